import { simTimeOf } from '../../base/time.ts'
import type { SimTime } from '../../base/time.ts'
import type { FaultState, Segment } from '../../lanes/types.ts'
import type { Dom } from '../dom.ts'
import type { Now } from '../input.ts'
import type { TimelineHandlers } from '../types.ts'

interface Found {
  readonly segment: Segment
  readonly state: FaultState
}

function faultOf(element: EventTarget | null, here: Now | null): Found | null {
  const pennant = element instanceof Element ? element.closest<HTMLElement>('.tl-pennant') : null
  const path = pennant?.dataset['path']
  if (!here || path === undefined) return null
  const segments = here.state.model.lanes.find(({ kind }) => kind === 'faults')?.segments ?? []
  const segment = segments.find(({ state }) => state.kind === 'fault' && state.path.join('/') === path)
  return segment?.state.kind === 'fault' ? { segment, state: segment.state } : null
}

/** What is dragged goes by whole tenths, or finer where the axis is. */
function rounded(at: number, { scale, state }: Now): SimTime {
  const grain = [1, 10, 100, 500, 1000].findLast((one) => one * scale.perMs <= 2) ?? 1
  return simTimeOf(Math.min(state.model.end, Math.max(state.model.start, Math.round(at / grain) * grain)))
}

/** Pennants: drag along the axis, arrows move, Enter edits, Delete removes. */
export function attachFaultDrag({ faults }: Dom, handlers: TimelineHandlers, now: () => Now | null, signal: AbortSignal): void {
  let moved = false
  faults.addEventListener(
    'pointerdown',
    (event) => {
      const here = now()
      const fault = faultOf(event.target, here)
      if (!here || !fault || event.button !== 0) return
      event.preventDefault()
      if (event.target instanceof Element) event.target.closest<HTMLElement>('.tl-pennant')?.focus()
      drag(event, fault)
    },
    { signal },
  )

  function drag(event: PointerEvent, { segment, state }: Found): void {
    const start = event.clientX
    const grabbed = segment.from
    let at = segment.from
    moved = false
    const done = new AbortController()
    const options = { signal: AbortSignal.any([signal, done.signal]) }
    faults.setPointerCapture(event.pointerId)
    faults.addEventListener(
      'pointermove',
      (move) => {
        const here = now()
        if (!here || !here.state.faultsEditable || !state.movable || (!moved && Math.abs(move.clientX - start) < 3)) return
        moved = true
        const next = rounded(grabbed + (move.clientX - start) / here.scale.perMs, here)
        if (next === at) return
        at = next
        handlers.onFaultDrag(state.path, at, 'move')
      },
      options,
    )
    const end = (up: PointerEvent): void => {
      done.abort()
      if (moved) handlers.onFaultDrag(state.path, at, 'end')
      else if (up.type === 'pointerup') handlers.onFaultOpen(state.path, up.clientX, up.clientY)
    }
    faults.addEventListener('pointerup', end, options)
    faults.addEventListener('pointercancel', end, options)
  }

  faults.addEventListener(
    'keydown',
    (event) => {
      const here = now()
      const fault = faultOf(event.target, here)
      if (!here || !fault) return
      if (key(event, fault, here)) {
        event.preventDefault()
        event.stopPropagation()
      }
    },
    { signal },
  )

  function key(event: KeyboardEvent, { segment, state }: Found, here: Now): boolean {
    const box = event.target instanceof Element ? event.target.getBoundingClientRect() : null
    const by = (event.shiftKey ? 10 : 1) * Math.max(100, 1 / here.scale.perMs)
    const editable = here.state.faultsEditable
    switch (event.key) {
      case 'ArrowLeft':
      case 'ArrowRight':
        if (editable && state.movable)
          handlers.onFaultDrag(state.path, rounded(segment.from + (event.key === 'ArrowLeft' ? -by : by), here), 'end')
        return true
      case 'Enter':
      case ' ':
        handlers.onFaultOpen(state.path, box?.left ?? 0, box?.bottom ?? 0)
        return true
      case 'Delete':
      case 'Backspace':
        if (editable) handlers.onFaultRemove(state.path)
        return true
      default:
        return false
    }
  }
}
