import { unreachable } from '../base/assert.ts'
import { memoryText } from '../base/quantity.ts'
import type { Lane, Mark, Segment } from '../lanes/types.ts'
import { clock, say, span } from './words.ts'
import type { Sentence } from './words.ts'

/** What people ask about a segment or a mark. */
export function questionOf(lane: Lane, item: Segment | Mark): Sentence {
  return 'state' in item ? aboutSegment(lane, item) : aboutMark(lane, item)
}

function aboutSegment(lane: Lane, { state, label, from }: Segment): Sentence {
  const name = lane.container ?? lane.name
  switch (state.kind) {
    case 'status':
      return lane.kind === 'taints'
        ? say('why.question.taints', { taints: label })
        : say('why.question.status', { status: label, pod: podName(lane) })
    case 'phase':
      return say('why.question.phase', { phase: label, pod: podName(lane) })
    case 'condition':
      return say('why.question.condition', { condition: lane.name, status: label })
    case 'waiting':
    case 'blocked':
    case 'image-backoff':
    case 'crash-backoff':
      return say('why.question.in', { name, state: label })
    case 'running':
      return say(`why.question.running.${state.ready ? 'ready' : state.started ? 'unready' : 'starting'}`, { name })
    case 'stopping':
    case 'stop':
      return say('why.question.stopped', { name })
    case 'terminated':
      return say('why.question.ended', { name, reason: state.reason || label, code: state.exitCode })
    case 'lost':
      return say('why.question.lost', { name })
    case 'probe':
      return say('why.question.asked', { probe: lane.name, name })
    case 'memory':
      return state.full || state.from === state.to
        ? say(state.full ? 'why.question.memory.full' : 'why.question.memory', { name, amount: memoryText(state.to) })
        : say('why.question.memory.changes', { name })
    case 'endpoint':
      return say(`why.question.endpoint.${state.condition}`, { address: state.address })
    case 'deletion':
      return say(state.what === 'finalizers' ? 'why.question.held' : 'why.question.deleted', { pod: podName(lane) })
    case 'fault':
      return say('why.question.fault', { at: clock(from) })
    case 'workload':
      if (state.failed !== null) return say('why.question.workload.failed', { name: lane.name, reason: state.failed })
      if (state.updated !== null)
        return say('why.question.workload.rolling', { name: lane.name, updated: state.updated, desired: state.desired })
      return say(state.counts === 'completions' ? 'why.question.job' : 'why.question.workload', {
        name: lane.name,
        ready: state.ready,
        desired: state.desired,
      })
    default:
      return unreachable(state)
  }
}

function aboutMark(lane: Lane, mark: Mark): Sentence {
  const name = lane.container ?? lane.name
  switch (mark.kind) {
    case 'attempt':
      return mark.result === 'success'
        ? say('why.question.attempt.success', { probe: lane.name })
        : say(mark.run > mark.threshold ? 'why.question.attempt.beyond' : 'why.question.attempt.failure', {
            probe: lane.name,
            run: mark.run,
            threshold: mark.threshold,
          })
    case 'exit':
      return say('why.question.ended', { name, reason: mark.reason, code: mark.exitCode })
    case 'signal':
      return say('why.question.signal', { name, signal: mark.signal })
    case 'hook':
      return say('why.question.hook', { name, hook: mark.hook, length: span(mark.until - mark.at) })
    case 'event':
      return say('why.question.event', { reason: mark.reason })
    default:
      return unreachable(mark)
  }
}

const podName = ({ pod, name }: Lane): string => (pod === null ? name : pod.slice(pod.indexOf('/') + 1))
