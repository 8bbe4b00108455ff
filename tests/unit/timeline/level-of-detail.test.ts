import { describe, expect, it } from 'vitest'
import { simTimeOf } from '../../../src/base/time.ts'
import type { Lane, Segment } from '../../../src/lanes/index.ts'
import { CLASSES, columnsOf, walk } from '../../../src/timeline/columns.ts'
import { clustersOf } from '../../../src/timeline/paint/events.ts'
import { fallsIn } from '../../../src/timeline/paint/falls.ts'
import { timeScale } from '../../../src/timeline/scale.ts'
import { containerLane } from '../../support/lanes.ts'

/** A container that is ready and in back-off by turns, each for a second. */
function flapping(seconds: number): Lane {
  const segments = Array.from(
    { length: seconds },
    (_, i): Segment => ({
      id: `l#${i}`,
      from: simTimeOf(i * 1000),
      to: simTimeOf((i + 1) * 1000),
      label: '',
      record: null,
      facts: {},
      state: i % 2 ? { kind: 'crash-backoff', window: null, restarts: i } : { kind: 'running', ready: true, started: true, restarts: i },
    }),
  )
  return containerLane(segments)
}

function draw(lane: Lane, from: number, to: number) {
  const wide: number[] = []
  const joined: { width: number; ready: number; backoff: number }[] = []
  walk(
    columnsOf(lane),
    timeScale({ from, to }, 612),
    4,
    (i) => wide.push(i),
    ({ x0, x1, shares }) => {
      joined.push({ width: x1 - x0, ready: shares[CLASSES.indexOf('ready')] ?? 0, backoff: shares[CLASSES.indexOf('backoff')] ?? 0 })
    },
  )
  return { wide, joined }
}

describe('segments', () => {
  it('are drawn one by one while they are wide, and only those in sight', () => {
    const { wide, joined } = draw(flapping(1000), 500_000, 510_000)
    expect(joined).toEqual([])
    expect(wide).toEqual([499, 500, 501, 502, 503, 504, 505, 506, 507, 508, 509, 510])
  })

  it('are joined when narrow: blocks of the share of each state, and no more of them than the plot has room for', () => {
    const { wide, joined } = draw(flapping(20_000), 0, 20_000_000)
    expect(wide).toEqual([])
    expect(joined.length).toBeLessThanOrEqual(150)
    for (const { width, ready, backoff } of joined) {
      expect(ready / width).toBeCloseTo(0.5, 1)
      expect(backoff / width).toBeCloseTo(0.5, 1)
    }
  })
})

describe('exits', () => {
  const exit = (seconds: number, outcome: 'completed' | 'error' | 'oom') =>
    ({ id: 'x', kind: 'exit', at: simTimeOf(seconds * 1000), record: null, outcome, exitCode: 1, reason: '' }) as const
  const lane = containerLane([], [exit(10, 'completed'), exit(11, 'error'), exit(12, 'oom'), exit(50, 'completed'), exit(80, 'error')])
  const outcomes = (to: number) =>
    fallsIn(lane, timeScale({ from: 0, to }, 612), 1)
      .toSorted((a, b) => a.x - b.x)
      .map(({ outcome }) => outcome)

  it('near each other are one, and the worst of them is never lost', () => {
    expect(outcomes(600_000)).toEqual(['oom', 'completed', 'error'])
  })

  it('are all there where there is room', () => {
    expect(outcomes(60_000)).toEqual(['completed', 'error', 'oom', 'completed'])
  })
})

describe('Events', () => {
  const event = (seconds: number, type: 'Normal' | 'Warning') =>
    ({
      id: 'e',
      kind: 'event',
      at: simTimeOf(seconds * 1000),
      record: null,
      type,
      reason: 'Pulled',
      message: '',
      count: 1,
      since: simTimeOf(0),
      about: 'Pod/app',
      uid: '',
      source: 'kubelet',
    }) as const
  const lane: Lane = { ...containerLane([]), kind: 'events', marks: [event(1, 'Normal'), event(2, 'Warning'), event(60, 'Normal')] }

  it('near each other are one diamond with their count, and a Warning is never lost', () => {
    const clusters = clustersOf(lane, timeScale({ from: 0, to: 100_000 }, 612), 1)
    expect(clusters.map(({ count, warning }) => [count, warning])).toEqual([
      [2, true],
      [1, false],
    ])
  })

  it('are single again where there is room', () => {
    expect(clustersOf(lane, timeScale({ from: 0, to: 5000 }, 612), 1).map(({ count }) => count)).toEqual([1, 1])
  })
})
