/** What a Scenario document may hold, as data: one table for its checks. */
import { EVICTION_SIGNALS, PROBE_FAILURES, STEP_ACTIONS } from '../../kube/scenario.ts'

export type Shape =
  | { readonly kind: 'string' | 'boolean' | 'object' | 'duration' | 'integer' | 'map' | 'quantity' | 'share' }
  | { readonly kind: 'enum'; readonly values: readonly string[]; readonly pattern?: RegExp; readonly what: string }
  | { readonly kind: 'list'; readonly of: () => Shape }
  | {
      readonly kind: 'struct'
      readonly fields: Readonly<Record<string, Shape>>
      readonly required?: readonly string[]
      readonly exactlyOne?: readonly string[]
    }

const text: Shape = { kind: 'string' }
const flag: Shape = { kind: 'boolean' }
const whole: Shape = { kind: 'integer' }
const time: Shape = { kind: 'duration' }
const quantity: Shape = { kind: 'quantity' }
const anything: Shape = { kind: 'object' }
const list = (of: Shape): Shape => ({ kind: 'list', of: () => of })
const struct = (
  fields: Readonly<Record<string, Shape>>,
  rules: { required?: readonly string[]; exactlyOne?: readonly string[] } = {},
): Shape => ({
  kind: 'struct',
  fields,
  ...rules,
})

const probe: Shape = { kind: 'enum', values: ['liveness', 'readiness', 'startup'], what: 'a probe' }
const how: Shape = {
  kind: 'enum',
  values: PROBE_FAILURES,
  pattern: /^(?:exit \d+|[1-5]\d\d)$/,
  what: 'a way to fail',
}
const target = { pod: text, container: text }
const hook = struct({ takes: time, exit: whole, output: text })

const process = struct(
  {
    container: text,
    pod: text,
    starts: list(struct({ listens: time, exits: struct({ after: time, code: whole, message: text, oom: flag }), fails: text })),
    onSigterm: struct({ exits: struct({ after: time, code: whole, message: text }), ignores: flag }),
    hooks: struct({ postStart: hook, preStop: hook }),
    health: list(
      struct(
        {
          probe,
          fails: struct({
            from: time,
            until: time,
            since: { kind: 'enum', values: ['start', 'pod'], what: 'a beginning' },
            how,
            output: text,
          }),
        },
        { required: ['probe', 'fails'] },
      ),
    ),
  },
  { required: ['container'] },
)

const step = struct(
  {
    at: time,
    before: flag,
    until: time,
    kubectl: text,
    apply: anything,
    verb: { kind: 'enum', values: ['create', 'replace', 'apply'], what: 'what kubectl does with an object' },
    node: struct(
      {
        name: text,
        reachable: flag,
        kubelet: { kind: 'enum', values: ['restart'], what: 'what a kubelet can do' },
        pressure: { kind: 'enum', values: ['memory', 'disk'], what: 'what a node can lack' },
        available: quantity,
        shutdown: struct({ shutdownGracePeriod: time, shutdownGracePeriodCriticalPods: time }),
      },
      { required: ['name'] },
    ),
    evict: text,
    static: struct({ node: text, pod: anything }, { required: ['node', 'pod'] }),
    exit: struct({ ...target, code: whole, message: text }, { required: ['container'] }),
    oom: struct(target, { required: ['container'] }),
    hang: struct(target, { required: ['container'] }),
    probe: struct({ ...target, probe, how, output: text }, { required: ['container', 'probe'] }),
    crash: struct({ ...target, after: time, code: whole, message: text }, { required: ['container'] }),
    slowStart: struct({ ...target, listens: time }, { required: ['container', 'listens'] }),
    uses: struct({ ...target, memory: quantity, disk: quantity }, { required: ['container'] }),
    image: struct({ image: text, message: text, pull: time }, { required: ['image'] }),
  },
  { exactlyOne: STEP_ACTIONS },
)

const perSignal = (of: Shape): Shape => struct(Object.fromEntries(EVICTION_SIGNALS.map((signal) => [signal, of])))
const threshold: Shape = { kind: 'share' }

const kubelet = struct({
  evictionHard: perSignal(threshold),
  evictionSoft: perSignal(threshold),
  evictionSoftGracePeriod: perSignal(time),
  evictionMinimumReclaim: perSignal(threshold),
  evictionMaxPodGracePeriod: whole,
  evictionPressureTransitionPeriod: time,
})

/** A whole Scenario document. */
export const SCENARIO_SHAPE: Shape = struct({
  apiVersion: text,
  kind: text,
  metadata: struct({ name: text, annotations: { kind: 'map' }, labels: { kind: 'map' }, namespace: text }),
  spec: struct({
    duration: time,
    seed: whole,
    images: list(
      struct(
        { image: text, pull: time, errors: list(struct({ until: time, message: text }, { required: ['message'] })) },
        { required: ['image'] },
      ),
    ),
    processes: list(process),
    timeline: list(step),
    kubelet,
    controllerManager: struct({ terminatedPodGCThreshold: whole }),
    exclusive: flag,
    snapshots: list(struct({ at: time, kubectl: text }, { required: ['at', 'kubectl'] })),
  }),
})
