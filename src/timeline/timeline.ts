import { select } from 'd3'
import { simTimeOf } from '../base/time.ts'
import type { LaneId } from '../lanes/types.ts'
import { t } from '../messages/index.ts'
import { buildDom } from './dom.ts'
import { createGutter, setValue } from './gutter.ts'
import { layoutOf } from './layout.ts'
import type { Layout } from './layout.ts'
import { readPalette } from './palette.ts'
import { drawPennants } from './pennants.ts'
import { Picture } from './picture.ts'
import { Ruler } from './ruler.ts'
import { formatDuration, formatTime } from '../base/clock-text.ts'
import { timeScale } from './scale.ts'
import type { TimeScale } from './scale.ts'
import type { TimelineHandle, TimelineHandlers, TimelineState } from './types.ts'
import { valueAt } from './values.ts'
import { attachInput } from './input.ts'
import './timeline.css'

const DEFAULTS: Omit<TimelineState, 'model'> = {
  view: { from: 0, to: 60_000 },
  cursor: simTimeOf(0),
  selection: null,
  measure: null,
  theme: '',
  veil: null,
  faultsEditable: true,
  futureHidden: false,
  collapsed: new Set(),
  filter: '',
  namesAbove: false,
  ghost: null,
  ghostLook: 'pinned',
  chain: [],
  progress: null,
}

/** What has to be drawn again. */
interface Stale {
  layout: boolean
  picture: boolean
  pennants: boolean
  values: boolean
}

/** A text that is the same is not put in place again: it would be laid out again, too. */
function say(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text
}

/** Draws a timeline into `host` and keeps it there until `destroy`. All drawing waits for the next frame. */
export function createTimeline(host: HTMLElement, handlers: TimelineHandlers): TimelineHandle {
  const dom = buildDom(host)
  let state: TimelineState | null = null
  let palette = readPalette(dom.root)
  const picture = new Picture(dom.canvas, palette)
  const ruler = new Ruler(dom.marks)
  let layout: Layout = { rows: [], height: 0 }
  let scale: TimeScale = timeScale(DEFAULTS.view, 1)
  let plotWidth = 0
  let rulerHeight = 0
  let frame = 0
  /** How far the lanes are scrolled up; asking the page for it would make it lay out everything. */
  let scrolled = 0
  const stale: Stale = { layout: true, picture: true, pennants: true, values: true }

  const gutter = createGutter(
    dom.gutter,
    (group, collapsed) => handlers.onCollapse(group, collapsed),
    (lane) => handlers.onSelect({ lane, item: null }),
  )
  const input = attachInput(
    dom,
    handlers,
    () => (state ? { state, layout, scale, scrolled, k: palette.k } : null),
    (hover) => {
      if (state) showValues(state, hover ?? null)
    },
  )

  function schedule(what: Partial<Stale>): void {
    Object.assign(stale, what)
    if (!frame) frame = requestAnimationFrame(draw)
  }

  function showValues(now: TimelineState, hovered: number | null): void {
    const at = hovered === null ? now.cursor : simTimeOf(Math.min(now.model.end, Math.max(now.model.start, hovered)))
    gutter.values(now.model, layout, at, hovered !== null)
    const faults = now.model.lanes.find(({ kind }) => kind === 'faults')
    const cell = dom.faultsName.querySelector('.tl-value')
    if (faults && cell) setValue(cell, valueAt(now.model, faults, at))
  }

  function draw(): void {
    frame = 0
    if (!state || dom.root.clientWidth === 0) return
    if (stale.layout) layOut(state)
    scale = timeScale(state.view, plotWidth)
    if (stale.picture) {
      dom.layers.style.height = `${dom.body.clientHeight}px`
      picture.resize(plotWidth, dom.body.clientHeight, devicePixelRatio)
      picture.draw(state, layout, scale, scrolled, ruler.draw(scale, palette, state.cursor, rulerHeight, devicePixelRatio))
      overlay(state)
    }
    if (stale.pennants)
      drawPennants(dom.faults, state.model, scale, palette.k, state.faultsEditable, state.selection?.item ?? null, picture.widthOf)
    if (stale.values) showValues(state, input.hovered())
    Object.assign(stale, { layout: false, picture: false, pennants: false, values: false })
  }

  function layOut(now: TimelineState): void {
    layout = layoutOf(now.model, now.collapsed, now.filter, palette.k, now.namesAbove)
    dom.root.classList.toggle('is-above', now.namesAbove)
    gutter.layout(now.model, layout, now.collapsed)
    gutter.select(now.selection?.lane ?? null)
    dom.plot.style.height = `${layout.height}px`
    plotWidth = dom.plot.clientWidth
    rulerHeight = dom.ruler.clientHeight
    dom.over.style.width = `${plotWidth}px`
  }

  /** Cursor, measure: moved, not drawn. */
  function overlay({ cursor, measure, veil, futureHidden, model, progress }: TimelineState): void {
    const x = scale.x(cursor)
    const inSight = x >= -1 && x <= plotWidth + 1
    dom.cursor.hidden = !inSight
    dom.cursor.style.transform = `translateX(${x}px)`
    say(dom.tag, formatTime(cursor, scale.perMs > 0.5 ? 3 : 1))
    dom.tag.style.setProperty('--shift', `${Math.min(0, plotWidth - x - 26 * palette.k) + Math.max(0, 26 * palette.k - x)}px`)
    const left = Math.min(plotWidth, Math.max(0, x))
    dom.future.hidden = !futureHidden || cursor >= model.end
    dom.future.style.left = `${left + 1}px`
    say(dom.future, plotWidth - left > 120 ? t('timeline.future') : '')
    dom.measure.hidden = !measure
    if (measure) {
      const from = Math.max(-10, scale.x(Math.min(measure.from, measure.to)))
      const to = Math.min(plotWidth + 10, scale.x(Math.max(measure.from, measure.to)))
      dom.measure.style.transform = `translateX(${from}px)`
      dom.measure.style.width = `${Math.max(0, to - from)}px`
      dom.measure.dataset['length'] = formatDuration(measure.to - measure.from)
    }
    dom.root.classList.toggle('is-veiled', veil !== null)
    dom.progress.hidden = progress === null
    dom.progress.style.setProperty('--share', String(progress ?? 0))
  }

  function restyle(): void {
    palette = readPalette(dom.root)
    picture.restyle(palette)
    schedule({ layout: true, picture: true, pennants: true })
  }

  const faultsName = select(dom.faultsName)
  faultsName.append('span').attr('class', 'tl-name').text(t('timeline.lane.faults'))
  faultsName.append('span').attr('class', 'tl-value')
  const onScroll = (): void => {
    scrolled = dom.body.scrollTop
    schedule({ picture: true })
  }
  dom.body.addEventListener('scroll', onScroll, { passive: true })
  const resized = new ResizeObserver(() => schedule({ layout: true, picture: true, pennants: true }))
  resized.observe(dom.root)
  resized.observe(dom.body)
  resized.observe(dom.plot)
  const media = [
    '(prefers-color-scheme: dark)',
    '(forced-colors: active)',
    '(prefers-contrast: more)',
    `(resolution: ${devicePixelRatio}dppx)`,
  ].map((query) => matchMedia(query))
  for (const one of media) one.addEventListener('change', restyle)
  void document.fonts?.ready.then(restyle)

  return {
    update(change) {
      const before = state
      const next = { ...DEFAULTS, ...before, ...change }
      if (!next.model) return
      state = { ...next, model: next.model }
      const changed = (...keys: readonly (keyof TimelineState)[]): boolean => keys.some((key) => before?.[key] !== state?.[key])
      if (changed('theme')) restyle()
      if (changed('model', 'collapsed', 'filter', 'namesAbove')) schedule({ layout: true, picture: true, pennants: true, values: true })
      if (changed('view', 'faultsEditable', 'selection')) schedule({ picture: true, pennants: true })
      if (changed('selection')) gutter.select(state.selection?.lane ?? null)
      if (changed('cursor')) schedule({ picture: true, values: true })
      if (changed('measure', 'veil', 'futureHidden', 'chain', 'progress', 'ghost', 'ghostLook')) schedule({ picture: true })
    },
    focus: () => dom.body.focus({ preventScroll: true }),
    reveal(lane: LaneId) {
      const row = layout.rows.find((one) => one.lane.id === lane)
      if (!row) return
      const { scrollTop, clientHeight } = dom.body
      if (row.top < scrollTop) dom.body.scrollTop = row.top
      else if (row.top + row.height > scrollTop + clientHeight) dom.body.scrollTop = row.top + row.height - clientHeight
    },
    destroy() {
      cancelAnimationFrame(frame)
      input.detach()
      resized.disconnect()
      for (const one of media) one.removeEventListener('change', restyle)
      dom.root.remove()
    },
  }
}
