import { brushX, select } from 'd3'
import type { D3BrushEvent } from 'd3'
import { simTimeOf } from '../base/time.ts'
import type { SimTime } from '../base/time.ts'
import type { Lane, LaneModel } from '../lanes/types.ts'
import { t } from '../messages/index.ts'
import { CLASSES, columnsOf, walk } from './columns.ts'
import type { SegmentClass } from './columns.ts'
import { sightEnd } from './extent.ts'
import { readPalette } from './palette.ts'
import type { Palette, Token } from './palette.ts'
import { PAD_LEFT, PAD_RIGHT, timeScale } from './scale.ts'
import type { TimeScale } from './scale.ts'
import type { OverviewHandle, OverviewHandlers, View } from './types.ts'
import './overview.css'

interface OverviewState {
  readonly model: LaneModel | null
  readonly view: View
  readonly cursor: number
  readonly theme: string
  readonly reach: SimTime | null
}

/** How a state looks when it is this small: its colour, how strong, and how high. */
const SMALL: Readonly<Record<SegmentClass, { token: Token; opacity: number; height: number } | null>> = {
  none: null,
  calm: { token: 'calm', opacity: 0.5, height: 0.4 },
  waiting: { token: 'calm', opacity: 0.5, height: 0.4 },
  unknown: { token: 'calm', opacity: 0.5, height: 0.4 },
  ready: { token: 'live', opacity: 0.75, height: 1 },
  unready: { token: 'live', opacity: 0.35, height: 1 },
  stopping: { token: 'fail', opacity: 0.8, height: 0.55 },
  backoff: { token: 'warn-solid', opacity: 1, height: 1 },
  blocked: { token: 'fail', opacity: 0.6, height: 0.4 },
  failed: { token: 'fail', opacity: 0.8, height: 0.4 },
  oom: { token: 'oom', opacity: 0.8, height: 0.4 },
}

const mostIn = (lanes: readonly Lane[]): Lane | null =>
  lanes.reduce<Lane | null>((best, lane) => (best && best.segments.length >= lane.segments.length ? best : lane), null)

/** The lane that tells most of the run: the container that changes most, or with several Pods the workload. */
const tellingLane = (model: LaneModel): Lane | null =>
  (model.groups.length > 1 ? mostIn(model.lanes.filter(({ detail }) => detail.kind === 'workload' && detail.owner === null)) : null) ??
  mostIn(model.lanes.filter(({ detail }) => detail.kind === 'container' && detail.role === 'container')) ??
  model.lanes.find(({ kind }) => kind === 'container') ??
  null

/** Whose picture it is: a workload's name says it, a container's only with its Pod's. */
const nameOf = ({ kind, name, pod }: Lane): string =>
  kind === 'container' && pod !== null ? `${name} (${pod.slice(pod.indexOf('/') + 1)})` : name

/** Draws the whole run small, with a brush for the stretch in the plot: its ends zoom, its middle moves, beside it one scrubs. */
export function createOverview(host: HTMLElement, handlers: OverviewHandlers): OverviewHandle {
  const root = select(host).append('div').attr('class', 'ov').attr('aria-hidden', 'true')
  const canvas = root.append('canvas').node() as HTMLCanvasElement
  const svg = root.append('svg')
  const head = root.append('div').attr('class', 'ov-head')
  const element = root.node() as HTMLDivElement
  let state: OverviewState = { model: null, view: { from: 0, to: 1 }, cursor: 0, theme: '', reach: null }
  let palette = readPalette(element)
  let scale = timeScale({ from: 0, to: 1 }, 1)
  let stale = { picture: true, brush: true }
  let frame = 0
  let brushing = false
  /** What the canvas and the brush have been made for. */
  let size = { width: 0, height: 0 }

  const brush = brushX<unknown>()
    .handleSize(9)
    .on('start brush end', (event: D3BrushEvent<unknown>) => {
      brushing = event.type !== 'end' && Boolean(event.sourceEvent)
      if (!event.sourceEvent || !Array.isArray(event.selection)) return
      const [x0, x1] = event.selection as [number, number]
      const { model } = state
      if (event.type === 'start' || !model) return
      const from = Math.max(model.start, scale.t(x0))
      handlers.onView({ from, to: Math.max(from + 10, Math.min(end(model), scale.t(x1))) })
    })
  const group = svg.append('g')

  const end = (model: LaneModel): SimTime => sightEnd({ model, reach: state.reach })

  function schedule(what: Partial<typeof stale>): void {
    stale = { ...stale, ...what }
    if (!frame) frame = requestAnimationFrame(draw)
  }

  function draw(): void {
    frame = 0
    const { model } = state
    const { width, height } = size
    if (!model || width === 0) return
    scale = timeScale({ from: model.start, to: Math.max(end(model), model.start + 1) }, width)
    if (stale.picture) paint(model, width, height)
    if (stale.brush || stale.picture) place(model, width)
    head.style('transform', `translateX(${scale.x(state.cursor)}px)`)
    stale = { picture: false, brush: false }
  }

  function paint(model: LaneModel, width: number, height: number): void {
    const ratio = devicePixelRatio
    canvas.width = Math.round(width * ratio)
    canvas.height = Math.round(height * ratio)
    canvas.style.width = `${width}px`
    canvas.style.height = `${height}px`
    const ctx = canvas.getContext('2d')
    if (!ctx) return
    ctx.scale(ratio, ratio)
    const lane = tellingLane(model)
    host.title = lane ? t('timeline.overview.of', { lane: nameOf(lane) }) : ''
    if (lane) paintLane(ctx, lane, scale, palette, height)
    ctx.globalAlpha = 0.8
    ctx.fillStyle = palette.color.fail
    for (const { from, to } of model.lanes.find(({ kind }) => kind === 'faults')?.segments ?? []) {
      ctx.fillRect(scale.x(from), 4, Math.max(2, scale.x(to) - scale.x(from)), 2)
    }
    ctx.globalAlpha = 1
  }

  function place(model: LaneModel, width: number): void {
    const whole = state.view.from <= model.start && state.view.to >= end(model)
    element.classList.toggle('is-whole', whole)
    if (brushing) return
    const right = width - PAD_RIGHT + 8
    // A run may have become shorter than what was looked at.
    const from = Math.min(width, Math.max(0, scale.x(state.view.from)))
    const to = Math.max(from, Math.min(width, scale.x(state.view.to)))
    brush.move(group, whole ? [PAD_LEFT - 4, right] : [from, to])
    if (!whole) group.select<SVGGElement>('.selection').on('pointerdown.move', move)
  }

  /** Beside the brush, and where it covers everything, dragging scrubs. */
  function scrub(event: PointerEvent): void {
    const target = event.target as Element
    if (event.button !== 0 || target.classList.contains('handle')) return
    if (target.classList.contains('selection') && !element.classList.contains('is-whole') && event.shiftKey) return
    follow(event, (x) => {
      const { model } = state
      if (model) handlers.onCursor(simTimeOf(Math.min(end(model), Math.max(model.start, scale.t(x)))))
    })
  }

  /** With Shift the brush itself is moved. */
  function move(event: PointerEvent): void {
    if (!event.shiftKey) return
    const { view } = state
    const start = scale.t(event.clientX - element.getBoundingClientRect().left)
    follow(event, (x) => {
      const by = scale.t(x) - start
      handlers.onView({ from: view.from + by, to: view.to + by })
    })
  }

  function follow(event: PointerEvent, to: (x: number) => void): void {
    const xOf = (one: PointerEvent): number => one.clientX - element.getBoundingClientRect().left
    const done = new AbortController()
    element.setPointerCapture(event.pointerId)
    to(xOf(event))
    element.addEventListener('pointermove', (one) => to(xOf(one)), { signal: done.signal })
    for (const type of ['pointerup', 'pointercancel']) element.addEventListener(type, () => done.abort(), { signal: done.signal })
  }

  element.addEventListener('pointerdown', scrub)
  const resized = new ResizeObserver(() => {
    size = { width: element.clientWidth, height: element.clientHeight }
    brush.extent([
      [0, 0],
      [size.width, size.height],
    ])
    group.call(brush)
    group.selectAll<SVGElement, unknown>('.overlay, .selection').on('mousedown.brush touchstart.brush', null)
    schedule({ picture: true, brush: true })
  })
  resized.observe(element)
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const restyle = (): void => {
    palette = readPalette(element)
    schedule({ picture: true })
  }
  dark.addEventListener('change', restyle)

  return {
    update(change) {
      const before = state
      state = { ...state, ...change }
      if (state.theme !== before.theme) restyle()
      schedule({
        picture: stale.picture || state.model !== before.model || state.reach !== before.reach,
        brush: stale.brush || state.view !== before.view,
      })
    },
    destroy() {
      cancelAnimationFrame(frame)
      resized.disconnect()
      dark.removeEventListener('change', restyle)
      root.remove()
    },
  }
}

function paintLane(ctx: CanvasRenderingContext2D, lane: Lane, scale: TimeScale, palette: Palette, height: number): void {
  const top = 8
  const level = height - top
  const block = (name: SegmentClass, x: number, width: number, share: number): void => {
    const small = SMALL[name]
    if (!small) return
    ctx.globalAlpha = small.opacity
    ctx.fillStyle = palette.color[small.token]
    const tall = level * small.height * share
    if (name !== 'backoff' || width < 3) return ctx.fillRect(x, height - tall, width, tall)
    ctx.beginPath()
    ctx.moveTo(x, height - tall)
    ctx.lineTo(x + width, height)
    ctx.lineTo(x, height)
    ctx.fill()
  }
  const columns = columnsOf(lane)
  walk(
    columns,
    scale,
    1.5,
    (i, x0, x1) => {
      const { state } = lane.segments[i] ?? {}
      const until = state?.kind === 'crash-backoff' && state.window ? Math.min(x1, scale.x(state.window.until)) : x1
      block(
        state?.kind === 'terminated' && state.held ? 'backoff' : (CLASSES[columns.kind[i] as number] as SegmentClass),
        x0,
        until - x0,
        1,
      )
    },
    ({ x0, x1, shares }) => {
      for (const [i, name] of CLASSES.entries())
        if ((shares[i] as number) > 0) block(name, x0, x1 - x0, Math.min(1, (shares[i] as number) / (x1 - x0)))
    },
  )
  ctx.globalAlpha = 1
}
