import { describe, expect, it } from 'vitest'
import { isDaemonSet, isPod, isStatefulSet } from '../../../src/kube/types.ts'
import { answersOf, storyOf, versionsOf } from '../../support/objects.ts'
import { eventsOf } from '../../support/pictures.ts'
import { ending, playWorkloads, podStory, workload } from '../../support/workloads.ts'

const stateful = (spec: Record<string, unknown> = {}) => workload('StatefulSet', { serviceName: 'web', ...spec })
const gone = { duration: '1m', scenario: ending('2s') }
const steps = (story: readonly string[]): string[] => story.map((line) => line.replace(/^\d+ /, ''))

describe('a StatefulSet', () => {
  it('makes its Pods one after the other, and takes them back the other way round', () => {
    const trace = playWorkloads([stateful({ replicas: 3 })], ['30s scale sts web --replicas=1'], gone)
    expect(steps(podStory(trace))).toEqual([
      'web-0 made',
      'web-1 made',
      'web-2 made',
      'web-2 deleted',
      'web-2 gone',
      'web-1 deleted',
      'web-1 gone',
    ])
    expect(versionsOf(trace, isPod, 'web-1')[0]?.object.metadata.labels).toMatchObject({
      'apps.kubernetes.io/pod-index': '1',
      'statefulset.kubernetes.io/pod-name': 'web-1',
    })
  })

  it('makes them all at once when they are parallel', () => {
    const trace = playWorkloads([stateful({ replicas: 3, podManagementPolicy: 'Parallel' })], ['30s scale sts web --replicas=0'], gone)
    expect(podStory(trace).slice(0, 6)).toEqual([
      '0 web-0 made',
      '0 web-1 made',
      '0 web-2 made',
      '30 web-2 deleted',
      '30 web-1 deleted',
      '30 web-0 deleted',
    ])
  })

  it('updates from the highest ordinal down to the partition, each after the one before is ready', () => {
    const spec = { replicas: 3, updateStrategy: { rollingUpdate: { partition: 1 } } }
    const trace = playWorkloads([stateful(spec)], ['30s set image sts/web app=example/app:2'], gone)
    expect(steps(podStory(trace)).slice(3)).toEqual([
      'web-2 deleted',
      'web-2 gone',
      'web-2 made',
      'web-1 deleted',
      'web-1 gone',
      'web-1 made',
    ])
    const status = versionsOf(trace, isStatefulSet).at(-1)?.object.status
    expect([status?.updatedReplicas, status?.currentReplicas]).toEqual([2, 1])
  })

  it('waits for the object of a failed Pod to go, and then makes it again', () => {
    const processes = [{ container: 'app', starts: [{ exits: { after: '5s', code: 1 } }, {}] }]
    const trace = playWorkloads([stateful({ replicas: 1 })], ['10s delete pod web-0 --now'], { scenario: { processes } })
    expect(steps(podStory(trace))).toEqual(['web-0 made', 'web-0 deleted', 'web-0 gone', 'web-0 made'])
  })

  it('makes the claims of its Pods, which outlive them', () => {
    const claim = { metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } }
    const trace = playWorkloads([stateful({ replicas: 1, volumeClaimTemplates: [claim] })], [], { duration: '5s' })
    expect(eventsOf(trace, 'SuccessfulCreate')).toEqual([
      'SuccessfulCreate: Create Claim data-web-0 Pod web-0 in StatefulSet web success',
      'SuccessfulCreate: Create Pod web-0 in StatefulSet web successful',
    ])
  })

  it('goes back to an older revision', () => {
    const trace = playWorkloads([stateful({ replicas: 1 })], ['20s set image sts/web app=example/app:2', '40s rollout undo sts/web'], gone)
    expect(answersOf(trace)).toEqual(['statefulset.apps/web image updated', 'statefulset.apps/web rolled back'])
    expect(storyOf(trace, isPod, 'web-0', ({ spec }) => spec.containers[0]?.image ?? '')).toEqual([
      'example/app:1',
      'gone',
      'example/app:2',
      'gone',
      'example/app:1',
    ])
  })
})

describe('a DaemonSet', () => {
  const counts = (trace: ReturnType<typeof playWorkloads>): string[] =>
    storyOf(trace, isDaemonSet, 'web', ({ status }) => `${status.numberReady}/${status.desiredNumberScheduled}`)

  it('has a Pod on each node that it may be on', () => {
    const trace = playWorkloads([workload('DaemonSet')], ['20s taint node node-1 a=b:NoSchedule', '30s taint node node-2 a=b:NoExecute'])
    expect(counts(trace)).toEqual(['0/0', '0/3', '3/3', '2/2', '1/1'])
    expect(podStory(trace).filter((line) => line.endsWith('deleted'))).toHaveLength(1)
  })

  it('updates node by node: the successor comes once the old Pod has ended', () => {
    const trace = playWorkloads([workload('DaemonSet')], ['20s set image ds/web app=example/app:2'], {
      duration: '50s',
      scenario: ending('2s'),
    })
    expect(counts(trace)).toEqual(['0/0', '0/3', '3/3', '2/3', '3/3', '2/3', '3/3', '2/3', '3/3'])
    const made = podStory(trace).filter((line) => line.endsWith('made'))
    expect(made).toHaveLength(6)
    expect(made.slice(0, 3)).toEqual(['0 #1 made', '0 #2 made', '0 #3 made'])
  })

  it('puts the new Pod beside the old one where it may surge', () => {
    const spec = { updateStrategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } } }
    const trace = playWorkloads([workload('DaemonSet', spec)], ['20s set image ds/web app=example/app:2'], { duration: '50s' })
    expect(
      counts(trace)
        .slice(2)
        .every((count) => count === '3/3'),
    ).toBe(true)
    expect(podStory(trace).filter((line) => line.endsWith('made'))).toHaveLength(6)
  })

  it('keeps off nodes that its Pods do not select', () => {
    const trace = playWorkloads([selecting({ disk: 'ssd' })], ['10s label node node-2 disk=ssd'], { duration: '20s' })
    expect(counts(trace)).toEqual(['0/0', '0/1', '1/1'])
    expect(versionsOf(trace, isPod).at(-1)?.object.spec.nodeName).toBe('node-2')
  })
})

const selecting = (nodeSelector: Record<string, string>): ReturnType<typeof workload> => {
  const set = workload('DaemonSet') as ReturnType<typeof workload> & { spec: { template: { spec: Record<string, unknown> } } }
  return { ...set, spec: { ...set.spec, template: { ...set.spec.template, spec: { ...set.spec.template.spec, nodeSelector } } } }
}
