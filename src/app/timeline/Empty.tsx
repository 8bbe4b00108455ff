import { t } from '../../messages/index.ts'
import { Card } from '../gallery/Card.tsx'
import { PRESET_IDS } from '../../scenarios/index.ts'
import { useInputs } from '../store/inputs.ts'
import { useRun } from '../store/run.ts'

/** What is said where there is nothing to draw: with an empty text and without Pods. */
export function Empty() {
  const blank = useInputs((state) => state.text.trim() === '')
  const hasPods = useRun((state) => state.model === null || state.model.groups.length > 0)
  const good = useRun((state) => state.trouble === null && state.model !== null)
  if (blank) {
    return (
      <div className="empty">
        <p>{t('app.empty')}</p>
        <div className="empty-presets">
          {PRESET_IDS.slice(0, 4).map((id) => (
            <Card key={id} preset={id} onOpen={() => useInputs.getState().openPreset(id)} />
          ))}
        </div>
      </div>
    )
  }
  if (good && !hasPods)
    return (
      <div className="empty">
        <p>{t('app.no-pods')}</p>
      </div>
    )
  return null
}
