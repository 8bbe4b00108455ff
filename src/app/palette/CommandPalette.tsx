import { Command } from 'cmdk'
import { useState } from 'react'
import '../../messages/all.ts'
import { t } from '../../messages/index.ts'
import { Icon } from '../icons/Icon.tsx'
import { useUi } from '../store/ui.ts'
import { findables } from './findables.ts'
import { rank } from './rank.ts'
import './CommandPalette.css'

const close = (): void => useUi.getState().set({ dialog: null, query: '' })

/** Takes the keyboard with the caret behind what was typed before the field was there. */
const takeKeyboard = (field: HTMLInputElement | null): void => {
  field?.focus()
  field?.setSelectionRange(field.value.length, field.value.length)
}

/** Finds a lane, an Event, a command, a fault or a preset. */
export function CommandPalette() {
  const [groups] = useState(findables)
  const query = useUi((state) => state.query)
  return (
    <Command.Dialog
      open
      onOpenChange={(open) => {
        if (!open) close()
      }}
      label={t('app.find')}
      filter={(value, search, hints) => rank(value.split('\n')[0] ?? '', search, hints)}
      overlayClassName="palette-veil"
      contentClassName="palette"
    >
      <div className="palette-field">
        <Icon name="search" />
        <Command.Input
          ref={takeKeyboard}
          value={query}
          onValueChange={(next) => useUi.getState().set({ query: next })}
          placeholder={t('app.find')}
        />
      </div>
      <Command.List label={t('app.found')}>
        <Command.Empty>{t('app.nothing-found')}</Command.Empty>
        {groups.map((group) => (
          <Command.Group key={group.heading} heading={group.heading}>
            {group.items.map((item) => (
              <Command.Item
                key={item.id}
                value={`${item.label}\n${item.id}`}
                keywords={item.hint === undefined ? [] : [item.hint]}
                onSelect={() => {
                  close()
                  item.pick()
                }}
              >
                <span>{item.label}</span>
                <small>{item.hint}</small>
                {item.keys ? <kbd>{item.keys}</kbd> : null}
              </Command.Item>
            ))}
          </Command.Group>
        ))}
      </Command.List>
    </Command.Dialog>
  )
}
