import type { SimTime } from '../base/time.ts'
import type { Lane, LaneKind, LaneModel, Mark, Segment } from './types.ts'

/** Something that a stretch of time brought: a state or a mark that began in it, or a fault that ended in it. */
export interface Changed {
  readonly lane: Lane
  readonly item: Segment | Mark
  readonly what: 'began' | 'ended'
}

/** The lanes whose changes are worth a word, what leads to others first. */
const RANKS: readonly LaneKind[] = [
  'faults',
  'node',
  'container',
  'signals',
  'probe',
  'deletion',
  'workload',
  'condition',
  'service',
  'endpoints',
  'phase',
]

/** What changed after `from` and not after `to`, what says most first; STATUS, which follows from the rest, is left out. */
export function changedIn(model: LaneModel, from: SimTime, to: SimTime): readonly Changed[] {
  const isIn = (at: SimTime): boolean => at > from && at <= to
  return model.lanes
    .filter(({ kind }) => RANKS.includes(kind))
    .sort((a, b) => RANKS.indexOf(a.kind) - RANKS.indexOf(b.kind))
    .flatMap((lane) => [
      ...(lane.kind === 'probe' ? [] : lane.segments.filter((one) => isIn(one.from)).map((item) => changed(lane, item, 'began'))),
      ...(lane.kind === 'faults'
        ? lane.segments.filter((one) => isIn(one.to) && one.from <= from).map((item) => changed(lane, item, 'ended'))
        : []),
      ...lane.marks.filter((mark) => isIn(mark.at) && isTold(mark)).map((item) => changed(lane, item, 'began')),
    ])
}

const changed = (lane: Lane, item: Segment | Mark, what: Changed['what']): Changed => ({ lane, item, what })

/** Of the attempts only those that reach a threshold; an exit is told by the state after it. */
const isTold = (mark: Mark): boolean => (mark.kind === 'attempt' ? mark.trips : mark.kind !== 'exit')
