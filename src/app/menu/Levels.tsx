import { DropdownMenu } from 'radix-ui'
import { useEffect, useRef, useState } from 'react'
import { t } from '../../messages/index.ts'
import { Icon } from '../icons/Icon.tsx'
import { Leaf } from './Leaf.tsx'
import type { MenuEntry } from './entries.ts'

type Group = Extract<MenuEntry, { kind: 'group' }>

/** The groups that a way by their ids leads through, as far as they are there. */
function groupsOn(entries: readonly MenuEntry[], [id, ...rest]: readonly string[]): readonly Group[] {
  const group = entries.find((entry): entry is Group => entry.kind === 'group' && entry.id === id)
  return group ? [group, ...groupsOn(group.entries, rest)] : []
}

/** A menu whose groups open in its own place, with a way back: on a phone there is no room beside it. */
export function Levels({ entries }: { entries: readonly MenuEntry[] }) {
  const [path, setPath] = useState<readonly string[]>([])
  const list = useRef<HTMLDivElement>(null)
  const shown = useRef(path)
  const groups = groupsOn(entries, path)
  const group = groups.at(-1)
  // What had the focus is gone.
  useEffect(() => {
    if (shown.current !== path) list.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus()
    shown.current = path
  }, [path])
  const go = (event: Event, to: readonly string[]): void => {
    event.preventDefault()
    setPath(to)
  }
  return (
    <DropdownMenu.Group ref={list}>
      {group ? (
        <DropdownMenu.Item
          className="menu-item menu-back"
          aria-label={t('app.menu.back', { group: group.label })}
          onSelect={(event) => go(event, path.slice(0, -1))}
        >
          <Icon name="down" />
          <b>{group.label}</b>
        </DropdownMenu.Item>
      ) : null}
      {(group?.entries ?? entries).map((entry) =>
        entry.kind === 'group' ? (
          <DropdownMenu.Item
            key={entry.id}
            className="menu-item"
            aria-haspopup="menu"
            onSelect={(event) => go(event, [...groups.map(({ id }) => id), entry.id])}
          >
            <span>{entry.label}</span>
            <span className="menu-more">
              <Icon name="down" />
            </span>
          </DropdownMenu.Item>
        ) : (
          <Leaf key={entry.id} entry={entry} />
        ),
      )}
    </DropdownMenu.Group>
  )
}
