import { create } from 'zustand'
import type { SimTime } from '../../base/time.ts'
import { FIRST_PRESET, openingOf, presetOf } from '../../scenarios/index.ts'
import type { PresetId } from '../../scenarios/index.ts'
import { AS_IT_COMES } from '../../timeline/arrangement.ts'
import type { Arrangement } from '../../timeline/arrangement.ts'
import type { ArrangedBy } from '../../timeline/types.ts'
import { back, forth, remember } from './history.ts'
import type { History, StepKind, StepName } from './history.ts'
import { loadHistory, loadSaved } from './persist.ts'
import { chooseSource, comparedNow, recall } from './recall.ts'
import { useUi } from './ui.ts'
import type { Version } from './version.ts'

export type PaneTab = 'editor' | 'inspector' | 'console'
export type EditorTab = 'manifest' | 'scenario'
export type InspectorTab = 'pod' | 'yaml' | 'statechart'
export type ConsoleTab = 'terminal' | 'events' | 'differences' | 'table'

/** What the inputs hold of a version of the page; the rest is in the stores of what they are. */
type Looked = Omit<Version, 'pinned' | 'recording' | 'source' | 'presenting' | 'futureHidden'>

/** What the person gave: the world and how they look at it. All else is derived from it. */
interface Inputs extends Looked {
  readonly history: History
  /** A fault that is being dragged: the text as it would be. It is simulated, but not yet the world. */
  readonly draft: string | null
  /** The container that the inject bar hits; null: the first one that is not an init container. */
  readonly target: string | null
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
  readonly replace: (text: string, name?: StepName) => void
  readonly openPreset: (preset: PresetId) => void
  /** Another world and how it is looked at, as one step of undo. */
  readonly show: (name: StepName, shown: Partial<Version>) => void
  /** Lanes were put in another order, pinned, grouped, folded: a step of undo where somebody did it. */
  readonly arrange: (arrangement: Arrangement, by: ArrangedBy) => void
  /** What follows is a step of undo. */
  readonly remember: (name: StepName) => void
  readonly undo: () => void
  readonly redo: () => void
  readonly moveCursor: (at: SimTime) => void
  /** Another theme and another filter are steps of undo. */
  readonly set: (part: Partial<Inputs>) => void
}

/** Steps of these kinds that follow one another closely are one. */
const JOINED: ReadonlySet<StepKind> = new Set(['typing', 'fold', 'filter', 'theme'])
const PAUSE = 800
let last: { readonly kind: StepKind | null; readonly at: number } = { kind: null, at: 0 }

const saved = loadSaved()
const text = saved.text ?? presetOf(FIRST_PRESET)

const initial: Inputs = {
  text,
  preset: saved.text === undefined ? FIRST_PRESET : (saved.preset ?? null),
  history: loadHistory(text),
  draft: null,
  cursor: saved.cursor ?? openingOf(FIRST_PRESET),
  view: saved.view ?? null,
  selection: saved.selection ?? null,
  measure: saved.measure ?? null,
  filter: saved.filter ?? '',
  arrangement: saved.arrangement ?? AS_IT_COMES,
  target: null,
  theme: saved.theme ?? 'system',
  editorTab: saved.editorTab ?? 'manifest',
  inspectorTab: 'pod',
  consoleTab: saved.consoleTab ?? 'events',
  pane: 'inspector',
  welcomed: saved.welcomed ?? false,
}

/** The page as it is. */
export function versionNow(): Version {
  const { text: world, preset, cursor, view, selection, measure, arrangement, filter, theme } = useInputs.getState()
  const { presenting, futureHidden } = useUi.getState()
  return { text: world, preset, cursor, view, selection, measure, arrangement, filter, theme, presenting, futureHidden, ...comparedNow() }
}

/** Whether a text still has a line in three of the preset's: else it is a world of somebody's own. */
function isOf(preset: PresetId, world: string): boolean {
  const lines = new Set(world.split('\n'))
  const those = presetOf(preset).split('\n')
  return those.filter((line) => lines.has(line)).length * 3 > those.length
}

/** What was done to an arrangement. */
function arranged(before: Arrangement, after: Arrangement): StepKind {
  if (before.by !== after.by) return 'group'
  if (before.order !== after.order) return 'order'
  return before.pinned === after.pinned ? 'fold' : 'keep'
}

/** A world that somebody opens is shown, also where a recording was alone before: that is laid over it. */
function showSimulated(): void {
  if (comparedNow().source === 'recording') chooseSource('overlay')
}

/** The world text and the view, the only state that is kept. */
export const useInputs = create<Inputs & InputActions>()((set, get) => {
  /** The history once something of that name is done: whoever does it sets both at once. */
  const stepped = (name: StepName): Pick<Inputs, 'history'> => {
    const now = performance.now()
    const joins = JOINED.has(name.kind) && last.kind === name.kind && now - last.at < PAUSE
    last = { kind: name.kind, at: now }
    const { history } = get()
    return { history: joins ? history : remember(history, name, versionNow()) }
  }
  const change = (world: string, name: StepName): void => {
    const { text: before, preset } = get()
    if (world === before) return
    set({ ...stepped(name), text: world, preset: preset !== null && isOf(preset, world) ? preset : null, draft: null })
  }
  /** Puts fields of a version where they belong, with what else is another one then. */
  const put = ({ pinned, recording, source, presenting, futureHidden, ...looked }: Partial<Version>, rest: Partial<Inputs>): void => {
    recall({
      ...(pinned === undefined ? {} : { pinned }),
      ...(recording === undefined ? {} : { recording }),
      ...(source ? { source } : {}),
    })
    if (presenting !== undefined && futureHidden !== undefined) useUi.getState().set({ presenting, futureHidden })
    set({ ...looked, ...rest, draft: null })
  }
  const go = (found: { readonly shown: Partial<Version>; readonly history: History } | null): void => {
    last = { kind: null, at: 0 }
    if (found) put(found.shown, { history: found.history })
  }
  return {
    ...initial,
    typed: (world) => change(world, { kind: 'typing' }),
    replace(world, name = { kind: 'change' }) {
      change(world, name)
      if (get().draft !== null) set({ draft: null })
    },
    openPreset(preset) {
      const shown = { text: presetOf(preset), preset, cursor: openingOf(preset), view: null, selection: null, measure: null }
      put(shown, { ...stepped({ kind: 'preset', about: preset }), target: null, editorTab: 'manifest' })
      showSimulated()
    },
    show(name, shown) {
      put(shown, { ...stepped(name), target: null, editorTab: 'manifest', welcomed: true })
      showSimulated()
    },
    arrange(arrangement, by) {
      set({ ...(by === 'hand' ? stepped({ kind: arranged(get().arrangement, arrangement) }) : {}), arrangement })
    },
    remember: (name) => set(stepped(name)),
    undo: () => go(back(get().history, versionNow())),
    redo: () => go(forth(get().history, versionNow())),
    moveCursor: (at) => set({ cursor: at }),
    set(part) {
      const { theme, filter } = get()
      const changed = (['theme', 'filter'] as const).find((kind) => part[kind] !== undefined && part[kind] !== { theme, filter }[kind])
      set({ ...part, ...(changed ? stepped({ kind: changed }) : {}) })
    },
  }
})
