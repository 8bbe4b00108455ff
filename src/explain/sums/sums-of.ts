import type { SimTime } from '../../base/time.ts'
import { isNode } from '../../kube/types.ts'
import type { KubeObject } from '../../kube/types.ts'
import { stateAt } from '../../lanes/index.ts'
import type { CrashWindow, Lane, Mark, Segment } from '../../lanes/types.ts'
import type { TraceRecord } from '../../simulation/trace.ts'
import type { Case } from '../case.ts'
import { marksOf } from '../case.ts'
import type { ChainStep } from '../describe.ts'
import { containerField, writtenIn } from '../fields.ts'
import type { FieldRef } from '../fields.ts'
import { SOURCES } from '../sources.ts'
import type { Source } from '../sources.ts'
import { arithmetic } from './arithmetic.ts'
import type { Arithmetic } from './arithmetic.ts'
import { crashSums, pullSums } from './backoffs.ts'
import type { Hold } from './backoffs.ts'
import { deadlineSums, evictionSums, nodeSums } from './cluster.ts'
import { conditionSources } from './conditions.ts'
import { workloadSums } from './workloads.ts'
import { memorySums } from './memory.ts'
import { mountSums } from './mounts.ts'
import { deletionSums, exitSums, graceSums } from './endings.ts'
import { attemptSums, readySums } from './probes.ts'
import { recordedBackoff } from './recorded.ts'

type Kind = TraceRecord['kind']
type RecordOf<K extends Kind> = Extract<TraceRecord, { kind: K }>

/** The arithmetic of an item: of its state, else of what stands in the chain that led to it. */
export function sumsOf(of: Case, lane: Lane, item: Segment | Mark, steps: readonly ChainStep[]): Arithmetic {
  const record = item.record === null ? undefined : of.trace.records[item.record]
  return 'state' in item ? segmentSums(of, lane, item, record, steps) : markSums(of, record, steps)
}

function segmentSums(of: Case, lane: Lane, item: Segment, record: TraceRecord | undefined, steps: readonly ChainStep[]): Arithmetic {
  const { state, from, to } = item
  const pod = lane.pod ?? ''
  const hold = { pod, container: lane.container ?? '', from, to }
  switch (state.kind) {
    case 'crash-backoff':
      return heldSums(of, hold, state.window)
    case 'terminated':
      return state.held ? heldSums(of, { ...hold, to: heldUntil(of, lane, item) }, state.held) : endSums(of, record, steps)
    case 'image-backoff':
      return pullSums(of, hold)
    case 'running':
      // What made it ready lies before; what it waits for lies ahead.
      if (state.ready) return readySums(of, { ...hold, to: from })
      return !state.started || record?.kind === 'process'
        ? readySums(of, { ...hold, isStarted: state.started })
        : chainSums(of, steps, ['probe'], [SOURCES.ready])
    case 'stopping':
    case 'stop':
      return stopSums(of, lane, item, steps)
    case 'deletion':
      return evictionSums(of, pod, from) ?? deletionSums(of, pod, from, Number(item.facts['gracePeriodSeconds'] ?? 0))
    case 'workload':
      return record?.kind === 'watch' ? workloadSums(of, latestOf(of, record, to), { lane: lane.id, from, to }) : arithmetic({})
    case 'condition':
      if (record?.kind === 'watch' && isNode(record.object)) return nodeSums(of, record.object, from, steps[0])
      return (
        (lane.name === 'DisruptionTarget' ? evictionSums(of, pod, from) : null) ??
        chainSums(of, steps, ['probe', 'backoff'], conditionSources(lane.name, item))
      )
    case 'status':
      return statusSums(of, lane, item)
    case 'phase':
      return (record?.kind === 'watch' ? deadlineSums(of, record.object) : null) ?? chainSums(of, steps, ['process'], [SOURCES.phase])
    case 'endpoint':
      return chainSums(of, steps, ['probe'], [SOURCES.endpoints])
    case 'waiting':
      return mountSums(of, pod, from, to) ?? chainSums(of, steps, [], [SOURCES.start])
    case 'blocked':
      return arithmetic({ sources: [blockedSource(item.label)], fields: blockedFields(of, hold) })
    case 'probe':
      return state.gate ? readySums(of, hold) : arithmetic({ sources: [SOURCES.probe] })
    case 'memory':
      return memorySums(of, lane, item, state)
    case 'lost':
    case 'fault':
      return arithmetic({})
  }
}

/** A crash back-off: by the kubelet's own marks, or by what a recording's objects tell. */
function heldSums(of: Case, hold: Hold, window: CrashWindow | null): Arithmetic {
  const sums = crashSums(of, hold)
  return window && sums.rows.length === 0 ? recordedBackoff(of.trace, hold, window) : sums
}

/** Who says why a container cannot be started. */
const blockedSource = (reason: string): Source =>
  reason.includes('Image') ? SOURCES.imageBackoff : reason.includes('Config') ? SOURCES.config : SOURCES.start

/** What a container that cannot be configured asks for. */
const blockedFields = (of: Case, { pod, container }: Hold): readonly FieldRef[] =>
  ['env', 'envFrom'].flatMap((field) => writtenIn(of, containerField(of, pod, container, field)))

/** A word in STATUS is the printer's; that of a container which is held back has arithmetic of its own. */
function statusSums(of: Case, lane: Lane, item: Segment): Arithmetic {
  if (lane.kind === 'taints') return arithmetic({ sources: [SOURCES.taints] })
  for (const one of of.model.lanes) {
    if (one.kind !== 'container' || one.pod !== lane.pod) continue
    const segment = stateAt(of.model, one, item.from)
    if (segment?.label !== item.label.replace(/^Init:/, '') || !segment.label.endsWith('BackOff')) continue
    const sums = segmentSums(of, one, segment, undefined, [])
    return { ...sums, sources: [SOURCES.status, ...sums.sources] }
  }
  return arithmetic({ sources: [SOURCES.status] })
}

/** The object of a record as it was last before a moment. */
function latestOf({ trace }: Case, { id, object }: RecordOf<'watch'>, to: SimTime): KubeObject {
  const { uid } = object.metadata
  const record = trace.records.findLast((one) => one.kind === 'watch' && (one.at < to || one.id === id) && one.object.metadata.uid === uid)
  return record?.kind === 'watch' ? record.object : object
}

/** A back-off that counts down before the API has its word goes on in the next segment. */
const heldUntil = ({ trace }: Case, lane: Lane, item: Segment): SimTime => lane.segments[lane.segments.indexOf(item) + 1]?.to ?? trace.end

function markSums(of: Case, record: TraceRecord | undefined, steps: readonly ChainStep[]): Arithmetic {
  switch (record?.kind) {
    case 'probe':
      return attemptSums(of, record)
    case 'signal':
      return graceSums(of, record)
    case 'hook':
      return record.hook === 'postStart' ? arithmetic({ sources: [SOURCES.start] }) : graceSums(of, record)
    case 'process':
      return exitSums(of, record)
    default:
      return chainSums(of, steps, ['backoff', 'probe', 'process'], [])
  }
}

/** The last record of a kind in a chain. */
function lastOf<K extends Kind>(of: Case, steps: readonly ChainStep[], kind: K): RecordOf<K> | null {
  const step = steps.findLast((one) => one.kind === kind)
  const record = step && of.trace.records[step.record]
  return record?.kind === kind ? (record as RecordOf<K>) : null
}

function endSums(of: Case, record: TraceRecord | undefined, steps: readonly ChainStep[]): Arithmetic {
  const exit = record?.kind === 'process' ? record : lastOf(of, steps, 'process')
  return exit?.what === 'exited' ? exitSums(of, exit) : arithmetic({})
}

/** The end of a container as it is told to stop: its budget; before it the verdict that asked for it. */
function stopSums(of: Case, { pod, container }: Lane, item: Segment, steps: readonly ChainStep[]): Arithmetic {
  if (pod === null || container === null) return arithmetic({})
  const inside = ({ at }: { at: SimTime }): boolean => at >= item.from && at <= item.to
  const ref = { pod, container }
  const mark = marksOf(of.trace, ref, 'hook').find(inside) ?? marksOf(of.trace, ref, 'signal').find(inside)
  const grace = mark ? graceSums(of, mark) : arithmetic({})
  const trip = lastOf(of, steps, 'probe')
  if (trip?.verdict !== 'failure') return grace
  const verdict = attemptSums(of, trip)
  return {
    ...grace,
    rows: [...verdict.rows, ...grace.rows],
    sources: [...verdict.sources, ...grace.sources],
    fields: [...verdict.fields, ...grace.fields],
  }
}

/** The arithmetic of the latest step of a chain, when that is of one of these kinds. */
function chainSums(of: Case, steps: readonly ChainStep[], kinds: readonly Kind[], sources: readonly Source[]): Arithmetic {
  const step = steps.findLast(({ kind }) => kind !== 'watch')
  const record = step && of.trace.records[step.record]
  const sums = record && kinds.includes(record.kind) ? recordSums(of, record) : arithmetic({})
  return { ...sums, sources: sources.length ? sources : sums.sources }
}

function recordSums(of: Case, record: TraceRecord): Arithmetic {
  switch (record.kind) {
    case 'backoff': {
      const hold = { ...record, from: record.at, to: heldTo(of, record) }
      return record.subject === 'crash' ? crashSums(of, hold) : pullSums(of, hold)
    }
    case 'probe':
      return record.result === 'failure' ? attemptSums(of, record) : readySums(of, { ...record, from: record.at, to: record.until })
    case 'process':
      return record.what === 'exited' ? exitSums(of, record) : arithmetic({})
    default:
      return arithmetic({})
  }
}

/** When what a back-off held back was tried again. */
const heldTo = ({ trace }: Case, { pod, container, at, subject }: RecordOf<'backoff'>): SimTime => {
  const again = subject === 'crash' ? marksOf(trace, { pod, container }, 'process') : marksOf(trace, { pod, container }, 'pull')
  return again.find((one) => one.at > at)?.at ?? trace.end
}
