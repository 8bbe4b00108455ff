import { describe, expect, it } from 'vitest'
import { isPod, isReplicaSet, isResourceQuota } from '../../../src/kube/types.ts'
import { answersOf, creationsOf, eventTimes, storyOf, versionsOf } from '../../support/objects.ts'
import { ending, playWorkloads, workload } from '../../support/workloads.ts'

const limitRange = (...limits: object[]) => ({ apiVersion: 'v1', kind: 'LimitRange', metadata: { name: 'l' }, spec: { limits } })
const quota = (hard: object, more: object = {}) => ({
  apiVersion: 'v1',
  kind: 'ResourceQuota',
  metadata: { name: 'q' },
  spec: { hard, ...more },
})
const pod = (resources: object = {}, spec: object = {}) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web' },
  spec: { ...spec, containers: [{ name: 'app', image: 'example/app:1', resources }] },
})
/** What kubectl says when a Pod comes to a namespace that has these objects. */
const answer = (objects: object[], resources: object, spec?: object): string => {
  const timeline = [{ at: '5s', apply: pod(resources, spec) }]
  return answersOf(playWorkloads(objects as never[], [], { duration: '10s', scenario: { timeline } }))[0] ?? ''
}

describe('a LimitRange', () => {
  it('gives containers what they do not name, before their QoS class is found', () => {
    const range = limitRange({
      type: 'Container',
      max: { cpu: '1', memory: '1Gi' },
      default: { cpu: '500m' },
      defaultRequest: { cpu: '100m' },
    })
    const [made] = creationsOf(
      playWorkloads([range, pod({ limits: { memory: '64Mi' }, requests: { memory: '64Mi' } })], [], { duration: '1s' }),
    )
    expect(made?.pod.spec.containers[0]?.resources).toEqual({
      limits: { cpu: '500m', memory: '64Mi' },
      requests: { cpu: '100m', memory: '64Mi' },
    })
    expect(made?.pod.metadata.annotations).toEqual({
      'kubernetes.io/limit-ranger': 'LimitRanger plugin set: cpu request for container app; cpu limit for container app',
    })
    expect(made?.pod.status.qosClass).toBe('Burstable')
  })

  it('keeps out what lies outside its bounds, and says all that is wrong', () => {
    const forbidden = 'Error from server (Forbidden): pods "web" is forbidden: '
    const bounds = limitRange({ type: 'Container', min: { memory: '100Mi' }, max: { cpu: '1' } })
    expect(answer([bounds], { limits: { cpu: '2' } })).toBe(`${forbidden}maximum cpu usage per Container is 1, but limit is 2`)
    expect(answer([bounds], { requests: { memory: '50Mi' }, limits: { cpu: '1100m' } })).toBe(
      `${forbidden}[minimum memory usage per Container is 100Mi, but request is 50Mi, maximum cpu usage per Container is 1, but limit is 1100m]`,
    )
    const ofPods = limitRange({ type: 'Pod', max: { memory: '1Gi' } })
    expect(answer([ofPods], {})).toBe(`${forbidden}maximum memory usage per Pod is 1Gi.  No limit is specified`)
    const ratio = limitRange({ type: 'Container', maxLimitRequestRatio: { cpu: '2' } })
    expect(answer([ratio], { requests: { cpu: '100m' }, limits: { cpu: '300m' } })).toBe(
      `${forbidden}cpu max limit to request ratio per Container is 2, but provided ratio is 3.000000`,
    )
  })
})

describe('a ResourceQuota', () => {
  it('lets a ReplicaSet make as many Pods as it allows, and the next when one is gone', () => {
    const steps = ['20s delete pods --all --wait=false']
    const trace = playWorkloads([quota({ pods: '2' }), workload('ReplicaSet', { replicas: 3 })], steps, { scenario: ending('3s') })
    expect(creationsOf(trace).map(({ at }) => Math.round(at))).toEqual([0, 0, 23, 23])
    const used = storyOf(trace, isResourceQuota, 'q', ({ status }) => `${status?.used?.['pods'] ?? '?'}/${status?.hard?.['pods'] ?? '?'}`)
    expect(used).toEqual(['?/?', '0/2', '1/2', '2/2', '0/2', '1/2', '2/2'])
    const failure = versionsOf(trace, isReplicaSet).at(-1)?.object.status.conditions?.[0]
    expect(failure?.message).toMatch(
      /^pods "web-[a-z0-9]{5}" is forbidden: exceeded quota: q, requested: pods=1, used: pods=2, limited: pods=2$/,
    )
    expect(eventTimes(trace, 'web', 'FailedCreate').length).toBeGreaterThan(9)
  })

  it('says by how much a Pod is too large, and what a container has to name', () => {
    const forbidden = 'Error from server (Forbidden): pods "web" is forbidden: '
    const tight = quota({ 'requests.cpu': '1', 'limits.memory': '1Gi' })
    expect(answer([tight], { requests: { cpu: '1500m' }, limits: { memory: '1Gi' } })).toBe(
      `${forbidden}exceeded quota: q, requested: requests.cpu=1500m, used: requests.cpu=0, limited: requests.cpu=1`,
    )
    expect(answer([tight], {})).toBe(`${forbidden}failed quota: q: must specify limits.memory for: app; requests.cpu for: app`)
  })

  it('counts only what its scopes take in, and other objects by their number', () => {
    const brief = quota({ pods: '0' }, { scopes: ['Terminating'] })
    expect([answer([brief], {}), answer([brief], {}, { activeDeadlineSeconds: 9 })]).toEqual([
      'pod/web created',
      'Error from server (Forbidden): pods "web" is forbidden: exceeded quota: q, requested: pods=1, used: pods=0, limited: pods=0',
    ])
    const steps = ['1s create configmap a', '2s create configmap b']
    expect(answersOf(playWorkloads([quota({ configmaps: '2' })], steps, { duration: '3s' }))).toEqual([
      'configmap/a created',
      'error: failed to create configmap: configmaps "b" is forbidden: exceeded quota: q, requested: configmaps=1, used: configmaps=2, limited: configmaps=2',
    ])
  })

  it('does not count a Pod that ended', () => {
    const once = { ...pod({}, { restartPolicy: 'Never' }), metadata: { name: 'once' } }
    const scenario = { processes: [{ container: 'app', starts: [{ exits: { after: '1s' } }] }], timeline: [{ at: '10s', apply: pod() }] }
    const trace = playWorkloads([quota({ pods: '1' }), once], [], { duration: '20s', scenario })
    expect(answersOf(trace)).toEqual(['pod/web created'])
    expect(versionsOf(trace, isPod, 'web').length).toBeGreaterThan(0)
  })
})
