import { between } from '../base/time.ts'
import { lastAt } from '../lanes/index.ts'
import type { MessageKey } from '../messages/index.ts'
import type { ProbeRecord, RecordId, Trace, TraceRecord } from '../simulation/trace.ts'
import { marksOf } from './case.ts'
import { startOfFirstPass, startUnheard } from './passes.ts'
import { describe, isScripted, NOBODY } from './describe.ts'
import type { ChainStep, Own } from './describe.ts'
import { newsOf } from './news.ts'
import { length } from './words.ts'

const LONGEST = 12

/**
 * What led to a record: from the root on, the leading cause of each record followed back, this record last. What the kubelet and the API
 * server pass on to each other in between is left out; of a long chain its root, what a template's change made of it, and its latest
 * steps are kept. `own` is what the chain is about: sentences need not name it.
 */
export function chainOf(trace: Trace, id: RecordId, own: Own = NOBODY): readonly ChainStep[] {
  const steps: ChainStep[] = []
  const seen = new Set<RecordId>()
  const isBlamed = blamed(trace)
  for (let current = trace.records[id]; current && !seen.has(current.id); current = trace.records[leadingCause(trace, current, isBlamed)]) {
    seen.add(current.id)
    if ((current.id === id || tells(trace, current)) && !isRepeat(steps, current))
      steps.push(describe(trace, current, own), ...earlierFailures(trace, current, own))
    if (current.kind === 'probe') steps.push(...unheard(trace, current, own, seen))
    for (const fault of otherFaults(trace, current, seen)) steps.push(describe(trace, fault, own))
    const words = steps.some(({ kind }) => kind === 'log') ? null : lastWords(trace, current)
    if (words) steps.push(describe(trace, words, own))
  }
  return atMost(joined(steps.reverse().sort((a, b) => a.at - b.at)))
}

/** Of a chain longer than anyone reads its root, what a template's change made of it, and its latest steps. */
export function atMost(steps: readonly ChainStep[]): readonly ChainStep[] {
  if (steps.length <= LONGEST) return steps
  const spare = new Set(steps.filter(({ key }, i) => i > 0 && !ROLL_OUTS.has(key)).slice(0, steps.length - LONGEST))
  return steps.filter((step) => !spare.has(step))
}

const ROLL_OUTS: ReadonlySet<MessageKey> = new Set(['explain.news.workload.image', 'explain.news.workload.template'])

/** Whether a record is news on the way from a cause to its effect: syncs and reports only carry it on, a passing probe changes nothing. */
function tells(trace: Trace, record: TraceRecord): boolean {
  if (record.kind === 'sync' || record.kind === 'log') return false
  if (record.kind === 'watch') return record.object.kind !== 'Event' && (record.type !== 'MODIFIED' || newsOf(trace, record) !== null)
  return record.kind !== 'probe' || record.verdict !== null || record.result === 'failure'
}

/** Whether a pull fails as a later one does that is told: that one says how often. */
const isRepeat = (steps: readonly ChainStep[], record: TraceRecord): boolean =>
  record.kind === 'pull' &&
  record.error !== null &&
  steps.some(({ key, values }) => key === 'explain.pull.error' && values['image'] === record.image && values['error'] === record.error)

/** Faults that had a part in a record though something else led to it: a pull that was asked for by a command, and fails by a fault. */
function otherFaults(trace: Trace, record: TraceRecord, seen: Set<RecordId>): readonly TraceRecord[] {
  if (record.kind !== 'pull' || record.error === null) return []
  const faults = record.causes.flatMap((cause) => trace.records[cause] ?? []).filter(({ kind, id }) => kind === 'fault' && !seen.has(id))
  for (const { id } of faults) seen.add(id)
  return faults
}

/** An end by itself in failure that neither a fault nor the Scenario asked for: the last line that the program wrote says why. */
function lastWords(trace: Trace, record: TraceRecord): TraceRecord | null {
  if (record.kind !== 'process' || record.what !== 'exited' || record.exitCode === 0) return null
  if (record.causes.some((cause) => OWN_REASONS.has(trace.records[cause]?.kind ?? 'log'))) return null
  for (let id = record.id - 1; id >= 0; id--) {
    const one = trace.records[id]
    if (one?.kind === 'process' && one.pod === record.pod && one.container === record.container && one.what === 'started') return null
    if (one?.kind === 'log' && one.pod === record.pod && one.container === record.container && one.instance === record.instance) return one
  }
  return null
}

/** What explains the end of a process without its own words. */
const OWN_REASONS: ReadonlySet<TraceRecord['kind']> = new Set(['fault', 'script', 'signal', 'note', 'log'])

/** A kill and the end that it brings are one step. */
function joined(steps: readonly ChainStep[]): readonly ChainStep[] {
  return steps.flatMap((step, i) => {
    const next = steps[i + 1]
    if (step.key === 'explain.signal.SIGKILL' && next?.key === 'explain.process.exited' && next.at === step.at) return []
    const before = steps[i - 1]
    if (step.key === 'explain.process.exited' && before?.key === 'explain.signal.SIGKILL' && before.at === step.at)
      return [{ ...step, key: 'explain.process.killed' as const }]
    return [step]
  })
}

/** Of the failures that count up to a threshold, how many stand before the one that reached it; of a longer run only the first. */
const FEW = 4

/** The attempts that failed in a row before the one that settled the verdict, the latest first. */
export function failuresBefore(trace: Trace, last: ProbeRecord): readonly ProbeRecord[] {
  const all = marksOf(trace, last, 'probe')
  const found: ProbeRecord[] = []
  let { run } = last
  for (let i = lastAt(all, ({ id }) => id, last.id) - 1; i >= 0 && run > 1; i--) {
    const record = all[i]
    if (!record || record.instance !== last.instance) break
    if (record.probe !== last.probe) continue
    if (record.result !== 'failure' || record.run !== run - 1) break
    run = record.run
    found.push(record)
  }
  return found
}

/**
 * Why nobody answered a probe, where a process had not come so far as to listen: told at the first of the attempts that count, or at the last
 * where it has come to more. The chain goes on to the start, but for a fault that has the process listen late: then that is the root, and the
 * start is told here.
 */
function unheard(trace: Trace, last: ProbeRecord, own: Own, seen: Set<RecordId>): readonly ChainStep[] {
  const start = startUnheard(trace, last)
  if (!start) return []
  const told = last.run > last.threshold ? last : (failuresBefore(trace, last).at(-1) ?? last)
  const { values } = describe(trace, told, own)
  const step: ChainStep = {
    record: told.id,
    at: told.at,
    kind: 'probe',
    key: 'explain.probe.unheard',
    values: { ...values, since: length(between(start.at, told.until)), scripted: isScripted(trace, last) },
  }
  if (faultBehind(trace, last) === undefined || seen.has(start.id)) return [step]
  seen.add(start.id)
  return [step, describe(trace, start, own)]
}

function earlierFailures(trace: Trace, last: TraceRecord, own: Own): readonly ChainStep[] {
  if (last.kind !== 'probe' || last.verdict !== 'failure') return []
  return failuresBefore(trace, last).flatMap((record) => (last.run <= FEW || record.run === 1 ? [describe(trace, record, own)] : []))
}

const cache = new WeakMap<Trace, readonly boolean[]>()

/** For each record, whether a fault or a command is among what led to it. Causes are earlier records, so one pass tells. */
function blamed(trace: Trace): readonly boolean[] {
  const known = cache.get(trace)
  if (known) return known
  const found: boolean[] = []
  for (const record of trace.records) {
    found.push(record.kind === 'fault' || record.kind === 'command' || record.causes.some((cause) => found[cause]))
  }
  cache.set(trace, found)
  return found
}

/**
 * The latest cause; one that a fault or a command led to comes before all others. A probe that fails since a fault has that fault as its
 * cause, whatever brought the container to where it is probed; a Pod is ended for its deletion, whatever else the pod worker has heard by
 * then. What the Scenario has a process do from the start is no news: the chain goes on to what started the process.
 */
function leadingCause(trace: Trace, record: TraceRecord, isBlamed: readonly boolean[]): RecordId {
  if (record.kind === 'probe') {
    const known = faultBehind(trace, record) ?? startOf(trace, record)
    if (known !== null) return known
  }
  const deletion =
    record.kind === 'sync' && record.reason === 'deletion' ? record.causes.find((cause) => isDeletion(trace.records[cause])) : undefined
  if (deletion !== undefined) return deletion
  // A back-off is due to the latest end, whatever woke the pod worker.
  const ends = record.kind === 'backoff' ? record.causes.filter((cause) => trace.records[cause]?.kind === 'process') : []
  if (ends.length > 0) return Math.max(...ends)
  const unscripted = record.causes.filter((cause) => trace.records[cause]?.kind !== 'script')
  const causes = unscripted.length ? unscripted : record.causes
  const first = causes.filter((cause) => isBlamed[cause])
  return Math.max(-1, ...(first.length ? first : causes))
}

/** The fault for which an attempt fails. */
const faultBehind = (trace: Trace, { result, causes }: ProbeRecord): RecordId | undefined =>
  result === 'success' ? undefined : causes.findLast((cause) => trace.records[cause]?.kind === 'fault')

const isDeletion = (record: TraceRecord | undefined): boolean =>
  record?.kind === 'watch' && record.object.metadata.deletionTimestamp !== undefined

/** The start that an attempt answers for: the first that passes, and those that come before the process listens. */
const startOf = (trace: Trace, probe: ProbeRecord): RecordId | null =>
  probe.result === 'success' ? startOfFirstPass(trace, probe) : (startUnheard(trace, probe)?.id ?? null)
