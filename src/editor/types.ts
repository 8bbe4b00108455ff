import type { Diagnostic } from '../manifest/reading.ts'

/** What a line's margin shows: the state of the container that the line names. */
export interface LineState {
  readonly line: number
  /** Name of a glyph, and of the family of colours it has. */
  readonly glyph: string
  readonly tone: string
  /** In Kubernetes' words. */
  readonly label: string
}

export interface EditorOptions {
  readonly text: string
  readonly theme: 'dark' | 'light'
  /** Somebody typed. */
  onChange(text: string): void
  /** Another line is on top. */
  onTopLine(line: number): void
  /** Undo and redo belong to the page: one history for text and faults. */
  onUndo(): void
  onRedo(): void
  onPalette(): void
}

export interface EditorHandle {
  /** Puts a text there that somebody else made; what is the same stays, and the caret with it. */
  setText(text: string): void
  setTheme(theme: 'dark' | 'light'): void
  setDiagnostics(diagnostics: readonly Diagnostic[]): void
  setLineStates(states: readonly LineState[]): void
  /** Scrolls so that the line is on top. */
  revealTop(line: number): void
  /** Puts the caret there and takes the keyboard. */
  goTo(line: number): void
  destroy(): void
}
