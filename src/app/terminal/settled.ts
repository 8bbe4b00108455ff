import { isRecordedAlone } from '../store/compare.ts'
import { useCompare } from '../store/compared.ts'
import { useInputs } from '../store/inputs.ts'
import { useRun } from '../store/run.ts'
import type { Fixed } from './protocol.ts'

/** The text that commands are about: the world's, or that of the recording that is shown alone. */
export function shownText(): string {
  const { recording } = useCompare.getState()
  return recording && isRecordedAlone() ? recording.text : useInputs.getState().text
}

/** Waits until the run on the page is that of the text, or nothing better is to come; answers why commands can change nothing, null: they can. */
export async function settled(): Promise<Fixed | null> {
  const isSettled = (): boolean => {
    const { modelText, trouble } = useRun.getState()
    return modelText === shownText() || trouble !== null
  }
  const fixed = (): Fixed | null => {
    if (isRecordedAlone()) return 'recorded'
    return useRun.getState().modelText === shownText() ? null : 'refused'
  }
  if (isSettled()) return fixed()
  await new Promise<void>((resolve) => {
    const stop = useRun.subscribe(() => {
      if (!isSettled()) return
      stop()
      resolve()
    })
  })
  return fixed()
}
