import { t } from '../../messages/index.ts'
import { PRESET_IDS, presetOf } from '../../scenarios/index.ts'
import { Icon } from '../icons/Icon.tsx'
import { Menu } from '../menu/Menu.tsx'
import { useInputs } from '../store/inputs.ts'
import { useUi } from '../store/ui.ts'

/** The world's name, and the worlds that come with Podscope. */
export function PresetPicker() {
  const preset = useInputs((state) => state.preset)
  const changed = useInputs((state) => state.preset !== null && state.text !== presetOf(state.preset))
  const openPreset = useInputs((state) => state.openPreset)
  const title = preset === null ? t('app.preset.own') : t(`presets.${preset}.title`)
  const trigger = (
    <button type="button" className="combo" aria-haspopup="menu" title={changed ? t('app.preset.changed') : undefined}>
      <span className="combo-kind">{t('app.preset')}</span>
      <span className="combo-name">{title}</span>
      {changed ? <span className="combo-changed">{t('app.preset.edited')}</span> : null}
      <Icon name="down" />
    </button>
  )
  const entries = PRESET_IDS.map((id) => ({
    kind: 'item' as const,
    id,
    label: t(`presets.${id}.title`),
    hint: t(`presets.${id}.about`),
    checked: id === preset,
    pick: () => openPreset(id),
  }))
  const all = { kind: 'item' as const, id: 'all', label: t('app.gallery'), pick: () => useUi.getState().set({ dialog: 'gallery' }) }
  return <Menu trigger={trigger} entries={[...entries, { kind: 'line', id: 'line' }, all]} label={t('app.preset')} />
}
