import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { answer, followSteps, questionNow } from '../../../src/app/present/question.ts'
import { useInputs } from '../../../src/app/store/inputs.ts'
import { useRun } from '../../../src/app/store/run.ts'
import { simTimeOf } from '../../../src/base/time.ts'
import { presetOf } from '../../../src/scenarios/index.ts'
import { lanesOfWorld } from '../../support/worlds.ts'

const model = lanesOfWorld(presetOf('hung-web'))
const START = simTimeOf(20_000)
const moveTo = (at: number): void => useInputs.getState().moveCursor(simTimeOf(at))
const isAnswered = (): boolean | undefined => questionNow()?.isAnswered
const uncovered = (): readonly string[] => questionNow()?.changes.map(({ lane }) => lane.kind) ?? []

const page = new EventTarget()
let stop = (): void => {}
beforeEach(() => {
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page))
  useRun.setState({ model })
  useInputs.setState({ cursor: START })
  stop = followSteps()
})
afterEach(() => {
  stop()
  vi.unstubAllGlobals()
})

/** The moment at which what is asked at the cursor is answered. */
function answeredAt(): number {
  const now = questionNow()
  if (!now || now.question.at >= model.end) throw new Error('nothing is asked that has an answer')
  return now.question.at
}

test('an answer is forgotten when the cursor leaves it, either way', () => {
  const at = answeredAt()
  answer(0)
  expect([useInputs.getState().cursor, isAnswered()]).toEqual([at, true])
  moveTo(at - 100)
  expect(isAnswered()).toBe(false)
  moveTo(at - 50)
  moveTo(START)
  answer(0)
  moveTo(at + 1)
  moveTo(at)
  expect(isAnswered()).toBe(false)
})

test('an answer does not outlive the run', () => {
  answer(0)
  expect(isAnswered()).toBe(true)
  useRun.setState({ model: { ...model } })
  expect(isAnswered()).toBe(false)
})

test('a step onto the answer tells it, one past the state that was asked for does not', () => {
  const at = answeredAt()
  moveTo(at)
  expect([isAnswered(), questionNow()?.chosen]).toEqual([true, null])
  moveTo(START)
  moveTo(model.end - 1)
  expect(isAnswered()).toBe(false)
  expect(uncovered().length).toBeGreaterThan(0)
})

test('a drag tells at its end what all of it uncovered', () => {
  const at = answeredAt()
  page.dispatchEvent(new Event('pointerdown'))
  for (let to = START + 10_000; to < at; to += 10_000) {
    moveTo(to)
    expect([isAnswered(), uncovered()]).toEqual([false, []])
  }
  moveTo(at - 1)
  page.dispatchEvent(new Event('pointerup'))
  const dragged = uncovered()
  moveTo(START)
  expect(uncovered()).toEqual([])
  moveTo(at - 1)
  expect(dragged.length).toBeGreaterThan(0)
  expect(uncovered()).toEqual(dragged)
})

test('what is asked is looked for once a moment, however many want to know it', () => {
  const first = questionNow()?.question
  expect(first).toBeDefined()
  expect(questionNow()?.question).toBe(first)
  moveTo(START + 100)
  expect(questionNow()?.question).not.toBe(first)
})
