import { describe, expect, it } from 'vitest'
import { simTimeOf } from '../../../src/base/time.ts'
import { buildLanes } from '../../../src/lanes/index.ts'
import { predictionAt } from '../../../src/lanes/predict.ts'
import { recorded } from './traces.ts'

const model = buildLanes(recorded('hung-web'))
const ask = (seconds: number) => predictionAt(model, simTimeOf(seconds * 1000))

describe('what will STATUS say next?', () => {
  it('is the next word that it says for longer than a blink', () => {
    const question = ask(60)
    expect(question?.now.label).toBe('Running')
    expect(question?.answers[question.right]).toBe('CrashLoopBackOff')
    expect(question?.at).toBe(192_252)
    expect(new Set(question?.answers).size).toBe(4)
    expect(question?.answers, 'that it stays is an answer, too').toContain('Running')
  })

  it('is the same word where nothing changes any more', () => {
    const question = ask(242)
    expect(question?.answers[question.right]).toBe('Running')
    expect(question?.at).toBe(model.end)
  })

  it('is not asked before there is a Pod', () => {
    expect(predictionAt(model, simTimeOf(-1))).toBeNull()
  })
})
