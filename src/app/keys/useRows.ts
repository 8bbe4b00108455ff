import { useState } from 'react'
import type { FocusEvent, KeyboardEvent } from 'react'

/** How many rows a page is. */
const PAGE = 10

/** Where a key leads to from a row, of so many; null for keys that are no business of rows. */
function ledTo(key: string, row: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return Math.min(row + 1, count - 1)
    case 'ArrowUp':
      return Math.max(row - 1, 0)
    case 'PageDown':
      return Math.min(row + PAGE, count - 1)
    case 'PageUp':
      return Math.max(row - PAGE, 0)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}

/** The buttons of a table's rows: each has the id of its row as `data-row`. */
const buttonsOf = (body: Element): readonly HTMLElement[] => [...body.querySelectorAll<HTMLElement>('[data-row]')]

function step(event: KeyboardEvent<HTMLElement>): void {
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return
  const rows = buttonsOf(event.currentTarget)
  const row = rows.findIndex((one) => one === event.target)
  const next = row < 0 ? null : ledTo(event.key, row, rows.length)
  if (next === null) return
  event.preventDefault()
  rows[next]?.focus()
}

/**
 * One stop of Tab for all rows of a table, among which the arrows, Page up and down, Home and End step. Tab comes to the row that has the
 * keyboard, else to the `usual` one, else to the first. `body` is for the element around the rows.
 */
export function useRows(ids: readonly string[], usual: string | undefined) {
  const [held, setHeld] = useState<string>()
  const stop = [held, usual].find((id) => id !== undefined && ids.includes(id)) ?? ids[0]
  const body = {
    onFocus: ({ target }: FocusEvent<HTMLElement>) => setHeld(target.dataset['row']),
    onBlur: () => setHeld(undefined),
    onKeyDown: step,
  }
  return { stop, body }
}
