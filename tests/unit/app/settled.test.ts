import { beforeEach, expect, test } from 'vitest'
import type { LaneModel } from '../../../src/lanes/types.ts'
import { useInputs } from '../../../src/app/store/inputs.ts'
import { drawRun, tellRun, useRun } from '../../../src/app/store/run.ts'
import type { Trouble } from '../../../src/app/store/run.ts'
import { settled } from '../../../src/app/terminal/settled.ts'

const REFUSED: Trouble = { kind: 'refused', message: 'no', line: 1, byServer: false }
const MODEL = { start: 0, end: 1, lanes: [], groups: [] } as unknown as LaneModel

const trouble = (of: string, what: Trouble): void => tellRun({ trouble: what, troubledText: of })

beforeEach(() => {
  tellRun({ model: MODEL, modelText: 'good', trouble: null, troubledText: null })
})

test.each([
  ['refused', REFUSED],
  ['failed', { kind: 'failed', message: 'oh' }],
  ['stopped', { kind: 'stopped', why: 'asked' }],
  ['too-long', { kind: 'stopped', why: 'too-long' }],
] as const)('what stands in the way of the text is told by its kind: %s', async (why, what) => {
  useInputs.setState({ text: 'bad' })
  trouble('bad', what)
  expect(await settled()).toBe(why)
})

test('trouble with the former text is not that of the mended one, which is waited for', async () => {
  trouble('bad', REFUSED)
  useInputs.setState({ text: 'mended' })
  const answer = settled()
  trouble('bad too', REFUSED)
  drawRun({ modelText: 'mended', trouble: null })
  expect(await answer).toBeNull()
  // The page tells of it only later.
  expect(useRun.getState().modelText).toBe('good')
})

test('it is waited for what is said of the text itself', async () => {
  trouble('bad', { kind: 'stopped', why: 'asked' })
  useInputs.setState({ text: 'worse' })
  const answer = settled()
  trouble('worse', REFUSED)
  expect(await answer).toBe('refused')
})

test('after an undo, the text whose picture still stands is settled whatever the other one is told', async () => {
  trouble('bad', REFUSED)
  useInputs.setState({ text: 'good' })
  expect(await settled()).toBeNull()
})
