import { zoom, zoomIdentity, select } from 'd3'
import type { D3ZoomEvent } from 'd3'
import type { Dom } from '../dom.ts'
import { sightEnd } from '../extent.ts'
import type { Now } from '../input.ts'
import { farthest, kept, movedBy, zoomedAt } from '../scale.ts'
import type { TimeScale } from '../scale.ts'
import type { TimelineHandlers } from '../types.ts'

/** Pixels of a line, for mice whose wheel counts lines. */
const LINE = 16

const pixels = (delta: number, { deltaMode }: WheelEvent): number => delta * (deltaMode === 1 ? LINE : deltaMode === 2 ? 400 : 1)

/**
 * Ctrl and wheel, or a pinch, zoom where the pointer is; Shift and wheel, or a sideways wheel, move in time; the plain wheel is left to
 * the page, which scrolls the lanes.
 */
export function attachWheel(dom: Dom, handlers: TimelineHandlers, now: () => Now | null, signal: AbortSignal): void {
  attachZoom(dom.plot, handlers, now)
  attachZoom(dom.ruler, handlers, now)
  for (const element of [dom.plot, dom.ruler, dom.faults]) {
    element.addEventListener(
      'wheel',
      (event) => {
        const here = now()
        if (!here || event.ctrlKey) return
        const sideways = event.shiftKey ? event.deltaX || event.deltaY : Math.abs(event.deltaX) > Math.abs(event.deltaY) ? event.deltaX : 0
        if (sideways === 0) return
        event.preventDefault()
        const { view, model } = here.state
        handlers.onView(kept(movedBy(view, pixels(sideways, event) / here.scale.perMs), model.start, sightEnd(here.state)))
      },
      { signal, passive: false },
    )
  }
}

/**
 * D3 reads wheel and pinch. The view is kept elsewhere, so its transform is put back: after each turn of the wheel, and after a pinch, whose
 * transform says how much it changed since the fingers came down.
 */
function attachZoom(element: HTMLElement, handlers: TimelineHandlers, now: () => Now | null): void {
  let busy = false
  let pinched: TimeScale | null = null
  const putBack = (): void => {
    busy = true
    select(element).property('__zoom', zoomIdentity)
    busy = false
  }
  const behaviour = zoom<HTMLElement, unknown>()
    .filter((event: Event) => (event instanceof WheelEvent ? event.ctrlKey : event.type.startsWith('touch')))
    .wheelDelta((event: WheelEvent) => -pixels(event.deltaY, event) * (event.ctrlKey ? 0.01 : 0.002))
    .on('zoom', (event: D3ZoomEvent<HTMLElement, unknown>) => {
      const here = now()
      const source: unknown = event.sourceEvent
      if (busy || !here || !source || event.transform.k === 1) return
      const { start } = here.state.model
      const end = sightEnd(here.state)
      const isPinch = typeof TouchEvent !== 'undefined' && source instanceof TouchEvent
      if (isPinch) pinched ??= here.scale
      const scale = pinched ?? here.scale
      const at = scale.t(pointerIn(element, source))
      handlers.onView(kept(zoomedAt(scale.view, at, 1 / event.transform.k, farthest(start, end)), start, end))
      if (!isPinch) putBack()
    })
    .on('end', () => {
      pinched = null
      putBack()
    })
  select(element).call(behaviour).on('dblclick.zoom', null).on('mousedown.zoom', null)
}

/** Where the pointer, or the middle of two fingers, is. */
function pointerIn(element: HTMLElement, source: unknown): number {
  const left = element.getBoundingClientRect().left
  if (source instanceof MouseEvent) return source.clientX - left
  if (typeof TouchEvent !== 'undefined' && source instanceof TouchEvent && source.touches.length > 1) {
    return [...source.touches].reduce((sum, touch) => sum + touch.clientX, 0) / source.touches.length - left
  }
  return element.clientWidth / 2
}
