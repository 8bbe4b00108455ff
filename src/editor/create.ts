import { loadWorldSchema } from '../manifest/json-schema.ts'
import { t } from '../messages/index.ts'
import { attachCaret } from './caret.ts'
import { causesOn, glyphsOn, inlaysOn, loudWords } from './decorations.ts'
import { attachMarkers } from './markers.ts'
import { monaco } from './monaco.ts'
import { replaceText } from './replace.ts'
import { Scrubber } from './scrub.ts'
import { applyTheme } from './theme.ts'
import { startYamlLanguage } from './yaml-language.ts'
import { registerYaml } from './yaml-words.ts'
import type { EditorHandle, EditorOptions, Inlay, LineState } from './types.ts'
import './editor.css'

const LOOK: monaco.editor.IStandaloneEditorConstructionOptions = {
  language: 'yaml',
  fontSize: 11.25,
  lineHeight: 18,
  tabSize: 2,
  padding: { top: 7, bottom: 7 },
  // A long key is not pushed out of sight for the caret behind its number.
  revealHorizontalRightPadding: 4,
  glyphMargin: true,
  lineNumbersMinChars: 2,
  lineDecorationsWidth: 2,
  minimap: { enabled: false },
  overviewRulerLanes: 0,
  renderFinalNewline: 'on',
  lineNumbers: 'on',
  renderLineHighlight: 'none',
  guides: { indentation: false },
  stickyScroll: { enabled: false },
  occurrencesHighlight: 'off',
  unicodeHighlight: { ambiguousCharacters: false },
  scrollbar: { verticalScrollbarSize: 8, horizontalScrollbarSize: 8, useShadows: false },
  wordBasedSuggestions: 'off',
  quickSuggestions: { other: true, comments: false, strings: true },
  fixedOverflowWidgets: true,
  automaticLayout: true,
}

/** So little at the end of a text is nothing to read. */
const FEW_LINES = 3 * 18

registerYaml()

let language: Promise<void> | null = null
/** Completion and hover, once for the page, when the schema has come. */
function startLanguage(): Promise<void> {
  language ??= loadWorldSchema().then(startYamlLanguage)
  return language
}

/** Monaco in `host`. The text belongs to the page: what is typed is reported, what the page sets is shown. */
export function createEditor(host: HTMLElement, options: EditorOptions): EditorHandle {
  applyTheme(options.theme)
  const model = monaco.editor.createModel(options.text, 'yaml', monaco.Uri.parse('podscope://world.yaml'))
  model.setEOL(monaco.editor.EndOfLineSequence.LF)
  // The few brackets of YAML need no colours of their own: they would be looked for again with every key.
  model.updateOptions({ bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false } })
  const editor = monaco.editor.create(host, {
    ...LOOK,
    model,
    fontFamily: getComputedStyle(document.documentElement).getPropertyValue('--mono'),
    ariaLabel: t('editor.yaml'),
  })
  void startLanguage()
  const markers = attachMarkers(model)
  const glyphs = editor.createDecorationsCollection()
  const causes = editor.createDecorationsCollection()
  const words = editor.createDecorationsCollection()
  const caret = attachCaret(editor, options.onCaret)
  let states: readonly LineState[] = []
  let remarks: readonly Inlay[] = []
  /** The words of the slider's line stand in its box. */
  const showWords = (): void => {
    const all = [...loudWords(states), ...remarks]
    words.set(
      inlaysOn(
        model,
        all.filter(({ line }) => line !== scrubber.line),
      ),
    )
    scrubber.say(all.filter(({ line }) => line === scrubber.line))
  }
  const scrubber = new Scrubber(editor, options.onScrub, showWords)
  /** The beginning of lines is in sight, unless the caret is far behind it. */
  const showMargin = (): void => {
    if (model.isDisposed()) return
    editor.setScrollLeft(0)
    const caret = editor.getPosition()
    if (caret) editor.revealPosition(caret)
  }
  const pasting = editor.onDidPaste(() => requestAnimationFrame(showMargin))
  let isOurs = false
  /** Lines scroll up to the top, so a text that became much shorter would leave nothing on the screen. */
  const keepInSight = (): void => {
    // The frame may come after the editor has gone.
    if (model.isDisposed()) return
    const last = editor.getTopForLineNumber(model.getLineCount())
    if (editor.getScrollTop() > last - FEW_LINES) editor.setScrollTop(Math.max(0, last - editor.getLayoutInfo().height / 2))
  }
  const typing = model.onDidChangeContent(() => {
    if (!isOurs) options.onChange(model.getValue())
    requestAnimationFrame(keepInSight)
  })

  let reporting = 0
  const scrolling = editor.onDidScrollChange(({ scrollTopChanged }) => {
    if (!scrollTopChanged || reporting) return
    // Later, since a scroll may come out of the middle of an edit that the page makes.
    reporting = requestAnimationFrame(() => {
      reporting = 0
      const top = editor.getVisibleRanges()[0]?.startLineNumber
      if (top !== undefined) options.onTopLine(top)
    })
  })

  const { KeyCode, KeyMod } = monaco
  editor.addCommand(KeyMod.CtrlCmd | KeyCode.KeyZ, options.onUndo)
  editor.addCommand(KeyMod.CtrlCmd | KeyMod.Shift | KeyCode.KeyZ, options.onRedo)
  editor.addCommand(KeyMod.CtrlCmd | KeyCode.KeyY, options.onRedo)
  editor.addCommand(KeyMod.CtrlCmd | KeyCode.KeyK, options.onPalette)

  return {
    setText(text) {
      isOurs = true
      replaceText(model, text.replaceAll('\r\n', '\n'))
      isOurs = false
      if (editor.getPosition()?.column === 1) editor.setScrollLeft(0)
    },
    setTheme: applyTheme,
    setDiagnostics: (diagnostics) => markers.set(diagnostics),
    setLineStates(wanted) {
      states = wanted
      glyphs.set(glyphsOn(model, states))
      showWords()
    },
    setCauses: (lines) => causes.set(causesOn(model, lines)),
    showAny(lines) {
      const middle = lines[lines.length >> 1]
      const isSeen = (line: number): boolean =>
        editor.getVisibleRanges().some(({ startLineNumber, endLineNumber }) => line >= startLineNumber && line <= endLineNumber)
      if (middle !== undefined && middle <= model.getLineCount() && !lines.some(isSeen)) editor.revealLineInCenter(middle)
    },
    setInlays(wanted) {
      remarks = wanted
      showWords()
    },
    setNumbers: (numbers) => scrubber.set(numbers),
    topLine: () => editor.getVisibleRanges()[0]?.startLineNumber ?? 1,
    revealTop: (line) => editor.setScrollTop(editor.getTopForLineNumber(line) - (line === 1 ? 7 : 0)),
    goTo(line, column) {
      editor.revealLineInCenterIfOutsideViewport(line)
      editor.setPosition({ lineNumber: line, column: column ?? (model.getLineFirstNonWhitespaceColumn(line) || 1) })
      editor.focus()
    },
    destroy() {
      typing.dispose()
      pasting.dispose()
      caret.dispose()
      scrolling.dispose()
      cancelAnimationFrame(reporting)
      markers.dispose()
      scrubber.destroy()
      editor.dispose()
      model.dispose()
    },
  }
}
