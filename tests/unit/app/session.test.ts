import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { useInputs } from '../../../src/app/store/inputs.ts'
import { tellRun, useDrawn, useRun } from '../../../src/app/store/run.ts'
import type { simulator as Simulator } from '../../../src/app/store/session.ts'
import type { LaneModel } from '../../../src/lanes/types.ts'
import { ms, simTimeOf } from '../../../src/base/time.ts'
import { fakeWorkers, worker } from '../../support/fake-worker.ts'

const modelOf = (end: number): LaneModel => ({ start: simTimeOf(0), end: simTimeOf(end), lanes: [], groups: [] }) as unknown as LaneModel

let simulator: typeof Simulator
/** The page has one simulator, which numbers its runs. */
let runs = 0

/** Has a text tried; answers the number of its run. */
function tried(text: string): number {
  simulator.run(text)
  runs += 1
  return runs
}

/** What the picture is of, and what stands in the way of a newer one. */
function shown(): string {
  const { modelText, trouble, troubledText } = useDrawn.getState()
  return trouble ? `${modelText}; ${troubledText ?? 'something'} is ${trouble.kind}` : `${modelText}`
}

beforeAll(async () => {
  fakeWorkers()
  ;({ simulator } = await import('../../../src/app/store/session.ts'))
})
beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('requestAnimationFrame', (callback: FrameRequestCallback) => setTimeout(() => callback(0)))
  useInputs.setState({ text: 'A', draft: null, cursor: simTimeOf(0), view: null })
  tellRun({ trouble: null, troubledText: null })
  const id = tried('A')
  worker().done(id, modelOf(10))
  vi.runAllTimers()
})
afterEach(() => {
  vi.runAllTimers()
  vi.useRealTimers()
})

test('the picture of a text takes the place of the one before', () => {
  const { version } = useDrawn.getState()
  const id = tried('B')
  expect(shown()).toBe('A')
  worker().done(id, modelOf(20))
  expect(shown()).toBe('B')
  expect(useDrawn.getState()).toMatchObject({ version: version + 1, model: { end: 20 } })
})

test('what is refused keeps the last picture, and is told at once', () => {
  worker().refuses(tried('B'))
  expect(shown()).toBe('A; B is refused')
  expect(useRun.getState()).toMatchObject({ readingText: 'B', trouble: { message: 'no' }, model: { end: 10 } })
  worker().done(tried('C'))
  expect(shown()).toBe('C')
})

test('what is tried again is no trouble of that text meanwhile, though the picture still is not its own', () => {
  worker().refuses(tried('B'))
  const id = tried('B')
  expect(shown()).toBe('A; something is refused')
  worker().refuses(id)
  expect(shown()).toBe('A; B is refused')
})

test('a long run is told with the way to stop it, and the stop is told of its text', () => {
  const id = tried('B')
  worker().says({ kind: 'progress', id, share: 0.5, of: ms(60_000) })
  vi.advanceTimersByTime(2_000)
  expect(useRun.getState()).toMatchObject({ overdue: true, progress: { share: 0.5 } })
  simulator.stop()
  expect(shown()).toBe('A; B is stopped')
  expect(useRun.getState()).toMatchObject({ overdue: false, progress: null })
})

test('the run of a draft is a picture, and the one of the text itself stays beside it', () => {
  useInputs.setState({ draft: 'B' })
  worker().done(tried('B'), modelOf(20))
  expect(useDrawn.getState()).toMatchObject({ model: { end: 20 }, settled: { end: 10 } })
})

test('whoever is behind the end of a shorter run is put at its end, and back when it is longer again', () => {
  worker().done(tried('B'), modelOf(20))
  useInputs.setState({ cursor: simTimeOf(15) })
  worker().done(tried('A'), modelOf(10))
  expect(useInputs.getState().cursor).toBe(10)
  worker().done(tried('B'), modelOf(20))
  expect(useInputs.getState().cursor).toBe(15)
})

test('a worker that breaks has failed its text', () => {
  tried('B')
  worker().breaks('out of memory')
  expect(shown()).toBe('A; B is failed')
  expect(useRun.getState().trouble).toEqual({ kind: 'failed', message: 'out of memory' })
})
