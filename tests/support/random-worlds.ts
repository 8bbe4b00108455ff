import fc from 'fast-check'
import { stepLasts } from '../../src/kube/scenario.ts'
import type { ScenarioProcess, ScenarioSpec, ScenarioStep } from '../../src/kube/scenario.ts'
import type { Document } from './worlds.ts'

type Json = Record<string, unknown>

/** A random world of one Pod, as text would have it. */
export interface RandomWorld {
  readonly spec: ScenarioSpec
  readonly documents: readonly Document[]
}

const POD = 'web'
const SECONDS = 150
const DURATION = `${SECONDS}s`

const seconds = (min: number, max: number): fc.Arbitrary<string> => fc.integer({ min, max }).map((n) => `${n}s`)
const maybe = <T>(value: fc.Arbitrary<T>, freq = 2): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined, freq })
/** An object without the fields that chance left out. */
const record = (fields: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Json> =>
  fc.record(fields).map((all) => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)))

const handler = fc.constantFrom<Json>(
  { exec: { command: ['check'] } },
  { httpGet: { path: '/healthz', port: 8080 } },
  { tcpSocket: { port: 8080 } },
  { grpc: { port: 9090 } },
)

const probe = (type: 'liveness' | 'readiness' | 'startup'): fc.Arbitrary<Json> =>
  fc
    .tuple(
      handler,
      record({
        periodSeconds: maybe(fc.integer({ min: 1, max: 8 }), 4),
        timeoutSeconds: maybe(fc.integer({ min: 1, max: 4 })),
        initialDelaySeconds: maybe(fc.integer({ min: 0, max: 12 })),
        failureThreshold: maybe(fc.integer({ min: 1, max: 4 })),
        successThreshold: type === 'readiness' ? maybe(fc.integer({ min: 1, max: 3 })) : fc.constant(undefined),
        terminationGracePeriodSeconds: type === 'readiness' ? fc.constant(undefined) : maybe(fc.integer({ min: 1, max: 8 }), 1),
      }),
    )
    .map(([how, when]) => ({ ...how, ...when }))

const hook = fc.constantFrom<Json>({ exec: { command: ['hook'] } }, { sleep: { seconds: 3 } }, { httpGet: { path: '/hook', port: 8080 } })
const image = fc.constantFrom(
  'example/app:1',
  'example/app:1',
  'example/app',
  'example/slow:1',
  'example/missing:1',
  'example/late:1',
  'Not A:Name',
)

const rules = fc.constantFrom<Json[]>(
  [{ action: 'Restart', exitCodes: { operator: 'In', values: [42] } }],
  [{ action: 'Restart', exitCodes: { operator: 'NotIn', values: [0] } }],
  [{ action: 'RestartAllContainers', exitCodes: { operator: 'In', values: [42] } }],
)

/** Restart rules need a policy of the container's own. */
const ownPolicy = fc.oneof(
  { weight: 5, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.constantFrom('Always', 'OnFailure', 'Never').map((restartPolicy) => ({ restartPolicy })) },
  { weight: 1, arbitrary: rules.map((restartPolicyRules) => ({ restartPolicy: 'Never', restartPolicyRules })) },
)

const config = record({
  env: maybe(
    fc.constantFrom<Json[]>(
      [{ name: 'A', valueFrom: { secretKeyRef: { name: 'creds', key: 'password' } } }],
      [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'settings', key: 'mode', optional: true } } }],
    ),
    1,
  ),
  envFrom: maybe(fc.constant<Json[]>([{ configMapRef: { name: 'settings' } }]), 1),
  volumeMounts: maybe(fc.constant<Json[]>([{ name: 'creds', mountPath: '/creds' }]), 1),
  terminationMessagePolicy: maybe(fc.constantFrom('File', 'FallbackToLogsOnError')),
  imagePullPolicy: maybe(fc.constantFrom('Always', 'IfNotPresent', 'Never'), 1),
  securityContext: maybe(fc.constant({ runAsNonRoot: true }), 1),
  resources: maybe(fc.constant({ requests: { cpu: '100m' }, limits: { memory: '64Mi' } })),
})

const probes = record({
  livenessProbe: maybe(probe('liveness'), 2),
  readinessProbe: maybe(probe('readiness'), 2),
  startupProbe: maybe(probe('startup'), 1),
})
const lifecycle = record({ postStart: maybe(hook, 1), preStop: maybe(hook, 1) }).map((hooks) =>
  Object.keys(hooks).length > 0 ? { lifecycle: hooks } : {},
)

const merged = (name: string, ...parts: fc.Arbitrary<Json>[]): fc.Arbitrary<Json> =>
  fc.tuple(image, ...parts).map(([of, ...rest]) => Object.assign({ name, image: of }, ...rest) as Json)

const regular = (name: string): fc.Arbitrary<Json> => merged(name, config, probes, lifecycle, ownPolicy)
const init = (name: string): fc.Arbitrary<Json> => merged(name, config)
const sidecar = (name: string): fc.Arbitrary<Json> => merged(name, config, probes, lifecycle, fc.constant({ restartPolicy: 'Always' }))

const exit = record({
  after: maybe(seconds(0, 40), 4),
  code: maybe(fc.constantFrom(0, 1, 42)),
  message: maybe(fc.constantFrom('boom', 'x'.repeat(5000))),
  oom: maybe(fc.constant(true), 1),
})
const start = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Json>({}) },
  { weight: 3, arbitrary: record({ listens: maybe(seconds(0, 10)), exits: maybe(exit, 4) }) },
  { weight: 1, arbitrary: fc.constant<Json>({ fails: 'exec: "nope": not found' }) },
)
const health = fc
  .tuple(
    fc.constantFrom('liveness', 'readiness', 'startup'),
    fc.constantFrom('500', 'timeout', 'refused', 'not-serving', 'exit 1'),
    fc.nat(40),
    fc.nat(30),
  )
  .chain(([type, how, from, length]) =>
    record({ since: maybe(fc.constantFrom('pod', 'start')), until: maybe(fc.constant(`${from + length}s`)) }).map((rest) => ({
      probe: type,
      fails: { from: `${from}s`, how, ...rest },
    })),
  )
const scripted = record({ takes: maybe(seconds(0, 12)), exit: maybe(fc.constantFrom(0, 1)), output: fc.constant('out') })

const process = (container: string): fc.Arbitrary<ScenarioProcess> =>
  record({
    starts: maybe(fc.array(start, { minLength: 1, maxLength: 3 }), 3),
    onSigterm: maybe(
      fc.oneof(
        fc.constant({ ignores: true }),
        exit.map(({ oom: _oom, ...exits }) => ({ exits })),
      ),
    ),
    hooks: maybe(record({ postStart: maybe(scripted), preStop: maybe(scripted) })),
    health: maybe(fc.array(health, { maxLength: 2 }), 3),
  }).map((rest) => ({ container, ...rest }))

const kubectl = fc
  .constantFrom(
    `delete pod ${POD} --wait=false`,
    `delete pod ${POD} --now --wait=false`,
    `delete pod ${POD} --grace-period=5 --wait=false`,
    `delete pod ${POD} --force --grace-period=0`,
    `label pod ${POD} a=b --overwrite`,
    `annotate pod ${POD} c=d --overwrite`,
    'create secret generic creds --from-literal=password=x',
    'create configmap settings --from-literal=mode=x',
    `patch pod ${POD} --type=merge -p '{"metadata":{"finalizers":null}}'`,
    `patch pod ${POD} -p '{"spec":{"activeDeadlineSeconds":50}}'`,
    `patch pod ${POD} -p '{"spec":{"containers":[{"name":"app","image":"example/app:2"}]}}'`,
    `patch pod ${POD} --subresource=status -p '{"status":{"conditions":[{"type":"example.com/gate","status":"True"}]}}'`,
  )
  .map((text) => ({ kubectl: text }))

const fault = (container: string): fc.Arbitrary<Partial<ScenarioStep>> =>
  fc.oneof(
    fc.constantFrom<Partial<ScenarioStep>>(
      { exit: { container, code: 3 } },
      { oom: { container } },
      { hang: { container } },
      { crash: { container, after: '2s' } },
      { slowStart: { container, listens: '9s' } },
      { image: { image: '*', message: 'the registry is down' } },
      { uses: { container, memory: '9Gi' } },
    ),
    fc
      .constantFrom('node-1', 'node-2', 'node-3')
      .chain((name) =>
        fc.constantFrom<Partial<ScenarioStep>>(
          { node: { name, reachable: false } },
          { node: { name, pressure: 'memory' } },
          { node: { name, pressure: 'disk', available: '14Gi' } },
          { node: { name, shutdown: { shutdownGracePeriod: '20s', shutdownGracePeriodCriticalPods: '5s' } } },
          { node: { name, shutdown: {} } },
        ),
      ),
    fc.constantFrom('liveness' as const, 'readiness' as const, 'startup' as const).map((type) => ({ probe: { container, probe: type } })),
  )

const step = (names: readonly string[]): fc.Arbitrary<ScenarioStep> =>
  fc
    .tuple(
      fc.integer({ min: 0, max: SECONDS - 20 }),
      fc.integer({ min: 1, max: 60 }),
      fc.oneof(kubectl, fc.constantFrom(...names).chain(fault)),
    )
    .map(([at, length, what]) => {
      return { at: `${at}s`, ...(stepLasts(what) && length < 50 && { until: `${at + length}s` }), ...what }
    })

/** Worlds of one Pod with all that may happen to it. */
export const randomWorlds: fc.Arbitrary<RandomWorld> = fc
  .record({ regulars: fc.integer({ min: 1, max: 3 }), inits: fc.array(fc.boolean(), { maxLength: 3 }) })
  .chain(({ inits, regulars }) => {
    const names = ['app', 'cache', 'proxy'].slice(0, regulars)
    const before = inits.map((isSidecar, i) => ({ name: `${isSidecar ? 'side' : 'init'}-${i}`, isSidecar }))
    const all = [...names, ...before.map(({ name }) => name)]
    return fc
      .record({
        containers: fc.tuple(...names.map(regular)),
        initContainers: fc.tuple(...before.map(({ isSidecar, name }) => (isSidecar ? sidecar(name) : init(name)))),
        processes: fc.tuple(...all.map(process)),
        timeline: fc.array(step(all), { maxLength: 4 }),
        pod: record({
          restartPolicy: maybe(fc.constantFrom('Always', 'OnFailure', 'Never'), 4),
          terminationGracePeriodSeconds: maybe(fc.integer({ min: 0, max: 12 })),
          activeDeadlineSeconds: maybe(fc.integer({ min: 1, max: 100 }), 1),
          readinessGates: maybe(fc.constant([{ conditionType: 'example.com/gate' }]), 1),
          imagePullSecrets: maybe(fc.constant([{ name: 'registry' }]), 1),
        }),
        finalizers: maybe(fc.constant(['example.com/hold']), 1),
      })
      .map(
        ({ containers, finalizers, initContainers, pod, processes, timeline }): RandomWorld => ({
          spec: {
            duration: DURATION,
            images: [
              { image: 'example/slow:1', pull: '12s' },
              { image: 'example/missing:1', errors: [{ message: 'not found' }] },
              { image: 'example/late:1', errors: [{ until: '40s', message: 'not found' }] },
            ],
            processes,
            timeline: [...timeline].sort((a, b) => Number.parseInt(a.at ?? '', 10) - Number.parseInt(b.at ?? '', 10)),
          },
          documents: [
            {
              apiVersion: 'v1',
              kind: 'Pod',
              metadata: { name: POD, labels: { app: 'web' }, ...(finalizers && { finalizers }) },
              spec: {
                containers,
                ...(initContainers.length > 0 && { initContainers }),
                ...pod,
                volumes: [{ name: 'creds', secret: { secretName: 'creds' } }],
              },
            },
            { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, spec: { selector: { app: 'web' }, ports: [{ port: 80 }] } },
          ],
        }),
      )
  })
