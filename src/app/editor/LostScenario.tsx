import { t } from '../../messages/index.ts'
import { useInputs } from '../store/inputs.ts'
import { useUi } from '../store/ui.ts'
import { IconButton } from '../topbar/IconButton.tsx'
import { bringBack, hasScenario } from './lost-scenario.ts'

/** Says that the Scenario went with the manifests that were replaced, and offers to bring it back. */
export function LostScenario() {
  const isLost = useUi((state) => state.lostScenario !== null)
  const isThere = useInputs((state) => isLost && hasScenario(state.text))
  return (
    <output>
      {isLost && !isThere ? (
        <span className="lost-scenario">
          <span>{t('editor.lost')}</span>
          <button type="button" className="link" onClick={bringBack}>
            {t('editor.lost.back')}
          </button>
          <IconButton icon="close" label={t('app.close')} onClick={() => useUi.getState().set({ lostScenario: null })} />
        </span>
      ) : null}
    </output>
  )
}
