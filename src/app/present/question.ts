import { create } from 'zustand'
import { simTimeOf } from '../../base/time.ts'
import type { SimTime } from '../../base/time.ts'
import { changedIn } from '../../lanes/changed.ts'
import type { Changed } from '../../lanes/changed.ts'
import { stateAt } from '../../lanes/index.ts'
import { predictionAt } from '../../lanes/predict.ts'
import type { Prediction } from '../../lanes/predict.ts'
import { playback } from '../playback/playback.ts'
import { useInputs } from '../store/inputs.ts'
import { useRun } from '../store/run.ts'
import { cursorMoved } from '../timeline/sync.ts'

interface Asked {
  /** A question that was answered, by somebody or by time (`chosen` null), stays until the cursor leaves where it was `at`. */
  readonly answered: { readonly question: Prediction; readonly chosen: number | null; readonly at: number } | null
  /** What the step that led `at` there uncovered, while it did not answer what is asked. */
  readonly uncovered: { readonly changes: readonly Changed[]; readonly at: number } | null
}

const NOTHING: Asked = { answered: null, uncovered: null }

export const useAsked = create<Asked>()(() => NOTHING)

interface Now {
  readonly question: Prediction
  readonly isAnswered: boolean
  readonly chosen: number | null
  /** What the last step brought. */
  readonly changes: readonly Changed[]
}

/** What is asked at the cursor, and what was answered; null where there is nothing to ask. */
export function questionNow(): Now | null {
  const { answered, uncovered } = useAsked.getState()
  const { cursor } = useInputs.getState()
  if (answered?.at === cursor) return { ...answered, isAnswered: true, changes: [] }
  const { model } = useRun.getState()
  const question = model && predictionAt(model, simTimeOf(cursor))
  return question && { question, isAnswered: false, chosen: null, changes: uncovered?.at === cursor ? uncovered.changes : [] }
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
  useAsked.setState({ answered: { question, chosen, at }, uncovered: null })
  cursorMoved(at)
}

/** Whether time went from one moment to another by a step onto what answers the question. */
function answeredBy({ lane, at }: Prediction, to: SimTime): boolean {
  const { model } = useRun.getState()
  return model !== null && at <= to && stateAt(model, lane, to)?.from === at
}

/** Tells what each step ahead uncovers: the answer to what was asked, or else what changed meanwhile. Returns how to stop that. */
export function followSteps(): () => void {
  useAsked.setState(NOTHING)
  return useInputs.subscribe((now, before) => {
    const { model } = useRun.getState()
    if (!model || now.cursor <= before.cursor || playback.getSnapshot().matches('playing')) return
    if (useAsked.getState().answered?.at === now.cursor) return
    const [from, to] = [simTimeOf(before.cursor), simTimeOf(now.cursor)]
    const question = predictionAt(model, from)
    if (question && answeredBy(question, to)) useAsked.setState({ answered: { question, chosen: null, at: to }, uncovered: null })
    else useAsked.setState({ answered: null, uncovered: { changes: changedIn(model, from, to), at: to } })
  })
}
