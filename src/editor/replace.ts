import { sharedEnds } from '../base/shared-ends.ts'
import { monaco } from './monaco.ts'

/** Makes a model hold `text` by replacing only what differs, so that carets and folds stay where they are. */
export function replaceText(model: monaco.editor.ITextModel, text: string): void {
  const now = model.getValue()
  if (now === text) return
  const { head, tail } = sharedEnds(now, text)
  const range = monaco.Range.fromPositions(model.getPositionAt(head), model.getPositionAt(now.length - tail))
  model.applyEdits([{ range, text: text.slice(head, text.length - tail) }])
}
