import { create } from 'zustand'
import type { SimTime } from '../../base/time.ts'
import { FIRST_PRESET, openingOf, presetOf } from '../../scenarios/index.ts'
import type { PresetId } from '../../scenarios/index.ts'
import { AS_IT_COMES } from '../../timeline/arrangement.ts'
import type { Arrangement } from '../../timeline/arrangement.ts'
import type { Selection, View } from '../../timeline/types.ts'
import { useCompare } from './compared.ts'
import { back, EMPTY_HISTORY, forth, remember } from './history.ts'
import type { History, Version } from './history.ts'
import { loadSaved } from './persist.ts'

export type Theme = 'system' | 'dark' | 'light'
export const THEMES: readonly Theme[] = ['system', 'dark', 'light']

export type PaneTab = 'editor' | 'inspector' | 'console'
export type EditorTab = 'manifest' | 'scenario'
export type InspectorTab = 'pod' | 'yaml' | 'statechart'
export type ConsoleTab = 'terminal' | 'events' | 'differences' | 'table'

/** What the person gave: the world and how they look at it. All else is derived from it. */
interface Inputs {
  readonly text: string
  readonly preset: PresetId | null
  readonly history: History
  /** A fault that is being dragged: the text as it would be. It is simulated, but not yet the world. */
  readonly draft: string | null
  readonly cursor: SimTime
  /** Null: all of it. */
  readonly view: View | null
  readonly selection: Selection | null
  readonly measure: View | null
  readonly filter: string
  readonly arrangement: Arrangement
  /** The container that the inject bar hits; null: the first one that is not an init container. */
  readonly target: string | null
  readonly theme: Theme
  readonly editorTab: EditorTab
  readonly inspectorTab: InspectorTab
  readonly consoleTab: ConsoleTab
  /** The one pane that a narrow window shows below the timeline. */
  readonly pane: PaneTab
  readonly welcomed: boolean
}

interface InputActions {
  /** The text was changed in the editor: changes close together are one step of undo. */
  readonly typed: (text: string) => void
  /** The text was changed as a whole or by a tool: always a step of undo. */
  readonly replace: (text: string) => void
  readonly openPreset: (preset: PresetId) => void
  /** Lanes were folded, or (`undoable`) pinned or put in another order. */
  readonly arrange: (arrangement: Arrangement, undoable: boolean) => void
  /** What follows changes something beside the text: it becomes a step of undo. */
  readonly remember: () => void
  readonly undo: () => void
  readonly redo: () => void
  readonly moveCursor: (at: SimTime) => void
  readonly set: (part: Partial<Inputs>) => void
}

const TYPING_PAUSE = 800
let lastTyped = Number.NEGATIVE_INFINITY

const saved = loadSaved()

const initial: Inputs = {
  text: saved.text ?? presetOf(FIRST_PRESET),
  preset: saved.text === undefined ? FIRST_PRESET : (saved.preset ?? null),
  history: EMPTY_HISTORY,
  draft: null,
  cursor: saved.cursor ?? openingOf(FIRST_PRESET),
  view: saved.view ?? null,
  selection: null,
  measure: null,
  filter: '',
  arrangement: saved.arrangement ?? AS_IT_COMES,
  target: null,
  theme: saved.theme ?? 'system',
  editorTab: saved.editorTab ?? 'manifest',
  inspectorTab: 'pod',
  consoleTab: saved.consoleTab ?? 'events',
  pane: 'inspector',
  welcomed: saved.welcomed ?? false,
}

function versionOf({ text, preset, cursor, arrangement: { pinned, order } }: Inputs): Version {
  const { recording, source } = useCompare.getState()
  return { text, preset, cursor, places: { pinned, order }, recording, source }
}

/** Whether a text still has a line in three of the preset's: else it is a world of somebody's own. */
function isOf(preset: PresetId, text: string): boolean {
  const lines = new Set(text.split('\n'))
  const those = presetOf(preset).split('\n')
  return those.filter((line) => lines.has(line)).length * 3 > those.length
}

/** The world text and the view, the only state that is kept. */
export const useInputs = create<Inputs & InputActions>()((set, get) => {
  const change = (text: string, joins: boolean): void => {
    const now = get()
    if (text === now.text) return
    const preset = now.preset !== null && isOf(now.preset, text) ? now.preset : null
    set({ text, preset, draft: null, history: joins ? now.history : remember(now.history, versionOf(now)) })
  }
  const show = (step: { version: Version; history: History } | null): void => {
    lastTyped = Number.NEGATIVE_INFINITY
    if (!step) return
    const { places, recording, source, ...version } = step.version
    if (recording !== useCompare.getState().recording) useCompare.setState({ recording, source })
    set({ ...version, arrangement: { ...get().arrangement, ...places }, history: step.history, draft: null })
  }
  return {
    ...initial,
    typed(text) {
      const joins = performance.now() - lastTyped < TYPING_PAUSE
      change(text, joins)
      lastTyped = performance.now()
    },
    replace(text) {
      lastTyped = Number.NEGATIVE_INFINITY
      change(text, false)
      if (get().draft !== null) set({ draft: null })
    },
    openPreset(preset) {
      lastTyped = Number.NEGATIVE_INFINITY
      change(presetOf(preset), false)
      set({ preset, view: null, selection: null, measure: null, cursor: openingOf(preset), target: null, editorTab: 'manifest' })
    },
    arrange(arrangement, undoable) {
      lastTyped = Number.NEGATIVE_INFINITY
      const now = get()
      set({ arrangement, history: undoable ? remember(now.history, versionOf(now)) : now.history })
    },
    remember() {
      lastTyped = Number.NEGATIVE_INFINITY
      set({ history: remember(get().history, versionOf(get())) })
    },
    undo: () => show(back(get().history, versionOf(get()))),
    redo: () => show(forth(get().history, versionOf(get()))),
    moveCursor: (at) => set({ cursor: at }),
    set: (part) => set(part),
  }
})
