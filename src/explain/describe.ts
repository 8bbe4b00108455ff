import { memoryText } from '../base/quantity.ts'
import { ms } from '../base/time.ts'
import type { SimTime } from '../base/time.ts'
import { refusalIn } from '../kube/command-line/complaints.ts'
import { isEndpointSlice, isEvent, isPod } from '../kube/types.ts'
import { hasMessage } from '../messages/index.ts'
import type { MessageKey, MessageValues } from '../messages/index.ts'
import type {
  CommandRecord,
  DecisionRecord,
  HookRecord,
  MemoryRecord,
  NoteRecord,
  PodKey,
  ProbeRecord,
  ProcessRecord,
  PullRecord,
  RecordId,
  SignalRecord,
  Trace,
  TraceRecord,
  WatchRecord,
} from '../simulation/trace.ts'
import { endOf, knownPod, marksOf, memoryLimitIn } from './case.ts'
import { graceBudget, hookLength } from './grace.ts'
import { newsOf } from './news.ts'
import { length, rough, span } from './words.ts'

/** One link of the chain from a root to an effect: a moment, and a sentence as the catalogue's key and its values. */
export interface ChainStep {
  readonly record: RecordId
  readonly at: SimTime
  readonly kind: TraceRecord['kind']
  readonly key: MessageKey
  readonly values: MessageValues
}

/** What a chain is about: a container, a Pod (`container` null), or neither. What it is about need not be named. */
export interface Own {
  readonly pod: PodKey | null
  readonly container: string | null
}

export const NOBODY: Own = { pod: null, container: null }

/** Shorter than what the page's clock shows. */
const AT_ONCE = ms(100)

type Say = (key: MessageKey, values?: MessageValues) => ChainStep

const nameOf = (pod: PodKey): string => pod.slice(pod.indexOf('/') + 1)

const yesOrNo = (is: boolean): 'yes' | 'no' => (is ? 'yes' : 'no')

interface About {
  readonly pod: PodKey
  readonly container?: string | null
}

/**
 * Whom a record is about, in the catalogue's values: the Pod, and whether it is another one than the chain's (`foreign`); the container, that
 * of another Pod with the Pod's name, and whether the chain is about it (`own`).
 */
export function whom({ pod: key, container = null }: About, own: Own): MessageValues {
  const pod = nameOf(key)
  const isForeign = key !== own.pod
  const values = { pod, foreign: yesOrNo(isForeign) }
  if (container === null) return values
  return { ...values, container: isForeign ? `${pod}/${container}` : container, own: yesOrNo(!isForeign && container === own.container) }
}

/** One sentence about a record, for a chain that is about `own`. */
export function describe(trace: Trace, record: TraceRecord, own: Own = NOBODY): ChainStep {
  const about = 'pod' in record ? whom(record, own) : {}
  const say: Say = (key, values = {}) => ({ record: record.id, at: record.at, kind: record.kind, key, values: { ...values, ...about } })
  switch (record.kind) {
    case 'watch':
      return describeWatch(trace, record, say)
    case 'manifest':
      return say('explain.manifest')
    case 'fault':
      return say('explain.fault')
    case 'script':
      return say('explain.script')
    case 'command':
      return describeCommand(record, say)
    case 'sync':
      return record.error === null ? say('explain.sync', { reason: record.reason }) : say('explain.sync.error', { error: record.error })
    case 'probe':
      return describeProbe(record, say)
    case 'signal':
      return describeSignal(trace, record, say)
    case 'hook':
      return describeHook(trace, record, say)
    case 'process':
      return describeProcess(trace, record, say)
    case 'pull':
      return describePull(trace, record, say)
    case 'backoff':
      return say(record.subject === 'crash' ? 'explain.backoff.crash' : 'explain.backoff.image', { step: span(record.step) })
    case 'memory':
      return describeMemory(trace, record, say)
    case 'log':
      return say('explain.log', { line: record.line })
    case 'note':
      return describeNote(record, say)
    case 'decision':
      return describeDecision(record, say)
  }
}

function describeProbe({ probe, run, threshold, verdict, result, until }: ProbeRecord, say: Say): ChainStep {
  // What readiness failed at the threshold goes on to fail: the kubelet counts on, also over restarts.
  const trips = run > threshold ? 'explain.probe.stays' : (`explain.probe.trips.${probe}` as const)
  const key = verdict === 'failure' && run >= threshold ? trips : (`explain.probe.${result}` as const)
  // What counts is the answer.
  return { ...say(key, { probe, run, threshold }), at: until }
}

function describeSignal(trace: Trace, record: SignalRecord, say: Say): ChainStep {
  if (record.signal === 'SIGKILL') return say('explain.signal.SIGKILL')
  const end = endOf(trace, record)
  if (end !== null && end - record.at < AT_ONCE) return say('explain.signal.SIGTERM.at-once')
  const within = end !== null && end - record.at < record.grace
  return say(within ? 'explain.signal.SIGTERM.obeyed' : end === null ? 'explain.signal.SIGTERM' : 'explain.signal.SIGTERM.ignored', {
    grace: span(record.grace),
    took: length(end === null ? 0 : end - record.at),
  })
}

function describeHook(trace: Trace, record: HookRecord, say: Say): ChainStep {
  if (record.hook === 'postStart') return say('explain.hook.postStart', { length: rough(hookLength(trace, record)) })
  const budget = graceBudget({ trace }, record)
  return say('explain.hook.preStop', { length: rough(hookLength(trace, record)), grace: budget ? span(budget.total) : '' })
}

/** Whether the Scenario had it so from the start, in the words of the catalogue. */
export const isScripted = (trace: Trace, { causes }: Pick<TraceRecord, 'causes'>): 'yes' | 'no' =>
  causes.some((cause) => trace.records[cause]?.kind === 'script') ? 'yes' : 'no'

/** A pull that fails says the how-manieth in a row that is. */
function describePull(trace: Trace, record: PullRecord, say: Say): ChainStep {
  const { image, error, until, at } = record
  if (error === null) return say('explain.pull', { image })
  const pulls = marksOf(trace, record, 'pull').filter((one) => one.id <= record.id && one.image === image)
  const n = pulls.length - 1 - pulls.findLastIndex((one) => one.error === null)
  return { ...say('explain.pull.error', { image, error, n }), at: until ?? at }
}

function describeProcess(trace: Trace, record: ProcessRecord, say: Say): ChainStep {
  const { what, exitCode, reason, instance } = record
  const limit = reason === 'OOMKilled' ? memoryLimitOf(trace, record) : null
  return say(`explain.process.${what}`, {
    code: exitCode ?? 0,
    reason: reason ?? '',
    instance,
    scripted: isScripted(trace, record),
    memory: reason !== 'OOMKilled' ? '' : limit === null ? 'free' : 'limited',
    limit: limit ?? '',
  })
}

/** The memory that a container might use when its process ended; null: as much as its node has. */
export function memoryLimitOf(trace: Trace, { pod: key, container, at }: ProcessRecord): string | null {
  const pod = knownPod(trace, key, at)
  return pod && memoryLimitIn(pod, container)
}

function describeMemory(trace: Trace, record: MemoryRecord, say: Say): ChainStep {
  const [first, last] = [memoryText(record.from), memoryText(record.to)]
  return first === last
    ? say('explain.memory', { amount: last })
    : say('explain.memory.changes', { from: first, to: last, scripted: isScripted(trace, record) })
}

function describeDecision({ node, message, preempts }: DecisionRecord, say: Say): ChainStep {
  if (node !== null) return say('explain.decision', { node })
  if (!preempts) return say('explain.decision.none', { message })
  const pods = preempts.pods.map(nameOf).join(', ')
  return say('explain.decision.preempts', { node: preempts.node, pods, count: preempts.pods.length })
}

function describeCommand({ command, output }: CommandRecord, say: Say): ChainStep {
  const refusal = refusalIn(output)
  return refusal === null ? say('explain.command', { command }) : say('explain.command.refused', { command, refusal })
}

/** A note that the catalogue does not know is told by its name. */
function describeNote(record: NoteRecord, say: Say): ChainStep {
  const key = `explain.note.${record.what}`
  return say(hasMessage(key) ? key : 'explain.note', { ...record.facts, container: '', what: record.what })
}

function describeWatch(trace: Trace, record: WatchRecord, say: Say): ChainStep {
  const { object, type } = record
  const name = object.metadata.name
  if (isEvent(object)) return say('explain.watch.event', { reason: object.reason ?? '', message: object.message ?? '' })
  const news = newsOf(trace, record)
  if (news) return say(news.key, news.values)
  const owner = type === 'ADDED' ? object.metadata.ownerReferences?.find(({ controller }) => controller === true) : undefined
  if (owner) return say('explain.watch.created', { owner: `${owner.kind} ${owner.name}`, kind: object.kind, name })
  if (isPod(object)) return say(`explain.watch.pod.${type}`, { name })
  if (isEndpointSlice(object)) return say('explain.watch.endpoints', { name })
  return say(`explain.watch.other.${type}`, { kind: object.kind, name })
}
