import type { createEditor as CreateEditor, EditorHandle, LineState } from '../../editor/index.ts'
import { lookOf, stateAt } from '../../lanes/index.ts'
import { findingsOf } from '../store/findings.ts'
import { useInputs } from '../store/inputs.ts'
import type { EditorTab } from '../store/inputs.ts'
import { useRun } from '../store/run.ts'
import { useUi } from '../store/ui.ts'
import { useWhy } from '../inspector/why.ts'
import { besideLines } from './beside.ts'
import { caretMoved, causeLines, faultStates, followLinks, inlays, templateStates, useLinks } from './links.ts'
import { typedInEditor } from './lost-scenario.ts'
import { turnNumber } from './turn.ts'

/** The state of each container at the cursor, at the line that names it. */
function lineStates(): readonly LineState[] {
  const { model, reading } = useRun.getState()
  const { cursor } = useInputs.getState()
  if (!model || !reading) return []
  return reading.containers.flatMap(({ pod, container, line }) => {
    const lane = model.lanes.find((one) => one.kind === 'container' && one.pod === pod && one.container === container)
    const segment = lane && stateAt(model, lane, cursor)
    if (!segment) return []
    const { glyph, tone } = lookOf(segment.state)
    return [{ line, glyph, tone, label: segment.label }]
  })
}

/** The line at which the document of the chosen tab begins. */
function lineOfTab(): number | null {
  const { reading } = useRun.getState()
  const scenario = useInputs.getState().editorTab === 'scenario'
  const document = reading?.documents.find((one) => (one.role === 'scenario') === scenario)
  return document?.range.start.line ?? null
}

/** The tab that a line belongs to; null between documents. */
function tabOfLine(line: number): EditorTab | null {
  const document = useRun.getState().goodReading?.documents.find(({ range }) => line <= range.end.line)
  return document ? (document.role === 'scenario' ? 'scenario' : 'manifest') : null
}

/** Hands on what says something else than the last one did: each is made anew, and Monaco would draw it again. */
function ifOther<T>(hand: (value: T) => void): (value: T) => void {
  let last: string | null = null
  return (value) => {
    const said = JSON.stringify(value)
    if (said === last) return
    last = said
    hand(value)
  }
}

/** Keeps the editor and the stores in step. */
export function bindEditor(createEditor: typeof CreateEditor, host: HTMLElement, theme: 'dark' | 'light') {
  const { undo, redo } = useInputs.getState()
  let shownTab: EditorTab | null = null
  let shownPreset = useInputs.getState().preset
  /** The tab follows what is in sight, but not the leaps of a text that becomes another one. */
  function showTabOf(line: number): void {
    const { preset } = useInputs.getState()
    if (preset !== null && preset !== shownPreset) return
    const tab = tabOfLine(line)
    if (!tab || tab === useInputs.getState().editorTab) return
    shownTab = tab
    useInputs.getState().set({ editorTab: tab })
  }
  const handle: EditorHandle = createEditor(host, {
    text: useInputs.getState().text,
    theme,
    onChange: typedInEditor,
    onTopLine: showTabOf,
    onCaret: caretMoved,
    onUndo: undo,
    onRedo: redo,
    onPalette: () => useUi.getState().set({ dialog: 'palette' }),
    onScrub: turnNumber,
  })
  const showStates = ifOther(handle.setLineStates)
  const showCauses = ifOther(handle.setCauses)
  const showInlays = ifOther(handle.setInlays)
  const syncLinks = (beside = besideLines()): void => {
    if (beside === 'kept') return
    showCauses(beside === 'told' ? causeLines() : [])
    showInlays(beside === 'told' ? inlays() : [])
  }
  const sync = (): void => {
    const { text, draft, editorTab, preset } = useInputs.getState()
    handle.setText(draft ?? text)
    const { reading, readingText, modelText } = useRun.getState()
    if (reading && readingText === (draft ?? text)) handle.setNumbers(reading.numbers)
    handle.setDiagnostics(findingsOf(useRun.getState()))
    const beside = besideLines()
    if (beside !== 'kept') showStates(beside === 'told' ? [...lineStates(), ...templateStates(), ...faultStates()] : [])
    syncLinks(beside)
    if (preset !== shownPreset && modelText === text) {
      shownPreset = preset
      if (preset !== null) shownTab = null
    }
    const line = lineOfTab()
    if (editorTab !== shownTab && line !== null) {
      shownTab = editorTab
      handle.revealTop(line)
    }
  }
  sync()
  const stops = [
    followLinks(),
    useWhy.subscribe((now, before) => {
      syncLinks()
      if (now.isSelected && now.why !== before.why && besideLines() === 'told') handle.showAny(causeLines())
    }),
    useLinks.subscribe(sync),
    useInputs.subscribe(sync),
    useRun.subscribe(sync),
    useUi.subscribe((now, before) => {
      if (now.goTo && now.goTo !== before.goTo) handle.goTo(now.goTo.line)
    }),
    useRun.subscribe((now, before) => {
      if (now.goodReading !== before.goodReading) showTabOf(handle.topLine())
    }),
  ]
  return {
    setTheme: handle.setTheme,
    /** Puts the caret behind so many characters. */
    writeAt(offset: number): void {
      const before = useInputs.getState().text.slice(0, offset).split('\n')
      handle.goTo(before.length, (before.at(-1)?.length ?? 0) + 1)
    },
    destroy(): void {
      for (const stop of stops) stop()
      handle.destroy()
    },
  }
}
