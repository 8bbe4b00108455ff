import { t } from '../../messages/index.ts'
import { useInputs } from '../store/inputs.ts'
import { useRun } from '../store/run.ts'
import { IconButton } from '../topbar/IconButton.tsx'
import { bringBack, isGone, setLost, useLost } from './lost-scenario.ts'

/** Says that the Scenario went with the manifests that were replaced, and offers to bring it back. */
export function LostScenario() {
  const lost = useLost(({ scenario }) => scenario)
  const text = useInputs((state) => (lost === null ? '' : state.text))
  const isLost = useRun(({ reading }) => lost !== null && reading !== null && isGone(lost, text, reading))
  return (
    <output>
      {isLost ? (
        <span className="lost-scenario">
          <span>{t('editor.lost')}</span>
          <button type="button" className="link" onClick={bringBack}>
            {t('editor.lost.back')}
          </button>
          <IconButton icon="close" label={t('app.close')} onClick={() => setLost(null)} />
        </span>
      ) : null}
    </output>
  )
}
