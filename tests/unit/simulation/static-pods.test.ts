import { describe, expect, it } from 'vitest'
import { isPod } from '../../../src/kube/types.ts'
import type { KubeEvent } from '../../../src/kube/types.ts'
import { creationsOf, eventTimes, plainPod, storyOf, versionsOf } from '../../support/objects.ts'
import { play, worldOf } from '../../support/worlds.ts'

const manifest = (image = 'nginx:1') => plainPod('web', { containers: [{ name: 'app', image }] })
const placed = (at: string, image?: string) => ({ at, static: { node: 'node-1', pod: { ...manifest(image) } } })

describe('a static Pod', () => {
  it('runs under the name of its node; its mirror has no token, and tolerates every eviction', () => {
    const trace = play(worldOf({ duration: '20s', timeline: [placed('0s')] }))
    const [mirror] = creationsOf(trace)
    expect(mirror?.pod.metadata).toMatchObject({
      name: 'web-node-1',
      annotations: { 'kubernetes.io/config.source': 'file' },
      ownerReferences: [{ kind: 'Node', name: 'node-1', controller: true }],
    })
    expect(mirror?.pod.spec).toMatchObject({ nodeName: 'node-1', tolerations: [{ effect: 'NoExecute', operator: 'Exists' }] })
    expect(mirror?.pod.spec.volumes).toBeUndefined()
    const last = versionsOf(trace, isPod).at(-1)?.object
    expect(last?.status.phase).toBe('Running')
    expect(last?.status).not.toHaveProperty('observedGeneration')
    const started = trace.records.find((one) => one.kind === 'watch' && (one.object as KubeEvent).reason === 'Started')
    expect(started?.kind === 'watch' && (started.object as KubeEvent).involvedObject.uid).toBe(
      mirror?.pod.metadata.annotations?.['kubernetes.io/config.hash'],
    )
  })

  it('outlives its mirror, which is back within 50 ms under another uid', () => {
    const timeline = [placed('0s'), { at: '10s', kubectl: 'delete pod web-node-1 --wait=false' }]
    const trace = play(worldOf({ duration: '40s', timeline }))
    const [first, second] = creationsOf(trace)
    expect(second?.at).toBeGreaterThan(10.1)
    expect(second?.at).toBeLessThan(10.25)
    expect(second?.pod.metadata.uid).not.toBe(first?.pod.metadata.uid)
    expect(eventTimes(trace, 'web-node-1', 'Killing')).toEqual([])
    const last = versionsOf(trace, isPod).at(-1)?.object
    expect(last?.status).toMatchObject({ phase: 'Running', containerStatuses: [{ restartCount: 0, state: { running: {} } }] })
  })

  it('ends before another manifest of its name begins', () => {
    const trace = play(worldOf({ duration: '30s', timeline: [placed('0s'), placed('10s', 'nginx:2')] }))
    expect(eventTimes(trace, 'web-node-1', 'Killing')).toHaveLength(1)
    expect(versionsOf(trace, isPod).at(-1)?.object.status.containerStatuses).toMatchObject([{ image: 'nginx:2', state: { running: {} } }])
  })

  it('goes on through a restart of its kubelet', () => {
    const timeline = [placed('0s'), { at: '10s', node: { name: 'node-1', kubelet: 'restart' as const } }]
    const trace = play(worldOf({ duration: '40s', timeline }))
    const ready = storyOf(trace, isPod, 'web-node-1', ({ status }) => status.conditions?.find(({ type }) => type === 'Ready')?.status ?? '')
    expect(ready).toEqual(['', 'False', 'True'])
    expect(eventTimes(trace, 'web-node-1', 'Started')).toHaveLength(1)
  })
})
