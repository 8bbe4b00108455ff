import { isRecord } from '../../base/json.ts'
import { simTimeOf } from '../../base/time.ts'
import type { SimTime } from '../../base/time.ts'
import { isEmbedded } from '../embed/embedded.ts'
import { isPresetId } from '../../scenarios/index.ts'
import type { PresetId } from '../../scenarios/index.ts'
import { readArrangement } from '../../timeline/arrangement.ts'
import type { Arrangement } from '../../timeline/arrangement.ts'
import type { View } from '../../timeline/types.ts'
import type { ConsoleTab, EditorTab, Theme } from './inputs.ts'

/** What survives a reload. Every field may be missing: storage can be empty, broken or forbidden. */
interface Saved {
  text?: string
  preset?: PresetId | null
  cursor?: SimTime
  view?: View | null
  theme?: Theme
  editorTab?: EditorTab
  consoleTab?: ConsoleTab
  welcomed?: boolean
  arrangement?: Arrangement
}

const KEY = 'podscope'

function viewOf(value: unknown): View | null {
  if (!isRecord(value)) return null
  const { from, to } = value
  return typeof from === 'number' && typeof to === 'number' && to > from ? { from, to } : null
}

/** Reads what was saved; whatever is not as it should be is left out. */
export function loadSaved(): Saved {
  if (isEmbedded) return {}
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}')
    if (!isRecord(value)) return {}
    const saved: Saved = {
      view: viewOf(value['view']),
      welcomed: value['welcomed'] === true,
      arrangement: readArrangement(value['arrangement']),
    }
    if (typeof value['text'] === 'string') saved.text = value['text']
    if (isPresetId(value['preset'])) saved.preset = value['preset']
    if (typeof value['cursor'] === 'number' && Number.isFinite(value['cursor'])) saved.cursor = simTimeOf(value['cursor'])
    const { theme, editorTab, consoleTab } = value
    if (theme === 'dark' || theme === 'light' || theme === 'system') saved.theme = theme
    if (editorTab === 'scenario' || editorTab === 'manifest') saved.editorTab = editorTab
    const isTab = consoleTab === 'terminal' || consoleTab === 'events' || consoleTab === 'differences' || consoleTab === 'table'
    if (isTab) saved.consoleTab = consoleTab
    return saved
  } catch {
    return {}
  }
}

/** Writes it; a full or forbidden storage costs the memory of this visit and nothing else. */
export function save(state: Saved): void {
  if (isEmbedded) return
  try {
    localStorage.setItem(KEY, JSON.stringify(state))
  } catch {
    return
  }
}
