import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { simTimeOf } from '../../../src/base/time.ts'
import type { LaneModel } from '../../../src/lanes/types.ts'
import { drawRun, tellRun, useDrawn, useRun } from '../../../src/app/store/run.ts'

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

describe('the picture is ahead of the page', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    vi.stubGlobal('requestAnimationFrame', (callback: FrameRequestCallback) => frames.push(callback))
    tellRun({ model: null, trouble: null })
  })
  afterEach(() => {
    vi.runAllTimers()
    vi.useRealTimers()
    vi.unstubAllGlobals()
    frames = []
  })

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
