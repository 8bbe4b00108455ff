import { DropdownMenu } from 'radix-ui'
import { Glyph } from '../icons/Icon.tsx'
import type { MenuEntry } from './entries.ts'

/** An entry that opens nothing: something to pick, or a line. */
export function Leaf({ entry }: { entry: Exclude<MenuEntry, { kind: 'group' }> }) {
  if (entry.kind === 'line') return <DropdownMenu.Separator className="menu-line" />
  return (
    <DropdownMenu.Item className="menu-item" disabled={entry.disabled ?? false} onSelect={entry.pick}>
      <span className="menu-text">
        <span>{entry.label}</span>
        {entry.hint ? <small>{entry.hint}</small> : null}
      </span>
      {entry.checked ? <Glyph name="done" tone="ink" /> : null}
    </DropdownMenu.Item>
  )
}
