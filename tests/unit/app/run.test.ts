import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { simTimeOf } from '../../../src/base/time.ts'
import type { LaneModel } from '../../../src/lanes/types.ts'
import { awaitPicture, drawRun, tellRun, useDrawn, useRun } from '../../../src/app/store/run.ts'

let frames: FrameRequestCallback[] = []

/** What a browser does when it draws: callbacks of the frame, then what waits for a moment with nothing to do. */
function drawFrame(): void {
  const due = frames
  frames = []
  for (const one of due) one(0)
  vi.advanceTimersByTime(0)
}

const modelOf = (end: number): LaneModel => ({ start: simTimeOf(0), end: simTimeOf(end), lanes: [], groups: [] }) as unknown as LaneModel
const ends = (): string => [useDrawn, useRun].map((store) => store.getState().model?.end ?? '-').join(' | ')

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('requestAnimationFrame', (callback: FrameRequestCallback) => frames.push(callback))
})
afterEach(() => {
  vi.runAllTimers()
  vi.useRealTimers()
  vi.unstubAllGlobals()
  frames = []
})

describe('the picture is ahead of the page', () => {
  beforeEach(() => tellRun({ model: null, trouble: null }))

  it('until what it drew is on the screen', () => {
    drawRun({ model: modelOf(1) })
    expect(ends()).toBe('1 | -')
    drawFrame()
    expect(ends()).toBe('1 | 1')
  })

  it('and the page tells of the newest run alone', () => {
    const told: unknown[] = []
    const stop = useRun.subscribe(({ model }) => told.push(model?.end))
    drawRun({ model: modelOf(1) })
    drawRun({ model: modelOf(2) })
    drawFrame()
    stop()
    expect(told).toEqual([2])
  })

  it('but not on a page that nobody sees, which draws no frames', () => {
    drawRun({ model: modelOf(1) })
    vi.advanceTimersByTime(100)
    expect(ends()).toBe('1 | 1')
  })

  it('and trouble is told at once, with all that was drawn', () => {
    drawRun({ model: modelOf(1) })
    tellRun({ trouble: { kind: 'stopped', why: 'asked' } })
    expect(ends()).toBe('1 | 1')
    expect(useRun.getState().trouble).toEqual({ kind: 'stopped', why: 'asked' })
  })
})

describe('panels follow when the pictures pause', () => {
  beforeEach(() => tellRun({ model: modelOf(0), trouble: null }))

  /** Lets time pass on a page that draws each of its frames. */
  function pass(time: number): void {
    for (let left = time; left > 0; left -= 10) {
      vi.advanceTimersByTime(10)
      drawFrame()
    }
  }

  it('a tenth of a second after the last one', () => {
    drawRun({ model: modelOf(1) })
    pass(90)
    expect(ends()).toBe('1 | 0')
    drawRun({ model: modelOf(2) })
    pass(90)
    expect(ends()).toBe('2 | 0')
    pass(20)
    expect(ends()).toBe('2 | 2')
  })

  it('and also while they keep coming, every two seconds', () => {
    const seen: string[] = []
    for (let nth = 1; nth <= 60; nth++) {
      drawRun({ model: modelOf(nth) })
      pass(50)
      const told = ends().split(' | ')[1] ?? ''
      if (seen.at(-1) !== told) seen.push(told)
    }
    // Of the pictures that come in each 50 ms, the one after two seconds; the next one tells of itself two seconds later.
    expect(seen).toEqual(['0', '40'])
  })

  it('and not before the next one where that is on its way, unless it takes long', () => {
    drawRun({ model: modelOf(1) })
    pass(50)
    awaitPicture()
    pass(1_000)
    expect(ends()).toBe('1 | 0')
    drawRun({ model: modelOf(2) })
    pass(110)
    expect(ends()).toBe('2 | 2')
    drawRun({ model: modelOf(3) })
    awaitPicture()
    pass(2_010)
    expect(ends()).toBe('3 | 3')
  })

  it('and what was told at once begins the two seconds anew', () => {
    drawRun({ model: modelOf(1) })
    tellRun({ trouble: { kind: 'stopped', why: 'asked' } })
    pass(1_500)
    drawRun({ model: modelOf(2), trouble: null })
    awaitPicture()
    pass(1_500)
    expect(ends()).toBe('2 | 1')
  })

  it('and nothing is put off where all is told', () => {
    awaitPicture()
    drawRun({ model: modelOf(1) })
    pass(110)
    expect(ends()).toBe('1 | 1')
  })
})
