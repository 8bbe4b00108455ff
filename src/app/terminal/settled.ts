import { isRecordedAlone } from '../store/compare.ts'
import { useCompare } from '../store/compared.ts'
import { useInputs } from '../store/inputs.ts'
import { useDrawn } from '../store/run.ts'
import type { Trouble } from '../store/run.ts'
import type { Fixed, Unsettled } from './protocol.ts'

/** The text that commands are about: the world's, or that of the recording that is shown alone. */
export function shownText(): string {
  const { recording } = useCompare.getState()
  return recording && isRecordedAlone() ? recording.text : useInputs.getState().text
}

function unsettledBy(trouble: Trouble): Unsettled {
  if (trouble.kind !== 'stopped') return trouble.kind
  return trouble.why === 'asked' ? 'stopped' : 'too-long'
}

type Standing = { readonly kind: 'simulated' | 'awaited' } | { readonly kind: 'troubled'; readonly why: Unsettled }

/** How the run stands to the text, by the picture: the page tells of it only later. Trouble with another text says nothing of this one. */
function standing(): Standing {
  const { modelText, trouble, troubledText } = useDrawn.getState()
  const text = shownText()
  if (modelText === text) return { kind: 'simulated' }
  return trouble && troubledText === text ? { kind: 'troubled', why: unsettledBy(trouble) } : { kind: 'awaited' }
}

/** Waits until the picture is that of the text, or nothing better is to come; answers why commands can change nothing, null: they can. */
export async function settled(): Promise<Fixed | null> {
  if (standing().kind === 'awaited') {
    await new Promise<void>((resolve) => {
      const stop = useDrawn.subscribe(() => {
        if (standing().kind === 'awaited') return
        stop()
        resolve()
      })
    })
  }
  const stands = standing()
  if (isRecordedAlone()) return 'recorded'
  return stands.kind === 'troubled' ? stands.why : null
}
