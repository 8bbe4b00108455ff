import { simTimeOf } from '../../base/time.ts'
import { changesOf } from '../../lanes/changes.ts'
import { segmentOf, stateAt, markAt } from '../../lanes/query.ts'
import type { LaneId } from '../../lanes/types.ts'
import { withFold, withFolds, withPin } from '../arrangement.ts'
import type { Dom } from '../dom.ts'
import { sightEnd } from '../extent.ts'
import type { Now } from '../input.ts'
import { outlineIn } from '../layout.ts'
import type { Row } from '../layout.ts'
import { farthest, kept, movedBy, zoomedAt } from '../scale.ts'
import type { TimelineHandlers, View } from '../types.ts'
import { moveByKey } from './lane-drag.ts'

/**
 * `reveal` scrolls to a lane. Keys work while the timeline has the focus, so that none is taken from readers and editors; what is
 * answered takes the keys that were pressed where nobody else has a use for them: letters, Home and End; with no focus at all, every key.
 */
export function attachKeys(
  dom: Dom,
  handlers: TimelineHandlers,
  now: () => Now | null,
  reveal: (lane: LaneId) => void,
  signal: AbortSignal,
): (event: KeyboardEvent) => boolean {
  dom.body.addEventListener(
    'keydown',
    (event) => {
      const here = now()
      if (!here || event.ctrlKey || event.metaKey || (event.target instanceof HTMLElement && event.target !== dom.body)) return
      if (!press(event, here, handlers, reveal, dom)) return
      event.preventDefault()
      event.stopPropagation()
    },
    { signal },
  )
  return (event) => {
    const here = now()
    return here !== null && isFree(event) && press(event, here, handlers, reveal, dom)
  }
}

const isFree = ({ key, target }: KeyboardEvent): boolean => target === document.body || /^(?:[a-z+=-]|Home|End)$/i.test(key)

/** Answers whether the key meant something. */
function press(event: KeyboardEvent, here: Now, handlers: TimelineHandlers, reveal: (lane: LaneId) => void, dom: Dom): boolean {
  const { state } = here
  const { model, cursor, ghost } = state
  const end = sightEnd(state)
  const view = (next: View): true => {
    handlers.onView(kept(next, model.start, end))
    return true
  }
  const cursorTo = (at: number | null): true => {
    if (at !== null) handlers.onCursor(simTimeOf(Math.min(end, Math.max(model.start, at))))
    return true
  }
  const span = state.view.to - state.view.from
  const longest = farthest(model.start, end)
  switch (event.key) {
    case 'ArrowLeft':
      return cursorTo(cursor - Math.max(1, (event.shiftKey ? 10 : 1) / here.scale.perMs))
    case 'ArrowRight':
      return cursorTo(cursor + Math.max(1, (event.shiftKey ? 10 : 1) / here.scale.perMs))
    case 'ArrowUp':
      return event.altKey ? moveByKey(here, handlers, -1) : pickLane(here, handlers, reveal, -1)
    case 'ArrowDown':
      return event.altKey ? moveByKey(here, handlers, 1) : pickLane(here, handlers, reveal, 1)
    case 'o':
    case 'O':
      return event.shiftKey ? foldAll(here, handlers) : fold(here, handlers)
    case 'l':
    case 'L':
      return pin(here, handlers)
    case 'Home':
      return cursorTo(changesOf(model)[0] ?? model.start)
    case 'End':
      return cursorTo(changesOf(end > model.end && ghost ? ghost : model).at(-1) ?? end)
    case 'w':
    case 'W':
    case '+':
    case '=':
      return view(zoomedAt(state.view, cursorIn(state.view, cursor), 1 / 1.5, longest))
    case 's':
    case 'S':
    case '-':
      return view(zoomedAt(state.view, cursorIn(state.view, cursor), 1.5, longest))
    case 'a':
    case 'A':
      return view(movedBy(state.view, -span * 0.15))
    case 'd':
    case 'D':
      return view(movedBy(state.view, span * 0.15))
    case 'f':
    case 'F':
      return (handlers.onFit(), true)
    case 'i':
    case 'I':
      return inject(here, handlers, dom)
    case 'Enter':
      return pick(here, handlers)
    case 'Delete':
    case 'Backspace':
      return remove(here, handlers)
    default:
      return false
  }
}

/** Zoom about the cursor when it is in sight, else about the middle. */
const cursorIn = ({ from, to }: View, cursor: number): number => (cursor >= from && cursor <= to ? cursor : (from + to) / 2)

/** Opens or folds what the picked lane stands under, or is the head of. */
function fold({ state, layout }: Now, handlers: TimelineHandlers): boolean {
  const at = layout.rows.findIndex(({ lane }) => lane.id === state.selection?.lane)
  const row = layout.rows[at]
  if (!row) return false
  const head = row.open === null ? layout.rows.slice(0, at).findLast(({ open, branch }) => open !== null && branch === topOf(row)) : row
  if (!head || head.open === null) return false
  if (head !== row) handlers.onSelect({ lane: head.lane.id, item: null })
  handlers.onArrange(withFold(state.arrangement, head.branch, !head.open), 'hand')
  return true
}

/** The Pod of a lane, or what it stands under. */
const topOf = ({ lane, parent }: Row): LaneId => lane.group ?? parent

/** Opens everything, or folds it when everything is open. */
function foldAll({ state, layout }: Now, handlers: TimelineHandlers): true {
  const anyFolded = layout.rows.some(({ open }) => open === false)
  handlers.onArrange(withFolds(state.arrangement, outlineIn(state.model, state.arrangement.by), anyFolded), 'hand')
  return true
}

function pin({ state }: Now, handlers: TimelineHandlers): boolean {
  if (!state.selection) return false
  handlers.onArrange(withPin(state.arrangement, state.selection.lane), 'hand')
  return true
}

function pickLane({ state, layout }: Now, handlers: TimelineHandlers, reveal: (lane: LaneId) => void, by: 1 | -1): true {
  const rows = layout.rows
  const at = rows.findIndex(({ lane }) => lane.id === state.selection?.lane)
  const next = rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + by))]
  if (!next) return true
  handlers.onSelect({ lane: next.lane.id, item: null })
  reveal(next.lane.id)
  return true
}

/** Selects what the chosen lane has at the cursor. */
function pick({ state, layout }: Now, handlers: TimelineHandlers): boolean {
  const row = layout.rows.find(({ lane }) => lane.id === state.selection?.lane) ?? layout.rows.find(({ lane }) => lane.kind === 'container')
  if (!row) return false
  const item = stateAt(state.model, row.lane, state.cursor) ?? markAt(row.lane, state.cursor)
  handlers.onSelect({ lane: row.lane.id, item: item?.id ?? null })
  return true
}

function inject({ state, scale, layout, scrolled }: Now, handlers: TimelineHandlers, dom: Dom): true {
  const box = dom.plot.getBoundingClientRect()
  const row = layout.rows.find(({ lane }) => lane.id === state.selection?.lane)
  const y = row ? row.top + row.height - scrolled : 40
  handlers.onInject(state.cursor, state.selection?.lane ?? null, box.left + scale.x(state.cursor), dom.body.getBoundingClientRect().top + y)
  return true
}

/** A selected fault is removed. */
function remove({ state }: Now, handlers: TimelineHandlers): boolean {
  const faults = state.model.lanes.find(({ kind }) => kind === 'faults')
  const segment = faults && state.selection?.item ? segmentOf(faults, state.selection.item) : null
  if (segment?.state.kind !== 'fault' || !state.faultsEditable) return false
  handlers.onFaultRemove(segment.state.path)
  return true
}
