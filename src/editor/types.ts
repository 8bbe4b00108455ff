import type { Adjustable } from '../manifest/numbers.ts'
import type { Diagnostic } from '../manifest/reading.ts'
import type { ScrubPhase } from './scrub.ts'

export type { ScrubPhase } from './scrub.ts'

/** What a line's margin shows: the state of the container that the line names, or that what it begins is made to fail. */
export interface LineState {
  readonly line: number
  /** Name of a glyph, and of the family of colours it has. */
  readonly glyph: string
  readonly tone: string
  /** In Kubernetes' words. */
  readonly label: string
}

/** A remark behind a line: a default in force, a value as it is, how often something counted. */
export interface Inlay {
  readonly line: number
  readonly text: string
  /** The same where there is next to no room. */
  readonly brief?: string
  /** `plain`; `you`: about what somebody is looking at; or the family of colours that a state has. */
  readonly tone: string
}

export interface EditorOptions {
  readonly text: string
  readonly theme: 'dark' | 'light'
  /** Somebody typed. */
  readonly onChange: (text: string) => void
  /** Another line is on top. */
  readonly onTopLine: (line: number) => void
  /** The caret is at that offset of the text; null: the editor has lost the keyboard. */
  readonly onCaret: (offset: number | null) => void
  /** Undo and redo belong to the page: one history for text and faults. */
  readonly onUndo: () => void
  readonly onRedo: () => void
  readonly onPalette: () => void
  /** A number is being turned; at the `end` its value counts. */
  readonly onScrub: (number: Adjustable, value: number, phase: ScrubPhase) => void
}

export interface EditorHandle {
  /** Puts a text there that somebody else made; what is the same stays, and the caret with it. */
  readonly setText: (text: string) => void
  readonly setTheme: (theme: 'dark' | 'light') => void
  readonly setDiagnostics: (diagnostics: readonly Diagnostic[]) => void
  readonly setLineStates: (states: readonly LineState[]) => void
  /** The lines with the fields that took part in what is selected: they get a bar. */
  readonly setCauses: (lines: readonly number[]) => void
  /** Brings the middle one of these lines into sight when none of them is. */
  readonly showAny: (lines: readonly number[]) => void
  readonly setInlays: (inlays: readonly Inlay[]) => void
  /** The numbers that can be turned, of the text that is shown. */
  readonly setNumbers: (numbers: readonly Adjustable[]) => void
  /** The first line in sight. */
  readonly topLine: () => number
  /** Scrolls so that the line is on top. */
  readonly revealTop: (line: number) => void
  /** Puts the caret there, at the line's first word where no column is named, and takes the keyboard. */
  readonly goTo: (line: number, column?: number) => void
  readonly destroy: () => void
}
