import fc from 'fast-check'
import type { ScenarioSpec } from '../../src/kube/scenario.ts'
import type { Document } from './worlds.ts'

/** A random world of many kinds. */
export interface RandomCluster {
  readonly spec: ScenarioSpec
  readonly documents: readonly Document[]
}

type Json = Record<string, unknown>

const SECONDS = 90
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined })
/** Without the fields that chance left out. */
const record = (fields: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Json> =>
  fc.record(fields).map((all) => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)))

/** Texts that YAML might take for something else, or that need care on their way to a terminal. */
const text = fc.constantFrom(
  'plain',
  'yes',
  '0x1F',
  '1e3',
  'a: b',
  '- x',
  'line one\nline two\n',
  ' edge ',
  '日本\t語',
  '',
  '~',
  '"q" \'q\'',
  '#',
)
const image = fc.constantFrom('example/app:1', 'example/missing:1')
const labels = (app: string) => ({ app })

const podSpec = (restartPolicy: string): fc.Arbitrary<Json> =>
  fc.record({ image, env: text, sidecar: fc.boolean(), limits: maybe(fc.constantFrom('64Mi', '1.5Gi', '1e3')) }).map((chosen) => ({
    restartPolicy,
    ...(chosen.sidecar && { initContainers: [{ name: 'side', image: 'example/side:1', restartPolicy: 'Always' }] }),
    containers: [
      {
        name: 'app',
        image: chosen.image,
        env: [{ name: 'TEXT', value: chosen.env }],
        envFrom: [{ configMapRef: { name: 'config', optional: true } }],
        ...(chosen.limits !== undefined && { resources: { limits: { memory: chosen.limits }, requests: { cpu: '10m' } } }),
        readinessProbe: { tcpSocket: { port: 8080 } },
      },
    ],
  }))

const template = (app: string, restartPolicy = 'Always'): fc.Arbitrary<Json> =>
  podSpec(restartPolicy).map((spec) => ({ metadata: { labels: labels(app) }, spec }))

const object = (apiVersion: string, kind: string, name: string, rest: Json, more: Json = {}): Document => ({
  apiVersion,
  kind,
  metadata: { name, ...more },
  ...rest,
})

const replicated = (apiVersion: string, kind: string, name: string, more: fc.Arbitrary<Json>): fc.Arbitrary<Document> =>
  fc
    .record({ replicas: fc.integer({ min: 0, max: 3 }), template: template(name), more })
    .map(({ more: rest, ...spec }) =>
      object(apiVersion, kind, name, { spec: { selector: { matchLabels: labels(name) }, ...spec, ...rest } }),
    )

const none = fc.constant<Json>({})
const claims = fc.constantFrom<Json>(
  {},
  {
    volumeClaimTemplates: [
      { metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } },
    ],
  },
)

const workloads: readonly fc.Arbitrary<Document>[] = [
  replicated(
    'apps/v1',
    'Deployment',
    'deploy',
    record({ strategy: maybe(fc.constant({ type: 'Recreate' })), minReadySeconds: maybe(fc.constant(5)) }),
  ),
  replicated('apps/v1', 'ReplicaSet', 'set', none),
  replicated('v1', 'ReplicationController', 'rc', fc.constant({ selector: labels('rc') })),
  replicated(
    'apps/v1',
    'StatefulSet',
    'db',
    claims.map((rest) => ({ serviceName: 'db', ...rest })),
  ),
  template('agent').map((one) =>
    object('apps/v1', 'DaemonSet', 'agent', { spec: { selector: { matchLabels: labels('agent') }, template: one } }),
  ),
  fc
    .record({
      template: template('job', 'Never'),
      rest: record({
        completions: maybe(fc.integer({ min: 0, max: 3 })),
        parallelism: maybe(fc.integer({ min: 0, max: 3 })),
        suspend: maybe(fc.boolean()),
        activeDeadlineSeconds: maybe(fc.constant(20)),
        ttlSecondsAfterFinished: maybe(fc.constant(5)),
      }),
    })
    .map(({ template: one, rest }) => object('batch/v1', 'Job', 'job', { spec: { template: one, ...rest } })),
  template('cron', 'OnFailure').map((one) =>
    object('batch/v1', 'CronJob', 'cron', { spec: { schedule: '* * * * *', jobTemplate: { spec: { template: one } } } }),
  ),
  podSpec('Always').map((spec) => object('v1', 'Pod', 'pod', { spec }, { annotations: { note: 'line\nline' } })),
]

const others: readonly fc.Arbitrary<Document>[] = [
  fc
    .constantFrom<Json>({}, { clusterIP: 'None' }, { type: 'NodePort' }, { type: 'LoadBalancer' })
    .map((rest) => object('v1', 'Service', 'db', { spec: { selector: labels('db'), ports: [{ port: 80, targetPort: 8080 }], ...rest } })),
  fc.constant(object('v1', 'Service', 'away', { spec: { type: 'ExternalName', externalName: 'db.example.com' } })),
  fc.tuple(text, text).map(([a, b]) => object('v1', 'ConfigMap', 'config', { data: { A: a, B: b }, binaryData: { C: 'AAEC' } })),
  text.map((value) => object('v1', 'Secret', 'secret', { stringData: { value } })),
  fc.constant(
    object('policy/v1', 'PodDisruptionBudget', 'budget', { spec: { minAvailable: '50%', selector: { matchLabels: labels('deploy') } } }),
  ),
  fc.constant(object('scheduling.k8s.io/v1', 'PriorityClass', 'high', { value: 1000, description: 'more: than' })),
  fc.constant(object('v1', 'ResourceQuota', 'quota', { spec: { hard: { pods: '8', 'limits.memory': '4Gi' } } })),
  fc.constant(
    object('v1', 'LimitRange', 'limits', { spec: { limits: [{ type: 'Container', default: { memory: '128Mi' }, max: { cpu: '2' } }] } }),
  ),
  fc.constant(
    object('storage.k8s.io/v1', 'StorageClass', 'slow', { provisioner: 'example.com/disk', volumeBindingMode: 'WaitForFirstConsumer' }),
  ),
  fc.constant(
    object('v1', 'PersistentVolume', 'disk', {
      spec: { capacity: { storage: '2Gi' }, accessModes: ['ReadWriteOnce'], hostPath: { path: '/data' } },
    }),
  ),
  fc.constant(object('v1', 'Namespace', 'team', {})),
]

const command = fc.constantFrom(
  'delete pod pod --wait=false',
  'scale deploy/deploy --replicas=3',
  'set image deploy/deploy app=example/app:2',
  'set image ds/agent app=example/app:2',
  'rollout restart sts/db',
  'delete job job --cascade=orphan --wait=false',
  'delete rs set --wait=false',
  'cordon node-1',
  'drain node-2 --ignore-daemonsets --force --delete-emptydir-data --timeout=5s',
  'taint node node-3 a=b:NoExecute',
  'delete ns team --wait=false',
  'label node node-1 node-role.kubernetes.io/worker=',
  'annotate deploy/deploy kubernetes.io/change-cause=because',
)
const step = fc.tuple(fc.integer({ min: 1, max: SECONDS - 10 }), command).map(([at, kubectl]) => ({ at, kubectl }))

/** Worlds in which every simulated kind may be, and in which people do something with some. */
export const randomClusters: fc.Arbitrary<RandomCluster> = fc
  .record({
    documents: fc.tuple(...[...workloads, ...others].map(maybe)),
    steps: fc.array(step, { maxLength: 4 }),
    unreachable: fc.boolean(),
  })
  .map(({ documents, steps, unreachable }) => ({
    documents: documents.filter((one) => one !== undefined),
    spec: {
      duration: `${SECONDS}s`,
      images: [{ image: 'example/missing:1', errors: [{ message: 'not found' }] }],
      processes: [{ container: 'app', starts: [{ exits: { after: '15s', code: 1 } }, { exits: { after: '20s', code: 0 } }, {}] }],
      timeline: [
        ...steps.toSorted((a, b) => a.at - b.at).map(({ at, kubectl }) => ({ at: `${at}s`, kubectl })),
        ...(unreachable ? [{ at: `${SECONDS - 45}s`, node: { name: 'node-3', reachable: false } }] : []),
      ].toSorted((a, b) => Number.parseInt(a.at, 10) - Number.parseInt(b.at, 10)),
    },
  }))
