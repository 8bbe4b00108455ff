import { describe, expect, it } from 'vitest'
import { isNode, isPod } from '../../../src/kube/types.ts'
import type { Node } from '../../../src/kube/types.ts'
import { plainPod, storyOf, versionsOf } from '../../support/objects.ts'
import { eventsOf, timesOf } from '../../support/pictures.ts'
import { play, worldOf } from '../../support/worlds.ts'

const ready = ({ spec, status }: Node): string => {
  const found = status?.conditions?.find(({ type }) => type === 'Ready')
  const taints = (spec?.taints ?? []).map(({ effect, key }) => `${key.replace('node.kubernetes.io/', '')}:${effect}`)
  return [`${found?.status}(${found?.reason})`, ...taints].join(' ')
}

const named = (name: string, more: Record<string, unknown> = {}) =>
  plainPod(name, { nodeName: 'node-1', containers: [{ name, image: 'example/app:1' }], ...more })

describe('a node that is shut down with grace', () => {
  const shutdown = { shutdownGracePeriod: '30s', shutdownGracePeriodCriticalPods: '10s' }
  const world = worldOf(
    {
      duration: '5m',
      processes: [
        { container: 'slow', onSigterm: { exits: { after: '8s' } } },
        { container: 'stubborn', onSigterm: { ignores: true } },
      ],
      timeline: [
        { at: '30s', until: '150s', node: { name: 'node-1', shutdown } },
        { at: '35s', apply: named('late') },
      ],
    },
    named('slow'),
    named('stubborn'),
    named('brief', { terminationGracePeriodSeconds: 3 }),
    named('critical', { priorityClassName: 'system-cluster-critical' }),
  )
  const trace = play(world)
  const ends = (name: string) => versionsOf(trace, isPod, name).find(({ object }) => object.status.phase === 'Failed')

  it('ends its Pods in time, critical ones last, and says why', () => {
    expect(ends('slow')?.at).toBeCloseTo(38, 0)
    expect(ends('stubborn')?.at).toBeCloseTo(50, 0)
    expect(ends('critical')?.at).toBeGreaterThan(50)
    expect(ends('critical')?.at).toBeLessThan(51)
    const message = 'Pod was terminated in response to imminent node shutdown.'
    expect(ends('slow')?.object.status).toMatchObject({ reason: 'Terminated', message })
    expect(ends('slow')?.object.status.conditions?.[0]).toMatchObject({ type: 'DisruptionTarget', reason: 'TerminationByKubelet', message })
  })

  it('is not ready from the first moment and takes no Pods; silent when it is off, and ready when it is started', () => {
    expect(storyOf(trace, isNode, 'node-1', ready)).toEqual([
      'True(KubeletReady)',
      'False(KubeletNotReady)',
      'False(KubeletNotReady) not-ready:NoSchedule',
      'False(KubeletNotReady) not-ready:NoSchedule not-ready:NoExecute',
      'Unknown(NodeStatusUnknown) not-ready:NoSchedule not-ready:NoExecute',
      'Unknown(NodeStatusUnknown) not-ready:NoExecute unreachable:NoSchedule',
      'Unknown(NodeStatusUnknown) unreachable:NoSchedule unreachable:NoExecute',
      'True(KubeletReady) unreachable:NoSchedule unreachable:NoExecute',
      'True(KubeletReady) unreachable:NoExecute',
      'True(KubeletReady)',
    ])
    expect(ends('late')?.object.status).toMatchObject({
      reason: 'NodeShutdown',
      message: 'Pod was rejected: Pod was rejected as the node is shutting down.',
    })
    expect(timesOf(trace, 'Rebooted')).toHaveLength(1)
    expect(eventsOf(trace, 'NodeNotReady').filter((text) => text.endsWith('Node node-1 status is now: NodeNotReady'))).toHaveLength(2)
  })

  it('does not start again what it has ended', () => {
    for (const name of ['slow', 'stubborn', 'brief', 'critical']) {
      expect(versionsOf(trace, isPod, name).at(-1)?.object.status).toMatchObject({ phase: 'Failed', reason: 'Terminated' })
    }
    expect(eventsOf(trace, 'Shutdown')).toEqual(['Shutdown: Shutdown manager detected shutdown event'])
  })
})

describe('a node that loses its power', () => {
  it('comes back with its Pods, whose containers start anew', () => {
    const timeline = [{ at: '30s', until: '150s', node: { name: 'node-1', shutdown: {} } }]
    const trace = play(worldOf({ duration: '5m', timeline }, named('web')))
    const [status] = versionsOf(trace, isPod, 'web').at(-1)?.object.status.containerStatuses ?? []
    expect(status).toMatchObject({ restartCount: 1, ready: true, lastState: { terminated: { exitCode: 255, reason: 'Unknown' } } })
    expect(eventsOf(trace, 'Killing', 'SandboxChanged')).toEqual(['SandboxChanged: Pod sandbox changed, it will be killed and re-created.'])
  })
})
