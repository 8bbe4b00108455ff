import type { LaneId } from '../lanes/types.ts'
import type { Dom } from './dom.ts'
import type { Layout } from './layout.ts'
import { attachFaultDrag } from './input/fault-drag.ts'
import { attachKeys } from './input/keys.ts'
import { attachLaneDrag } from './input/lane-drag.ts'
import { attachPointer } from './input/pointer.ts'
import { attachWheel } from './input/wheel.ts'
import type { TimeScale } from './scale.ts'
import type { TimelineHandlers, TimelineState } from './types.ts'

/** What is on the page right now. */
export interface Now {
  readonly state: TimelineState
  readonly layout: Layout
  readonly scale: TimeScale
  readonly scrolled: number
  readonly k: number
}

export interface Input {
  /** The moment that the pointer is at; null while it is elsewhere. */
  hovered(): number | null
  /** The cursor is elsewhere: where a key has moved it, nothing is pointed at any more. */
  cursorMoved(): void
  /** All has its place again: what a resting pointer is over is read anew, where that has moved under it. */
  drawn(): void
  /** A key that was pressed elsewhere; answers whether it means something here. */
  press(event: KeyboardEvent): boolean
  detach(): void
}

/** Pointer, wheel and keys. `onHovered` says where the pointer is in time, null when it left; `reveal` scrolls to a lane. */
export function attachInput(
  dom: Dom,
  handlers: TimelineHandlers,
  now: () => Now | null,
  onHovered: (at: number | null) => void,
  reveal: (lane: LaneId) => void,
): Input {
  const stop = new AbortController()
  const pointer = attachPointer(dom, handlers, now, onHovered, stop.signal)
  attachWheel(dom, handlers, now, stop.signal)
  const press = attachKeys(dom, handlers, now, reveal, stop.signal)
  attachLaneDrag(dom, handlers, now, stop.signal)
  attachFaultDrag(dom, handlers, now, stop.signal)
  return {
    hovered: () => pointer.hovered(),
    cursorMoved: () => pointer.cursorMoved(),
    drawn: () => pointer.drawn(),
    press,
    detach: () => stop.abort(),
  }
}
