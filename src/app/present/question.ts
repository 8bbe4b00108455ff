import { create } from 'zustand'
import type { Prediction } from '../../lanes/predict.ts'
import { predictionAt } from '../../lanes/predict.ts'
import { simTimeOf } from '../../base/time.ts'
import { useInputs } from '../store/inputs.ts'
import { useRun } from '../store/run.ts'
import { cursorMoved } from '../timeline/sync.ts'

/** A question that was answered stays until the cursor leaves the moment that answered it. */
interface Asked {
  readonly answered: { readonly question: Prediction; readonly chosen: number } | null
}

export const useAsked = create<Asked>()(() => ({ answered: null }))

/** What is asked at the cursor, and what was answered. */
export function questionNow(): { readonly question: Prediction; readonly chosen: number | null } | null {
  const { answered } = useAsked.getState()
  const { cursor } = useInputs.getState()
  if (answered && answered.question.at === cursor) return answered
  const { model } = useRun.getState()
  const question = model && predictionAt(model, simTimeOf(cursor))
  return question && { question, chosen: null }
}

/** Gives an answer: what happens is uncovered up to the moment that shows whether it is right. */
export function answer(chosen: number): boolean {
  const now = questionNow()
  if (!now || now.chosen !== null || chosen >= now.question.answers.length) return false
  useAsked.setState({ answered: { question: now.question, chosen } })
  cursorMoved(now.question.at)
  return true
}
