import { describe, expect, it } from 'vitest'
import { simTimeOf } from '../../../src/base/time.ts'
import type { LaneModel, Segment } from '../../../src/lanes/index.ts'
import { fitted, showing } from '../../../src/timeline/fit.ts'
import { containerLane } from '../../support/lanes.ts'

const segment = (id: string, from: number, to: number): Segment => ({
  id,
  from: simTimeOf(from),
  to: simTimeOf(to),
  label: id,
  record: null,
  facts: {},
  state: { kind: 'running', ready: true, started: true, restarts: 0 },
})

const LANE = containerLane([segment('short', 40_000, 48_000), segment('long', 50_000, 100_000)])
const MODEL: LaneModel = { name: '', epoch: '', start: simTimeOf(0), end: simTimeOf(100_000), groups: [], lanes: [LANE] }

describe('fitting', () => {
  it('shows the selected segment with a quarter of it on each side, within the run; again it shows all', () => {
    const short = fitted(MODEL, { lane: 'l', item: 'short' }, null)
    expect(short).toEqual({ from: 38_000, to: 50_000 })
    expect(fitted(MODEL, { lane: 'l', item: 'short' }, short)).toBeNull()
    expect(fitted(MODEL, { lane: 'l', item: 'long' }, null)).toEqual({ from: 37_500, to: 100_000 })
  })

  it('shows all with nothing selected, or only a lane', () => {
    expect(fitted(MODEL, null, { from: 1, to: 2 })).toBeNull()
    expect(fitted(MODEL, { lane: 'l', item: null }, { from: 1, to: 2 })).toBeNull()
  })
})

describe('bringing into sight', () => {
  const view = { from: 20_000, to: 30_000 }

  it('leaves the view where some of the stretch is seen', () => {
    expect(showing(view, 25_000, 25_000, 100_000)).toBeNull()
    expect(showing(view, 29_000, 50_000, 100_000)).toBeNull()
  })

  it('moves along with what leaves at an edge', () => {
    expect(showing(view, 30_500, 30_500, 100_000)).toEqual({ from: 20_500, to: 30_500 })
    expect(showing(view, 19_500, 19_500, 100_000)).toEqual({ from: 19_500, to: 29_500 })
  })

  it('puts what is far away in the middle, and never looks beyond the run', () => {
    expect(showing(view, 60_000, 60_000, 100_000)).toEqual({ from: 55_000, to: 65_000 })
    expect(showing(view, 60_000, 90_000, 100_000)).toEqual({ from: 60_000, to: 70_000 })
    expect(showing(view, 1_000, 1_000, 100_000)).toEqual({ from: 0, to: 10_000 })
    expect(showing(view, 99_000, 99_000, 100_000)).toEqual({ from: 90_000, to: 100_000 })
  })
})
