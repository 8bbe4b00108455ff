import { equal } from '../base/equal.ts'
import type { SimTime } from '../base/time.ts'
import type { Facts, ItemId, LaneId, Mark, RecordId, Segment, SegmentState } from './types.ts'

/** A segment or mark before it has its place in a lane. */
export type Draft<T extends { readonly id: ItemId }> = T extends unknown ? Omit<T, 'id'> : never

// Drafts become what they are drafts of, and so belong to nobody else: a copy of each would take longer than all else about a lane.

/** Segments of a lane, each with its id. */
export const numbered = (lane: LaneId, segments: readonly Draft<Segment>[]): readonly Segment[] =>
  segments.map((segment, i) => Object.assign(segment, { id: `${lane}#${i}` }))

/** Marks of a lane in order of time, each with its id. */
export const numberedMarks = (lane: LaneId, marks: readonly Draft<Mark>[]): readonly Mark[] =>
  marks.toSorted((a, b) => a.at - b.at).map((mark, i) => Object.assign(mark, { id: `${lane}!${i}` }))

/** What one moment of the watch stream says about a lane; a null state is nothing at all. */
export interface Observation<S extends SegmentState = SegmentState> {
  readonly at: SimTime
  readonly state: S | null
  readonly label: string
  readonly record: RecordId | null
  readonly facts: Facts
}

const same = (a: Observation, b: Observation): boolean => a.label === b.label && equal(a.state, b.state) && equal(a.facts, b.facts)

/** Observations without those that repeat the one before or are overtaken at the same moment. */
function distinct<S extends SegmentState>(observations: readonly Observation<S>[]): readonly Observation<S>[] {
  const out: Observation<S>[] = []
  for (const one of observations) {
    if (out.at(-1)?.at === one.at) out.pop()
    const last = out.at(-1)
    if (!last || !same(last, one)) out.push(one)
  }
  return out
}

/** Each observation holds until the next; the last one until `end`. */
export function segmentsFrom(observations: readonly Observation[], end: SimTime): readonly Draft<Segment>[] {
  const list = distinct(observations)
  return list.flatMap(({ at, state, label, record, facts }, i) => {
    const to = list[i + 1]?.at ?? end
    return state && to > at ? [{ from: at, to, state, label, record, facts }] : []
  })
}

/** Only what is there: facts leave out what the API leaves out. */
export function factsOf(values: Readonly<Record<string, string | number | null | undefined>>): Facts {
  const facts: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(values)) if (value !== null && value !== undefined && value !== '') facts[name] = value
  return facts
}

/** What belongs together by `key`, in order of appearance. */
export function grouped<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(key(item))
    if (group) group.push(item)
    else groups.set(key(item), [item])
  }
  return groups
}
