import { describe, expect, test } from 'vitest'
import { findKind } from '../../../src/kube/kinds.ts'
import type { KubeObject } from '../../../src/kube/types.ts'
import { columnsOf } from '../../../src/kubectl/columns/index.ts'

const NOW = Date.parse('2026-01-05T09:02:00Z')
const CREATED = '2026-01-05T09:00:00Z'

/** `COLUMN=cell` of an object of that kind, wide ones after a bar. */
function row(apiVersion: string, kind: string, fields: Record<string, unknown>, metadata: Record<string, unknown> = {}): string {
  const resource = findKind(apiVersion, kind)
  if (!resource) throw new Error(`${kind} is not served`)
  const object: KubeObject = { apiVersion, kind, metadata: { name: 'x', creationTimestamp: CREATED, ...metadata }, ...fields }
  const cells = (wide: boolean): string =>
    columnsOf(resource)
      .filter((column) => column.wide === wide)
      .map((column) => `${column.name}=${column.cell(object, { now: NOW, wide: false })}`)
      .join(' ')
  return `${cells(false)} | ${cells(true)}`.trim()
}

const template = {
  spec: {
    containers: [
      { name: 'a', image: 'i:1' },
      { name: 'b', image: 'j' },
    ],
  },
}

describe('Services', () => {
  const service = (spec: Record<string, unknown>, status: Record<string, unknown> = {}): string => row('v1', 'Service', { spec, status })

  test('ports, node ports, selectors', () => {
    const ports = [
      { port: 80, protocol: 'TCP' },
      { port: 53, nodePort: 30053, protocol: 'UDP' },
    ]
    expect(service({ type: 'NodePort', clusterIP: '10.96.0.9', clusterIPs: ['10.96.0.9'], ports, selector: { b: '2', a: '1' } })).toBe(
      'NAME=x TYPE=NodePort CLUSTER-IP=10.96.0.9 EXTERNAL-IP=<none> PORT(S)=80/TCP,53:30053/UDP AGE=2m | SELECTOR=a=1,b=2',
    )
  })

  test('what is headless, outside, or balanced', () => {
    expect(service({ type: 'ClusterIP', clusterIP: 'None', clusterIPs: ['None'] })).toContain(
      'CLUSTER-IP=None EXTERNAL-IP=<none> PORT(S)=<none>',
    )
    expect(service({ type: 'ExternalName', externalName: 'db.example.com' })).toContain('CLUSTER-IP=<none> EXTERNAL-IP=db.example.com')
    expect(service({ type: 'LoadBalancer' })).toContain('EXTERNAL-IP=<pending>')
    const ingress = [{ hostname: 'a-very-long-name.example.com' }]
    expect(service({ type: 'LoadBalancer' }, { loadBalancer: { ingress } })).toContain('EXTERNAL-IP=a-very-long-n...')
  })
})

describe('workloads', () => {
  test('a Job says how it ended, how far it came and how long it took', () => {
    const job = (status: Record<string, unknown>, spec: Record<string, unknown> = {}): string =>
      row('batch/v1', 'Job', { spec: { completions: 3, parallelism: 1, template, ...spec }, status: { startTime: CREATED, ...status } })
    expect(job({ succeeded: 1 })).toMatch(/^NAME=x STATUS=Running COMPLETIONS=1\/3 DURATION=2m AGE=2m \| CONTAINERS=a,b IMAGES=i:1,j/)
    const done = { conditions: [{ type: 'Complete', status: 'True' }], completionTime: '2026-01-05T09:00:30Z', succeeded: 3 }
    expect(job(done)).toContain('STATUS=Complete COMPLETIONS=3/3 DURATION=30s')
    expect(job({}, { suspend: true })).toContain('STATUS=Suspended')
    expect(job({}, { completions: undefined, parallelism: 4 })).toContain('COMPLETIONS=0/1 of 4')
  })

  test('a CronJob says when it ran last', () => {
    const spec = { schedule: '* * * * *', suspend: false, jobTemplate: { spec: { template } } }
    expect(row('batch/v1', 'CronJob', { spec, status: { active: [{}], lastScheduleTime: '2026-01-05T09:01:00Z' } })).toBe(
      'NAME=x SCHEDULE=* * * * * TIMEZONE=<none> SUSPEND=False ACTIVE=1 LAST SCHEDULE=60s AGE=2m | CONTAINERS=a,b IMAGES=i:1,j SELECTOR=<none>',
    )
  })

  test('a DaemonSet counts nodes', () => {
    const status = { desiredNumberScheduled: 3, currentNumberScheduled: 3, numberReady: 2, updatedNumberScheduled: 3, numberAvailable: 2 }
    const spec = { selector: { matchLabels: { app: 'x' } }, template }
    expect(row('apps/v1', 'DaemonSet', { spec, status })).toBe(
      'NAME=x DESIRED=3 CURRENT=3 READY=2 UP-TO-DATE=3 AVAILABLE=2 NODE SELECTOR=<none> AGE=2m | CONTAINERS=a,b IMAGES=i:1,j SELECTOR=app=x',
    )
  })

  test('a revision names its owner with its group', () => {
    const ownerReferences = [{ apiVersion: 'apps/v1', kind: 'DaemonSet', name: 'agent', uid: 'u', controller: true }]
    expect(row('apps/v1', 'ControllerRevision', { revision: 2 }, { ownerReferences })).toContain(
      'CONTROLLER=daemonset.apps/agent REVISION=2',
    )
  })
})

describe('the cluster', () => {
  test('a node has a state, roles and addresses', () => {
    const status = {
      conditions: [{ type: 'Ready', status: 'Unknown' }],
      addresses: [{ type: 'InternalIP', address: '10.0.0.1' }],
      nodeInfo: {
        kubeletVersion: 'v1.36.3',
        osImage: 'Linux',
        kernelVersion: '6.1',
        architecture: 'amd64',
        containerRuntimeVersion: 'containerd://2',
      },
    }
    const labels = { 'node-role.kubernetes.io/worker': '', 'node-role.kubernetes.io/control-plane': '' }
    expect(row('v1', 'Node', { spec: { unschedulable: true }, status }, { labels })).toBe(
      'NAME=x STATUS=NotReady,SchedulingDisabled ROLES=control-plane,worker AGE=2m VERSION=v1.36.3 | INTERNAL-IP=10.0.0.1 EXTERNAL-IP=<none> OS-IMAGE=Linux KERNEL-VERSION=6.1 (amd64) CONTAINER-RUNTIME=containerd://2',
    )
    expect(row('v1', 'Node', { spec: {}, status: {} })).toContain('STATUS=Unknown ROLES=<none>')
  })

  test('a claim shows nothing of a volume that it does not have', () => {
    const spec = { accessModes: ['ReadWriteOnce'], storageClassName: 'standard', volumeMode: 'Filesystem' }
    expect(row('v1', 'PersistentVolumeClaim', { spec, status: { phase: 'Pending' } })).toBe(
      'NAME=x STATUS=Pending VOLUME= CAPACITY= ACCESS MODES= STORAGECLASS=standard VOLUMEATTRIBUTESCLASS=<unset> AGE=2m | VOLUMEMODE=Filesystem',
    )
    const status = { phase: 'Bound', capacity: { storage: '1Gi' }, accessModes: ['ReadWriteMany', 'ReadWriteOnce'] }
    expect(row('v1', 'PersistentVolumeClaim', { spec: { ...spec, volumeName: 'pv' }, status }, { deletionTimestamp: CREATED })).toContain(
      'STATUS=Terminating VOLUME=pv CAPACITY=1Gi ACCESS MODES=RWO,RWX',
    )
  })

  test('a budget', () => {
    expect(row('policy/v1', 'PodDisruptionBudget', { spec: { minAvailable: '50%' }, status: { disruptionsAllowed: 1 } })).toContain(
      'MIN AVAILABLE=50% MAX UNAVAILABLE=N/A ALLOWED DISRUPTIONS=1 AGE=2m',
    )
  })

  test('an Event tells when it was seen last, and by whom', () => {
    const event = {
      type: 'Warning',
      reason: 'BackOff',
      message: 'again \n',
      involvedObject: { kind: 'Pod', name: 'web', fieldPath: 'spec.containers{app}' },
      firstTimestamp: CREATED,
      lastTimestamp: '2026-01-05T09:01:30Z',
      eventTime: null,
      count: 4,
      source: { component: 'kubelet', host: 'node-1' },
    }
    expect(row('v1', 'Event', event)).toBe(
      'LAST SEEN=30s TYPE=Warning REASON=BackOff OBJECT=pod/web MESSAGE=again | SUBOBJECT=spec.containers{app} SOURCE=kubelet, node-1 FIRST SEEN=2m COUNT=4 NAME=x',
    )
  })

  test('a quota tells what is used, limits by themselves', () => {
    const hard = { pods: '5', 'limits.memory': '2Gi', 'requests.cpu': '1' }
    const used = { pods: '2', 'limits.memory': '512Mi', 'requests.cpu': '100m' }
    expect(row('v1', 'ResourceQuota', { status: { hard, used } })).toBe(
      'NAME=x REQUEST=pods: 2/5, requests.cpu: 100m/1 LIMIT=limits.memory: 512Mi/2Gi AGE=2m |',
    )
  })

  test('kinds that are only kept', () => {
    const subjects = [
      { kind: 'User', name: 'ann' },
      { kind: 'ServiceAccount', name: 'bot', namespace: 'ci' },
      { kind: 'User', name: 'bob' },
    ]
    expect(row('rbac.authorization.k8s.io/v1', 'RoleBinding', { roleRef: { kind: 'Role', name: 'r' }, subjects })).toBe(
      'NAME=x ROLE=Role/r AGE=2m | USERS=ann, bob GROUPS= SERVICEACCOUNTS=ci/bot',
    )
    const parameters = { apiGroup: 'example.com', kind: 'P', name: 'p' }
    expect(row('networking.k8s.io/v1', 'IngressClass', { spec: { controller: 'c', parameters } })).toContain('PARAMETERS=P.example.com/p')
    expect(row('v1', 'PodTemplate', { template })).toBe('NAME=x CONTAINERS=a,b IMAGES=i:1,j POD LABELS=<none> |')
    expect(row('admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', { webhooks: [{}, {}] })).toContain('WEBHOOKS=2')
  })

  test('kinds without rules show when they were made', () => {
    expect(row('rbac.authorization.k8s.io/v1', 'Role', {})).toContain(`NAME=x CREATED AT=${CREATED}`)
  })
})
