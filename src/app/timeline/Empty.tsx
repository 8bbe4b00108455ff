import type { Lane } from '../../lanes/types.ts'
import { t } from '../../messages/index.ts'
import { Card } from '../gallery/Card.tsx'
import { PRESET_IDS } from '../../scenarios/index.ts'
import { useInputs } from '../store/inputs.ts'
import { useRun } from '../store/run.ts'
import { matches } from '../../timeline/filter.ts'

/** What is said where there is nothing to draw: with an empty text, without Pods, and where no lane has what is looked for. */
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
  return <NothingFound />
}

function NothingFound() {
  const filter = useInputs((state) => state.filter)
  const none = useRun(({ model }) => filter.trim() !== '' && model !== null && !model.lanes.some((lane) => isShown(lane, filter)))
  return (
    <output>
      {none ? (
        <span className="empty">
          {t('app.filter.none', { filter: filter.trim() })}{' '}
          <button type="button" className="link" onClick={() => useInputs.getState().set({ filter: '' })}>
            {t('app.filter.clear')}
          </button>
        </span>
      ) : null}
    </output>
  )
}

/** The faults stand above the lanes, whatever is looked for. */
const isShown = (lane: Lane, filter: string): boolean => lane.kind !== 'faults' && matches(lane, filter)
