import type { SimTime } from '../base/time.ts'
import { lookOf } from '../lanes/look.ts'
import type { Glyph, Tone } from '../lanes/look.ts'
import { lastAt, markAt, segmentsAt, stateAt } from '../lanes/query.ts'
import { markEnd } from '../lanes/table.ts'
import type { Lane, LaneModel, MemoryState, Segment, WorkloadState } from '../lanes/types.ts'
import { t } from '../messages/index.ts'
import { memoryWords, stateWords } from './words.ts'
import { formatStep } from '../base/clock-text.ts'

/** What the gutter says of a lane at a moment. */
export interface LaneValue {
  readonly text: string
  readonly glyph: Glyph
  /** `quiet`: nothing that anybody needs to notice. */
  readonly tone: Tone | 'quiet'
}

const NOTHING: LaneValue = { text: '', glyph: 'plain', tone: 'quiet' }
const quiet = (text: string): LaneValue => ({ text, glyph: 'plain', tone: 'quiet' })

/** `roomy`: a line of its own, for the long form. */
export function valueAt(model: LaneModel, lane: Lane, at: SimTime, roomy = false): LaneValue {
  switch (lane.kind) {
    case 'faults': {
      const { length } = segmentsAt(lane, at)
      return quiet(length === 0 ? t('timeline.value.none') : t('timeline.value.active', { count: length }))
    }
    case 'events':
      return quiet(t('timeline.value.events', { count: lastAt(lane.marks, (mark) => mark.at, at) + 1 }))
    case 'probe':
      return quiet(probeText(model, lane, at))
    case 'signals':
      return quiet(signalText(model, lane, at))
    case 'memory': {
      const segment = stateAt(model, lane, at)
      return segment?.state.kind === 'memory' ? memoryAt(segment, segment.state, at) : NOTHING
    }
    case 'service': {
      const { state } = stateAt(model, lane, at) ?? {}
      return state?.kind === 'endpoint' ? quiet(t(`timeline.value.${state.condition}`)) : quiet(t('timeline.value.none'))
    }
    default: {
      const segment = stateAt(model, lane, at)
      if (!segment) return NOTHING
      const look = lookOf(segment.state)
      return { text: segmentText(segment, roomy), glyph: look.glyph, tone: look.tone }
    }
  }
}

/** What a workload's value is where there is little room: `2/3`. */
export const countsIn = ({ ready, desired }: WorkloadState): string => `${ready}/${desired}`

function segmentText(segment: Segment, roomy: boolean): string {
  const { state, label } = segment
  if (state.kind === 'workload') return countsIn(state)
  if (state.kind === 'terminated' && state.held && roomy)
    return t('timeline.value.held', { state: label, step: formatStep(state.held.step) })
  const word = state.kind === 'running' || (state.kind === 'stopping' && !roomy) ? label : stateWords(segment)
  if (!('restarts' in state) || state.restarts === 0) return word
  return t(roomy ? 'timeline.value.restarts' : 'timeline.value.restarts.short', { state: word, restarts: state.restarts })
}

/** What is in use in this moment. */
function memoryAt({ from, to }: Segment, state: MemoryState, at: SimTime): LaneValue {
  const used = state.from + ((state.to - state.from) * (at - from)) / (to - from)
  return quiet(memoryWords(state, used, used))
}

/** Failures in a row; `passed` once a startup probe has let the others begin. */
function probeText(model: LaneModel, lane: Lane, at: SimTime): string {
  if (lane.detail.kind !== 'probe') return ''
  const threshold = lane.detail.failureThreshold
  const life = stateAt(model, lane, at)
  // One that has no answer yet does not count.
  const mark = lane.marks[lastAt(lane.marks, markEnd, at)]
  if (lane.detail.probe === 'startup' && !life) {
    const container = model.lanes.find(
      ({ kind, group, container: name }) => kind === 'container' && group === lane.group && name === lane.container,
    )
    const state = container && stateAt(model, container, at)?.state
    if (container && state?.kind === 'running' && state.started)
      return t(isStartCarried(lane, container, at) ? 'timeline.value.not-asked' : 'timeline.value.passed')
  }
  const counts = life && mark?.kind === 'attempt' && mark.result === 'failure' && mark.at >= life.from
  return t('timeline.value.count', { run: counts ? Math.min(mark.run, threshold) : 0, threshold })
}

/** Whether a container counts as started as the one before it did: its own startup probe is asked only later in its life. */
function isStartCarried(lane: Lane, container: Lane, at: SimTime): boolean {
  const gate = lane.segments.find(({ from }) => from > at)
  return gate !== undefined && !container.marks.some((mark) => mark.kind === 'exit' && mark.at > at && mark.at <= gate.from)
}

function signalText(model: LaneModel, lane: Lane, at: SimTime): string {
  const mark = markAt(lane, at)
  if (mark?.kind === 'hook' && at < mark.until) return mark.hook
  const stop = stateAt(model, lane, at)
  if (!stop) return t('timeline.value.none')
  return mark?.kind === 'signal' && mark.at >= stop.from ? mark.signal : t('timeline.value.stop')
}
