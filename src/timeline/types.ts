import type { SimTime } from '../base/time.ts'
import type { ChangeKind } from '../lanes/changes.ts'
import type { ItemId, LaneId, LaneModel, RecordId } from '../lanes/types.ts'
import type { Arrangement } from './arrangement.ts'

/** The stretch of time in the plot, in milliseconds since time zero; fractions are fine. */
export interface View {
  readonly from: number
  readonly to: number
}

/** A segment or mark of a lane; `item: null` is the lane itself. */
export interface Selection {
  readonly lane: LaneId
  readonly item: ItemId | null
}

export interface Hover {
  readonly at: SimTime
  readonly lane: LaneId | null
  readonly item: ItemId | null
}

/** What the ghost is: a recording's outline is solid, that of another run dashed and fainter. */
export type GhostLook = 'recording' | 'pinned'

/** A moment (`from` is `to`) or a stretch of a lane that is pointed out. */
export interface Spot {
  readonly lane: LaneId
  readonly from: SimTime
  readonly to: SimTime
}

export type FaultPath = readonly (string | number)[]

/** All that the picture depends on. Pass the same object in a field for what did not change: fields are compared by identity. */
export interface TimelineState {
  readonly model: LaneModel
  readonly view: View
  readonly cursor: SimTime
  readonly selection: Selection | null
  readonly measure: View | null
  /** Any word: colours are read again from the custom properties when it changes. */
  readonly theme: string
  /** Why the picture is only the last good one: it is dimmed, and whoever surrounds it says the words. Null when it is good. */
  readonly veil: string | null
  readonly faultsEditable: boolean
  /** What lies right of the cursor is covered, not only veiled. */
  readonly futureHidden: boolean
  /** What is folded, pinned, in another order. */
  readonly arrangement: Arrangement
  /** Only lanes with this text in their name or kind; empty: all. */
  readonly filter: string
  /** Each lane's name is on a line above it, for a window that has no room for a column of names. */
  readonly namesAbove: boolean
  /** Only lanes that tell something. */
  readonly brief: boolean
  /** A run to compare with, drawn as an outline; the same lane ids. */
  readonly ghost: LaneModel | null
  readonly ghostLook: GhostLook
  /** The end of what is laid over the run, where one can go as in the run itself; null: there is nothing but the run. */
  readonly reach: SimTime | null
  /** Records that led to the selection, from the root on: cause lines join their marks. */
  readonly chain: readonly RecordId[]
  /** Where a field of the text counted, or a machine was in a state: a line below the lane's floor. */
  readonly spots: readonly Spot[]
  /** A thin bar under the ruler: the share simulated; null when nothing runs. */
  readonly progress: number | null
  /** Wall clock of time zero, in milliseconds, which stands beside the ruler's times; null: it means nothing. */
  readonly zero: number | null
}

export interface TimelineHandlers {
  /** Zoomed or moved, by wheel, keys or drag; `jumps`: to something fitted, which may take a moment of motion. */
  onView(view: View, jumps?: boolean): void
  /** The cursor is to go there. */
  onCursor(at: SimTime): void
  /** The selection is to be fitted; again: everything. */
  onFit(): void
  onSelect(selection: Selection | null): void
  onHover(hover: Hover | null): void
  /** Break something at that time, in that lane: right click, long press or `I`. Client coordinates say where. */
  onInject(at: SimTime, lane: LaneId | null, clientX: number, clientY: number): void
  /** While a pennant is dragged or moved with the arrows (`move`), and once at the end (`end`). */
  onFaultDrag(path: FaultPath, at: SimTime, phase: 'move' | 'end'): void
  onFaultOpen(path: FaultPath, clientX: number, clientY: number): void
  onFaultRemove(path: FaultPath): void
  /** Two cursors were set by dragging; null: cleared. */
  onMeasure(measure: View | null): void
  /** Lanes were folded, pinned or put in another order. */
  onArrange(arrangement: Arrangement, by: ArrangedBy): void
}

/** Who arranged lanes: somebody, by `hand`, or the `page`, which opens them to show what is selected. */
export type ArrangedBy = 'hand' | 'page'

export interface TimelineHandle {
  /** Draws with what is given changed; the first call needs `model`, the rest have defaults. */
  update(state: Partial<TimelineState> & { readonly model?: LaneModel }): void
  /** Takes the keyboard. */
  focus(): void
  /** A letter that was pressed elsewhere on the page, where it means nothing; answers whether it means something here. */
  press(event: KeyboardEvent): boolean
  /** Opens what a lane stands under, and scrolls until it is in sight. */
  reveal(lane: LaneId): void
  /** Folds or opens everything that can be folded. */
  foldAll(open: boolean): void
  /** The next or previous change that can be seen in the lanes that are shown, at this zoom; null when there is none. */
  step(from: SimTime, direction: 'next' | 'previous', kind: ChangeKind): SimTime | null
  destroy(): void
}

export interface OverviewHandlers {
  onView(view: View): void
  onCursor(at: SimTime): void
}

export interface OverviewHandle {
  update(state: Partial<Pick<TimelineState, 'model' | 'view' | 'cursor' | 'theme' | 'reach'>>): void
  destroy(): void
}
