import type { Layout } from 'react-resizable-panels'

const keyOf = (group: string): string => `podscope.layout.${group}`

/** The sizes that somebody gave a group of panes; undefined for its own defaults. */
export function savedSizes(group: string): Layout | undefined {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(keyOf(group)) ?? 'null')
    if (typeof value !== 'object' || value === null) return undefined
    const entries = Object.entries(value).filter((entry): entry is [string, number] => typeof entry[1] === 'number')
    return entries.length ? Object.fromEntries(entries) : undefined
  } catch {
    return undefined
  }
}

/** Remembers them; without storage they last for this visit. */
export function saveSizes(group: string, layout: Layout): void {
  try {
    localStorage.setItem(keyOf(group), JSON.stringify(layout))
  } catch {
    return
  }
}
