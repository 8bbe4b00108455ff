import { expect, test } from 'vitest'
import { buildLanes } from '../../../src/lanes/index.ts'
import { closeRecording, openRecording } from '../../../src/app/store/compare.ts'
import { useCompare } from '../../../src/app/store/compared.ts'
import { useInputs } from '../../../src/app/store/inputs.ts'
import { chooseSource, pinRun } from '../../../src/app/store/recall.ts'
import { play, worldOf } from '../../support/worlds.ts'

const world = worldOf({ duration: '10s' })
const about = { of: 'watch', times: 'recorded', cut: false } as const
const recording = { name: 'watch.jsonl', text: '{}', model: buildLanes(play(world), world), about }
const shown = (): string => `${useCompare.getState().recording?.name ?? 'none'}, ${useCompare.getState().source}`

test('a recording that was opened or closed is a step of undo, and leaves the text alone', () => {
  const { undo, redo, text } = useInputs.getState()
  openRecording(recording, 'overlay')
  expect(shown()).toBe('watch.jsonl, overlay')
  undo()
  expect(shown()).toBe('none, simulation')
  redo()
  expect(shown()).toBe('watch.jsonl, overlay')
  closeRecording()
  undo()
  expect(shown()).toBe('watch.jsonl, overlay')
  expect(useInputs.getState().text).toBe(text)
})

test('undoing a change of the text does not choose what is shown', () => {
  const { undo, replace } = useInputs.getState()
  openRecording(recording, 'overlay')
  replace('kind: Pod\n')
  useCompare.setState({ source: 'recording' })
  undo()
  expect(shown()).toBe('watch.jsonl, recording')
})

test('undoing that a recording was opened again shows it as it was shown before; a pin leaves that alone', () => {
  const { undo, remember } = useInputs.getState()
  openRecording(recording, 'overlay')
  chooseSource('recording')
  openRecording(recording, 'overlay')
  undo()
  expect(shown()).toBe('watch.jsonl, recording')
  chooseSource('overlay')
  remember({ kind: 'pin' })
  pinRun({ text: 'kind: Pod\n', model: recording.model })
  chooseSource('recording')
  undo()
  expect(useCompare.getState().pinned).toBeNull()
  expect(shown()).toBe('watch.jsonl, recording')
})
