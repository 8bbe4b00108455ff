import { describe, expect, it } from 'vitest'
import { formatDuration, formatTime } from '../../../src/base/clock-text.ts'
import { decimalsFor, farthest, kept, ticksOf, timeScale, zoomedAt } from '../../../src/timeline/scale.ts'

const HOUR = 3_600_000

describe('formatTime', () => {
  it.each([
    [0, 0, '0:00'],
    [46_000, 1, '0:46.0'],
    [203_049, 1, '3:23.0'],
    [59_960, 1, '0:59.9'],
    [HOUR + 123_000, 0, '1:02:03'],
    [52 * HOUR, 0, '2 d 4:00'],
    [1234, 3, '0:01.234'],
    [-30_000, 0, '−0:30'],
  ])('%i ms with %i digits is %s', (t, decimals, text) => {
    expect(formatTime(t, decimals)).toBe(text)
  })
})

describe('formatDuration', () => {
  it.each([
    [250, '250 ms'],
    [29_100, '29.1 s'],
    [203_000, '3:23.0'],
  ])('%i ms is %s', (length, text) => {
    expect(formatDuration(length)).toBe(text)
  })
})

describe('the ruler', () => {
  const rulerOf = (from: number, to: number) => {
    const { ticks, step } = ticksOf(timeScale({ from, to }, 588), 56)
    return ticks.filter(({ major }) => major).map(({ t }) => formatTime(t, decimalsFor(step)))
  }

  it('has the labels of the picture for four and a half minutes', () => {
    expect(rulerOf(0, 270_000)).toEqual(['0:00', '0:30', '1:00', '1:30', '2:00', '2:30', '3:00', '3:30', '4:00', '4:30'])
  })

  it('goes down to milliseconds and up to days, never with labels too near', () => {
    expect(rulerOf(1000, 1010)).toContain('0:01.002')
    expect(rulerOf(0, 240 * HOUR)).toContain('2 d 0:00')
    for (const span of [7, 90, 1234, 45_678, 999_999, 86_400_000, 9e9]) {
      const scale = timeScale({ from: 0, to: span }, 588)
      const at = ticksOf(scale, 56)
        .ticks.filter(({ major }) => major)
        .map(({ t }) => scale.x(t))
      expect(Math.min(...at.slice(1).map((x, i) => x - (at[i] ?? 0)))).toBeGreaterThanOrEqual(span > 1e9 || span < 10 ? 16 : 56)
    }
  })
})

describe('zooming', () => {
  it('keeps the moment under the pointer where it is', () => {
    const view = { from: 1000, to: 5000 }
    const next = zoomedAt(view, 2000, 0.5, 1e9)
    expect(next).toEqual({ from: 1500, to: 3500 })
    expect(timeScale(next, 588).x(2000)).toBeCloseTo(timeScale(view, 588).x(2000))
  })

  it('never loses the run out of sight', () => {
    expect(kept({ from: 1e6, to: 1e6 + 1000 }, 0, 60_000)).toEqual({ from: 59_500, to: 60_500 })
    expect(kept({ from: -1e6, to: -1e6 + 1000 }, 0, 60_000)).toEqual({ from: -500, to: 500 })
  })

  it('goes no farther than the run with a small margin', () => {
    const far = { from: -1200, to: 61_200 }
    expect(kept({ from: -240_000, to: 300_000 }, 0, 60_000)).toEqual(far)
    expect(kept(zoomedAt({ from: 0, to: 60_000 }, 55_000, 1.5, farthest(0, 60_000)), 0, 60_000)).toEqual(far)
    // What is nearly as long as the run is not moved into empty time.
    expect(kept({ from: -30_000, to: 10_000 }, 0, 60_000)).toEqual({ from: -1200, to: 38_800 })
  })
})
