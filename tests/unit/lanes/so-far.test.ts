import { describe, expect, it } from 'vitest'
import { simTimeOf } from '../../../src/base/time.ts'
import { begunBy, buildLanes, cutAt } from '../../../src/lanes/index.ts'
import type { LaneModel } from '../../../src/lanes/index.ts'
import { recorded } from './traces.ts'

const model = buildLanes(recorded('hung-web'))
const t = simTimeOf(60_000)
const begins = ({ lanes }: LaneModel): readonly number[] =>
  lanes.flatMap(({ segments, marks }) => [...segments.map(({ from }) => from), ...marks.map(({ at }) => at)])

describe('a run so far', () => {
  it('has nothing that begins later, and no lane of nothing', () => {
    const part = begunBy(model, t)
    expect(Math.max(...begins(part))).toBeLessThanOrEqual(t)
    expect(part.lanes.filter(({ kind, segments, marks }) => kind !== 'faults' && segments.length + marks.length === 0)).toEqual([])
    expect(begins(part)).toEqual(expect.arrayContaining(begins(model).filter((at) => at <= t)))
  })

  it('has no Pod before there is one', () => expect(begunBy(model, simTimeOf(-1)).groups).toEqual([]))

  it('is the same object while nothing begins, and the run itself at its end', () => {
    expect(begunBy(model, t)).toBe(begunBy(model, t))
    expect(begunBy(model, model.end)).toBe(model)
    expect(cutAt(model, model.end)).toBe(model)
  })

  it('ends where it is cut', () => {
    const part = cutAt(model, t)
    expect(part.end).toBe(t)
    expect(Math.max(...part.lanes.flatMap(({ segments }) => segments.map(({ to }) => to)))).toBe(t)
  })
})
