import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultObject } from '../../../src/kube/defaults/index.ts'
import type { Pod } from '../../../src/kube/types.ts'

const pod = (spec: object, container: object = {}): Pod =>
  defaultObject(
    {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'web' },
      spec: { containers: [{ name: 'app', image: 'b:1', ...container }], ...spec },
    } as unknown as Pod,
    { suffix: 'abcde' },
  )

describe('a Pod', () => {
  test('gets its token mounted where nothing is mounted yet', () => {
    const { spec } = pod({
      initContainers: [
        { name: 'i', image: 'b:1', volumeMounts: [{ name: 'v', mountPath: '/var/run/secrets/kubernetes.io/serviceaccount' }] },
      ],
    })
    expect(spec.volumes?.map(({ name }) => name)).toEqual(['kube-api-access-abcde'])
    expect(spec.containers[0]?.volumeMounts).toHaveLength(1)
    expect(spec.initContainers?.[0]?.volumeMounts?.map(({ name }) => name)).toEqual(['v'])
  })
  test('gets none when it does not want one', () => expect(pod({ automountServiceAccountToken: false }).spec.volumes).toBeUndefined())
  test('requests what it is limited to, resource by resource, in canonical amounts', () => {
    const { spec, status } = pod({}, { resources: { limits: { cpu: '0.5', memory: '1024Mi' }, requests: { cpu: '100m' } } })
    expect(spec.containers[0]?.resources).toEqual({ limits: { cpu: '500m', memory: '1Gi' }, requests: { cpu: '100m', memory: '1Gi' } })
    expect(status.qosClass).toBe('Burstable')
  })
  test('has the priority of its class', () => {
    const classes = new Map([['high', { value: 7, preemptionPolicy: 'Never' }]])
    const made = defaultObject(
      { ...pod({ priorityClassName: 'high', priority: undefined, preemptionPolicy: undefined }) },
      { priorityClasses: classes },
    )
    expect(made.spec).toMatchObject({ priority: 0 })
    const raw = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'w' },
      spec: { containers: [], priorityClassName: 'high' },
    } as unknown as Pod
    expect(defaultObject(raw, { priorityClasses: classes }).spec).toMatchObject({ priority: 7, preemptionPolicy: 'Never' })
    expect(defaultObject({ ...raw, spec: { ...raw.spec, priorityClassName: 'system-node-critical' } }).spec.priority).toBe(2_000_001_000)
  })
  test('ends at once where its grace is negative', () =>
    expect(pod({ terminationGracePeriodSeconds: -5 }).spec.terminationGracePeriodSeconds).toBe(1))
  test('tolerates lost nodes for five minutes, unless it says otherwise', () => {
    expect(pod({}).spec.tolerations?.map(({ tolerationSeconds }) => tolerationSeconds)).toEqual([300, 300])
    expect(pod({ tolerations: [{ operator: 'Exists' }] }).spec.tolerations).toHaveLength(1)
  })
})

test('a template is spared what only Pods get', () => {
  const made = defaultObject({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'd' },
    spec: { template: { spec: { terminationGracePeriodSeconds: -5, containers: [] } } },
  } as unknown as Pod)
  expect(made).toMatchObject({
    spec: { replicas: 1, template: { spec: { terminationGracePeriodSeconds: -5, dnsPolicy: 'ClusterFirst' } } },
  })
  expect(JSON.stringify(made)).not.toContain('enableServiceLinks')
})

test('what is given is kept, and the given object stays as it is', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('Pod', 'Deployment', 'Job', 'CronJob', 'Service', 'Secret', 'StatefulSet', 'Namespace'),
      fc.object({ maxDepth: 0 }),
      (kind, spec) => {
        const given = Object.freeze({ apiVersion: 'v1', kind, metadata: Object.freeze({ name: 'n' }), spec: Object.freeze({ ...spec }) })
        const before = JSON.stringify(given)
        expect(defaultObject(given)).toMatchObject({ kind, metadata: { name: 'n' } })
        expect(JSON.stringify(given)).toBe(before)
      },
    ),
  )
})
