import { isEmbedded } from '../embed/embedded.ts'
import { t } from '../../messages/index.ts'
import { useInputs } from '../store/inputs.ts'
import { useUi } from '../store/ui.ts'

const KEY = 'podscope.presented'

/** Whether nobody has presented with this browser before; from now on somebody has. */
function isFirstTime(): boolean {
  try {
    const first = localStorage.getItem(KEY) === null
    localStorage.setItem(KEY, 'yes')
    return first
  } catch {
    return false
  }
}

/** Begins or ends presenting, which a part of another page does not: the room is its host's. The first time, with a dark page, light is proposed: rooms are rarely dark enough for the other. */
export function togglePresenting(): void {
  if (isEmbedded) return
  const { presenting, set } = useUi.getState()
  set({ presenting: !presenting, futureHidden: false, dialog: null, injectAt: null })
  if (presenting) return
  if (document.documentElement.dataset['theme'] !== 'dark' || !isFirstTime()) return
  const useLight = (): void => {
    useInputs.getState().set({ theme: 'light' })
    useUi.getState().set({ notice: null })
  }
  set({ notice: { text: t('present.light'), action: { label: t('present.light.use'), run: useLight } } })
}

/** Covers what lies right of the cursor, or shows it again. */
export function toggleFuture(): void {
  const { futureHidden, set } = useUi.getState()
  set({ futureHidden: !futureHidden })
}
