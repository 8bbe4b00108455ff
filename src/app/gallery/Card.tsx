import { t } from '../../messages/index.ts'
import type { PresetId } from '../../scenarios/index.ts'
import { Thumbnail } from './Thumbnail.tsx'

/** A preset as a small live timeline with its name and what there is to see. */
export const Card = ({ preset, onOpen }: { preset: PresetId; onOpen: () => void }) => (
  <button type="button" className="card" onClick={onOpen}>
    <Thumbnail preset={preset} />
    <b>{t(`presets.${preset}.title`)}</b>
    <span>{t(`presets.${preset}.about`)}</span>
  </button>
)
