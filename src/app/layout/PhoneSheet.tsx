import { useRef, useState } from 'react'
import type { KeyboardEvent, PointerEvent } from 'react'
import { t } from '../../messages/index.ts'
import { Why } from '../inspector/Why.tsx'
import { BESIDE, useMedia } from './useMedia.ts'

/** How much of the sheet is in sight. */
const HEIGHTS = ['peek', 'half', 'full'] as const
type Height = (typeof HEIGHTS)[number]

/** Windows at least so high have room for the lanes and half the sheet. */
const TALL = 640

/** A drag of so many pixels goes one height further. */
const FAR = 60

const stepFrom = (height: Height, by: number): Height =>
  HEIGHTS[Math.min(HEIGHTS.length - 1, Math.max(0, HEIGHTS.indexOf(height) + by))] ?? height

/** Why? as a sheet over the lanes: dragged, pressed, or moved with the arrow keys between peek, half and full; beside them it is never less than half. */
export function PhoneSheet() {
  const [wanted, setHeight] = useState<Height>(() => (innerHeight >= TALL ? 'half' : 'peek'))
  const beside = useMedia(BESIDE)
  const shown = (one: Height): Height => (beside && one === 'peek' ? 'half' : one)
  const height = shown(wanted)
  const step = (by: number): void => setHeight((now) => stepFrom(shown(now), by))
  const from = useRef<number | null>(null)
  const dragged = useRef(false)
  const begin = (event: PointerEvent<HTMLButtonElement>): void => {
    from.current = event.clientY
    dragged.current = false
    event.currentTarget.setPointerCapture(event.pointerId)
  }
  const move = (event: PointerEvent): void => {
    if (from.current === null) return
    const by = from.current - event.clientY
    if (Math.abs(by) < FAR) return
    dragged.current = true
    from.current = event.clientY
    step(by > 0 ? 1 : -1)
  }
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowUp') step(1)
    else if (event.key === 'ArrowDown' || event.key === 'Escape') step(-1)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <section className={`phone-sheet is-${height}`} data-region="inspector" aria-label={t('app.causes')}>
      <button
        type="button"
        className="phone-grip"
        aria-expanded={height !== 'peek'}
        aria-label={t(`app.sheet.${height}`)}
        onPointerDown={begin}
        onPointerMove={move}
        onPointerUp={() => (from.current = null)}
        onPointerCancel={() => (from.current = null)}
        onKeyDown={press}
        onClick={() => {
          if (dragged.current) return
          if (height === 'full') setHeight('peek')
          else step(1)
        }}
      />
      <div className="phone-sheet-body">
        <Why detail={height === 'full' ? 'full' : 'glance'} />
      </div>
    </section>
  )
}
