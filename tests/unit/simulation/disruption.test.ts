import { describe, expect, it } from 'vitest'
import { isBudget, isNode, isPod } from '../../../src/kube/types.ts'
import type { PodDisruptionBudget } from '../../../src/kube/types.ts'
import { answersOf, creationsOf, eventTimes, plainPod, storyOf, versionsOf } from '../../support/objects.ts'
import { play, worldOf } from '../../support/worlds.ts'

const replicas = (count: number) => ({
  apiVersion: 'apps/v1',
  kind: 'ReplicaSet',
  metadata: { name: 'web' },
  spec: {
    replicas: count,
    selector: { matchLabels: { app: 'web' } },
    template: { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'app', image: 'example/app:1' }] } },
  },
})
const budget = (spec: Record<string, unknown>) => ({
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name: 'guard' },
  spec: { ...spec, selector: { matchLabels: { app: 'web' } } },
})
const counts = ({ status }: PodDisruptionBudget): string =>
  `${status?.currentHealthy}/${status?.expectedPods} healthy, ${status?.desiredHealthy} wanted, ${status?.disruptionsAllowed} may go`
const lastCounts = (...documents: Parameters<typeof worldOf> extends [unknown, ...infer Rest] ? Rest : never): string | undefined =>
  storyOf(play(worldOf({ duration: '20s' }, ...documents)), isBudget, 'guard', counts).at(-1)

describe('a disruption budget', () => {
  it.each([
    [{ minAvailable: 2 }, '3/3 healthy, 2 wanted, 1 may go'],
    [{ minAvailable: '50%' }, '3/3 healthy, 2 wanted, 1 may go'],
    [{ maxUnavailable: 1 }, '3/3 healthy, 2 wanted, 1 may go'],
    [{ maxUnavailable: '50%' }, '3/3 healthy, 1 wanted, 2 may go'],
    [{ minAvailable: 5 }, '3/3 healthy, 5 wanted, 0 may go'],
  ])('%j of three replicas', (spec, expected) => expect(lastCounts(replicas(3), budget(spec))).toBe(expected))

  it('allows nothing for a share of Pods that nobody controls', () => {
    const trace = play(worldOf({ duration: '20s' }, plainPod('web', {}, { app: 'web' }), budget({ maxUnavailable: 1 })))
    expect(versionsOf(trace, isBudget).at(-1)?.object.status).toMatchObject({
      disruptionsAllowed: 0,
      conditions: [{ type: 'DisruptionAllowed', status: 'False', reason: 'SyncFailed' }],
    })
    expect(eventTimes(trace, 'guard', 'CalculateExpectedPodCountFailed').length).toBeGreaterThan(0)
  })
})

describe('an eviction', () => {
  it('marks the Pod, then deletes it with its own grace', () => {
    const trace = play(worldOf({ duration: '30s', timeline: [{ at: '15s', evict: 'web' }] }, plainPod('web')))
    const [marked, deleted] = versionsOf(trace, isPod).filter(({ at }) => at > 15)
    expect(marked?.object.status.conditions?.at(-1)).toMatchObject({
      type: 'DisruptionTarget',
      reason: 'EvictionByEvictionAPI',
      message: 'Eviction API: evicting',
    })
    expect(marked?.object.status.conditions?.at(-1)).not.toHaveProperty('observedGeneration')
    expect(deleted?.object.metadata).toMatchObject({ deletionGracePeriodSeconds: 30, generation: 2 })
    expect(versionsOf(trace, isPod).at(-1)?.object.status.conditions?.[0]).toMatchObject({ type: 'DisruptionTarget', status: 'True' })
  })

  it('is refused where the budget is spent', () => {
    const trace = play(
      worldOf(
        { duration: '30s', timeline: [{ at: '15s', evict: 'web' }] },
        plainPod('web', {}, { app: 'web' }),
        budget({ minAvailable: 1 }),
      ),
    )
    expect(answersOf(trace)).toEqual([
      "Error from server (TooManyRequests): Cannot evict pod as it would violate the pod's disruption budget.",
    ])
    expect(versionsOf(trace, isPod).at(-1)?.object.metadata.deletionTimestamp).toBeUndefined()
  })
})

describe('kubectl drain', () => {
  it('cordons the node, evicts, waits until the Pods are gone', () => {
    const trace = play(
      worldOf({ duration: '40s', timeline: [{ at: '15s', kubectl: 'drain node-1 --force' }] }, plainPod('web', { nodeName: 'node-1' })),
    )
    expect(answersOf(trace)[0]?.split('\n')).toEqual([
      'node/node-1 cordoned',
      'Warning: deleting Pods that declare no controller: default/web',
      'evicting pod default/web',
      'pod/web evicted',
      'node/node-1 drained',
    ])
    expect(versionsOf(trace, isNode, 'node-1').at(-1)?.object.spec?.taints).toMatchObject([
      { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' },
    ])
  })

  it('tries a Pod again every 5 s that its budget keeps', () => {
    const timeline = [
      { at: '15s', kubectl: 'drain node-1' },
      { at: '27s', kubectl: `patch pdb guard -p '{"spec":{"minAvailable":1}}'` },
    ]
    const pinned = { ...replicas(2), spec: { ...replicas(2).spec } }
    pinned.spec.template = { ...pinned.spec.template, spec: { ...pinned.spec.template.spec, nodeName: 'node-1' } as never }
    const trace = play(worldOf({ duration: '60s', timeline }, pinned, budget({ minAvailable: 2 })))
    const lines = answersOf(trace)[0]?.split('\n') ?? []
    expect(lines.find((line) => line.includes('will retry after 5s'))).toMatch(
      /^error when evicting pods\/"web-.{5}" -n "default" \(will retry after 5s\): Cannot evict pod as it would violate the pod's disruption budget\.$/,
    )
    const first = creationsOf(trace).find(({ at }) => at > 15)
    expect(first?.at).toBeGreaterThan(30)
    expect(first?.at).toBeLessThan(31)
  })

  it('passes over the Pods of a DaemonSet, whatever they store, and warns of nothing that is brought back', () => {
    const storing = { volumes: [{ name: 'tmp', emptyDir: {} }], nodeSelector: { 'kubernetes.io/hostname': 'node-1' } }
    const of = (kind: string, name: string) => ({
      apiVersion: 'apps/v1',
      kind,
      metadata: { name },
      spec: {
        selector: { matchLabels: { app: name } },
        template: {
          metadata: { labels: { app: name } },
          spec: { ...storing, containers: [{ name: 'app', image: 'example/app:1' }] },
        },
      },
    })
    const timeline = [
      { at: '15s', kubectl: 'drain node-1 --ignore-daemonsets' },
      { at: '20s', kubectl: 'drain node-1 --ignore-daemonsets --delete-emptydir-data' },
    ]
    const [first = '', second = ''] = answersOf(
      play(worldOf({ duration: '40s', timeline }, of('DaemonSet', 'agent'), of('ReplicaSet', 'web'))),
    )
    expect(first.replaceAll(/-[a-z0-9]{5}\b/g, '-X').split('\n')[1]).toBe(
      'error: unable to drain node "node-1" due to error: cannot delete Pods with local storage (use --delete-emptydir-data to override): default/web-X, continuing command...',
    )
    expect(
      second
        .replaceAll(/-[a-z0-9]{5}\b/g, '-X')
        .split('\n')
        .slice(1),
    ).toEqual([
      'Warning: ignoring DaemonSet-managed Pods: default/agent-X',
      'evicting pod default/web-X',
      'pod/web-X evicted',
      'node/node-1 drained',
    ])
  })

  it('refuses what nothing would bring back, unless it is forced', () => {
    const pod = plainPod('web', { nodeName: 'node-1', volumes: [{ name: 'tmp', emptyDir: {} }] })
    const trace = play(worldOf({ duration: '30s', timeline: [{ at: '15s', kubectl: 'drain node-1' }] }, pod))
    expect(answersOf(trace)[0]?.split('\n')).toEqual([
      'node/node-1 cordoned',
      'error: unable to drain node "node-1" due to error: cannot delete Pods with local storage (use --delete-emptydir-data to override): default/web, continuing command...',
      'There are pending nodes to be drained:',
      ' node-1',
      'cannot delete Pods with local storage (use --delete-emptydir-data to override): default/web',
    ])
    expect(versionsOf(trace, isPod).at(-1)?.object.metadata.deletionTimestamp).toBeUndefined()
  })
})
