import type { SimTime } from '../base/time.ts'
import { isEndpointSlice, isEvent, isPod } from '../kube/types.ts'
import { hasMessage } from '../messages/index.ts'
import type { MessageKey, MessageValues } from '../messages/index.ts'
import type { NoteRecord, RecordId, Trace, TraceRecord, WatchRecord } from '../simulation/trace.ts'

/** One link of the chain from a root to an effect: a moment, and a sentence as the catalogue's key and its values. */
export interface ChainStep {
  readonly record: RecordId
  readonly at: SimTime
  readonly kind: TraceRecord['kind']
  readonly key: MessageKey
  readonly values: MessageValues
}

const LONGEST = 12

/**
 * What led to a record: from the root on, the leading cause of each record followed back, this record last. What the kubelet and the API
 * server pass on to each other in between is left out; of a long chain its root and its latest steps are kept.
 */
export function chainOf(trace: Trace, id: RecordId): readonly ChainStep[] {
  const steps: ChainStep[] = []
  const seen = new Set<RecordId>()
  const isBlamed = blamed(trace, id)
  for (let current = trace.records[id]; current && !seen.has(current.id); current = trace.records[leadingCause(trace, current, isBlamed)]) {
    seen.add(current.id)
    if (current.id === id || tells(current)) steps.push(describe(current), ...earlierFailures(trace, current))
  }
  const ordered = steps.reverse()
  return ordered.length <= LONGEST ? ordered : [...ordered.slice(0, 1), ...ordered.slice(1 - LONGEST)]
}

/** Whether a record is news on the way from a cause to its effect: syncs and objects only carry it on, a passing probe changes nothing. */
function tells(record: TraceRecord): boolean {
  if (record.kind === 'sync' || record.kind === 'log') return false
  if (record.kind === 'watch') return record.type !== 'MODIFIED'
  return record.kind !== 'probe' || record.verdict !== null || record.result === 'failure'
}

/** Of the failures that count up to a threshold, how many stand before the one that reached it; of a longer run only the first. */
const FEW = 4

/** The attempts that failed in a row before the one that settled the verdict, the latest first. */
function earlierFailures(trace: Trace, last: TraceRecord): readonly ChainStep[] {
  if (last.kind !== 'probe' || last.verdict !== 'failure') return []
  const steps: ChainStep[] = []
  let run = last.run
  for (let id = last.id - 1; id >= 0 && run > 1; id--) {
    const record = trace.records[id]
    if (record?.kind !== 'probe' || record.probe !== last.probe || record.container !== last.container || record.pod !== last.pod) continue
    if (record.instance !== last.instance || record.result !== 'failure' || record.run !== run - 1) break
    run = record.run
    if (last.run <= FEW || run === 1) steps.push(describe(record))
  }
  return steps
}

/** For each record up to `id`, whether a fault or a command is among what led to it. Causes are earlier records, so one pass tells. */
function blamed(trace: Trace, id: RecordId): readonly boolean[] {
  const found: boolean[] = []
  for (const record of trace.records.slice(0, id + 1)) {
    found.push(record.kind === 'fault' || record.kind === 'command' || record.causes.some((cause) => found[cause]))
  }
  return found
}

/**
 * The latest cause; one that a fault or a command led to comes before all others. A probe that fails since a fault has that fault as its
 * cause, whatever brought the container to where it is probed.
 */
function leadingCause(trace: Trace, record: TraceRecord, isBlamed: readonly boolean[]): RecordId {
  const fault = record.kind === 'probe' ? record.causes.findLast((cause) => trace.records[cause]?.kind === 'fault') : undefined
  if (fault !== undefined) return fault
  const first = record.causes.filter((cause) => isBlamed[cause])
  return Math.max(-1, ...(first.length ? first : record.causes))
}

/** One sentence about a record. */
export function describe(record: TraceRecord): ChainStep {
  const say = (key: MessageKey, values: MessageValues = {}): ChainStep => ({
    record: record.id,
    at: record.at,
    kind: record.kind,
    key,
    values,
  })
  switch (record.kind) {
    case 'watch':
      return describeWatch(record, say)
    case 'manifest':
      return say('explain.manifest')
    case 'fault':
      return say('explain.fault')
    case 'script':
      return say('explain.script')
    case 'command':
      return say('explain.command', { command: record.command })
    case 'sync':
      return record.error === null ? say('explain.sync', { reason: record.reason }) : say('explain.sync.error', { error: record.error })
    case 'probe':
      return {
        ...say(record.verdict === 'failure' ? 'explain.probe.trips' : `explain.probe.${record.result}`, {
          probe: record.probe,
          container: record.container,
          run: record.run,
          threshold: record.threshold,
        }),
        // What counts is the answer.
        at: record.until,
      }
    case 'signal':
      return say(`explain.signal.${record.signal}`, { container: record.container, grace: record.grace / 1000 })
    case 'hook':
      return say('explain.hook', { hook: record.hook, container: record.container })
    case 'process':
      return say(`explain.process.${record.what}`, {
        container: record.container,
        code: record.exitCode ?? 0,
        reason: record.reason ?? '',
        instance: record.instance,
      })
    case 'pull':
      return record.error === null
        ? say('explain.pull', { image: record.image })
        : { ...say('explain.pull.error', { image: record.image, error: record.error }), at: record.until ?? record.at }
    case 'backoff':
      return say(record.subject === 'crash' ? 'explain.backoff.crash' : 'explain.backoff.image', {
        container: record.container,
        step: record.step / 1000,
        n: record.n,
      })
    case 'log':
      return say('explain.log', { container: record.container, line: record.line })
    case 'note':
      return describeNote(record, say)
    case 'decision':
      return record.node === null
        ? say('explain.decision.none', { message: record.message })
        : say('explain.decision', { node: record.node, attempt: record.attempt })
  }
}

type Say = (key: MessageKey, values?: MessageValues) => ChainStep

/** A note that the catalogue does not know is told by its name. */
function describeNote(record: NoteRecord, say: Say): ChainStep {
  const key = `explain.note.${record.what}`
  const pod = record.pod.slice(record.pod.indexOf('/') + 1)
  return say(hasMessage(key) ? key : 'explain.note', { ...record.facts, what: record.what, pod, container: record.container ?? '' })
}

function describeWatch(record: WatchRecord, say: Say): ChainStep {
  const { object, type } = record
  const name = object.metadata.name
  if (isEvent(object)) return say('explain.watch.event', { reason: object.reason ?? '', message: object.message ?? '' })
  if (isPod(object)) return say(`explain.watch.pod.${type}`, { name })
  if (isEndpointSlice(object)) return say('explain.watch.endpoints', { name })
  return say('explain.watch.other', { kind: object.kind, name })
}
