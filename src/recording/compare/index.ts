import type { SimTime } from '../../base/time.ts'
import { plus, seconds } from '../../base/time.ts'
import type { Trace } from '../../simulation/trace.ts'
import { watchLanes } from '../watch-lanes.ts'
import { appearsTooLate, laneDifference } from './align.ts'
import { eventCounts, eventDifferences } from './events.ts'
import { comparableLanes, type Lanes, nodeIsChance } from './lanes.ts'
import { withStableNames } from './names.ts'
import { segmentsOf, waitsOf } from './segments.ts'

/** What differs in one lane, or in how often one event was sent. */
export interface Difference {
  readonly lane: string
  readonly text: string
}

export interface Comparison {
  /** How many lanes there are on either side. */
  readonly lanes: number
  readonly differingLanes: readonly Difference[]
  readonly differingEvents: readonly Difference[]
}

/** Whether two runs of one world agree. */
export const agrees = ({ differingLanes, differingEvents }: Comparison): boolean => differingLanes.length + differingEvents.length === 0

/**
 * Compares two runs of one world, up to `end` (by default, one second past the recording's last record). A lane is what one state of one
 * object did over time; two lanes agree when they go through the same states and stay in each as long, within what two runs on real
 * clusters differ by.
 */
export function compareTraces(recorded: Trace, simulated: Trace, end: SimTime = plus(recorded.end, seconds(1))): Comparison {
  const anyNode = nodeIsChance(recorded)
  const [a, b] = [side(recorded, anyNode), side(simulated, anyNode)]
  const names = [...new Set([...a.lanes.keys(), ...b.lanes.keys()])].sort()
  return {
    lanes: names.length,
    differingLanes: names.flatMap((lane) => {
      const text = compareLane(lane, a.lanes, b.lanes, end)
      return text === null ? [] : [{ lane, text }]
    }),
    differingEvents: eventDifferences(a.events, b.events),
  }
}

function side(trace: Trace, anyNode: boolean): { lanes: Lanes; events: Map<string, number> } {
  const found = watchLanes(withStableNames(trace))
  const lanes = comparableLanes(found.lanes, anyNode)
  const severalPods = [...lanes.keys()].filter((lane) => lane.endsWith(' phase')).length > 1
  return { lanes, events: eventCounts(found.events, anyNode, severalPods) }
}

function compareLane(lane: string, recorded: Lanes, simulated: Lanes, end: SimTime): string | null {
  const [a, b] = [recorded.get(lane), simulated.get(lane)]
  if (!b) return 'missing'
  if (!a) return b[0] && appearsTooLate(b[0].at, end) ? null : 'not in the recording'
  const pod = lane.split(' ')[0] ?? lane
  return laneDifference(segmentsOf(a, end), segmentsOf(b, end), end, [...waitsOf(recorded, pod), ...waitsOf(simulated, pod)])
}
