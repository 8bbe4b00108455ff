import { unreachable } from '../base/assert.ts'
import { memoryText } from '../base/quantity.ts'
import type { EventMark, FaultState, FaultWhat, Lane, Mark, MemoryState, Segment, SegmentState } from '../lanes/types.ts'
import { t } from '../messages/index.ts'
import { formatDuration, formatStep, formatTime } from '../base/clock-text.ts'

/** A lane's name: Kubernetes' words as they are, ours from the catalogue. */
export function laneName(lane: Lane): string {
  switch (lane.kind) {
    case 'faults':
      return t('timeline.lane.faults')
    case 'signals':
      return t('timeline.lane.signals')
    case 'memory':
      return t('timeline.lane.memory')
    case 'events':
      return t('timeline.lane.events')
    case 'deletion':
      return t('timeline.lane.deletion')
    default:
      return lane.name
  }
}

export function laneTag(lane: Lane): string {
  if (lane.detail.kind === 'container') return t(`timeline.role.${lane.detail.role}`)
  return lane.detail.kind === 'endpoint' ? lane.detail.target : ''
}

/** A segment's state in a few words, as the hover card and the table have it. */
export function stateWords(segment: Segment): string {
  const { state, label } = segment
  switch (state.kind) {
    case 'running':
      return t(state.ready ? 'timeline.value.running-ready' : state.started ? 'timeline.value.unready' : 'timeline.value.not-started')
    case 'stopping':
      return t('timeline.value.stopping')
    case 'probe':
      return state.gate ? t('timeline.value.gate') : ''
    case 'stop':
      return t('timeline.value.stop')
    case 'endpoint':
      return t(`timeline.value.${state.condition}`)
    case 'memory':
      return memoryWords(state, state.from, state.to)
    case 'deletion':
      return state.what === 'finalizers'
        ? t('timeline.value.finalizers')
        : t('timeline.value.grace', { seconds: segment.facts['gracePeriodSeconds'] ?? 0 })
    case 'fault':
      return faultWords(state)
    default:
      return label
  }
}

/** How much of the limit, where there is one; one amount where it stays the same. */
export function memoryWords({ limit }: MemoryState, from: number, to: number): string {
  const [first, last] = [memoryText(from), memoryText(to)]
  const amount = first === last ? last : t('timeline.value.memory.changes', { from: first, to: last })
  return limit === null ? amount : t('timeline.value.memory.of', { amount, limit: memoryText(limit) })
}

/** One sentence on what it means; empty where the word says it all. */
export function sentenceOf(state: SegmentState): string {
  switch (state.kind) {
    case 'waiting':
      return t('timeline.sentence.waiting')
    case 'blocked':
      return t('timeline.sentence.blocked')
    case 'image-backoff':
      return t('timeline.sentence.image-backoff')
    case 'crash-backoff':
      return state.window
        ? t('timeline.sentence.crash-backoff', { step: formatStep(state.window.step), since: formatTime(state.window.since, 1) })
        : t('timeline.sentence.crash-backoff.plain')
    case 'running':
      return t(
        state.ready
          ? 'timeline.sentence.running.ready'
          : state.started
            ? 'timeline.sentence.running.unready'
            : 'timeline.sentence.running.not-started',
      )
    case 'stopping':
      return t('timeline.sentence.stopping')
    case 'terminated':
      return state.held
        ? t('timeline.sentence.held', { step: formatStep(state.held.step) })
        : t('timeline.sentence.terminated', { code: state.exitCode })
    case 'lost':
      return t('timeline.sentence.lost')
    case 'status':
      return t('timeline.sentence.status')
    case 'endpoint':
      return t(`timeline.sentence.endpoint.${state.condition}`)
    case 'memory':
      if (state.full) return t('timeline.sentence.memory.full')
      return t(state.limit === null ? 'timeline.sentence.memory.free' : 'timeline.sentence.memory.limited')
    case 'phase':
    case 'condition':
    case 'probe':
    case 'stop':
    case 'deletion':
    case 'fault':
      return ''
    case 'workload':
      if (state.failed !== null) return t('timeline.sentence.workload.failed', { reason: state.failed })
      return t(`timeline.sentence.workload.${state.counts}`, { ready: state.ready, desired: state.desired })
    default:
      return unreachable(state)
  }
}

/** A mark in a few words. */
export function markWords(lane: Lane, mark: Mark): string {
  switch (mark.kind) {
    case 'attempt': {
      const key = mark.trips ? 'trips' : mark.result === 'failure' && mark.run > mark.threshold ? 'beyond' : mark.result
      return t(`timeline.mark.attempt.${key}`, { probe: lane.name, run: mark.run, threshold: mark.threshold })
    }
    case 'exit':
      return t('timeline.mark.exit', { reason: mark.reason, code: mark.exitCode })
    case 'signal':
      return mark.grace > 0
        ? t('timeline.mark.signal.grace', { signal: mark.signal, grace: formatDuration(mark.grace) })
        : t('timeline.mark.signal', { signal: mark.signal })
    case 'hook':
      return mark.exitCode === null
        ? t('timeline.mark.hook', { hook: mark.hook })
        : t('timeline.mark.hook.done', { hook: mark.hook, code: mark.exitCode })
    case 'event':
      return eventWords(mark)
    default:
      return unreachable(mark)
  }
}

const eventWords = ({ reason, count, at, since }: EventMark): string =>
  count > 1 ? t('timeline.mark.event.again', { reason, count, span: formatDuration(at - since) }) : t('timeline.mark.event', { reason })

/** A command without its flags, for where it has little room; null for anything else. */
export function shortFaultWords({ what }: FaultState): string | null {
  if (what.kind !== 'command') return null
  return `$ ${what.command
    .split(/\s+/)
    .filter((word) => !word.startsWith('-'))
    .join(' ')}`
}

/** What was done, as the pennant says it. */
export const faultWords = ({ what }: FaultState): string => whatWords(what)

function whatWords(what: FaultWhat): string {
  switch (what.kind) {
    case 'command':
      return `$ kubectl ${what.command}`
    case 'health':
      return healthWords(what.probe, what.how)
    case 'image':
      return t('timeline.fault.image.missing', { image: what.image, message: what.message })
    case 'unknown':
      return t('timeline.fault.unknown')
    case 'step':
      return stepWords(what.step)
    default:
      return unreachable(what)
  }
}

function healthWords(probe: 'liveness' | 'readiness' | 'startup', how: string): string {
  const key = how === 'timeout' || how === '500' || how === 'refused' || how === 'not-serving' ? how : 'other'
  return t(`timeline.fault.health.${key}`, { probe: t(`timeline.probe.${probe}`) })
}

type Step = (FaultWhat & { kind: 'step' })['step']

function nodeWords({ kubelet, name: node, pressure, reachable, shutdown }: NonNullable<Step['node']>): string {
  if (kubelet) return t('timeline.fault.node.restart', { node })
  if (pressure) return t(`timeline.fault.node.${pressure}`, { node })
  if (shutdown)
    return t(shutdown.shutdownGracePeriod === undefined ? 'timeline.fault.node.power' : 'timeline.fault.node.shutdown', { node })
  return t(reachable === false ? 'timeline.fault.node.cut' : 'timeline.fault.node.back', { node })
}

function stepWords(step: Step): string {
  if (step.kubectl !== undefined) return `$ kubectl ${step.kubectl}`
  if (step.probe) return healthWords(step.probe.probe, step.probe.how ?? '')
  if (step.exit) return t('timeline.fault.exit', { container: step.exit.container, code: step.exit.code ?? 0 })
  if (step.oom) return t('timeline.fault.oom', { container: step.oom.container })
  if (step.hang) return t('timeline.fault.hang', { container: step.hang.container })
  if (step.crash) return t('timeline.fault.crash', { container: step.crash.container })
  if (step.slowStart) return t('timeline.fault.slowStart', { container: step.slowStart.container })
  if (step.image) {
    const image = step.image.image === '*' ? t('timeline.fault.every-image') : step.image.image
    return step.image.message
      ? t('timeline.fault.image.missing', { image, message: step.image.message })
      : t('timeline.fault.image.slow', { image })
  }
  if (step.uses) return t('timeline.fault.uses', { container: step.uses.container, amount: step.uses.memory ?? step.uses.disk ?? '' })
  if (step.node) return nodeWords(step.node)
  if (step.evict !== undefined) return t('timeline.fault.evict', { pod: step.evict })
  if (step.static) return t('timeline.fault.static', { node: step.static.node })
  if (step.apply) return t('timeline.fault.apply', { object: typeof step.apply['kind'] === 'string' ? step.apply['kind'] : '' })
  return t('timeline.fault.unknown')
}
