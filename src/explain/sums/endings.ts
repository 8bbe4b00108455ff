import { between, ms, plus } from '../../base/time.ts'
import type { SimTime } from '../../base/time.ts'
import type { Pod } from '../../kube/types.ts'
import type { HookRecord, ProcessRecord, SignalRecord } from '../../simulation/trace.ts'
import type { Case } from '../case.ts'
import { containerIn, endOf, knownPod, marksOf } from '../case.ts'
import { memoryLimitOf } from '../describe.ts'
import { containerField, podField } from '../fields.ts'
import { graceBudget, hookCost, hookLength, LEAST_GRACE, turnCost } from '../grace.ts'
import type { GraceBudget } from '../grace.ts'
import { SOURCES } from '../sources.ts'
import { clock, length, say, span } from '../words.ts'
import type { Words } from '../words.ts'
import { arithmetic, by, row } from './arithmetic.ts'
import type { Arithmetic, SumRow } from './arithmetic.ts'

/** How the grace period of one end is spent: hook, SIGTERM, and SIGKILL when it is over. */
export function graceSums(of: Case, mark: HookRecord | SignalRecord): Arithmetic {
  const budget = graceBudget(of, mark)
  if (!budget) return arithmetic({ sources: [SOURCES.grace] })
  const { trace } = of
  const { total, from, hook, term, turn } = budget
  const rows: SumRow[] = [row(say('why.sum.grace'), graceSource(from), span(total), true)]
  if (hook) {
    const ran = hookLength(trace, hook)
    rows.push(row('preStop', `${clock(hook.at)} + ${length(ran)}`, plus(hook.at, ran)))
  }
  if (turn) rows.push(row(say('why.sum.turn'), `${clock(turn.to)} − ${clock(turn.from)}`, length(between(turn.from, turn.to))))
  if (term) {
    const spent = [...(hook ? [hookCost(trace, hook)] : []), ...(turn ? [turnCost(turn)] : [])]
    const left = spent.reduce<number>((rest, cost) => rest - cost, total)
    const least = left < LEAST_GRACE
    if (spent.length > 0 || least) {
      const sum = [total, ...spent].map(span).join(' − ')
      rows.push(
        row(say('why.sum.grace-left'), least ? say('why.sum.at-least', { sum, least: span(LEAST_GRACE) }) : sum, span(term.grace), true),
      )
    }
    const end = endOf(trace, mark)
    const kill = marksOf(trace, mark, 'signal').find((one) => one.signal === 'SIGKILL' && one.instance === mark.instance)
    if (kill) rows.push(row('SIGKILL', `${clock(term.at)} + ${span(term.grace)}`, kill.at, true))
    else if (end !== null) rows.push(by(end, row(say('why.sum.ended'), `${clock(end)} − ${clock(term.at)}`, length(between(term.at, end)))))
    else rows.push(row(say('why.sum.kill-due'), `${clock(term.at)} + ${span(term.grace)}`, plus(term.at, term.grace)))
  }
  const fields = [
    ...(from === 'livenessProbe' || from === 'startupProbe'
      ? containerField(of, mark.pod, mark.container, from, 'terminationGracePeriodSeconds')
      : []),
    ...(from === 'terminationGracePeriodSeconds' ? podField(of, mark.pod, 'terminationGracePeriodSeconds') : []),
    ...(hook ? containerField(of, mark.pod, mark.container, 'lifecycle', 'preStop') : []),
  ]
  const note = say(`why.sum.note.grace${turn ? '.turn' : hook ? '' : '.plain'}`)
  return arithmetic({ rows, note, sources: [turn ? SOURCES.turn : SOURCES.grace], fields })
}

/** Who says how long the grace period is: the field that does, or what the kubelet ends the Pod for. */
function graceSource(from: GraceBudget['from']): Words {
  switch (from) {
    case 'livenessProbe':
    case 'startupProbe':
      return `${from}.terminationGracePeriodSeconds`
    case 'evicted':
    case 'nodeShutdown':
    case 'other':
      return say(`why.sum.grace.${from}`)
    default:
      return from
  }
}

/** Exit codes above this one are 128 + the number of the signal that ended the process. */
const SIGNALLED = 128
const SIGNALS: Readonly<Record<number, string>> = { 1: 'SIGHUP', 2: 'SIGINT', 6: 'SIGABRT', 9: 'SIGKILL', 11: 'SIGSEGV', 15: 'SIGTERM' }

/** How a process ended: its exit code, and the grace period when it was told to end. */
export function exitSums(of: Case, exit: ProcessRecord): Arithmetic {
  const { trace } = of
  const start = marksOf(trace, exit, 'process').find(({ what, instance }) => what === 'started' && instance === exit.instance)
  const rows: SumRow[] = []
  if (start) rows.push(row(say('why.sum.lived'), `${clock(exit.at)} − ${clock(start.at)}`, length(between(start.at, exit.at))))
  const code = exit.exitCode ?? 0
  const signal = SIGNALS[code - SIGNALLED]
  if (signal) rows.push(row(say('why.sum.exit-code'), `${SIGNALLED} + ${code - SIGNALLED}`, signal, true))
  const told = marksOf(trace, exit, 'signal').find(({ instance, at }) => instance === exit.instance && at <= exit.at)
  if (told) {
    const grace = graceSums(of, told)
    return { ...grace, rows: [...grace.rows, ...rows.slice(-1)] }
  }
  const pod = knownPod(trace, exit.pod, exit.at)
  if (exit.reason === 'OOMKilled') {
    const limit = memoryLimitOf(trace, exit)
    if (limit !== null) rows.push(row(say('why.sum.memory'), 'resources.limits.memory', limit, true))
    return arithmetic({
      rows,
      note: say(limit === null ? 'why.sum.note.oom.free' : 'why.sum.note.oom'),
      sources: [SOURCES.oom],
      fields: containerField(of, exit.pod, exit.container, 'resources', 'limits', 'memory'),
    })
  }
  if (pod) rows.push(...policyRow(pod, exit))
  const note = pod && exit.exitCode === 0 && isPlainInit(pod, exit.container) ? say('why.sum.note.init') : null
  return arithmetic({ rows, note, sources: [SOURCES.start], fields: podField(of, exit.pod, 'restartPolicy') })
}

/** An init container that has to end before the next one starts: no sidecar. */
const isPlainInit = ({ spec }: Pod, name: string): boolean =>
  spec.initContainers?.some((one) => one.name === name && one.restartPolicy !== 'Always') ?? false

/**
 * Whether a container that ended by itself starts again, and the restartPolicy that says so; null for a Pod on its way out, and rules by exit
 * code, which are another matter.
 */
export function restartRule(
  pod: Pod,
  { container: name, exitCode }: ProcessRecord,
): { readonly policy: string; readonly restarts: boolean } | null {
  const container = containerIn(pod, name)
  if (!container || pod.metadata.deletionTimestamp || container.restartPolicyRules?.length) return null
  const policy = container.restartPolicy ?? pod.spec.restartPolicy ?? 'Always'
  const isInit = isPlainInit(pod, name)
  const failed = exitCode !== 0
  const restarts = isInit ? failed && policy !== 'Never' : policy === 'Always' || (policy === 'OnFailure' && failed)
  return { policy, restarts }
}

function policyRow(pod: Pod, exit: ProcessRecord): SumRow[] {
  const rule = restartRule(pod, exit)
  return rule ? [row('restartPolicy', rule.policy, say(rule.restarts ? 'why.sum.restarts' : 'why.sum.restarts-not'), true)] : []
}

/** How long a Pod that is being deleted may take. */
export function deletionSums(of: Case, pod: string, from: SimTime, graceSeconds: number): Arithmetic {
  const grace = ms(graceSeconds * 1000)
  return arithmetic({
    rows: [
      row(say('why.sum.grace'), 'deletionGracePeriodSeconds', span(grace), true),
      row('deletionTimestamp', `${clock(from)} + ${span(grace)}`, plus(from, grace)),
    ],
    note: say('why.sum.note.deletion'),
    sources: [SOURCES.deletion],
    fields: podField(of, pod, 'terminationGracePeriodSeconds'),
  })
}
