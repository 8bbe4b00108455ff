import type { MessageKey } from '../../messages/index.ts'

/** The keys of the page, in the order of the sheet: what to press, and what it does. */
export const KEYS: readonly { readonly keys: string; readonly does: MessageKey }[] = [
  { keys: 'Space', does: 'help.key.play' },
  { keys: ', .', does: 'help.key.changes' },
  { keys: 'Shift , .', does: 'help.key.restarts' },
  { keys: 'Alt , .', does: 'help.key.events' },
  { keys: '← →', does: 'help.key.cursor' },
  { keys: '↑ ↓', does: 'help.key.lanes' },
  { keys: 'Enter', does: 'help.key.select' },
  { keys: 'W S', does: 'help.key.zoom' },
  { keys: 'A D', does: 'help.key.move' },
  { keys: 'F', does: 'help.key.fit' },
  { keys: 'I', does: 'help.key.inject' },
  { keys: '1 … 6', does: 'help.key.chips' },
  { keys: '[ ]', does: 'help.key.speed' },
  { keys: 'P', does: 'help.key.pin' },
  { keys: 'T', does: 'help.key.table' },
  { keys: 'E J K', does: 'help.key.panes' },
  { keys: '/', does: 'help.key.filter' },
  { keys: 'F6', does: 'help.key.regions' },
  { keys: 'Ctrl K', does: 'help.key.find' },
  { keys: 'Ctrl Z', does: 'help.key.undo' },
  { keys: '?', does: 'help.key.help' },
]
