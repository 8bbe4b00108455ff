import type { Duration, SimTime } from '../../base/time.ts'
import { between, ms, seconds } from '../../base/time.ts'
import type { LaneState } from '../watch-lanes.ts'

/** One state of a lane, for as long as it lasted within the compared time. */
export interface Segment {
  readonly from: SimTime
  readonly to: SimTime
  readonly state: string
}

/**
 * A moment at which a container left a back-off or a failed sync was tried again, where two runs of one world drift apart:
 * by a share of the state's length, and by `retry` beside.
 */
export interface Wait {
  readonly at: SimTime
  readonly retry: Duration
}

/** Reasons of a failed sync, which the pod worker's queue tries again after 10 to 15 s. */
const RETRIED = ['CreateContainerConfigError', 'CreateContainerError', 'ErrImageNeverPull', 'InvalidImageName', 'RunContainerError']
const RETRY = seconds(15)

/** A container that stays Terminated for longer than this waits in a back-off which the status does not show yet. */
const LONG_EXIT = seconds(3)

/** How often the container of a state like `Running #2+` was restarted, as text. */
const restartsOf = (state: string): string => (state.split('#')[1] ?? '').slice(0, -1)

/** The states of a lane up to `end`. A crash back-off belongs to the exit before it: when it shows up is the status manager's affair. */
export function segmentsOf(lane: readonly LaneState[], end: SimTime): Segment[] {
  const out: Segment[] = []
  for (const [index, { at, state }] of lane.entries()) {
    if (at >= end) break
    const to = Math.min(lane[index + 1]?.at ?? end, end) as SimTime
    const before = out.at(-1)
    const ofThatExit =
      state.includes('CrashLoopBackOff') && before?.state.includes('Terminated') && restartsOf(state) === restartsOf(before.state)
    if (before && (ofThatExit || before.state === state)) out[out.length - 1] = { ...before, to }
    else out.push({ from: at, to, state })
  }
  return out
}

/** When the containers of `pod` (`pod/NAME`) left a back-off or were tried again. */
export function waitsOf(lanes: ReadonlyMap<string, readonly LaneState[]>, pod: string): Wait[] {
  return [...lanes]
    .filter(([lane]) => lane.startsWith(`${pod} container `))
    .flatMap(([, states]) =>
      states.flatMap(({ at, state }, index): Wait[] => {
        const next = states[index + 1]
        if (!next) return []
        if (RETRIED.some((reason) => state.includes(reason))) return [{ at: next.at, retry: RETRY }]
        const backsOff = state.includes('BackOff') || state.includes('ErrImagePull')
        return backsOff || (state.includes('Terminated') && between(at, next.at) > LONG_EXIT) ? [{ at: next.at, retry: ms(0) }] : []
      }),
    )
}
