import { create } from 'zustand'
import { simTimeOf } from '../../base/time.ts'
import type { SimTime } from '../../base/time.ts'
import { changedIn } from '../../lanes/changed.ts'
import type { Changed } from '../../lanes/changed.ts'
import { stateAt } from '../../lanes/index.ts'
import type { LaneModel } from '../../lanes/types.ts'
import { predictionAt } from '../../lanes/predict.ts'
import type { Prediction } from '../../lanes/predict.ts'
import { playback } from '../playback/playback.ts'
import { useInputs } from '../store/inputs.ts'
import { useRun } from '../store/run.ts'
import { cursorMoved } from '../timeline/sync.ts'

interface Asked {
  /** A question that was answered, by somebody or by time (`chosen` null); forgotten when the cursor leaves where it was `at`, or the run is another one. */
  readonly answered: { readonly question: Prediction; readonly chosen: number | null; readonly at: number } | null
  /** What the step that led to the cursor uncovered, while it did not answer what is asked. */
  readonly uncovered: readonly Changed[]
}

const NOTHING: Asked = { answered: null, uncovered: [] }

export const useAsked = create<Asked>()(() => NOTHING)

/** What is asked, and how far it is answered. */
export interface Now {
  readonly question: Prediction
  readonly isAnswered: boolean
  readonly chosen: number | null
  /** What the last step brought. */
  readonly changes: readonly Changed[]
}

/** What was asked last: several parts of the page want to know it in each frame, and to look for it is to look through all lanes. */
let latest: { readonly model: LaneModel; readonly cursor: number; readonly question: Prediction | null } | null = null

function questionAt(model: LaneModel, cursor: number): Prediction | null {
  if (latest?.model !== model || latest.cursor !== cursor) latest = { model, cursor, question: predictionAt(model, simTimeOf(cursor)) }
  return latest.question
}

/** What is asked at the cursor, and what was answered; null where there is nothing to ask. */
export function questionNow(): Now | null {
  const { answered, uncovered } = useAsked.getState()
  if (answered) return { ...answered, isAnswered: true, changes: [] }
  const { model } = useRun.getState()
  const question = model && questionAt(model, useInputs.getState().cursor)
  return question && { question, isAnswered: false, chosen: null, changes: uncovered }
}

/** How many answers are open: none once it is answered, or where nothing is asked. */
export function answersOpen(): number {
  const now = questionNow()
  return now && !now.isAnswered ? now.question.answers.length : 0
}

/** Gives an answer: what happens is uncovered up to the moment that shows whether it is right. */
export function answer(chosen: number): boolean {
  const now = questionNow()
  if (!now || now.isAnswered || chosen >= now.question.answers.length) return false
  tell(now.question, chosen, now.question.at)
  return true
}

/** Uncovers the answer that nobody gave. */
export function uncoverAnswer(): void {
  const now = questionNow()
  if (now && !now.isAnswered) tell(now.question, null, now.question.at)
}

export function askAgain(): void {
  useAsked.setState(NOTHING)
}

function tell(question: Prediction, chosen: number | null, at: SimTime): void {
  useAsked.setState({ answered: { question, chosen, at }, uncovered: [] })
  cursorMoved(at)
}

function forget(): void {
  const { answered, uncovered } = useAsked.getState()
  if (answered || uncovered.length > 0) useAsked.setState(NOTHING)
}

/** Whether a step that ends at `to` ends in the very state that the question asks for: not before it, and not in a later one. */
function answeredBy(model: LaneModel, { lane, at }: Prediction, to: SimTime): boolean {
  return at <= to && stateAt(model, lane, to)?.from === at
}

/** What a step from one moment to a later one uncovers: the answer to what was asked at its beginning, or else what changed meanwhile. */
function uncoveredBy(model: LaneModel, from: SimTime, to: SimTime): Asked {
  const question = predictionAt(model, from)
  return question && answeredBy(model, question, to)
    ? { answered: { question, chosen: null, at: to }, uncovered: [] }
    : { answered: null, uncovered: changedIn(model, from, to) }
}

/**
 * Tells what each step ahead uncovers, and forgets what was told once the cursor moves on or the run is another one. While a pointer drags
 * the cursor nothing is told; when it lets go, what the whole drag uncovered. Returns how to stop that.
 */
export function followSteps(): () => void {
  useAsked.setState(NOTHING)
  const stop = new AbortController()
  /** Where the cursor was when a pointer went down, which is down still. */
  let from: number | null = null
  const tell = (before: number, now: number): void => {
    const { model } = useRun.getState()
    if (!model || now <= before || playback.getSnapshot().matches('playing')) return forget()
    useAsked.setState(uncoveredBy(model, simTimeOf(before), simTimeOf(now)))
  }
  const press = (): void => void (from ??= useInputs.getState().cursor)
  const letGo = (): void => {
    const { cursor } = useInputs.getState()
    if (from !== null && from !== cursor) tell(from, cursor)
    from = null
  }
  addEventListener('pointerdown', press, { capture: true, signal: stop.signal })
  for (const type of ['pointerup', 'pointercancel']) addEventListener(type, letGo, { signal: stop.signal })
  const stopMoves = useInputs.subscribe(({ cursor }, before) => {
    if (cursor === before.cursor || useAsked.getState().answered?.at === cursor) return
    if (from === null) tell(before.cursor, cursor)
    else forget()
  })
  const stopRuns = useRun.subscribe(({ model }, before) => {
    if (model !== before.model) forget()
  })
  return () => {
    stop.abort()
    stopMoves()
    stopRuns()
  }
}
