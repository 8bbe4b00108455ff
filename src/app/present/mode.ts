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

const nothing = (): void => {}
/** Takes the proposal away: who goes on, or leaves, has seen it. */
let endProposal = nothing

/** Begins or ends presenting, which a part of another page does not: the room is its host's. The first time, with a dark page, light is proposed: rooms are rarely dark enough for the other. */
export function togglePresenting(): void {
  if (isEmbedded) return
  const { presenting, set } = useUi.getState()
  set({ presenting: !presenting, futureHidden: false, dialog: null, injectAt: null })
  endProposal()
  if (presenting) return
  if (document.documentElement.dataset['theme'] !== 'dark' || !isFirstTime()) return
  const useLight = (): void => {
    useInputs.getState().set({ theme: 'light' })
    endProposal()
  }
  const notice = { text: t('present.light'), action: { label: t('present.light.use'), run: useLight } }
  set({ notice })
  const stop = useInputs.subscribe((now, before) => {
    if (now.cursor !== before.cursor) endProposal()
  })
  endProposal = () => {
    stop()
    endProposal = nothing
    if (useUi.getState().notice === notice) set({ notice: null })
  }
}

/** Covers what lies right of the cursor, or shows it again. */
export function toggleFuture(): void {
  const { futureHidden, set } = useUi.getState()
  set({ futureHidden: !futureHidden })
}
