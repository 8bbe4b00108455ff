import { describe, expect, it } from 'vitest'
import { isNode, isPod } from '../../../src/kube/types.ts'
import type { Node } from '../../../src/kube/types.ts'
import { eventTimes, plainPod, storyOf, versionsOf } from '../../support/objects.ts'
import { eventsOf, lastPod, timesOf } from '../../support/pictures.ts'
import { play, worldOf } from '../../support/worlds.ts'

const here = (resources: Record<string, unknown> = {}, more: Record<string, unknown> = {}) => ({
  nodeName: 'node-1',
  containers: [{ name: 'app', image: 'example/app:1', resources }],
  ...more,
})
const lacks = (pressure: 'memory' | 'disk', more: Record<string, unknown> = {}) => ({
  at: '30s',
  until: '90s',
  node: { name: 'node-1', pressure, ...more },
})

const conditions = ({ spec, status }: Node): string => {
  const bad = (status?.conditions ?? []).filter(({ status: is, type }) => is === 'True' && type !== 'Ready').map(({ type }) => type)
  const taints = (spec?.taints ?? []).map(({ effect, key }) => `${key.replace('node.kubernetes.io/', '')}:${effect}`)
  return [...bad, ...taints].join(' ') || 'well'
}

/** Pods in the order of their eviction. */
const evicted = (world: ReturnType<typeof worldOf>): string[] =>
  versionsOf(play(world), isPod).flatMap(({ object }, i, all) => {
    const first = all.findIndex((one) => one.object.metadata.name === object.metadata.name && one.object.status.reason === 'Evicted')
    return i === first ? [object.metadata.name] : []
  })

describe('a node whose memory runs out', () => {
  const world = worldOf(
    { duration: '9m', timeline: [lacks('memory')] },
    plainPod('web', here()),
    plainPod('elsewhere', { nodeName: 'node-2' }),
  )

  it('has a Pod evicted at the kubelet’s next look, which is within ten seconds', () => {
    const trace = play(world)
    const message =
      'The node was low on resource: memory. Threshold quantity: 100Mi, available: 80Mi. ' +
      'Container app was using 10Mi, request is 0, has larger consumption of memory. '
    const failed = versionsOf(trace, isPod, 'web').find(({ object }) => object.status.phase === 'Failed')
    expect(failed?.at).toBeGreaterThan(30)
    expect(failed?.at).toBeLessThan(41)
    expect(failed?.object.status).toMatchObject({ reason: 'Evicted', message })
    expect(failed?.object.status.conditions?.[0]).toMatchObject({ type: 'DisruptionTarget', reason: 'TerminationByKubelet', message })
    expect(eventsOf(trace, 'Evicted', 'EvictionThresholdMet')).toContain(`Evicted: ${message}`)
    expect(versionsOf(trace, isPod, 'web').at(-1)?.type).toBe('MODIFIED')
    expect(eventTimes(trace, 'elsewhere', 'Evicted')).toEqual([])
  })

  it('is the cause of it all: the eviction, the condition and the taint', () => {
    const { records } = play(world)
    const rootsOf = (id: number): string[] => {
      const record = records[id]
      return record && record.causes.length > 0 ? record.causes.flatMap(rootsOf) : [record?.kind ?? '']
    }
    const effects = records.filter(
      (record) => record.kind === 'watch' && record.at > 30_000 && (isNode(record.object) || record.object.metadata.name.startsWith('web')),
    )
    expect(effects.length).toBeGreaterThan(4)
    for (const { at, id } of effects) if (at < 90_000) expect(rootsOf(id)).toContain('fault')
  })

  it('says so for five minutes after it last did, and takes no new Pods', () => {
    const trace = play(world)
    expect(storyOf(trace, isNode, 'node-1', conditions)).toEqual([
      'well',
      'MemoryPressure',
      'MemoryPressure memory-pressure:NoSchedule',
      'memory-pressure:NoSchedule',
      'well',
    ])
    const [low = 0] = timesOf(trace, 'NodeHasInsufficientMemory')
    const [well = 0] = timesOf(trace, 'NodeHasSufficientMemory')
    expect(well - low).toBeGreaterThan(295)
    expect(well - low).toBeLessThan(375)
  })

  it('refuses best-effort Pods that somebody sends there, and takes others', () => {
    const late = (name: string, resources: Record<string, unknown>) => ({ at: '60s', apply: plainPod(name, here(resources)) })
    const steps = [lacks('memory'), late('effortless', {}), late('asking', { requests: { memory: '10Mi' } })]
    const trace = play(
      worldOf({ duration: '3m', timeline: steps }, plainPod('web', here()), plainPod('more', here()), plainPod('most', here())),
    )
    const of = (name: string) => versionsOf(trace, isPod, name).at(-1)?.object.status
    expect(of('effortless')).toMatchObject({
      phase: 'Failed',
      reason: 'Evicted',
      message: 'Pod was rejected: The node had condition: [MemoryPressure]. ',
    })
    expect(of('asking')).toMatchObject({ phase: 'Running' })
  })
})

describe('the order of eviction', () => {
  it('is: what uses more than it asked for, of lower priority, by how much', () => {
    const classes = [{ kind: 'PriorityClass', apiVersion: 'scheduling.k8s.io/v1', metadata: { name: 'high' }, value: 1000 }]
    const uses = (pod: string, memory: string) => ({ at: '1s', uses: { pod, container: 'app', memory } })
    const world = worldOf(
      {
        duration: '3m',
        timeline: [
          uses('much', '300Mi'),
          uses('little', '150Mi'),
          uses('high', '500Mi'),
          uses('within', '600Mi'),
          lacks('memory', { available: '1Mi' }),
        ],
      },
      ...classes,
      plainPod('within', here({ requests: { memory: '1Gi' } })),
      plainPod('high', here({ requests: { memory: '100Mi' } }, { priorityClassName: 'high' })),
      plainPod('little', here({ requests: { memory: '100Mi' } })),
      plainPod('much', here({ requests: { memory: '100Mi' } })),
    )
    expect(evicted(world)).toEqual(['much'])
    const worse = { ...world.scenario.spec, kubelet: { evictionHard: { 'memory.available': '1500Mi' } } }
    expect(evicted({ ...world, scenario: { ...world.scenario, spec: worse } })).toEqual(['much', 'little', 'high', 'within'])
  })

  it('leaves out static and critical Pods', () => {
    const steps = [{ at: '0s', static: { node: 'node-1', pod: plainPod('static') } }, lacks('memory', { available: '1Mi' })]
    const critical = plainPod('critical', here({}, { priorityClassName: 'system-node-critical' }))
    expect(evicted(worldOf({ duration: '3m', timeline: steps }, critical, plainPod('web', here())))).toEqual(['web'])
  })
})

describe('soft thresholds', () => {
  it('give a Pod time, after the pressure lasted', () => {
    const kubelet = {
      evictionSoft: { 'memory.available': '200Mi' },
      evictionSoftGracePeriod: { 'memory.available': '20s' },
      evictionMaxPodGracePeriod: 15,
    }
    const processes = [{ container: 'app', onSigterm: { ignores: true } }]
    const timeline = [lacks('memory', { available: '150Mi' })]
    const trace = play(worldOf({ duration: '3m', kubelet, processes, timeline }, plainPod('web', here())))
    const [evictedAt = 0] = timesOf(trace, 'Evicted')
    expect(evictedAt).toBeGreaterThan(50)
    expect(evictedAt).toBeLessThan(61)
    const ended = versionsOf(trace, isPod, 'web').find(({ object }) => object.status.phase === 'Failed')
    expect((ended?.at ?? 0) - evictedAt).toBeCloseTo(15, 0)
  })
})

describe('a node whose disk runs out', () => {
  it('is freed of unused images first', () => {
    const again = { at: '80s', apply: plainPod('again', { ...here(), containers: [{ name: 'app', image: 'example/old:1' }] }) }
    const steps = [{ at: '20s', kubectl: 'delete pod old' }, lacks('disk', { available: '15340Mi' }), again]
    const old = plainPod('old', { nodeName: 'node-1', containers: [{ name: 'app', image: 'example/old:1' }] })
    const trace = play(
      worldOf({ duration: '2m', kubelet: { evictionPressureTransitionPeriod: '20s' }, timeline: steps }, old, plainPod('web', here())),
    )
    expect(timesOf(trace, 'EvictionThresholdMet')).toHaveLength(1)
    expect(timesOf(trace, 'Evicted')).toEqual([])
    expect(eventTimes(trace, 'again', 'Pulling')).toHaveLength(1)
  })

  it('has whoever uses most of it evicted', () => {
    const uses = { at: '1s', uses: { pod: 'big', container: 'app', disk: '9Gi' } }
    const trace = play(worldOf({ duration: '3m', timeline: [uses, lacks('disk')] }, plainPod('big', here()), plainPod('small', here())))
    expect(eventsOf(trace, 'Evicted')[0]).toBe(
      'Evicted: The node was low on resource: ephemeral-storage. Threshold quantity: 10737418400, available: 8Gi. ' +
        'Container app was using 9Gi, request is 0, has larger consumption of ephemeral-storage. ',
    )
    expect(versionsOf(trace, isPod, 'small').at(-1)?.object.status.phase).toBe('Running')
    expect(storyOf(trace, isNode, 'node-1', conditions)).toContain('DiskPressure disk-pressure:NoSchedule')
  })

  it('is not needed to evict a Pod that has more there than it may', () => {
    const pod = plainPod('big', here({ limits: { 'ephemeral-storage': '1Gi' } }))
    const node = { apiVersion: 'v1', kind: 'Node', metadata: { name: 'node-1' }, status: { capacity: { 'ephemeral-storage': '50Gi' } } }
    const trace = play(worldOf({ duration: '2m', timeline: [{ at: '30s', uses: { container: 'app', disk: '2Gi' } }] }, node, pod))
    expect(lastPod(trace).status).toMatchObject({
      phase: 'Failed',
      reason: 'Evicted',
      message: 'Pod ephemeral local storage usage exceeds the total limit of containers 1Gi. ',
    })
    expect(lastPod(trace).status.conditions?.some(({ type }) => type === 'DisruptionTarget')).toBe(false)
    expect(storyOf(trace, isNode, 'node-1', conditions)).toEqual(['well'])
  })
})
