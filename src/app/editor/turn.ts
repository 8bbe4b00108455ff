import type { ScrubPhase } from '../../editor/index.ts'
import type { Adjustable } from '../../manifest/numbers.ts'
import { adjustableNumbers, withNumber } from '../../manifest/numbers.ts'
import { useInputs } from '../store/inputs.ts'

/** The number where the text has it: what is shown may be of the text before, until the text has been read. */
function numberIn(text: string, number: Adjustable): Adjustable | null {
  const { start, end } = number.range
  if (text.slice(start.offset, end.offset) === number.text) return number
  const path = number.path.join('\n')
  return adjustableNumbers(text).find((one) => one.document === number.document && one.path.join('\n') === path) ?? null
}

/** Follows a number that is being turned: while it moves only a draft is simulated, at the end the text changes, as one step of undo. */
export function turnNumber(shown: Adjustable, value: number, phase: ScrubPhase): void {
  const { text, set, replace } = useInputs.getState()
  const number = phase === 'cancel' ? null : numberIn(text, shown)
  if (!number) return set({ draft: null })
  const changed = withNumber(text, number, value)
  if (phase === 'move') set({ draft: changed })
  else replace(changed, { kind: 'number', about: number.name })
}
