import type { SimTime } from '../base/time.ts'
import { inSeconds } from '../base/time.ts'
import type { Trace } from '../simulation/trace.ts'
import { watchLanes } from './watch-lanes.ts'

/** Seconds with six significant digits, as many as the text shows. */
const second = (at: SimTime): string => String(Number(inSeconds(at).toPrecision(6)))

/**
 * The watch records of a Trace as text: one line a lane, each state with the second at which it began, then one line for each
 * kind of event, each time with its count then.
 */
export function laneText(trace: Trace): string {
  const { lanes, events } = watchLanes(trace)
  return [
    ...[...lanes].map(([lane, states]) => `${lane}: ${states.map(({ at, state }) => `${second(at)} ${state}`).join(' | ')}`),
    ...events.map(({ kind, name, type, reason, message, seen }) => {
      const times = seen.map(({ at, count }) => `${second(at)}x${count}`)
      return `event ${kind} ${name} ${type} ${reason} ${message} @ ${times.join(' ')}`
    }),
  ].join('\n')
}
