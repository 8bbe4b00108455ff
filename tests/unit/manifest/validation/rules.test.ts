import { describe, expect, test } from 'vitest'
import type { KubeObject } from '../../../../src/kube/types.ts'
import { admit, composeRefusal, refusalLines, validateObject, warnings } from '../../../../src/manifest/validation/index.ts'
import { object, pod, template } from './drafts.ts'

const lines = (of: KubeObject): string[] => refusalLines(validateObject(of))

const KEY =
  "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')"

describe('a Pod is refused', () => {
  test.each<[string, object, object, string[]]>([
    [
      'for two users of the host',
      { hostUsers: false, hostNetwork: true, hostPID: true },
      {},
      ['spec.hostNetwork: Forbidden: when `hostUsers` is false', 'spec.HostPID: Forbidden: when `hostUsers` is false'],
    ],
    [
      'for an overhead below nothing',
      { overhead: { cpu: '-1' } },
      {},
      ['spec.overhead.limits[cpu]: Invalid value: "-1": must be greater than or equal to 0'],
    ],
    [
      'for requests above limits',
      {},
      { resources: { limits: { cpu: 1 }, requests: { cpu: '2' } } },
      ['spec.containers[0].resources.requests: Invalid value: "2": must be less than or equal to cpu limit of 1'],
    ],
    [
      'for a sleep longer than the grace',
      {},
      { lifecycle: { preStop: { sleep: { seconds: 31 } } } },
      [
        'spec.containers[0].lifecycle.preStop.sleep: Invalid value: 31: must be non-negative and less than terminationGracePeriodSeconds (30)',
      ],
    ],
    [
      'for a mount of a volume with an error',
      { volumes: [{ name: 'v', secret: {} }] },
      { volumeMounts: [{ name: 'v', mountPath: '/v' }] },
      ['spec.volumes[0].secret.secretName: Required value', 'spec.containers[0].volumeMounts[0].name: Not found: "v"'],
    ],
    [
      'for a second source',
      { volumes: [{ name: 'v', emptyDir: {}, hostPath: { path: '/x' } }] },
      {},
      ['spec.volumes[0].hostPath: Forbidden: may not specify more than 1 volume type'],
    ],
    ['for a gate twice', { schedulingGates: [{ name: 'a' }, { name: 'a' }] }, {}, ['spec.schedulingGates[1]: Duplicate value: "a"']],
    [
      'for labels in a field reference',
      {},
      { env: [{ name: 'A', valueFrom: { fieldRef: { fieldPath: "metadata.labels['a b']" } } }] },
      [`spec.containers[0].env[0].valueFrom.fieldRef: Invalid value: "a b": ${KEY}`],
    ],
    [
      'for escalation that privileges allow',
      {},
      { securityContext: { allowPrivilegeEscalation: false, privileged: true } },
      [
        'spec.containers[0].securityContext: Invalid value: {"Capabilities":null,"Privileged":true,"SELinuxOptions":null,"WindowsOptions":null,"RunAsUser":null,"RunAsGroup":null,"RunAsNonRoot":null,"ReadOnlyRootFilesystem":null,"AllowPrivilegeEscalation":false,"ProcMount":null,"SeccompProfile":null,"AppArmorProfile":null}: cannot set `allowPrivilegeEscalation` to false and `privileged` to true',
      ],
    ],
    [
      'for rules without a policy',
      {},
      { restartPolicyRules: [{ action: 'Restart', exitCodes: { operator: 'In', values: [1] } }] },
      ['spec.containers[0].restartPolicy: Required value: must specify restartPolicy when restart rules are used'],
    ],
    [
      'for ports that clash',
      {},
      {
        ports: [
          { containerPort: 1, hostPort: 80 },
          { containerPort: 2, hostPort: 80 },
        ],
      },
      ['spec.containers[0].ports[1].hostPort: Duplicate value: "TCP//80"'],
    ],
    [
      'for a name its volume cannot have',
      {
        volumes: [
          { name: 'A', emptyDir: {} },
          { name: 'v', downwardAPI: { items: [{ path: 'p' }] } },
        ],
      },
      {},
      [
        "spec.volumes[0].name: Invalid value: \"A\": a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')",
        'spec.volumes[1].downwardAPI: Required value: one of fieldRef and resourceFieldRef is required',
      ],
    ],
    [
      'as a whole, where containers ask for more than it does',
      { resources: { requests: { cpu: '100m' } } },
      { resources: { requests: { cpu: '200m' } } },
      ['spec.resources.requests[cpu]: Invalid value: "100m": must be greater than or equal to aggregate container requests of 200m'],
    ],
  ])('%s', (_, spec, container, expected) => expect(lines(pod(spec, container))).toEqual(expected))
})

test.each<[string, object, object]>([
  ['no restart policy', { restartPolicy: '' }, {}],
  ['a volume without source', { volumes: [{ name: 'v' }] }, {}],
  ['a relative mount', { volumes: [{ name: 'v' }] }, { volumeMounts: [{ name: 'v', mountPath: 'x' }] }],
  ['a probe of a port that is nowhere', {}, { livenessProbe: { tcpSocket: { port: 'nowhere' } } }],
  ['zeros in a probe', {}, { readinessProbe: { tcpSocket: { port: 1 }, successThreshold: 3, periodSeconds: 0 } }],
  [
    'nulls',
    { nodeSelector: null, activeDeadlineSeconds: null, tolerations: [null] },
    { livenessProbe: null, startupProbe: { tcpSocket: { port: 1 }, terminationGracePeriodSeconds: null } },
  ],
  ['an empty hook', {}, { lifecycle: {} }],
  ['a variable twice', {}, { env: [{ name: 'A' }, { name: 'A' }] }],
  ['any medium', { volumes: [{ name: 'v', emptyDir: { medium: 'Any' } }] }, {}],
])('%s is accepted', (name, spec, container) => {
  const expected =
    name === 'nulls'
      ? [
          'spec.tolerations[0].operator: Invalid value: "": operator must be Exists when `key` is empty, which means "match all values and all keys"',
        ]
      : []
  expect(lines(pod(spec, container))).toEqual(expected)
})

test('the place of an error is the field, whatever path is printed', () => {
  const [error] = validateObject(
    pod({
      tolerations: [
        { key: 'a', operator: 'Exists' },
        { key: 'a', operator: 'Exists', value: 'b' },
      ],
      volumes: [{ name: 'v', projected: { sources: [{ serviceAccountToken: { path: '' } }] } }],
    }),
  )
  expect(error).toEqual({
    path: 'spec.volumes[0].projected.path',
    at: ['spec', 'volumes', 0, 'projected', 'sources', 0, 'serviceAccountToken', 'path'],
    body: 'Required value',
  })
})

describe('other kinds are refused', () => {
  const job = { template: template({ restartPolicy: 'Never' }, {}) }
  const cron = (schedule: string, more: object = {}) => object('batch/v1', 'CronJob', { schedule, jobTemplate: { spec: job }, ...more })
  test.each<[string, KubeObject, string[]]>([
    [
      'Deployment',
      object('apps/v1', 'Deployment', { selector: {}, strategy: { type: 'Foo' }, template: template({ restartPolicy: 'Never' }) }),
      [
        'spec.selector: Invalid value: {}: empty selector is invalid for deployment',
        'spec.template.spec.restartPolicy: Unsupported value: "Never": supported values: "Always"',
        'spec.strategy: Unsupported value: {"Type":"Foo","RollingUpdate":null}: supported values: "Recreate", "RollingUpdate"',
      ],
    ],
    [
      'Deployment',
      object('apps/v1', 'Deployment', {
        selector: { matchLabels: { app: 'b' } },
        strategy: { rollingUpdate: { maxUnavailable: 0, maxSurge: 0 } },
        template: template(),
      }),
      ['spec.strategy.rollingUpdate.maxUnavailable: Invalid value: 0: may not be 0 when `maxSurge` is 0'],
    ],
    [
      'StatefulSet',
      object('apps/v1', 'StatefulSet', { updateStrategy: { type: 'Bar' }, selector: { matchLabels: { app: 'b' } }, template: template() }),
      ['spec.updateStrategy: Invalid value: {"Type":"Bar","RollingUpdate":null}: must be \'RollingUpdate\' or \'OnDelete\''],
    ],
    [
      'DaemonSet',
      object('apps/v1', 'DaemonSet', {
        updateStrategy: { rollingUpdate: { maxSurge: 1 } },
        selector: { matchLabels: { app: 'b' } },
        template: template(),
      }),
      ['spec.updateStrategy.rollingUpdate.maxSurge: Invalid value: 1: may not be set when maxUnavailable is non-zero'],
    ],
    [
      'ReplicationController',
      object('v1', 'ReplicationController', {}),
      ['spec.selector: Required value', 'spec.template: Required value'],
    ],
    [
      'Job',
      object('batch/v1', 'Job', { ...job, completionMode: 'Indexed', parallelism: 1 }),
      ['spec.completions: Required value: when completion mode is Indexed'],
    ],
    ['CronJob', cron('bad'), ['spec.schedule: Invalid value: "bad": expected exactly 5 fields, found 1: [bad]']],
    ['CronJob', cron('99 * * * *'), ['spec.schedule: Invalid value: "99 * * * *": end of range (99) above maximum (59): 99']],
    ['CronJob', cron('*/0 * * * *'), ['spec.schedule: Invalid value: "*/0 * * * *": step of range should be a positive number: */0']],
    [
      'CronJob',
      cron('@every x'),
      ['spec.schedule: Invalid value: "@every x": failed to parse duration @every x: time: invalid duration "x"'],
    ],
    ['CronJob', cron('0 0 * jan mon-fri', { timeZone: 'X/Y' }), ['spec.timeZone: Invalid value: "X/Y": unknown time zone X/Y']],
    [
      'Service',
      object('v1', 'Service', {
        ports: [
          { name: 'a', port: 80 },
          { name: 'b', port: 80 },
        ],
      }),
      ['spec.ports[1]: Duplicate value: {"Name":"","Protocol":"TCP","AppProtocol":null,"Port":80,"TargetPort":0,"NodePort":0}'],
    ],
    [
      'Service',
      object('v1', 'Service', { type: 'ExternalName', clusterIP: 'None' }),
      ['spec.clusterIPs: Forbidden: may not be set for ExternalName services', 'spec.externalName: Required value'],
    ],
    [
      'ConfigMap',
      object('v1', 'ConfigMap', {}, { spec: undefined, data: { a: '', '..b': '' }, binaryData: { a: '' } }),
      [
        'data[..b]: Invalid value: "..b": must not start with \'..\'',
        'data[a]: Invalid value: "a": duplicate of key present in binaryData',
      ],
    ],
    [
      'Secret',
      object('v1', 'Secret', {}, { spec: undefined, type: 'kubernetes.io/dockerconfigjson', data: { '.dockerconfigjson': 'eA==' } }),
      ['data[.dockerconfigjson]: Invalid value: "<secret contents redacted>": invalid character \'x\' looking for beginning of value'],
    ],
    [
      'PriorityClass',
      object('scheduling.k8s.io/v1', 'PriorityClass', {}, { spec: undefined, value: 2_000_000_000 }),
      ['value: Forbidden: maximum allowed value of a user defined priority is 1000000000'],
    ],
    [
      'PodDisruptionBudget',
      object('policy/v1', 'PodDisruptionBudget', { minAvailable: 1, maxUnavailable: '1%' }),
      [
        'spec: Invalid value: {"MinAvailable":1,"Selector":null,"MaxUnavailable":"1%","UnhealthyPodEvictionPolicy":null}: minAvailable and maxUnavailable cannot be both set',
      ],
    ],
  ])('%s', (_, of, expected) => expect(lines(of)).toEqual(expected))
})

test('one error stands in the line, several below it, equal ones once', () => {
  const error = (path: string) => ({ path, at: [], body: 'Required value' })
  expect(composeRefusal('Pod', 'web', [error('a'), error('a')])).toBe('The Pod "web" is invalid: a: Required value')
  expect(composeRefusal('Pod', 'web', [error('a'), error('b')])).toBe(
    'The Pod "web" is invalid: \n* a: Required value\n* b: Required value',
  )
})

test.each<[object, string]>([
  [
    { serviceAccountName: 'nope' },
    'pods "web" is forbidden: error looking up service account default/nope: serviceaccount "nope" not found',
  ],
  [{ priorityClassName: 'nope' }, 'pods "web" is forbidden: no PriorityClass with name nope was found'],
  [{ runtimeClassName: 'x' }, 'pods "web" is forbidden: pod rejected: RuntimeClass "x" not found'],
])('admission refuses %j', (spec, message) => expect(admit(pod(spec))?.message).toBe(message))

test('warnings come in order', () => {
  const of = pod(
    { nodeSelector: { 'beta.kubernetes.io/os': 'linux' } },
    { env: [{ name: 'A' }, { name: 'A', value: '1' }], ports: [{ containerPort: 80 }, { containerPort: 80 }] },
  )
  expect(warnings(of).map(({ text }) => text)).toEqual([
    'spec.nodeSelector[beta.kubernetes.io/os]: deprecated since v1.14; use "kubernetes.io/os" instead',
    'spec.containers[0].env[1]: hides previous definition of "A", which may be dropped when using apply',
    'spec.containers[0].ports[1]: duplicate port definition with spec.containers[0].ports[0]',
  ])
})
