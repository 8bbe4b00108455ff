import { Dialog } from 'radix-ui'
import { useState } from 'react'
import '../../messages/all.ts'
import { t } from '../../messages/index.ts'
import { PRESET_IDS, presetOf } from '../../scenarios/index.ts'
import type { PresetId } from '../../scenarios/index.ts'
import { Icon } from '../icons/Icon.tsx'
import { useInputs } from '../store/inputs.ts'
import { useUi } from '../store/ui.ts'
import { IconButton } from '../topbar/IconButton.tsx'
import { Card } from './Card.tsx'
import './Gallery.css'

const close = (): void => useUi.getState().set({ dialog: null })

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
    close()
    useInputs.getState().openPreset(id)
  }
  return (
    <Dialog.Root
      open
      onOpenChange={(isOpen) => {
        if (!isOpen) close()
      }}
    >
      <Dialog.Portal>
        <Dialog.Overlay className="gallery-veil">
          <Dialog.Content className="gallery" aria-describedby={undefined}>
            <div className="gallery-head">
              <Dialog.Title>{t('app.gallery')}</Dialog.Title>
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
              <IconButton icon="close" label={t('app.close')} onClick={close} />
            </div>
            <ul className="gallery-list">
              {found.map((id) => (
                <li key={id}>
                  <Card preset={id} onOpen={() => open(id)} />
                </li>
              ))}
            </ul>
            {found.length === 0 ? <p className="gallery-none">{t('app.nothing-found')}</p> : null}
          </Dialog.Content>
        </Dialog.Overlay>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
