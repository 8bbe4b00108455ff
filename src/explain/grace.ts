import { between, ms, plus, seconds } from '../base/time.ts'
import type { Duration, SimTime } from '../base/time.ts'
import type { HookRecord, PodKey, SignalRecord, Trace } from '../simulation/trace.ts'
import type { Case } from './case.ts'
import { containerIn, knownPod, marksOf } from './case.ts'

/** The least that SIGTERM is given. Models pkg/kubelet/kuberuntime/kuberuntime_manager.go minimumGracePeriodInSeconds (v1.36). */
export const LEAST_GRACE = seconds(2)

/** How the time that a container gets for its end is spent. */
export interface GraceBudget {
  readonly total: Duration
  /** What set it. */
  readonly from:
    | 'terminationGracePeriodSeconds'
    | 'livenessProbe'
    | 'startupProbe'
    | 'deletionGracePeriodSeconds'
    | 'evicted'
    | 'nodeShutdown'
    | 'other'
  /** What the preStop hook took of it; null without one. */
  readonly hook: HookRecord | null
  /** SIGTERM and how long it is given; null while the hook runs, or the container's turn has not come. */
  readonly term: SignalRecord | null
  /** From when to when a sidecar waited, behind its hook, for the containers that end before it; null: for none. */
  readonly turn: { readonly from: SimTime; readonly to: SimTime } | null
}

/** The budget of the end of one instance that a hook or a signal belongs to. */
export function graceBudget({ trace }: Pick<Case, 'trace'>, mark: HookRecord | SignalRecord): GraceBudget | null {
  const same = ({ instance }: { instance: number }): boolean => instance === mark.instance
  const hook = marksOf(trace, mark, 'hook').find((one) => same(one) && one.hook === 'preStop') ?? null
  const term = marksOf(trace, mark, 'signal').find((one) => same(one) && one.signal === 'SIGTERM') ?? null
  const begun = hook ?? term
  if (!begun) return null
  const pod = knownPod(trace, mark.pod, begun.at)
  const spec = pod && containerIn(pod, mark.container)
  if (!pod || !spec) return null
  const turn = term && turnOf(trace, hook, term)
  const order = orderOf(trace, mark.pod, begun.at)
  if (order) return { ...order, hook, term, turn }
  const deletion = pod.metadata.deletionGracePeriodSeconds
  const probe = trippedBy(trace, mark)
  const own = probe === null ? undefined : spec[`${probe}Probe`]?.terminationGracePeriodSeconds
  const [asked, from] =
    deletion !== undefined
      ? ([deletion, 'deletionGracePeriodSeconds'] as const)
      : own !== undefined && probe !== null
        ? ([own, `${probe}Probe`] as const)
        : ([pod.spec.terminationGracePeriodSeconds ?? 30, 'terminationGracePeriodSeconds'] as const)
  const total = seconds(asked)
  // Somebody gave less.
  if (term && !hook && !turn && term.grace < total) return { total: term.grace, from: 'other', hook, term, turn }
  return { total, from, hook, term, turn }
}

/**
 * How long the containers of a Pod that ends have held up one of them: sidecars end last, in the reverse of the order they started in.
 * Models pkg/kubelet/kuberuntime/kuberuntime_termination_order.go waitForTurn (v1.36).
 */
function turnOf(trace: Trace, hook: HookRecord | null, term: SignalRecord): GraceBudget['turn'] {
  const end = term.causes.map((cause) => trace.records[cause]).find((one) => one?.kind === 'sync' && one.step === 'terminating')
  const from = hook ? plus(hook.at, hookLength(trace, hook)) : end?.at
  return end && from !== undefined && turnCost({ from, to: term.at }) > 0 ? { from, to: term.at } : null
}

/** What the kubelet itself ends a Pod for, and how long it then gives it; null when the kubelet does not end it. */
function orderOf(trace: Trace, pod: PodKey, at: SimTime): Pick<GraceBudget, 'total' | 'from'> | null {
  const note = trace.records.findLast(
    (one) => one.kind === 'note' && one.pod === pod && one.at <= at && (one.what === 'evicted' || one.what === 'nodeShutdown'),
  )
  if (note?.kind !== 'note') return null
  return { total: seconds(Number(note.facts['grace'])), from: note.what === 'evicted' ? 'evicted' : 'nodeShutdown' }
}

/** The probe whose verdict ends this instance; null when none does. */
function trippedBy(trace: Trace, { pod, container, instance, at }: HookRecord | SignalRecord): 'liveness' | 'startup' | null {
  const last = marksOf(trace, { pod, container }, 'probe').findLast(
    (one) => one.instance === instance && one.verdict === 'failure' && one.probe !== 'readiness' && one.until <= at,
  )
  return last && last.probe !== 'readiness' ? last.probe : null
}

/** How long a hook ran, by now or at the Trace's end. */
export const hookLength = (trace: Trace, { at, until }: HookRecord): Duration => between(at, until ?? trace.end)

/** What is taken of the budget is taken in whole seconds. */
const whole = (time: Duration): Duration => ms(Math.trunc(time / 1000) * 1000)

/** What a hook takes of the budget. */
export const hookCost = (trace: Trace, hook: HookRecord): Duration => whole(hookLength(trace, hook))

/** What a sidecar's turn takes of the budget. */
export const turnCost = ({ from, to }: NonNullable<GraceBudget['turn']>): Duration => whole(between(from, to))
