import { describe, expect, it } from 'vitest'
import { isNode, isPod } from '../../../src/kube/types.ts'
import type { Node, Pod } from '../../../src/kube/types.ts'
import type { Trace } from '../../../src/simulation/trace.ts'
import { eventTimes, plainPod, storyOf, versionsOf } from '../../support/objects.ts'
import { expectLane, statesOf } from '../../support/pictures.ts'
import { play, worldOf } from '../../support/worlds.ts'

const cut = (at: string, name: string, reachable = false) => ({ at, node: { name, reachable } })

const nodeText = ({ spec, status }: Node): string => {
  const ready = status?.conditions?.find(({ type }) => type === 'Ready')?.status
  return [`Ready ${ready}`, ...(spec?.taints ?? []).map(({ effect, key }) => `${key.replace('node.kubernetes.io/', '')}:${effect}`)].join(
    ' ',
  )
}
const firstAt = (trace: Trace, name: string, is: (pod: Pod) => boolean): number | undefined =>
  versionsOf(trace, isPod, name).find(({ object }) => is(object))?.at

const lasting = (time: number) => [
  { key: 'node.kubernetes.io/unreachable', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: time },
  { key: 'node.kubernetes.io/not-ready', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: time },
]

describe('a node that falls silent', () => {
  const world = worldOf(
    { duration: '8m', timeline: [cut('20s', 'node-3')] },
    plainPod('impatient', { nodeName: 'node-3', tolerations: lasting(60) }),
    plainPod('usual', { nodeName: 'node-3' }),
    plainPod('elsewhere', { nodeName: 'node-1' }),
  )

  it.each([1, 2, 3, 4])(
    'is Unknown 40 to 60 s later, tainted twice, and its Pods unready; nothing else of them changes (seed %i)',
    (seed) => {
      const trace = play(world, { seed })
      expect(storyOf(trace, isNode, 'node-3', nodeText)).toEqual([
        'Ready True',
        'Ready Unknown',
        'Ready Unknown unreachable:NoSchedule',
        'Ready Unknown unreachable:NoSchedule unreachable:NoExecute',
      ])
      const unknown = versionsOf(trace, isNode, 'node-3').find(({ object }) => nodeText(object) === 'Ready Unknown')?.at ?? 0
      expect(unknown).toBeGreaterThanOrEqual(60)
      expect(unknown).toBeLessThanOrEqual(80)
      const unready = versionsOf(trace, isPod, 'usual').find(({ at }) => at > unknown)
      expect(unready?.at).toBeLessThan(unknown + 0.1)
      expect(unready?.object.status.phase).toBe('Running')
      const ready = unready?.object.status.conditions?.find(({ type }) => type === 'Ready')
      expect(ready).toMatchObject({ status: 'False' })
      expect(ready?.reason).toBeUndefined()
      expect(eventTimes(trace, 'usual', 'NodeNotReady')).toHaveLength(1)
      expect(eventTimes(trace, 'elsewhere', 'NodeNotReady')).toHaveLength(0)
    },
  )

  it('has its Pods evicted once their tolerations are over, and they stay Terminating', () => {
    const trace = play(world)
    const unknown = versionsOf(trace, isNode, 'node-3').find(({ object }) => nodeText(object).includes('NoExecute'))?.at ?? 0
    for (const [name, after] of [
      ['impatient', 60],
      ['usual', 300],
    ] as const) {
      const deleted = firstAt(trace, name, ({ metadata }) => metadata.deletionTimestamp !== undefined) ?? 0
      expect(Math.abs(deleted - unknown - after)).toBeLessThan(0.1)
      expect(versionsOf(trace, isPod, name).at(-1)).toMatchObject({
        type: 'MODIFIED',
        object: { metadata: { generation: 2 }, status: { phase: 'Running' } },
      })
      expect(eventTimes(trace, name, 'TaintManagerEviction')).toHaveLength(1)
    }
  })

  it('ends the Pods that were deleted when it is back, and spares the others', () => {
    const back = {
      ...world,
      scenario: { ...world.scenario, spec: { duration: '6m', timeline: [cut('20s', 'node-3'), cut('200s', 'node-3', true)] } },
    }
    const trace = play(back)
    const [killing = 0] = eventTimes(trace, 'impatient', 'Killing')
    expect(killing).toBeGreaterThan(210)
    expect(versionsOf(trace, isPod, 'impatient').at(-1)?.type).toBe('DELETED')
    expect(storyOf(trace, isNode, 'node-3', nodeText).slice(-3)).toEqual([
      'Ready True unreachable:NoSchedule unreachable:NoExecute',
      'Ready True unreachable:NoExecute',
      'Ready True',
    ])
    const ready = firstAt(
      trace,
      'usual',
      ({ status }) => status.conditions?.some(({ type, status: is }) => type === 'Ready' && is === 'False') ?? false,
    )
    expect(ready).toBeDefined()
    expect(versionsOf(trace, isPod, 'usual').at(-1)?.object.status.conditions).toContainEqual(
      expect.objectContaining({ type: 'Ready', status: 'True' }),
    )
  })

  it('leaves no mark when it is back soon; what its Pods did meanwhile is told late', () => {
    const processes = [{ container: 'app', starts: [{ exits: { after: '28s', code: 1 } }, {}] }]
    const timeline = [cut('20s', 'node-3'), cut('50s', 'node-3', true)]
    const trace = play(worldOf({ duration: '2m', processes, timeline }, plainPod('web', { nodeName: 'node-3' })))
    expect(storyOf(trace, isNode, 'node-3', nodeText)).toEqual(['Ready True'])
    const restarted = versionsOf(trace, isPod, 'web').find(({ object }) => object.status.containerStatuses?.[0]?.restartCount === 1)
    expect(restarted?.at).toBeGreaterThan(50)
    expect(restarted?.at).toBeLessThan(61)
  })
})

describe('nodes that are all silent', () => {
  it('are not tainted to evict', () => {
    const timeline = ['node-1', 'node-2', 'node-3'].map((name) => cut('20s', name))
    const trace = play(worldOf({ duration: '8m', timeline }, plainPod('web', { nodeName: 'node-3' })))
    const taints = versionsOf(trace, isNode).at(-1)?.object.spec?.taints ?? []
    expect(taints.map(({ effect }) => effect)).toEqual(['NoSchedule'])
    expect(firstAt(trace, 'web', ({ metadata }) => metadata.deletionTimestamp !== undefined)).toBeUndefined()
  })
})

describe('a NoExecute taint', () => {
  it('ends the Pods that do not tolerate it at once, and those that do for a while later; without it they stay', () => {
    const timeline = [
      { at: '20s', kubectl: 'taint nodes node-1 broken=yes:NoExecute' },
      { at: '40s', kubectl: 'taint nodes node-1 broken-' },
    ]
    const tolerating = (time?: number) => ({
      nodeName: 'node-1',
      tolerations: [{ key: 'broken', operator: 'Exists', effect: 'NoExecute', ...(time !== undefined && { tolerationSeconds: time }) }],
    })
    const trace = play(
      worldOf(
        { duration: '2m', timeline },
        plainPod('none', { nodeName: 'node-1' }),
        plainPod('short', tolerating(10)),
        plainPod('long', tolerating(60)),
        plainPod('ever', tolerating()),
      ),
    )
    const deleted = (name: string): number | undefined => firstAt(trace, name, ({ metadata }) => metadata.deletionTimestamp !== undefined)
    expect(deleted('none')).toBeCloseTo(20.2, 0)
    expect(deleted('short')).toBeCloseTo(30.2, 0)
    expect(deleted('long')).toBeUndefined()
    expect(deleted('ever')).toBeUndefined()
    expect(eventTimes(trace, 'long', 'TaintManagerEviction')).toHaveLength(1)
    expect(eventTimes(trace, 'ever', 'TaintManagerEviction')).toHaveLength(0)
  })

  it('that comes second does not hurry a Pod that bears it, too', () => {
    const bears = (key: string, tolerationSeconds: number) => ({ key, operator: 'Exists', effect: 'NoExecute', tolerationSeconds })
    const timeline = ['20s a=1', '30s b=1'].map((text) => {
      const [at = '', taint = ''] = text.split(' ')
      return { at, kubectl: `taint nodes node-1 ${taint}:NoExecute` }
    })
    const trace = play(
      worldOf({ duration: '2m', timeline }, plainPod('web', { nodeName: 'node-1', tolerations: [bears('a', 40), bears('b', 5)] })),
    )
    expect(firstAt(trace, 'web', ({ metadata }) => metadata.deletionTimestamp !== undefined)).toBeCloseTo(60.2, 0)
  })
})

describe('a kubelet that restarts', () => {
  it('changes nothing of a Pod that runs', () => {
    const probe = { httpGet: { path: '/', port: 80 }, periodSeconds: 5 }
    const containers = [{ name: 'app', image: 'example/app:1', readinessProbe: probe, livenessProbe: probe, startupProbe: probe }]
    const timeline = [{ at: '40s', node: { name: 'node-1', kubelet: 'restart' as const } }]
    const trace = play(worldOf({ duration: '2m', timeline }, plainPod('web', { nodeName: 'node-1', containers })))
    expect(versionsOf(trace, isPod).filter(({ at }) => at > 39)).toEqual([])
  })

  it('forgets the back-off of a container that waits: it is started at once', () => {
    const processes = [
      {
        container: 'app',
        starts: [{ exits: { after: '1s', code: 1 } }, { exits: { after: '1s', code: 1 } }, { exits: { after: '1s', code: 1 } }, {}],
      },
    ]
    const pod = plainPod('web', { nodeName: 'node-1' })
    const restarted = play(
      worldOf({ duration: '1m', processes, timeline: [{ at: '21s', node: { name: 'node-1', kubelet: 'restart' } }] }, pod),
    )
    expect(statesOf(restarted, 'app', 10).at(-1)).toBe('Running#3')
    const usual = play(worldOf({ duration: '30s', processes }, pod))
    expect(statesOf(usual, 'app').at(-1)).not.toBe('Running#3')
  })

  it('ends a Pod that was being ended', () => {
    const processes = [{ container: 'app', onSigterm: { ignores: true } }]
    const timeline = [
      { at: '10s', kubectl: 'delete pod web --grace-period=20 --wait=false' },
      { at: '15s', node: { name: 'node-1', kubelet: 'restart' as const } },
    ]
    const trace = play(worldOf({ duration: '1m', processes, timeline }, plainPod('web', { nodeName: 'node-1' })))
    expectLane(trace, 'phase', 'Pending 0–1.6 | Running 1.6–35.8 | Failed 35.8–36.5 | gone 36.5–60', 2)
  })
})

describe('a Pod on a node that is not there', () => {
  it.each([1, 2, 3, 4])('fails 40 to 80 s later without any other condition, and is gone (seed %i)', (seed) => {
    const trace = play(worldOf({ duration: '2m' }, plainPod('nowhere', { nodeName: 'node-99' })), { seed })
    const [, failed, marked, gone] = versionsOf(trace, isPod)
    expect(failed?.at).toBeGreaterThanOrEqual(40)
    expect(failed?.at).toBeLessThan(80)
    expect(failed?.object.status).toMatchObject({ phase: 'Failed', conditions: [{ type: 'DisruptionTarget', reason: 'DeletionByPodGC' }] })
    expect(marked?.object.metadata.deletionGracePeriodSeconds).toBe(0)
    expect(gone?.type).toBe('DELETED')
  })

  it('was left behind by a node that was deleted', () => {
    const timeline = [{ at: '20s', kubectl: 'delete node node-2' }]
    const trace = play(worldOf({ duration: '2m', timeline }, plainPod('web', { nodeName: 'node-2' })))
    expect(versionsOf(trace, isPod, 'web').at(-1)?.type).toBe('DELETED')
  })
})
