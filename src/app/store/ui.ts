import { create } from 'zustand'
import type { SimTime } from '../../base/time.ts'
import type { LaneId } from '../../lanes/types.ts'
import type { FaultPath } from '../../timeline/types.ts'
import type { Forward } from '../terminal/protocol.ts'
import type { RecordedRun } from './compared.ts'
import type { PaneTab } from './inputs.ts'

/** What collapses the panes of the layout in use. */
export interface Panes {
  readonly toggle: (pane: PaneTab) => void
  readonly show: (pane: PaneTab) => void
}

/** Where the menu of faults is open, and for which moment and lane. */
export interface InjectPoint {
  readonly at: SimTime
  readonly lane: LaneId | null
  readonly x: number
  readonly y: number
}

/** What is open at the moment; nothing of it outlives the visit. */
interface Ui {
  readonly dialog: 'help' | 'palette' | 'share' | 'gallery' | null
  /** A sentence on what came in from outside, until it is dismissed, or `about` is no longer open. */
  readonly notice: {
    readonly text: string
    /** It could not be shown, which a page around is told. */
    readonly failed?: true
    readonly action?: { readonly label: string; readonly run: () => void }
    readonly about?: RecordedRun
  } | null
  /** The page is shown to a room: the timeline and why, in large. */
  readonly presenting: boolean
  /** What lies right of the cursor is covered. */
  readonly futureHidden: boolean
  /** What is looked for in the palette. It takes letters from the moment it is asked for, before it is on the page. */
  readonly query: string
  readonly injectAt: InjectPoint | null
  readonly editing: { readonly path: FaultPath; readonly x: number; readonly y: number } | null
  /** What `kubectl edit` opens: `onEnd` gets the text when it is saved, or as it was when the editor is left. */
  readonly objectEdit: {
    readonly title: string
    readonly text: string
    readonly failure: string | null
    readonly at: SimTime
    readonly onEnd: (text: string) => void
  } | null
  /** Ports that `kubectl port-forward` keeps open. */
  readonly forwards: readonly Forward[]
  readonly panes: Panes | null
  /** The terminal is to have the focus, once it is there. */
  readonly terminalAsked: boolean
  /** A line of the text to go to; a new object each time. */
  readonly goTo: { readonly line: number } | null
}

interface UiActions {
  readonly set: (part: Partial<Ui>) => void
}

export const useUi = create<Ui & UiActions>()((set) => ({
  dialog: null,
  notice: null,
  presenting: false,
  futureHidden: false,
  query: '',
  injectAt: null,
  editing: null,
  objectEdit: null,
  forwards: [],
  panes: null,
  terminalAsked: false,
  goTo: null,
  set: (part) => set(part),
}))
