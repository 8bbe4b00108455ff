import { describe, expect, it } from 'vitest'
import { simTimeOf } from '../../../src/base/time.ts'
import { buildLanes, changesOf, describeTable, laneOf, podAt, stateAt, step } from '../../../src/lanes/index.ts'
import { recorded } from './traces.ts'

const hungWeb = recorded('hung-web')
const model = buildLanes(hungWeb)
const at = (seconds: number) => simTimeOf(seconds * 1000)

describe('stateAt', () => {
  const lane = laneOf(model, 'pod/default/web/condition/Ready')

  it('begins with a change, and ends before the next', () => {
    expect(lane && stateAt(model, lane, at(72.177))?.label).toBe('False')
    expect(lane && stateAt(model, lane, at(72.176))?.label).toBe('True')
  })

  it('holds at the very end, and not before the first', () => {
    expect(lane && stateAt(model, lane, model.end)?.label).toBe('True')
    expect(lane && stateAt(model, lane, at(0.01))).toBeNull()
  })
})

describe('changesOf', () => {
  it('rises, and has each moment once', () => {
    const changes = changesOf(model)
    expect(changes).toEqual([...new Set(changes)].sort((a, b) => a - b))
  })

  it('knows the five restarts', () => {
    expect(changesOf(model, 'restart').map((one) => Math.round(one / 1000))).toEqual([72, 102, 132, 162, 241])
  })

  it('is stepped through from change to change, also from one of them', () => {
    const restarts = changesOf(model, 'restart')
    expect(step(restarts, at(100), 'next')).toBe(restarts[1])
    expect(step(restarts, restarts[1] ?? at(0), 'previous')).toBe(restarts[0])
    expect(step(restarts, at(1), 'previous')).toBeNull()
    expect(step(restarts, model.end, 'next')).toBeNull()
  })
})

describe('podAt', () => {
  it('is the Pod as the API server had it then', () => {
    expect(podAt(hungWeb, 'default/web', at(200))?.status.containerStatuses?.[0]?.state?.waiting?.reason).toBe('CrashLoopBackOff')
    expect(podAt(hungWeb, 'default/web', at(-1))).toBeNull()
  })
})

describe('describeTable', () => {
  it('has a row for each segment and mark, with the reason in the words of the API', () => {
    const rows = describeTable(model)
    expect(rows).toHaveLength(model.lanes.reduce((sum, lane) => sum + lane.segments.length + lane.marks.length, 0))
    expect(rows.find(({ segment }) => segment?.state.kind === 'crash-backoff')?.why).toMatch(
      /^back-off 40s restarting failed container=web pod=web/,
    )
  })
})
