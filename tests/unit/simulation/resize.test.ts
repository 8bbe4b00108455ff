import { describe, expect, it } from 'vitest'
import { isPod } from '../../../src/kube/types.ts'
import { plainPod, storyOf } from '../../support/objects.ts'
import { eventsOf } from '../../support/pictures.ts'
import { play, worldOf } from '../../support/worlds.ts'

const resized = (at: string, cpu: string) => ({
  at,
  kubectl: `patch pod web --subresource resize -p '{"spec":{"containers":[{"name":"app","resources":{"requests":{"cpu":"${cpu}"}}}]}}'`,
})
const asking = (name: string, cpu: string, restartPolicy = 'NotRequired') =>
  plainPod(name, {
    nodeName: 'node-1',
    containers: [
      { name: 'app', image: 'example/app:1', resizePolicy: [{ resourceName: 'cpu', restartPolicy }], resources: { requests: { cpu } } },
    ],
  })

/** What the container has, how often it was restarted, and what its resize waits for. */
const has = (trace: ReturnType<typeof play>): string[] =>
  storyOf(trace, isPod, 'web', ({ status }) => {
    const [app] = status.containerStatuses ?? []
    const resize = (status.conditions ?? []).filter(({ type }) => type.startsWith('PodResize')).map(({ reason, type }) => reason ?? type)
    return [`cpu ${app?.resources?.requests?.['cpu'] ?? '–'} #${app?.restartCount ?? 0}`, ...resize].join(' ')
  })

describe('the resources of a container that runs', () => {
  it('change in place', () => {
    const trace = play(worldOf({ duration: '20s', timeline: [resized('10s', '2')] }, asking('web', '1')))
    expect(has(trace)).toEqual(['cpu – #0', 'cpu 1 #0', 'cpu 1 #0 PodResizeInProgress', 'cpu 2 #0'])
    expect(eventsOf(trace, 'ResizeStarted', 'ResizeCompleted')).toHaveLength(2)
  })

  it('change by a restart where its policy says so', () => {
    const trace = play(worldOf({ duration: '20s', timeline: [resized('10s', '2')] }, asking('web', '1', 'RestartContainer')))
    expect(has(trace).at(-1)).toBe('cpu 2 #1')
    expect(eventsOf(trace, 'Killing')).toEqual(['Killing: Container app resize requires restart, will be restarted'])
  })

  it('wait for room, or are told that there never will be any', () => {
    const timeline = [resized('10s', '3'), { at: '20s', kubectl: 'delete pod other --wait=false' }, resized('40s', '9')]
    const trace = play(worldOf({ duration: '60s', timeline }, asking('web', '1'), asking('other', '1500m')))
    expect(has(trace).slice(2)).toEqual(['cpu 1 #0 Deferred', 'cpu 1 #0 PodResizeInProgress', 'cpu 3 #0', 'cpu 3 #0 Infeasible'])
    expect(eventsOf(trace, 'ResizeDeferred')[0]).toContain(
      "Node didn't have enough resource: cpu, requested: 3000, used: 1500, capacity: 4000",
    )
  })

  it('change of a sidecar, too', () => {
    const help = { name: 'help', image: 'example/app:1', restartPolicy: 'Always', resources: { requests: { cpu: '1' } } }
    const patch = '{"spec":{"initContainers":[{"name":"help","resources":{"requests":{"cpu":"2"}}}]}}'
    const timeline = [{ at: '10s', kubectl: `patch pod web --subresource resize -p '${patch}'` }]
    const trace = play(worldOf({ duration: '20s', timeline }, plainPod('web', { nodeName: 'node-1', initContainers: [help] })))
    const story = storyOf(trace, isPod, 'web', ({ status }) => {
      const [sidecar] = status.initContainerStatuses ?? []
      const resize = status.conditions?.find(({ type }) => type.startsWith('PodResize'))?.type ?? ''
      return `${sidecar?.resources?.requests?.['cpu'] ?? '–'} #${sidecar?.restartCount ?? 0} ${resize}`
    })
    expect(story).toEqual(['– #0 ', '1 #0 ', '1 #0 PodResizeInProgress', '2 #0 '])
    expect(eventsOf(trace, 'ResizeCompleted')[0]).toMatch(/^ResizeCompleted: Pod resize completed: {"initContainers":\[{"name":"help"/)
  })
})
