import { useState } from 'react'
import '../../messages/all.ts'
import { t } from '../../messages/index.ts'
import { PRESET_IDS, presetOf } from '../../scenarios/index.ts'
import type { PresetId } from '../../scenarios/index.ts'
import { Icon } from '../icons/Icon.tsx'
import { closeModal, Modal } from '../modal/Modal.tsx'
import { useInputs } from '../store/inputs.ts'
import { Card } from './Card.tsx'
import './Gallery.css'

/** Whether every word is in a preset's title, its description, or its text: reasons, fields, kinds. */
function matches(id: PresetId, words: readonly string[]): boolean {
  const text = `${t(`presets.${id}.title`)} ${t(`presets.${id}.about`)} ${presetOf(id)}`.toLowerCase()
  return words.every((word) => text.includes(word))
}

/** The worlds that come with Podscope, each as a small live timeline; search looks into their texts, too. */
export function Gallery() {
  const [query, setQuery] = useState('')
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const found = PRESET_IDS.filter((id) => matches(id, words))
  const open = (id: PresetId): void => {
    closeModal()
    useInputs.getState().openPreset(id)
  }
  return (
    <Modal
      title={t('app.gallery')}
      className="gallery"
      tools={
        <label className="gallery-search">
          <Icon name="search" />
          <input
            type="search"
            value={query}
            placeholder={t('app.gallery.find')}
            aria-label={t('app.gallery.find')}
            onChange={(event) => setQuery(event.target.value)}
          />
        </label>
      }
    >
      <ul className="gallery-list">
        {found.map((id) => (
          <li key={id}>
            <Card preset={id} onOpen={() => open(id)} />
          </li>
        ))}
      </ul>
      {found.length === 0 ? <p className="gallery-none">{t('app.nothing-found')}</p> : null}
    </Modal>
  )
}
