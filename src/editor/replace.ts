import { monaco } from './monaco.ts'

/** How many characters two texts have in common at the start, or at the end behind `from`. */
function common(a: string, b: string, from: number, backwards: boolean): number {
  const most = Math.min(a.length, b.length) - from
  let count = 0
  const at = (text: string): string | undefined => text[backwards ? text.length - 1 - count : count]
  while (count < most && at(a) === at(b)) count++
  return count
}

/** Makes a model hold `text` by replacing only what differs, so that carets and folds stay where they are. */
export function replaceText(model: monaco.editor.ITextModel, text: string): void {
  const now = model.getValue()
  if (now === text) return
  const start = common(now, text, 0, false)
  const end = common(now, text, start, true)
  const range = monaco.Range.fromPositions(model.getPositionAt(start), model.getPositionAt(now.length - end))
  model.applyEdits([{ range, text: text.slice(start, text.length - end) }])
}
