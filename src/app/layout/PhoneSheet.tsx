import { useRef, useState } from 'react'
import type { KeyboardEvent, PointerEvent } from 'react'
import { t } from '../../messages/index.ts'
import { Why } from '../inspector/Why.tsx'

/** How much of the sheet is in sight. */
const HEIGHTS = ['peek', 'half', 'full'] as const
type Height = (typeof HEIGHTS)[number]

/** Windows at least so high have room for the lanes and half the sheet. */
const TALL = 640

/** A drag of so many pixels goes one height further. */
const FAR = 60

const stepFrom = (height: Height, by: number): Height =>
  HEIGHTS[Math.min(HEIGHTS.length - 1, Math.max(0, HEIGHTS.indexOf(height) + by))] ?? height

/** Why? as a sheet over the lanes: dragged, pressed, or moved with the arrow keys between peek, half and full. */
export function PhoneSheet() {
  const [height, setHeight] = useState<Height>(() => (innerHeight >= TALL ? 'half' : 'peek'))
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
    setHeight((now) => stepFrom(now, by > 0 ? 1 : -1))
  }
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowUp') setHeight((now) => stepFrom(now, 1))
    else if (event.key === 'ArrowDown' || event.key === 'Escape') setHeight((now) => stepFrom(now, -1))
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
          if (!dragged.current) setHeight((now) => (now === 'full' ? 'peek' : stepFrom(now, 1)))
        }}
      />
      <div className="phone-sheet-body">
        <Why detail={height === 'full' ? 'full' : 'glance'} />
      </div>
    </section>
  )
}
