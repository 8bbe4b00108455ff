import type { ScrubPhase } from '../../editor/index.ts'
import type { Adjustable } from '../../manifest/numbers.ts'
import { withNumber } from '../../manifest/numbers.ts'
import { useInputs } from '../store/inputs.ts'

/** Follows a number that is being turned: while it moves only a draft is simulated, at the end the text changes, as one step of undo. */
export function turnNumber(number: Adjustable, value: number, phase: ScrubPhase): void {
  const { text, set, replace } = useInputs.getState()
  const { start, end } = number.range
  if (phase === 'cancel' || text.slice(start.offset, end.offset) !== number.text) return set({ draft: null })
  const changed = withNumber(text, number, value)
  if (phase === 'move') set({ draft: changed })
  else replace(changed, { kind: 'number', about: number.name })
}
