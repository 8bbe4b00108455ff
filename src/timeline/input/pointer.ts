import { simTimeOf } from '../../base/time.ts'
import { changesOf } from '../../lanes/changes.ts'
import { lastAt } from '../../lanes/query.ts'
import type { LaneId } from '../../lanes/types.ts'
import type { Dom } from '../dom.ts'
import { sightEnd } from '../extent.ts'
import { hitAt, rowAt } from '../hit.ts'
import type { Hit } from '../hit.ts'
import { createCard } from '../card.ts'
import { aroundOf } from '../fit.ts'
import type { Now } from '../input.ts'
import type { Layout } from '../layout.ts'
import { kept, movedBy } from '../scale.ts'
import { stretchBetween } from '../stretch.ts'
import type { TimelineHandlers, View } from '../types.ts'

/** A press that moves less than this, in pixels, is a click. */
const STILL = 3
/** Measures snap to changes this near, in pixels. */
const SNAP = 6
const LONG_PRESS = 500

/** Hover, select, measure, scrub, inject. */
export function attachPointer(
  dom: Dom,
  handlers: TimelineHandlers,
  now: () => Now | null,
  onHovered: (at: number | null) => void,
  signal: AbortSignal,
): { hovered(): number | null; cursorMoved(): void; drawn(): void } {
  const card = createCard(dom)
  let hovered: number | null = null
  /** Where the pointer rests, and what it was read with. */
  let resting: { readonly event: PointerEvent; readonly lane: LaneId | null; readonly layout: Layout; readonly view: View } | null = null

  const xOf = (event: MouseEvent): number => event.clientX - dom.plot.getBoundingClientRect().left
  const yOf = (event: MouseEvent): number => event.clientY - dom.body.getBoundingClientRect().top
  const isHidden = (x: number, { state, scale }: Now): boolean => state.futureHidden && scale.t(x) > state.cursor
  const hit = (event: MouseEvent, here: Now): Hit | null =>
    isHidden(xOf(event), here) ? null : hitAt(here.layout, here.scale, xOf(event), yOf(event), here.scrolled, here.k)
  const clamped = (t: number, { state }: Now) => simTimeOf(Math.min(sightEnd(state), Math.max(state.model.start, t)))

  /** The keyboard comes with the pointer, but without a ring: that is for those who came by Tab. */
  function focus(): void {
    dom.body.classList.add('is-pointed')
    dom.body.focus({ preventScroll: true })
  }

  function scrub(event: PointerEvent, element: HTMLElement): void {
    event.preventDefault()
    focus()
    const to = (move: MouseEvent): void => {
      const here = now()
      if (here) handlers.onCursor(clamped(here.scale.t(xOf(move)), here))
    }
    to(event)
    follow(event, element, to)
  }

  /** Calls `move` until the pointer is released, then `end`. */
  function follow(
    event: PointerEvent,
    element: HTMLElement,
    move: (event: PointerEvent) => void,
    end: (event: PointerEvent) => void = () => {},
  ): void {
    const done = new AbortController()
    const options = { signal: AbortSignal.any([signal, done.signal]) }
    element.setPointerCapture(event.pointerId)
    element.addEventListener('pointermove', move, options)
    for (const type of ['pointerup', 'pointercancel'] as const) {
      element.addEventListener(
        type,
        (up) => {
          done.abort()
          end(up)
        },
        options,
      )
    }
  }

  const snapped = (x: number, here: Now, free: boolean): number => {
    const t = here.scale.t(x)
    if (free) return t
    const changes = changesOf(here.state.model)
    const i = lastAt(changes, (at) => at, t)
    const near = [changes[i], changes[i + 1]].find((at) => at !== undefined && Math.abs(here.scale.x(at) - x) <= SNAP)
    return near ?? t
  }

  function press(event: PointerEvent): void {
    const here = now()
    if (!here || event.button !== 0) return
    focus()
    if (event.pointerType === 'touch') return touch(event, here)
    const startX = xOf(event)
    const startView = here.state.view
    const from = snapped(startX, here, event.altKey)
    let dragged = false
    follow(
      event,
      dom.plot,
      (move) => {
        const at = now()
        if (!at || (!dragged && Math.abs(xOf(move) - startX) < STILL)) return
        dragged = true
        hide()
        const { start } = at.state.model
        if (event.shiftKey) handlers.onView(kept(movedBy(startView, (startX - xOf(move)) / at.scale.perMs), start, sightEnd(at.state)))
        else handlers.onMeasure(stretchBetween(from, snapped(xOf(move), at, move.altKey)))
      },
      (up) => {
        if (!dragged && up.type === 'pointerup') click(up)
      },
    )
  }

  function click(event: MouseEvent): void {
    const here = now()
    if (!here) return
    const found = hit(event, here)
    const item = found?.mark ?? found?.segment
    if (here.state.measure) handlers.onMeasure(null)
    handlers.onSelect(found && item ? { lane: found.row.lane.id, item: item.id } : null)
  }

  /** Fingers that are down; two or more of them pinch, and do nothing else until all are up. */
  let fingers = 0
  let pinching = false

  /** A finger scrubs, taps to select, and rests to inject. */
  function touch(event: PointerEvent, here: Now): void {
    const startX = xOf(event)
    let moved = false
    fingers++
    pinching = fingers > 1
    const rest = setTimeout(() => {
      if (pinching) return
      moved = true
      // The click that follows the finger's leaving would close what has just been opened.
      dom.plot.addEventListener('touchend', (end) => end.preventDefault(), { signal, once: true, passive: false, capture: true })
      inject(event, here)
    }, LONG_PRESS)
    follow(
      event,
      dom.plot,
      (move) => {
        const at = now()
        if (!at || pinching || (!moved && Math.abs(xOf(move) - startX) < 2 * STILL)) return
        clearTimeout(rest)
        moved = true
        handlers.onCursor(clamped(at.scale.t(xOf(move)), at))
      },
      (up) => {
        clearTimeout(rest)
        fingers--
        if (!moved && !pinching && up.type === 'pointerup') click(up)
      },
    )
  }

  function inject(event: MouseEvent, here: Now): void {
    const met = rowAt(here.layout, yOf(event), here.scrolled)
    handlers.onInject(clamped(here.scale.t(xOf(event)), here), met?.row.lane.id ?? null, event.clientX, event.clientY)
  }

  function hover(event: PointerEvent): void {
    const here = now()
    if (!here || event.pointerType === 'touch' || event.buttons !== 0) return
    point(event, here)
  }

  function point(event: PointerEvent, here: Now): void {
    const x = xOf(event)
    hovered = here.scale.t(x)
    dom.crosshair.hidden = false
    dom.crosshair.style.transform = `translateX(${x}px)`
    const found = hit(event, here)
    resting = { event, lane: found?.row.lane.id ?? null, layout: here.layout, view: here.scale.view }
    card.show(found, here, x, event)
    onHovered(hovered)
    handlers.onHover({ at: clamped(hovered, here), lane: found?.row.lane.id ?? null, item: (found?.mark ?? found?.segment)?.id ?? null })
  }

  function hide(): void {
    if (hovered === null) return
    hovered = null
    resting = null
    dom.crosshair.hidden = true
    card.hide()
    onHovered(null)
    handlers.onHover(null)
  }

  dom.body.addEventListener('blur', () => dom.body.classList.remove('is-pointed'), { signal })
  dom.plot.addEventListener('pointerdown', press, { signal })
  dom.plot.addEventListener('pointermove', hover, { signal })
  dom.plot.addEventListener('pointerleave', hide, { signal })
  dom.body.addEventListener('scroll', hide, { signal, passive: true })
  dom.plot.addEventListener(
    'dblclick',
    (event) => {
      const here = now()
      const found = here && hit(event, here)
      if (!here || !found?.segment) return
      handlers.onView(aroundOf(found.segment, here.state.model), true)
    },
    { signal },
  )
  for (const element of [dom.plot, dom.ruler, dom.faults]) {
    element.addEventListener(
      'contextmenu',
      (event) => {
        event.preventDefault()
        const here = now()
        if (here) inject(event, here)
      },
      { signal },
    )
  }
  dom.ruler.addEventListener(
    'pointerdown',
    (event) => {
      if (event.button === 0) scrub(event, dom.ruler)
    },
    { signal },
  )
  dom.tag.addEventListener(
    'pointerdown',
    (event) => {
      if (event.button === 0) scrub(event, dom.tag)
    },
    { signal },
  )
  // A pointer that rests does not hold back what somebody asks for with the keys.
  let isKeyDown = false
  addEventListener('keydown', () => (isKeyDown = true), { signal, capture: true })
  addEventListener('keyup', () => (isKeyDown = false), { signal, capture: true })
  addEventListener('blur', () => (isKeyDown = false), { signal })
  return {
    hovered: () => hovered,
    cursorMoved() {
      if (isKeyDown) hide()
    },
    drawn() {
      const here = now()
      if (!resting || !here || (resting.layout === here.layout && resting.view === here.scale.view)) return
      const { lane, event } = resting
      if (lane !== null && ![...here.layout.pinned, ...here.layout.rows].some((row) => row.lane.id === lane)) hide()
      else point(event, here)
    },
  }
}
