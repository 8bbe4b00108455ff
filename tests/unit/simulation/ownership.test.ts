import { describe, expect, it } from 'vitest'
import type { KubeObject } from '../../../src/kube/types.ts'
import { isPod, isReplicaSet } from '../../../src/kube/types.ts'
import { answersOf, storyOf, versionsOf } from '../../support/objects.ts'
import { ending, playWorkloads, podStory, workload } from '../../support/workloads.ts'

const slow = { scenario: ending('3s') }
const isOf =
  (kind: string) =>
  (object: KubeObject): object is KubeObject =>
    object.kind === kind
const whenGone = (trace: ReturnType<typeof playWorkloads>, kind: string): number[] =>
  versionsOf(trace, isOf(kind))
    .filter(({ type }) => type === 'DELETED')
    .map(({ at }) => Math.round(at))

describe('deleting an owner', () => {
  it('in the background: it goes at once, and what it owned after it', () => {
    const trace = playWorkloads([workload('Deployment')], ['20s delete deployment web'], slow)
    expect([whenGone(trace, 'Deployment'), whenGone(trace, 'ReplicaSet')]).toEqual([[20], [20]])
    expect(podStory(trace).slice(1, 2)).toEqual(['20 #1 deleted'])
    expect(whenGone(trace, 'Pod').every((at) => at === 23 || at === 24)).toBe(true)
  })

  it('in the foreground: it stays until the last of what it owned is gone', () => {
    const trace = playWorkloads([workload('Deployment')], ['20s delete deployment web --cascade=foreground'], slow)
    const [pod = 0] = whenGone(trace, 'Pod')
    expect(pod).toBeGreaterThan(22)
    expect(whenGone(trace, 'Deployment')[0]).toBeGreaterThanOrEqual(pod)
    expect(versionsOf(trace, isReplicaSet).at(-1)?.object.metadata.deletionTimestamp).toBeDefined()
  })

  it('as orphans: what it owned stays, and forgets it', () => {
    const trace = playWorkloads([workload('ReplicaSet')], ['20s delete rs web --cascade=orphan'], slow)
    expect(whenGone(trace, 'ReplicaSet')).toEqual([20])
    const last = versionsOf(trace, isPod).at(-1)?.object
    expect([last?.metadata.ownerReferences, last?.metadata.deletionTimestamp, last?.metadata.generation]).toEqual([undefined, undefined, 1])
  })

  it('as orphans: a Deployment of the same selector takes them over', () => {
    const again = { at: '30s', apply: workload('Deployment') }
    const gone = { at: '20s', kubectl: 'delete deployment web --cascade=orphan' }
    const trace = playWorkloads([workload('Deployment')], [], { scenario: { timeline: [gone, again] } })
    expect(podStory(trace)).toEqual(['0 #1 made'])
    expect(versionsOf(trace, isReplicaSet).at(-1)?.object.metadata.ownerReferences).toHaveLength(1)
  })

  it('whose owner is not there is deleted', () => {
    const owner = { apiVersion: 'v1', kind: 'ConfigMap', name: 'nobody', uid: '00000000-0000-4000-8000-000000000000' }
    const lost = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'lost', ownerReferences: [owner] } }
    const trace = playWorkloads([lost], [], { duration: '2s' })
    expect(whenGone(trace, 'ConfigMap')).toEqual([0])
  })
})

describe('a namespace', () => {
  it('has its ServiceAccount and the root certificates, again when they are deleted', () => {
    const trace = playWorkloads([], ['1s create ns team', '2s delete cm,sa --all -n team'], { duration: '3s' })
    const made = versionsOf(trace, (object): object is KubeObject => object.metadata.namespace === 'team').map(
      ({ type, object }) => `${type} ${object.kind} ${object.metadata.name}`,
    )
    expect(made).toEqual([
      'ADDED ServiceAccount default',
      'ADDED ConfigMap kube-root-ca.crt',
      'DELETED ConfigMap kube-root-ca.crt',
      'DELETED ServiceAccount default',
      'ADDED ServiceAccount default',
      'ADDED ConfigMap kube-root-ca.crt',
    ])
  })

  it('ends its Pods first, then all else, and then it goes; nothing new comes in', () => {
    const steps = [
      '1s create ns team',
      '2s create deployment web --image=nginx -n team',
      '10s delete ns team',
      '11s run late --image=nginx -n team',
      '40s run later --image=nginx -n team',
    ]
    const trace = playWorkloads([], steps, slow)
    expect(answersOf(trace).slice(2)).toEqual([
      'namespace "team" deleted',
      'Error from server (Forbidden): pods "late" is forbidden: unable to create new content in namespace team because it is being terminated',
      'Error from server (NotFound): namespaces "team" not found',
    ])
    expect(podStory(trace)).toHaveLength(3)
    expect(podStory(trace)[1]).toBe('15 #1 deleted')
    expect([whenGone(trace, 'Deployment'), whenGone(trace, 'Namespace')]).toEqual([[31], [31]])
    const phases = storyOf(trace, isOf('Namespace'), 'team', (object) => (object as { status?: { phase?: string } }).status?.phase ?? '')
    expect(phases).toEqual(['Active', 'Terminating', 'gone'])
  })
})
