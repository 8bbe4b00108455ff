import type { Duration } from '../../base/time.ts'
import { between, ms } from '../../base/time.ts'
import { stateText } from '../lane-text.ts'
import type { Lane, Segment } from '../types.ts'

/** A state of a lane, as long as it lasted. */
interface Stretch {
  readonly word: string
  readonly segment: Segment
}

/** A state that comes at another time than in the run before. */
export interface Move {
  readonly before: Segment
  readonly after: Segment
  readonly by: Duration
}

/** Where two runs of one lane first differ, and by how much their common states are apart. */
export interface Alignment {
  /** The states that come at another time, in their order. */
  readonly moved: readonly Move[]
  /** The largest distance between two beginnings of the same state. */
  readonly gap: Duration
  /** The first state that only one of the runs has, or in which they differ; null on the side that has ended. */
  readonly split: { readonly before: Segment | null; readonly after: Segment | null } | null
}

/** A state as it counts in a comparison: when a back-off ends is a time, and times are compared by themselves. */
function wordOf({ state, label }: Segment): string {
  switch (state.kind) {
    case 'crash-backoff':
    case 'image-backoff':
    case 'workload':
      return `${state.kind} ${label}`
    case 'terminated':
      return `terminated ${label} ${state.exitCode}`
    case 'endpoint':
      return state.condition
    default:
      return stateText(state, label)
  }
}

/** A container that is over waits in a back-off of which the API has word only at some later sync of the pod worker. */
const isOver = ({ state }: Segment): boolean =>
  state.kind === 'terminated' || (state.kind === 'status' && ['failed', 'completed', 'oom'].includes(state.look))
const isHeld = ({ state, label }: Segment): boolean =>
  state.kind === 'crash-backoff' || (state.kind === 'status' && label.endsWith('CrashLoopBackOff'))

/** The segments of a lane, each crash back-off as a part of the end before it: when it shows is the status manager's affair. */
function withoutHolds(segments: readonly Segment[]): readonly Segment[] {
  const out: Segment[] = []
  for (const segment of segments) {
    const before = out.at(-1)
    if (before && isOver(before) && isHeld(segment)) out[out.length - 1] = { ...before, to: segment.to }
    else out.push(segment)
  }
  return out
}

/**
 * The states of a lane without those shorter than `blink`; equal neighbours are one. That a container is being stopped a recording
 * knows from Events alone, of which an API server holds some back: with `told` it counts as what it was before, and a back-off as the end
 * that it follows.
 */
function stretchesOf(lane: Lane, blink: Duration, told: boolean): Stretch[] {
  const out: Stretch[] = []
  for (const segment of told ? withoutHolds(lane.segments) : lane.segments) {
    if (between(segment.from, segment.to) < blink || (told && segment.state.kind === 'stopping')) continue
    const word = wordOf(segment)
    if (out.at(-1)?.word !== word) out.push({ word, segment })
  }
  return out
}

/** Lays two runs of a lane side by side, as far as they go through the same states. `slack`: distances up to this are none. */
export function align(before: Lane, after: Lane, slack: Duration, blink: Duration): Alignment {
  const [a, b] = [stretchesOf(before, blink, blink > 0), stretchesOf(after, blink, blink > 0)]
  const moved: Move[] = []
  let gap = ms(0)
  let i = 0
  for (; i < Math.min(a.length, b.length); i++) {
    const [was, is] = [a[i] as Stretch, b[i] as Stretch]
    if (was.word !== is.word) break
    const by = between(was.segment.from, is.segment.from)
    if (Math.abs(by) > gap) gap = ms(Math.abs(by))
    if (Math.abs(by) > slack) moved.push({ before: was.segment, after: is.segment, by })
  }
  const same = i === a.length && i === b.length
  return { moved, gap, split: same ? null : { before: a[i]?.segment ?? null, after: b[i]?.segment ?? null } }
}
