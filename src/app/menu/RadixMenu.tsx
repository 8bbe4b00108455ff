import { DropdownMenu } from 'radix-ui'
import type { ReactElement } from 'react'
import { Icon } from '../icons/Icon.tsx'
import { PHONE, useMedia } from '../layout/useMedia.ts'
import { Leaf } from './Leaf.tsx'
import { Levels } from './Levels.tsx'
import type { MenuEntry } from './entries.ts'
import './Menu.css'

interface Props {
  readonly trigger: ReactElement<{ readonly onClick?: () => void }>
  /** As a function: asked for whenever the menu opens, so that what changes all the time need not be drawn for that. */
  readonly entries: readonly MenuEntry[] | (() => readonly MenuEntry[])
  readonly label: string
  /** The label is to be read, too. */
  readonly headed?: boolean
  /** Whether it is open; without it, that is its own. */
  readonly open?: boolean
  /** Whether it is open at first, where that is its own. */
  readonly defaultOpen?: boolean
  readonly onOpenChange?: (open: boolean) => void
  readonly align?: 'start' | 'end'
}

/** A menu with sub-menus that keyboard and screen readers can use. */
export function RadixMenu({ trigger, entries, label, headed = false, open, defaultOpen = false, onOpenChange, align = 'start' }: Props) {
  return (
    <DropdownMenu.Root {...(open === undefined ? { defaultOpen } : { open })} {...(onOpenChange ? { onOpenChange } : {})} modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align={align} sideOffset={4} collisionPadding={8} aria-label={label}>
          {headed ? (
            <DropdownMenu.Label className="menu-heading" aria-hidden="true">
              {label}
            </DropdownMenu.Label>
          ) : null}
          <Entries entries={entries} />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

function Entries({ entries }: Pick<Props, 'entries'>) {
  const narrow = useMedia(PHONE)
  const all = typeof entries === 'function' ? entries() : entries
  if (narrow) return <Levels entries={all} />
  return all.map((entry) => <Entry key={entry.id} entry={entry} />)
}

function Entry({ entry }: { entry: MenuEntry }) {
  if (entry.kind !== 'group') return <Leaf entry={entry} />
  return (
    <DropdownMenu.Sub>
      <DropdownMenu.SubTrigger className="menu-item">
        <span>{entry.label}</span>
        <span className="menu-more">
          <Icon name="down" />
        </span>
      </DropdownMenu.SubTrigger>
      <DropdownMenu.Portal>
        <DropdownMenu.SubContent className="menu" sideOffset={2} collisionPadding={8}>
          {entry.entries.map((child) => (
            <Entry key={child.id} entry={child} />
          ))}
        </DropdownMenu.SubContent>
      </DropdownMenu.Portal>
    </DropdownMenu.Sub>
  )
}
