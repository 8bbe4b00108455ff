import type { Diagnostic, Range, TextEdit } from '../manifest/reading.ts'
import { monaco } from './monaco.ts'

const OWNER = 'podscope'

const SEVERITIES = {
  error: monaco.MarkerSeverity.Error,
  warning: monaco.MarkerSeverity.Warning,
  hint: monaco.MarkerSeverity.Hint,
} as const

const rangeOf = ({ start, end }: Range): monaco.IRange => ({
  startLineNumber: start.line,
  startColumn: start.column,
  endLineNumber: end.line,
  endColumn: end.line === start.line ? Math.max(end.column, start.column + 1) : end.column,
})

/** Squiggles with the server's words, and its fixes as quick fixes. Returns what replaces them. */
export function attachMarkers(model: monaco.editor.ITextModel) {
  let current: readonly Diagnostic[] = []
  const provider = monaco.languages.registerCodeActionProvider('yaml', {
    provideCodeActions(asked, range) {
      if (asked.uri.toString() !== model.uri.toString()) return null
      const actions = current.flatMap((diagnostic) => {
        const place = rangeOf(diagnostic.range)
        if (!monaco.Range.areIntersectingOrTouching(place, range)) return []
        return (diagnostic.fixes ?? []).map((fix) => ({
          title: fix.title,
          kind: 'quickfix',
          isPreferred: true,
          diagnostics: [markerOf(diagnostic)],
          edit: { edits: fix.edits.map((edit) => editOf(model, edit)) },
        }))
      })
      return { actions, dispose: () => {} }
    },
  })
  return {
    set(diagnostics: readonly Diagnostic[]): void {
      if (diagnostics === current) return
      current = diagnostics
      monaco.editor.setModelMarkers(model, OWNER, diagnostics.map(markerOf))
    },
    dispose: () => provider.dispose(),
  }
}

const markerOf = (diagnostic: Diagnostic): monaco.editor.IMarkerData => ({
  ...rangeOf(diagnostic.range),
  severity: SEVERITIES[diagnostic.severity],
  message: diagnostic.message,
})

const editOf = (model: monaco.editor.ITextModel, { range, text }: TextEdit): monaco.languages.IWorkspaceTextEdit => ({
  resource: model.uri,
  versionId: undefined,
  textEdit: {
    range: {
      startLineNumber: range.start.line,
      startColumn: range.start.column,
      endLineNumber: range.end.line,
      endColumn: range.end.column,
    },
    text,
  },
})
