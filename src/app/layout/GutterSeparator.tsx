import { useEffect, useRef } from 'react'
import type { KeyboardEvent } from 'react'
import { t } from '../../messages/index.ts'
import { saveSizes } from './sizes.ts'

/** What the names of the lanes take at first, and at least and at most, in pixels. */
export const GUTTER = 224
const LEAST = 140
const MOST = 360
const STEP = 16

interface Props {
  readonly width: number
  readonly onResize: (width: number) => void
}

/** The line between the lanes' names and the plot: drag, arrow keys; double click or Enter for the width it had at first. Names never go away. */
export function GutterSeparator({ width, onResize }: Props) {
  const line = useRef<HTMLDivElement>(null)
  const widthNow = useRef(width)
  useEffect(() => {
    widthNow.current = width
  }, [width])

  const resize = (to: number): void => {
    const next = Math.round(Math.min(MOST, Math.max(LEAST, to)))
    onResize(next)
    saveSizes('gutter', { gutter: next })
  }
  const resizeNow = useRef(resize)
  useEffect(() => {
    resizeNow.current = resize
  })

  useEffect(() => {
    const element = line.current
    if (!element) return
    const stop = new AbortController()
    let grabbed: { readonly x: number; readonly width: number } | null = null
    const on = <K extends keyof HTMLElementEventMap>(type: K, listener: (event: HTMLElementEventMap[K]) => void): void =>
      element.addEventListener(type, listener, { signal: stop.signal })
    on('pointerdown', (event) => {
      if (event.button !== 0) return
      grabbed = { x: event.clientX, width: widthNow.current }
      element.setPointerCapture(event.pointerId)
    })
    // Words are not chosen, which a drag would carry off.
    on('mousedown', (event) => event.preventDefault())
    on('pointermove', ({ clientX }) => {
      if (grabbed) resizeNow.current(grabbed.width + clientX - grabbed.x)
    })
    on('lostpointercapture', () => (grabbed = null))
    on('dblclick', () => resizeNow.current(GUTTER))
    return () => stop.abort()
  }, [])

  const press = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowLeft') resize(width - STEP)
    else if (event.key === 'ArrowRight') resize(width + STEP)
    else if (event.key === 'Enter') resize(GUTTER)
    else return
    event.preventDefault()
  }
  return (
    <div className="gutter-separator" ref={line}>
      <input
        type="range"
        min={LEAST}
        max={MOST}
        value={width}
        aria-label={t('app.resize.gutter')}
        onChange={(event) => resize(Number(event.target.value))}
        onKeyDown={press}
      />
    </div>
  )
}
