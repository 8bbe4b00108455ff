import { select } from 'd3'
import { simTimeOf } from '../base/time.ts'
import { begunBy } from '../lanes/so-far.ts'
import type { LaneId, LaneModel } from '../lanes/types.ts'
import { t } from '../messages/index.ts'
import { revealing, withFold, withFolds, withPin } from './arrangement.ts'
import type { Arrangement } from './arrangement.ts'
import { DEFAULTS } from './defaults.ts'
import { buildDom } from './dom.ts'
import { sightEnd } from './extent.ts'
import { createGutter, setValue } from './gutter.ts'
import { layoutOf, NO_LAYOUT, outlineIn } from './layout.ts'
import type { Layout } from './layout.ts'
import { placeOverlay } from './overlay.ts'
import { readPalette } from './palette.ts'
import { drawPennants } from './pennants.ts'
import { Picture } from './picture.ts'
import { Ruler } from './ruler.ts'
import { timeScale } from './scale.ts'
import type { TimeScale } from './scale.ts'
import { Sizes } from './sizes.ts'
import { stepFrom } from './stepping.ts'
import type { TimelineHandle, TimelineHandlers, TimelineState } from './types.ts'
import { valueAt } from './values.ts'
import { attachInput } from './input.ts'
import './timeline.css'
import './gutter.css'
import './pennants.css'
import './overlay.css'
import './above.css'
import './card.css'

/** What has to be drawn again. */
interface Stale {
  layout: boolean
  picture: boolean
  pennants: boolean
  values: boolean
  /** Something else is selected. */
  selection: boolean
}

/** Draws a timeline into `host` and keeps it there until `destroy`. All drawing waits for the next frame. */
export function createTimeline(host: HTMLElement, handlers: TimelineHandlers): TimelineHandle {
  const dom = buildDom(host)
  let state: TimelineState | null = null
  /** The run with the part of it that is hidden. */
  let whole: LaneModel | null = null
  let palette = readPalette(dom.root)
  const picture = new Picture(dom.canvas, palette)
  const ruler = new Ruler(dom.marks)
  const sizes = new Sizes(dom)
  let layout: Layout = NO_LAYOUT
  let scale: TimeScale = timeScale(DEFAULTS.view, 1)
  /** The lane that something was opened for just now: it has a place after the next layout. */
  let opened: LaneId | null = null
  let frame = 0
  const stale: Stale = { layout: true, picture: true, pennants: true, values: true, selection: false }

  const gutter = createGutter(dom.gutter, dom.pins, {
    onFold: (branch, open) => arrange((now) => withFold(now, branch, open)),
    onPin: (lane) => arrange((now) => withPin(now, lane)),
    onPick: (lane) => handlers.onSelect({ lane, item: null }),
  })
  const input = attachInput(
    dom,
    handlers,
    () => (state ? { state, layout, scale, scrolled: sizes.scrolled, k: palette.k } : null),
    (hover) => {
      if (state) showValues(state, hover ?? null)
    },
    scrollTo,
  )

  function arrange(change: (now: Arrangement) => Arrangement): void {
    if (state) handlers.onArrange(change(state.arrangement), 'hand')
  }

  function schedule(what: Partial<Stale>): void {
    Object.assign(stale, what)
    if (!frame) frame = requestAnimationFrame(draw)
  }

  function showValues(now: TimelineState, hovered: number | null): void {
    const last = now.futureHidden ? now.cursor : sightEnd(now)
    const at = hovered === null ? now.cursor : simTimeOf(Math.min(last, Math.max(now.model.start, hovered)))
    gutter.values(now.model, at, hovered !== null)
    const faults = now.model.lanes.find(({ kind }) => kind === 'faults')
    const cell = dom.faultsName.querySelector('.tl-value')
    if (faults && cell) setValue(cell, valueAt(now.model, faults, at))
  }

  function draw(): void {
    frame = 0
    if (!state) return
    sizes.know()
    if (!sizes.isSeen) return
    if (stale.layout) layOut(state)
    const { plotWidth, rulerHeight, bodyHeight, scrolled } = sizes
    scale = timeScale(state.view, plotWidth)
    if (stale.picture) {
      picture.resize(plotWidth, bodyHeight, devicePixelRatio)
      const { cursor, zero } = state
      const grid = ruler.draw({ scale, palette, cursor, height: rulerHeight, zero }, devicePixelRatio)
      picture.draw(state, layout, scale, scrolled, grid)
      placeOverlay(dom, state, scale, palette.k)
    }
    const selected = state.selection?.lane ?? null
    if (gutter.draw({ model: state.model, layout, selected, from: scrolled, to: scrolled + bodyHeight })) stale.values = true
    if (stale.pennants)
      drawPennants(dom.faults, state.model, scale, palette.k, state.faultsEditable, state.selection?.item ?? null, picture.widthOf)
    input.drawn()
    if (stale.values) showValues(state, input.hovered())
    const { selection, layout: moved } = stale
    Object.assign(stale, { layout: false, picture: false, pennants: false, values: false, selection: false })
    if (selected && (selection || (moved && opened === selected))) follow(state, selected)
  }

  function laidOut({ arrangement, filter, namesAbove, brief }: TimelineState, model: LaneModel): Layout {
    const room = palette.fills ? sizes.bodyHeight : 0
    return layoutOf(model, { arrangement, filter, k: palette.k, names: namesAbove ? 'above' : 'beside', brief: brief || namesAbove, room })
  }

  function layOut(now: TimelineState): void {
    if (dom.root.classList.contains('is-above') !== now.namesAbove) {
      dom.root.classList.toggle('is-above', now.namesAbove)
      sizes.measure()
    }
    const { height } = layout
    layout = laidOut(now, now.model)
    if (layout.height === height) return
    dom.plot.style.height = `${layout.height}px`
    // A scroll bar may have come, or gone.
    sizes.measure()
  }

  const shown = (lane: LaneId) => layout.rows.find((one) => one.lane.id === lane) ?? null

  /** What is selected elsewhere is brought into sight: opened, if it was folded. */
  function follow(now: TimelineState, lane: LaneId): void {
    const { scrolled, bodyHeight } = sizes
    const row = shown(lane)
    const wasOpened = opened === lane
    opened = null
    if (row) {
      if (row.top + row.height < scrolled + layout.pinnedHeight || row.top > scrolled + bodyHeight) scrollTo(lane)
      return
    }
    if (wasOpened || now.filter !== '' || layout.pinned.some((one) => one.lane.id === lane)) return
    opened = lane
    handlers.onArrange(revealing(now.arrangement, outlineIn(now.model, now.arrangement.by), lane), 'page')
  }

  function scrollTo(lane: LaneId): void {
    const { scrolled, bodyHeight } = sizes
    const row = shown(lane)
    if (!row) return
    if (row.top < scrolled + layout.pinnedHeight) dom.body.scrollTop = row.nameTop - layout.pinnedHeight
    else if (row.top + row.height > scrolled + bodyHeight) dom.body.scrollTop = row.top + row.height - bodyHeight
  }

  function restyle(): void {
    palette = readPalette(dom.root)
    picture.restyle(palette)
    resize()
  }

  function resize(): void {
    sizes.forget()
    schedule({ layout: true, picture: true, pennants: true })
  }

  const faultsName = select(dom.faultsName)
  faultsName.append('span').attr('class', 'tl-name').text(t('timeline.lane.faults'))
  faultsName.append('span').attr('class', 'tl-value')
  const onScroll = (): void => {
    sizes.scroll()
    schedule({ picture: true })
  }
  dom.body.addEventListener('scroll', onScroll, { passive: true })
  const resized = new ResizeObserver(resize)
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
      whole = change.model ?? whole
      if (!whole) return
      state = { ...next, model: next.futureHidden ? begunBy(whole, next.cursor) : whole }
      const changed = (...keys: readonly (keyof TimelineState)[]): boolean => keys.some((key) => before?.[key] !== state?.[key])
      if (changed('theme')) restyle()
      if (changed('model', 'arrangement', 'filter', 'namesAbove', 'brief'))
        schedule({ layout: true, picture: true, pennants: true, values: true })
      if (changed('selection')) schedule({ selection: true })
      if (changed('view', 'faultsEditable', 'selection')) schedule({ picture: true, pennants: true })
      if (changed('cursor')) {
        input.cursorMoved()
        schedule({ picture: true, values: true })
      }
      if (changed('measure', 'veil', 'futureHidden', 'chain', 'spots', 'progress', 'ghost', 'ghostLook', 'reach', 'zero'))
        schedule({ picture: true })
    },
    focus: () => dom.body.focus({ preventScroll: true }),
    reveal(lane: LaneId) {
      if (!state) return
      const { model, arrangement } = state
      if (!shown(lane)) handlers.onArrange(revealing(arrangement, outlineIn(model, arrangement.by), lane), 'page')
      // What was opened just now has no place before it is laid out.
      sizes.know()
      if (stale.layout) layOut(state)
      scrollTo(lane)
    },
    press: (event) => input.press(event),
    foldAll: (open) => {
      const { model } = state ?? {}
      if (model) arrange((now) => withFolds(now, outlineIn(model, now.by), open))
    },
    step(from, direction, kind) {
      if (!state || !whole) return null
      return stepFrom({ model: whole, layout: whole === state.model ? layout : laidOut(state, whole), scale }, from, direction, kind)
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
