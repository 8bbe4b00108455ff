import { create } from 'zustand'
import type { Duration } from '../../base/time.ts'
import type { LaneModel } from '../../lanes/types.ts'
import { afterFrame } from '../after-paint.ts'
import type { PlacedAdvice, PodChanges, Reading } from '../worker/protocol.ts'

/** What stands in the way of a new picture. */
export type Trouble =
  /** `byServer`: the API server's own sentence. */
  | { readonly kind: 'refused'; readonly message: string; readonly line: number | null; readonly byServer: boolean }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'stopped'; readonly why: 'asked' | 'too-long' }

/** What the worker made of the inputs. The last good picture stays until there is a better one. */
export interface Run {
  readonly reading: Reading | null
  /** The text that `reading` is of. */
  readonly readingText: string | null
  /** The last reading of a world that could be simulated: what faults can hit, while the text is being mended. */
  readonly goodReading: Reading | null
  readonly model: LaneModel | null
  /** The text that `model` shows. */
  readonly modelText: string | null
  /** The last model of the text itself, not of a draft of it. */
  readonly settled: LaneModel | null
  /** Changes with each new model. */
  readonly version: number
  readonly pods: readonly PodChanges[]
  /** What is to be said about the steps of the run's Scenario. */
  readonly stepAdvice: readonly PlacedAdvice[]
  readonly trouble: Trouble | null
  /** The text that `trouble` is about; null while that is tried again. */
  readonly troubledText: string | null
  /** How far a simulation is; null when none has been running for long enough to say so. */
  readonly progress: { readonly share: number; readonly of: Duration } | null
  /** It runs so long that the page offers to stop it. */
  readonly overdue: boolean
}

const NOTHING: Run = {
  reading: null,
  readingText: null,
  goodReading: null,
  model: null,
  modelText: null,
  settled: null,
  version: 0,
  pods: [],
  stepAdvice: [],
  trouble: null,
  troubledText: null,
  progress: null,
  overdue: false,
}

/** What the page tells of the run. */
export const useRun = create<Run>()(() => NOTHING)

/** The run as the picture has it: a moment ahead of the page, for that is where people look while they type or turn a number. */
export const useDrawn = create<Run>()(() => NOTHING)

/** So long after the last picture, in ms, the page tells of it: nothing may hold up the next one while a number is turned or a text typed. */
const TOLD_AFTER = 100
/** Pictures that keep coming are told of so often, in ms. */
const TOLD_EVERY = 2_000

/** Runs while there is a picture that the page does not tell of. */
let telling: ReturnType<typeof setTimeout> | null = null
/** When the first such picture came. */
let untoldSince = 0

function catchUp(): void {
  if (useRun.getState() !== useDrawn.getState()) useRun.setState(useDrawn.getState(), true)
}

/** Changes what the picture and the page have of the run, both at once. */
export function tellRun(change: Partial<Run>): void {
  stopTelling()
  useDrawn.setState(change)
  catchUp()
}

function stopTelling(): void {
  if (telling !== null) clearTimeout(telling)
  telling = null
}

function tell(): void {
  stopTelling()
  afterFrame(catchUp)
}

function tellIn(after: number): void {
  stopTelling()
  telling = setTimeout(tell, Math.max(0, Math.min(after, untoldSince + TOLD_EVERY - performance.now())))
}

/** Changes what the picture has; what the page tells of it follows when that is on the screen: at once with the first one, else when no other has come for a moment. */
export function drawRun(change: Partial<Run>): void {
  useDrawn.setState(change)
  if (useRun.getState().model === null) return tell()
  if (telling === null) untoldSince = performance.now()
  tellIn(TOLD_AFTER)
}

/** Another picture is on its way: what is still to be told waits for it. */
export function awaitPicture(): void {
  if (telling !== null) tellIn(TOLD_EVERY)
}
