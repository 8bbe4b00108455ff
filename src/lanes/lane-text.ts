import { unreachable } from '../base/assert.ts'
import { inSeconds } from '../base/time.ts'
import type { Lane, LaneModel, Mark, Segment, SegmentState } from './types.ts'

/**
 * The lanes as text, one a line, times in seconds:
 * `container/web: waiting(PodInitializing) 0.03–11.883 | starting 11.883–18.322 | unready 18.322–18.346 | … ! exit(Error,137)@72.1`. For tests and for reading.
 */
export function laneText(model: LaneModel, wanted: (lane: Lane) => boolean = () => true): string {
  return model.lanes
    .filter(wanted)
    .map((lane) => {
      const id = lane.group ? lane.id.slice(lane.group.length + 1) : lane.id
      const segments = lane.segments.map(segmentText).join(' | ')
      const marks = lane.marks.map(markText).join(' ')
      return `${id}: ${[segments, marks && `! ${marks}`].filter(Boolean).join(' ')}`.trimEnd()
    })
    .join('\n')
}

const segmentText = ({ state, label, from, to }: Segment): string => `${stateText(state, label)} ${inSeconds(from)}–${inSeconds(to)}`

/** A state in one word, with what tells it from others like it in brackets. */
export function stateText(state: SegmentState, label: string): string {
  switch (state.kind) {
    case 'status':
    case 'phase':
    case 'condition':
      return label
    case 'waiting':
    case 'blocked':
      return `${state.kind}(${state.reason})`
    case 'image-backoff':
      return `${state.kind}(${state.until === null ? '?' : inSeconds(state.until)})`
    case 'crash-backoff':
      return `${state.kind}(${state.window === null ? '?' : inSeconds(state.window.until)})`
    case 'running':
      return `${state.ready ? 'ready' : state.started ? 'unready' : 'starting'}${state.restarts > 0 ? `#${state.restarts}` : ''}`
    case 'stopping':
      return 'stopping'
    case 'terminated':
      return `terminated(${label},${state.exitCode}${state.held ? `,held ${inSeconds(state.held.until)}` : ''})`
    case 'lost':
      return 'lost'
    case 'probe':
      return state.gate ? 'gate' : 'on'
    case 'stop':
      return state.killed ? `killed(${state.exitCode})` : `stopped(${state.exitCode ?? ''})`
    case 'endpoint':
      return `${state.condition}(${state.address})`
    case 'deletion':
    case 'workload':
    case 'memory':
      return label
    case 'fault':
      return state.what.kind === 'command' ? `$ ${state.what.command}` : state.path.join('.')
    default:
      return unreachable(state)
  }
}

function markText(mark: Mark): string {
  const at = `@${inSeconds(mark.at)}`
  switch (mark.kind) {
    case 'attempt':
      return `${mark.result}${mark.result === 'failure' ? `(${mark.run}/${mark.threshold})` : ''}${mark.trips ? '▲' : ''}${at}`
    case 'exit':
      return `exit(${mark.reason},${mark.exitCode})${at}`
    case 'signal':
      return `${mark.signal}${at}`
    case 'hook':
      return `${mark.hook}(${mark.exitCode ?? ''})${at}–${inSeconds(mark.until)}`
    case 'event':
      return `${mark.reason}×${mark.count}${at}`
    default:
      return unreachable(mark)
  }
}
