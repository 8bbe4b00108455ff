import { withOrder } from '../arrangement.ts'
import type { Dom } from '../dom.ts'
import type { Now } from '../input.ts'
import { siblingsOf } from '../layout.ts'
import type { Row } from '../layout.ts'
import type { TimelineHandlers } from '../types.ts'

/** A press that moves less than this, in pixels, picks the lane. */
const STILL = 4

/** Where the pointer is among the names: the row there, of those that can change places with `row`. */
function targetAt(here: Now, row: Row, y: number): Row | null {
  const rows = here.layout.pinned.includes(row) ? here.layout.pinned : here.layout.rows
  const others = rows.filter(({ parent }) => parent === row.parent)
  // What stands under a row belongs to it.
  return others.findLast(({ nameTop }) => nameTop <= y) ?? others[0] ?? null
}

/** Drags a lane's name to another place among those that stand under the same. */
export function attachLaneDrag({ gutter, body }: Dom, handlers: TimelineHandlers, now: () => Now | null, signal: AbortSignal): void {
  gutter.addEventListener(
    'pointerdown',
    (event) => {
      const here = now()
      const name =
        event.target instanceof Element && !event.target.closest('button') ? event.target.closest<HTMLElement>('.tl-name-row') : null
      if (!here || !name || event.button !== 0 || event.pointerType === 'touch') return
      const isPinned = name.closest('.tl-pins') !== null
      const rows = isPinned ? here.layout.pinned : here.layout.rows
      const row = rows.find(({ lane }) => lane.id === name.dataset['lane'])
      if (row) drag(event, row, name, isPinned)
    },
    { signal },
  )

  function drag(event: PointerEvent, row: Row, name: HTMLElement, isPinned: boolean): void {
    const start = event.clientY
    let target: Row | null = null
    const done = new AbortController()
    const options = { signal: AbortSignal.any([signal, done.signal]) }
    addEventListener(
      'pointermove',
      (move) => {
        const here = now()
        if (!here || (!target && Math.abs(move.clientY - start) < STILL)) return
        name.classList.add('is-dragged')
        name.style.transform = `translateY(${move.clientY - start}px)`
        target = targetAt(here, row, move.clientY - body.getBoundingClientRect().top + (isPinned ? 0 : here.scrolled))
      },
      options,
    )
    const end = (up: PointerEvent): void => {
      done.abort()
      name.classList.remove('is-dragged')
      name.style.transform = ''
      const here = now()
      if (!here || !target || up.type !== 'pointerup') return
      // The click that follows would pick the lane.
      addEventListener('click', (click) => click.stopPropagation(), { capture: true, once: true, signal: AbortSignal.timeout(50) })
      moveLane(here, handlers, row, target)
    }
    addEventListener('pointerup', end, options)
    addEventListener('pointercancel', end, options)
  }
}

/** `row` takes the place of `target`. */
function moveLane({ state, layout }: Now, handlers: TimelineHandlers, row: Row, target: Row): void {
  const siblings = siblingsOf(state.model, state.arrangement, layout, row)
  const next = withOrder(state.arrangement, siblings, row.parent, row.branch, target.branch)
  if (next !== state.arrangement) handlers.onArrange(next, 'hand')
}

/** Moves the lane that is picked up or down among those that stand under the same; answers whether there is one. */
export function moveByKey(here: Now, handlers: TimelineHandlers, by: 1 | -1): boolean {
  const { rows, pinned } = here.layout
  const row = [...rows, ...pinned].find(({ lane }) => lane.id === here.state.selection?.lane)
  if (!row) return false
  const others = (pinned.includes(row) ? pinned : rows).filter(({ parent }) => parent === row.parent)
  const target = others[others.indexOf(row) + by]
  if (target) moveLane(here, handlers, row, target)
  return true
}
