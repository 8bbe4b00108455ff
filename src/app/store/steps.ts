import { t } from '../../messages/index.ts'
import type { MessageKey } from '../../messages/index.ts'
import { isPresetId } from '../../scenarios/index.ts'
import type { StepName } from './history.ts'
import { useInputs } from './inputs.ts'

/** As much of a command as a tooltip has room for. */
const LONGEST = 60

function stepText({ kind, about = '' }: StepName): string {
  const named = kind === 'preset' && isPresetId(about) ? t(`presets.${about}.title`) : about
  return t(`app.step.${kind}`, { about: named.length > LONGEST ? `${named.slice(0, LONGEST)}…` : named })
}

const told = (plain: MessageKey, named: MessageKey, name: StepName | undefined): string =>
  name ? t(named, { step: stepText(name) }) : t(plain)

/** What undo and redo would do next, in words. */
export const useUndoText = (): string =>
  told(
    'app.undo',
    'app.undo.step',
    useInputs((state) => state.history.past.at(-1)?.name),
  )
export const useRedoText = (): string =>
  told(
    'app.redo',
    'app.redo.step',
    useInputs((state) => state.history.future[0]?.name),
  )
