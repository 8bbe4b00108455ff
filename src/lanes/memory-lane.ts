import { memoryText } from '../base/quantity.ts'
import type { SimTime } from '../base/time.ts'
import type { MemoryRecord } from '../simulation/trace.ts'
import { numbered, numberedMarks } from './collect.ts'
import type { Draft } from './collect.ts'
import type { ContainerScan } from './scan.ts'
import type { ExitMark, Lane, MemoryState, Segment } from './types.ts'

/** How much memory a container uses, below its state lane; null where the Trace has no word of it. `end`: of the Trace. */
export function memoryLane(lane: Lane, { memory, processes }: ContainerScan, end: SimTime): Lane | null {
  if (memory.length === 0) return null
  const id = `${lane.id}/memory`
  const kills = lane.marks.filter((mark): mark is ExitMark => mark.kind === 'exit' && mark.outcome === 'oom')
  const segments = memory.flatMap((record, i): Draft<Segment>[] => {
    const exit = processes.find((one) => one.what === 'exited' && one.instance === record.instance && one.at >= record.at)
    const over = Math.min(exit?.at ?? end, memory[i + 1]?.at ?? end, end) as SimTime
    const settled = Math.min(record.until, over) as SimTime
    const killed = kills.some(({ at }) => at === over)
    return [segmentOf(record, record.at, settled, killed), segmentOf(record, settled, over, killed)].filter(({ from, to }) => to > from)
  })
  return {
    ...lane,
    id,
    kind: 'memory',
    name: 'memory',
    detail: { kind: 'memory', most: mostIn(segments) },
    segments: numbered(id, segments),
    // The container's lane has them, too.
    marks: numberedMarks(
      id,
      kills.map((kill) => ({ ...kill })),
    ),
  }
}

/** The bytes in use at a moment of a course: a moment is a whole millisecond, but in none of it is more used than the limit. */
function usedAt({ at, from, to, until, limit }: MemoryRecord, t: SimTime): number {
  const used = t >= until ? to : Math.round(from + ((to - from) * (t - at)) / (until - at))
  return limit === null ? used : Math.min(used, limit)
}

function segmentOf(record: MemoryRecord, from: SimTime, to: SimTime, killed: boolean): Draft<Segment> {
  const { id, limit } = record
  const used = { from: usedAt(record, from), to: usedAt(record, to) }
  const state: MemoryState = { kind: 'memory', ...used, limit, full: killed && limit !== null && used.to >= limit * FULL }
  const [first, last] = [memoryText(used.from), memoryText(used.to)]
  return { from, to, state, label: first === last ? last : `${first} → ${last}`, record: id, facts: {} }
}

/** A share of its limit that counts as all of it: what was written in the last millisecond is not seen. */
const FULL = 0.97

/** What the top of the lane stands for: the largest limit, or without one the most that was used. */
function mostIn(segments: readonly Draft<Segment>[]): number {
  let most = 1
  for (const { state } of segments) if (state.kind === 'memory') most = Math.max(most, state.from, state.to, state.limit ?? 0)
  return most
}
