import { useInputs } from '../store/inputs.ts'
import { useRun } from '../store/run.ts'

function linesOf(text: string): number {
  let lines = 1
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++
  return lines
}

/**
 * What becomes of the states, causes and remarks beside the lines: `told` anew where the page tells of the very text that is shown. Another
 * text's are `kept` while it has as many lines, so that nothing flickers while somebody types, and `gone` otherwise.
 */
export function besideLines(): 'told' | 'kept' | 'gone' {
  const { modelText } = useRun.getState()
  const { text, draft } = useInputs.getState()
  const shown = draft ?? text
  if (modelText === shown) return 'told'
  return modelText !== null && linesOf(modelText) === linesOf(shown) ? 'kept' : 'gone'
}
