import type {
  ContainerRef,
  HookRecord,
  ProbeRecord,
  ProcessRecord,
  PullRecord,
  SignalRecord,
  Trace,
  TraceRecord,
} from '../simulation/trace.ts'
import { knownPod, marksOf } from './case.ts'
import { whom } from './describe.ts'
import type { ChainStep, Own } from './describe.ts'
import { restartRule } from './sums/endings.ts'
import { clock, span } from './words.ts'

type Say = (record: TraceRecord, key: ChainStep['key'], values?: ChainStep['values']) => ChainStep

/**
 * What Kubernetes does about a failure that a chain ends with, or tells last before its effect: that a back-off holds the restart or the next
 * pull back, that it starts or pulls again, or that it does not. Empty where the chain tells that itself, or tells of no failure.
 */
export function stepsAfter(trace: Trace, steps: readonly ChainStep[], own: Own): readonly ChainStep[] {
  const last = steps.findLast(({ kind }) => kind !== 'watch' && kind !== 'log')
  const record = last && trace.records[last.record]
  if (!record || !('container' in record) || record.container === null) return []
  const about = whom(record, own)
  const say: Say = ({ id, at, kind }, key, values = {}) => ({ record: id, at, kind, key, values: { ...values, ...about, time: clock(at) } })
  if (record.kind === 'pull') return record.error === null ? [] : afterPull(trace, record, say)
  return isStop(record) ? afterStop(trace, record, say) : []
}

type Stop = ProcessRecord | SignalRecord | HookRecord | ProbeRecord

/** Whether a container ends by this, or has. */
function isStop(record: TraceRecord): record is Stop {
  if (record.kind === 'probe') return record.verdict === 'failure' && record.probe !== 'readiness'
  return (
    record.kind === 'signal' ||
    (record.kind === 'hook' && record.hook === 'preStop') ||
    (record.kind === 'process' && record.what === 'exited')
  )
}

function afterStop(trace: Trace, stop: Stop, say: Say): readonly ChainStep[] {
  const start = marksOf(trace, stop, 'process').find(({ what, instance }) => what === 'started' && instance > stop.instance)
  const held = marksOf(trace, stop, 'backoff').find(
    ({ id, subject }) => subject === 'crash' && id > stop.id && (start === undefined || id < start.id),
  )
  const told = [
    ...(held ? [say(held, 'prose.backoff.crash', { step: span(held.step) })] : []),
    ...(start ? [say(start, 'prose.after.started', { instance: start.instance })] : []),
  ]
  return told.length > 0 ? told : afterLast(trace, stop, say)
}

/** That an end is the last, by the rule that says so. */
function afterLast(trace: Trace, stop: ContainerRef & { readonly id: number }, say: Say): readonly ChainStep[] {
  const end = marksOf(trace, stop, 'process').find(({ what, instance }) => what === 'exited' && instance === stop.instance)
  const pod = end && knownPod(trace, end.pod, end.at)
  const rule = pod ? restartRule(pod, end) : null
  return end && rule && !rule.restarts ? [say(end, 'prose.after.never', { policy: rule.policy })] : []
}

function afterPull(trace: Trace, failed: PullRecord, say: Say): readonly ChainStep[] {
  const pull = marksOf(trace, failed, 'pull').find(({ id }) => id > failed.id)
  const held = marksOf(trace, failed, 'backoff').find(
    ({ id, subject }) => subject === 'image' && id > failed.id && (pull === undefined || id < pull.id),
  )
  return [
    ...(held ? [say(held, 'prose.backoff.image', { step: span(held.step) })] : []),
    ...(pull ? [say(pull, 'prose.after.pull', { image: pull.image })] : []),
  ]
}
