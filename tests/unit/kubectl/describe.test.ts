import { expect, test } from 'vitest'
import { alignTabs } from '../../../src/kubectl/tabwriter.ts'
import { picture, typed } from '../../support/kubectl.ts'
import { play, worldOf } from '../../support/worlds.ts'
import type { Document } from '../../support/worlds.ts'

const metadata = (name: string, more: object = {}) => ({ name, ...more })
const pod = (spec: object, more: object = {}): Document => ({ apiVersion: 'v1', kind: 'Pod', metadata: metadata('web', more), spec })

/** What describe prints some seconds into a world of these documents. */
const described = (documents: readonly Document[], command: string, at = 10): string =>
  typed({ trace: play(worldOf({ duration: '2m' }, ...documents)), at }, command)

/** The lines of a description from the one that begins with `from` to the one before `to`, without the indentation of the first. */
function part(text: string, from: string, to: string): string {
  const lines = text.split('\n')
  const start = lines.findIndex((line) => line.startsWith(from))
  const end = lines.findIndex((line, i) => i > start && line.startsWith(to))
  const indent = /^ */.exec(lines[start] ?? '')?.[0].length ?? 0
  return lines
    .slice(start, end < 0 ? undefined : end)
    .map((line) => line.slice(indent))
    .join('\n')
}

test('a column is made of neighbouring lines with a cell in that place; the last cell is not padded', () => {
  expect(alignTabs('a:\tone\nlonger:\ttwo\nno tab here\nb:\t\nc:\tx\ty')).toBe('a:       one\nlonger:  two\nno tab here\nb:  \nc:  x  y')
  expect(alignTabs('日本:\tx\nab:\ty')).toBe('日本:  x\nab:  y')
  expect(alignTabs('🦭:\tx\na:\ty')).toBe('🦭:  x\na:  y')
})

test('a Pod: containers with all that they can have', () => {
  const spec = {
    initContainers: [{ name: 'first', image: 'busybox', command: ['sh', '-c', 'echo one\nexit 0'] }],
    containers: [
      {
        name: 'app',
        image: 'example/app:1',
        ports: [{ containerPort: 8080, name: 'http' }, { containerPort: 9090 }],
        resources: { limits: { memory: '128Mi' }, requests: { cpu: '100m', memory: '64Mi' } },
        env: [
          { name: 'MODE', value: 'fast\nand long' },
          { name: 'ME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
          { name: 'CPU', valueFrom: { resourceFieldRef: { resource: 'limits.cpu' } } },
          { name: 'KEY', valueFrom: { secretKeyRef: { name: 'creds', key: 'key', optional: true } } },
        ],
        livenessProbe: { exec: { command: ['cat', '/tmp/x'] } },
        readinessProbe: { httpGet: { path: '/ready?x', port: 'http' } },
        volumeMounts: [{ name: 'scratch', mountPath: '/scratch', subPath: 'a' }],
      },
    ],
    volumes: [{ name: 'scratch', emptyDir: {} }],
  }
  const text = described([pod(spec, { labels: { b: '2', a: '1' } })], 'describe pod web')
  expect(part(text, 'Labels', 'Status:')).toBe(picture`
    Labels:           a=1
                      b=2
    Annotations:      <none>`)
  expect(part(text, '    Ports', '    State')).toBe(picture`
        Ports:          8080/TCP (http), 9090/TCP
        Host Ports:     0/TCP (http), 0/TCP`)
  expect(part(text, '    Limits', '    Mounts')).toBe(picture`
        Limits:
          memory:  128Mi
        Requests:
          cpu:      100m
          memory:   64Mi
        Liveness:   exec [cat /tmp/x] delay=0s timeout=1s period=10s #success=1 #failure=3
        Readiness:  http-get http://:http/ready%3Fx delay=0s timeout=1s period=10s #success=1 #failure=3
        Environment:
          MODE:  fast
                 and long
          ME:    web (v1:metadata.name)
          CPU:   node allocatable (limits.cpu)
          KEY:   <set to the key 'key' in secret 'creds'>  Optional: true`)
  expect(text).toContain('      /scratch from scratch (rw,path="a")')
  expect(text).toContain('    Command:\n      sh\n      -c\n      echo one\n      exit 0\n')
})

test('an annotation that is long, or has lines, stands below its key', () => {
  const annotations = { short: 'x', long: 'y'.repeat(150), lines: 'a\nb\n' }
  const text = described([pod({ containers: [{ name: 'app', image: 'busybox' }] }, { annotations })], 'describe pod web')
  expect(part(text, 'Annotations', 'Status')).toBe(
    ['Annotations:      lines:', '                    a', '                    b', '                  long:'].join('\n') +
      `\n                    ${'y'.repeat(138)}...\n                  short: x`,
  )
})

test('one Pod comes with its events, several without; a prefix stands for all that begin so', () => {
  const other: Document = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: metadata('web-2'),
    spec: { containers: [{ name: 'app', image: 'busybox' }] },
  }
  const one = pod({ containers: [{ name: 'app', image: 'busybox' }] })
  expect(described([one], 'describe pods')).toMatch(
    /\nEvents:\n {2}Type +Reason +Age +From +Message\n {2}---- +------ +---- +---- +-------\n {2}Normal +Scheduled/,
  )
  expect(described([one, other], 'describe pods')).not.toContain('Events:')
  expect(described([one, other], 'describe pods --show-events')).toContain('Events:')
  expect(described([other], 'describe pod we')).toMatch(/^Name: +web-2\n/)
  expect(described([one], 'describe pod nope')).toBe('Error from server (NotFound): pods "nope" not found')
  expect(described([], 'describe pods')).toBe('No resources found in default namespace.')
})

test('a Deployment, its ReplicaSets, a Service and its endpoints', () => {
  const web: Document = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: metadata('web', { labels: { app: 'web' } }),
    spec: {
      replicas: 2,
      selector: { matchLabels: { app: 'web' } },
      template: {
        metadata: { labels: { app: 'web' } },
        spec: { containers: [{ name: 'web', image: 'example/app:1', ports: [{ containerPort: 80 }] }] },
      },
    },
  }
  const service: Document = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadata('web'),
    spec: { type: 'NodePort', selector: { app: 'web' }, ports: [{ name: 'http', port: 80 }] },
  }
  const deployment = described([web, service], 'describe deploy web')
  expect(part(deployment, 'Replicas', 'Pod Template')).toBe(picture`
    Replicas:               2 desired | 2 updated | 2 total | 2 available | 0 unavailable
    StrategyType:           RollingUpdate
    MinReadySeconds:        0
    RollingUpdateStrategy:  25% max unavailable, 25% max surge`)
  expect(part(deployment, 'Conditions', 'NewReplicaSet')).toBe(picture`
    Conditions:
      Type           Status  Reason
      ----           ------  ------
      Available      True    MinimumReplicasAvailable
      Progressing    True    NewReplicaSetAvailable
    OldReplicaSets:  <none>`)
  expect(described([web, service], 'describe rs')).toMatch(/\nPods Status: +2 Running \/ 0 Waiting \/ 0 Succeeded \/ 0 Failed\n/)
  const svc = described([web, service], 'describe svc web')
  expect(
    part(svc, 'Port:', 'Session')
      .replace(/\d+\.\d+\.\d+\.\d+/g, 'IP')
      .replace(/3\d{4}/, '30000'),
  ).toBe(picture`
    Port:                     http  80/TCP
    TargetPort:               80/TCP
    NodePort:                 http  30000/TCP
    Endpoints:                IP:80,IP:80`)
})

test('a node tells what its Pods ask of it', () => {
  const resources = { requests: { cpu: '250m', memory: '64Mi' }, limits: { memory: '128Mi' } }
  const text = described([pod({ nodeName: 'node-1', containers: [{ name: 'app', image: 'busybox', resources }] })], 'describe node node-1')
  expect(part(text, 'Non-terminated', 'Events')).toBe(picture`
    Non-terminated Pods:          (1 in total)
      Namespace                   Name    CPU Requests  CPU Limits  Memory Requests  Memory Limits  Age
      ---------                   ----    ------------  ----------  ---------------  -------------  ---
      default                     web     250m (6%)     0 (0%)      64Mi (0%)        128Mi (1%)     10s
    Allocated resources:
      (Total limits may be over 100 percent, i.e., overcommitted.)
      Resource           Requests   Limits
      --------           --------   ------
      cpu                250m (6%)  0 (0%)
      memory             64Mi (0%)  128Mi (1%)
      ephemeral-storage  0 (0%)     0 (0%)`)
})

const limited: readonly Document[] = [
  {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: metadata('most'),
    spec: { hard: { pods: '3', 'requests.memory': '1Gi' }, scopes: ['NotBestEffort'] },
  },
  {
    apiVersion: 'v1',
    kind: 'LimitRange',
    metadata: metadata('usual'),
    spec: { limits: [{ type: 'Container', default: { memory: '128Mi' }, defaultRequest: { memory: '64Mi' }, max: { cpu: '1' } }] },
  },
]

test('a quota and limits, by themselves and in their Namespace', () => {
  const documents = [...limited, pod({ containers: [{ name: 'app', image: 'example/app:1', resources: { limits: { cpu: '1' } } }] })]
  const scope =
    'Matches all pods that have at least one resource requirement set. These pods have a burstable or guaranteed quality of service.'
  expect(described(documents, 'describe quota most')).toBe(
    [
      'Name:       most',
      'Namespace:  default',
      'Scopes:     NotBestEffort',
      ` * ${scope}`,
      'Resource         Used  Hard',
      '--------         ----  ----',
      'pods             1     3',
      'requests.memory  64Mi  1Gi',
    ].join('\n'),
  )
  expect(described(documents, 'describe limits')).toBe(picture`
    Name:       usual
    Namespace:  default
    Type        Resource  Min  Max  Default Request  Default Limit  Max Limit/Request Ratio
    ----        --------  ---  ---  ---------------  -------------  -----------------------
    Container   cpu       -    1    1                1              -
    Container   memory    -    -    64Mi             128Mi          -
  `)
  const namespace = described(documents, 'describe ns default').split('\n\n')
  expect(namespace[1]).toBe(
    `Resource Quotas\n  Name:    most\n  Scopes:  NotBestEffort\n  * ${scope}\n` +
      '  Resource         Used  Hard\n  --------         ---   ---\n  pods             1     3\n  requests.memory  64Mi  1Gi',
  )
  expect(namespace[2]).toMatch(/^Resource Limits\n Type {7}Resource {2}Min .*\n ---- .*\n Container {2}cpu {7}- {4}1 /)
  expect(described([], 'describe ns default')).toMatch(/\n\nNo resource quota\.\n\nNo LimitRange resource\.$/)
})

test('kinds that are only kept: rules taken apart, an autoscaler', () => {
  const role = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: metadata('reader'),
    rules: [
      { apiGroups: ['', 'apps'], resources: ['pods', 'deployments/scale'], verbs: ['get', 'list'] },
      { apiGroups: [''], resources: ['pods'], verbs: ['watch'] },
      { apiGroups: [''], resources: ['secrets'], resourceNames: ['a', 'b'], verbs: ['get'] },
      { nonResourceURLs: ['/healthz'], verbs: ['get'] },
    ],
  }
  expect(described([role], 'describe clusterrole reader')).toBe(picture`
    Name:         reader
    Labels:       <none>
    Annotations:  <none>
    PolicyRule:
      Resources               Non-Resource URLs  Resource Names  Verbs
      ---------               -----------------  --------------  -----
      pods                    []                 []              [get list watch]
      deployments/scale       []                 []              [get list]
      deployments.apps/scale  []                 []              [get list]
      pods.apps               []                 []              [get list]
                              [/healthz]         []              [get]
      secrets                 []                 [a]             [get]
      secrets                 []                 [b]             [get]
  `)
  const autoscaler = {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: metadata('web'),
    spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }, maxReplicas: 5 },
  }
  expect(part(described([autoscaler], 'describe hpa'), 'Reference', 'Events')).toBe(picture`
    Reference:                                             Deployment/web
    Metrics:                                               ( current / target )
      resource cpu on pods  (as a percentage of request):  <unknown> / 80%
    Min replicas:                                          1
    Max replicas:                                          5
    Deployment pods:                                       0 current / 0 desired
  `)
})

test('kinds without a description of their own show every field', () => {
  const one = pod({ containers: [{ name: 'app', image: 'example/app:1' }] })
  expect(described([one], 'describe events').split('\n\n\n')[0]).toMatch(
    /^Name: +web\.[0-9a-f]+\nNamespace: +default\nLabels: +<none>\nAnnotations: +<none>\n[^]*API Version: +v1\n[^]*Involved Object:\n {2}API Version: +v1\n/,
  )
})
