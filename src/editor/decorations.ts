import { monaco } from './monaco.ts'
import type { Inlay, LineState } from './types.ts'

type Model = monaco.editor.ITextModel
type Decoration = monaco.editor.IModelDeltaDecoration

/** States that are said in words beside the line, not only by the glyph. */
const LOUD: ReadonlySet<string> = new Set(['warn', 'fail', 'oom'])

const isThere =
  (model: Model) =>
  ({ line }: { readonly line: number }): boolean =>
    line <= model.getLineCount()

function behind(model: Model, line: number): monaco.Range {
  const end = model.getLineMaxColumn(line)
  return new monaco.Range(line, end, line, end)
}

/** The margin's glyphs. */
export const glyphsOn = (model: Model, states: readonly LineState[]): Decoration[] =>
  states.filter(isThere(model)).map(({ line, glyph, tone, label }) => ({
    range: behind(model, line),
    options: { glyphMarginClassName: `line-glyph glyph-${glyph} tone-${tone}`, glyphMarginHoverMessage: { value: label } },
  }))

/** A bar and a ground for lines that took part in something. */
export const causesOn = (model: Model, lines: readonly number[]): Decoration[] =>
  lines
    .map((line) => ({ line }))
    .filter(isThere(model))
    .map(({ line }) => ({
      range: new monaco.Range(line, 1, line, 1),
      options: { isWholeLine: true, className: 'line-cause', marginClassName: 'line-cause-margin' },
    }))

/** The words of those states that are loud: a remark in their tone. A fault is said in words at its own flag. */
export const loudWords = (states: readonly LineState[]): readonly Inlay[] =>
  states.filter(({ tone, glyph }) => LOUD.has(tone) && glyph !== 'flag').map(({ line, tone, label }) => ({ line, text: label, tone }))

/** Remarks behind their lines; the caret stays before them. */
export const inlaysOn = (model: Model, inlays: readonly Inlay[]): Decoration[] =>
  inlays.filter(isThere(model)).map(({ line, text, tone }) => ({
    range: behind(model, line),
    options: {
      after: { content: text, inlineClassName: `line-inlay tone-${tone}`, cursorStops: monaco.editor.InjectedTextCursorStops.None },
      showIfCollapsed: true,
    },
  }))
