import { isRecord } from '../../base/json.ts'
import { isEmbedded } from '../embed/embedded.ts'
import { readHistory, writeHistory } from './kept-history.ts'
import type { History } from './history.ts'
import type { ConsoleTab, EditorTab } from './inputs.ts'
import { readVersion } from './version.ts'
import type { Version } from './version.ts'

/** What survives a reload. Every field may be missing: storage can be empty, broken or forbidden. */
interface Saved extends Partial<Version> {
  readonly editorTab?: EditorTab
  readonly consoleTab?: ConsoleTab
  readonly welcomed?: boolean
}

const KEY = 'podscope'
const HISTORY_KEY = 'podscope.history'
const TYPED_KEY = 'podscope.typed'

const CONSOLE_TABS: readonly ConsoleTab[] = ['terminal', 'events', 'differences', 'table']
const EDITOR_TABS: readonly EditorTab[] = ['manifest', 'scenario']

function kept(key: string): string | null {
  try {
    return isEmbedded ? null : localStorage.getItem(key)
  } catch {
    return null
  }
}

/** Writes; a full or forbidden storage costs the memory of this visit and nothing else. */
function keep(key: string, text: string): void {
  if (isEmbedded) return
  try {
    localStorage.setItem(key, text)
  } catch {
    return
  }
}

/** Reads what was saved; whatever is not as it should be is left out. */
export function loadSaved(): Saved {
  try {
    const value: unknown = JSON.parse(kept(KEY) ?? '{}')
    if (!isRecord(value)) return {}
    const consoleTab = CONSOLE_TABS.find((tab) => tab === value['consoleTab'])
    const editorTab = EDITOR_TABS.find((tab) => tab === value['editorTab'])
    return {
      ...readVersion(value),
      welcomed: value['welcomed'] === true,
      ...(consoleTab ? { consoleTab } : {}),
      ...(editorTab ? { editorTab } : {}),
    }
  } catch {
    return {}
  }
}

export const save = (state: Saved): void => keep(KEY, JSON.stringify(state))

/** The lines that were typed into the terminal, oldest first. */
export function loadTyped(): string[] {
  try {
    const value: unknown = JSON.parse(kept(TYPED_KEY) ?? '[]')
    return Array.isArray(value) ? value.filter((line) => typeof line === 'string') : []
  } catch {
    return []
  }
}

export const saveTyped = (lines: readonly string[]): void => keep(TYPED_KEY, JSON.stringify(lines))

/** The history of undo that was saved beside `text`. */
export const loadHistory = (text: string): History => readHistory(kept(HISTORY_KEY), text)

export const saveHistory = (history: History, text: string): void => keep(HISTORY_KEY, writeHistory(history, text))
