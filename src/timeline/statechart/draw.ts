import { curveBasis, easeCubicInOut, line, select } from 'd3'
import type { Selection } from 'd3'
import { t } from '../../messages/index.ts'
import { placed, ROW } from './layout.ts'
import type { PlacedChart, PlacedEdge, PlacedState, Point } from './layout.ts'
import type { Chart, ChartHandle, ChartView } from './types.ts'
import './statechart.css'

/** A state catches the pointer so far above and below its box. */
const REACH = 4
/** A press that moves less than this, in pixels, is a click. */
const STILL = 3
/** How long the dot takes along the last transition, in milliseconds. */
const TRAVELS = 450

const way = line<Point>(
  ({ x }) => x,
  ({ y }) => y,
).curve(curveBasis)

const stateClass = (state: PlacedState, { active, selected }: ChartView): string =>
  ['sc-state', `is-${state.kind}`, state.key === active ? 'is-active' : '', state.key === selected ? 'is-selected' : '']
    .filter(Boolean)
    .join(' ')

/** Draws machines into an SVG element; `onSelect` hears of the state that somebody chooses. */
export function createChart(svg: SVGSVGElement, onSelect: (state: string) => void): ChartHandle {
  const root = select(svg).attr('class', 'statechart')
  const arrow = root.append('defs').append('marker')
  arrow.attr('id', 'sc-arrow').attr('viewBox', '0 0 8 8').attr('refX', 7).attr('refY', 4).attr('markerWidth', 7).attr('markerHeight', 7)
  arrow.attr('orient', 'auto').append('path').attr('class', 'sc-tip').attr('d', 'M0.5 0.5L7.5 4L0.5 7.5z')
  const lines = root.append('g')
  const labels = root.append('g').attr('aria-hidden', 'true')
  const boxes = root.append('g')
  const dot = root.append('circle').attr('class', 'sc-dot').attr('r', 3.5).attr('visibility', 'hidden')
  let shown: Chart | null = null
  let chart: PlacedChart = { states: [], edges: [], width: 0, height: 0 }
  let before = ''

  const isLast = (edge: PlacedEdge, { active, cameFrom }: ChartView): boolean =>
    edge.to === active && cameFrom !== null && (edge.from === cameFrom || (edge.from === null && !hasOwn(chart, cameFrom, active)))

  function update(next: Chart, view: ChartView): void {
    if (next !== shown) {
      shown = next
      chart = placed(next)
      root.attr('viewBox', `0 0 ${chart.width} ${chart.height}`).attr('aria-label', t('statechart.label', { machine: next.id }))
      // Never smaller than its type can be read, and never blown up: what is wider than its pane is panned.
      root.attr('width', chart.width).attr('height', chart.height)
      before = ''
    }
    drawLines(view)
    drawBoxes(view)
    const move = `${view.cameFrom}>${view.active}`
    if (move !== before) show(view.active)
    if (before !== '' && before !== move) travel(view)
    before = move
  }

  /** What is wider than its pane is scrolled to the active state. */
  function show(active: string | null): void {
    const pane = svg.parentElement
    const state = chart.states.find(({ key }) => key === active)
    if (pane && state && pane.scrollWidth > pane.clientWidth)
      pane.scrollLeft = (state.x / chart.width) * pane.scrollWidth - pane.clientWidth / 2
  }

  function drawLines(view: ChartView): void {
    lines
      .selectAll<SVGPathElement, PlacedEdge>('path')
      .data(chart.edges, ({ id }) => id)
      .join('path')
      .attr('d', ({ points }) => way(points))
      .attr('marker-end', 'url(#sc-arrow)')
      .attr('class', (edge) => (isLast(edge, view) ? 'sc-edge is-last' : 'sc-edge'))
    labels
      .selectAll<SVGTextElement, PlacedEdge>('text')
      .data(chart.edges, ({ id }) => id)
      .join('text')
      .attr('class', (edge) => (isLast(edge, view) ? 'sc-event is-last' : 'sc-event'))
      .attr('text-anchor', 'middle')
      .each(function ({ events, label }) {
        writeLines(select(this), events, label.x, label.y - ((events.length - 1) * ROW) / 2 + 4)
      })
  }

  function drawBoxes(view: ChartView): void {
    boxes
      .selectAll<SVGGElement, PlacedState>('g')
      .data(chart.states, ({ key }) => key)
      .join((enter) => {
        const group = enter.append('g')
        group.append('rect').attr('rx', 6)
        group.append('rect').attr('class', 'sc-reach').attr('y', -REACH)
        group.append('text').attr('text-anchor', 'middle').attr('class', 'sc-name')
        group.append('text').attr('text-anchor', 'middle').attr('class', 'sc-inner')
        return group
      })
      .attr('class', (state) => stateClass(state, view))
      .attr('transform', ({ x, y, width, height }) => `translate(${x - width / 2},${y - height / 2})`)
      .each(function (state) {
        paintBox(select(this), state, view)
      })
      .on('click', (_, { key }) => onSelect(key))
      .on('keydown', (event: KeyboardEvent, { key }) => {
        if (event.key !== 'Enter' && event.key !== ' ') return
        event.preventDefault()
        onSelect(key)
      })
  }

  /** A dot runs along the transition that was taken last, unless motion is unwelcome. */
  function travel(view: ChartView): void {
    const path = lines
      .selectAll<SVGPathElement, PlacedEdge>('path')
      .filter((edge) => isLast(edge, view))
      .node()
    if (!path || matchMedia('(prefers-reduced-motion: reduce)').matches) return
    const total = path.getTotalLength()
    dot
      .interrupt()
      .attr('visibility', 'visible')
      .transition()
      .duration(TRAVELS)
      .ease(easeCubicInOut)
      .attrTween('transform', () => (share) => {
        const { x, y } = path.getPointAtLength(total * share)
        return `translate(${x},${y})`
      })
      .on('end', () => dot.attr('visibility', 'hidden'))
  }

  const stop = new AbortController()
  attachPan(svg, stop.signal)

  return {
    update,
    destroy() {
      stop.abort()
      dot.interrupt()
      root.selectAll('*').remove()
    },
  }
}

/** What is wider than its pane is dragged; fingers scroll it by themselves. A drag chooses no state. */
function attachPan(svg: SVGSVGElement, signal: AbortSignal): void {
  let from: { readonly x: number; readonly left: number } | null = null
  let moved = false
  const onPane = (type: 'pointerdown' | 'pointermove' | 'pointerup' | 'pointercancel', act: (event: PointerEvent) => void): void =>
    svg.addEventListener(type, act, { signal })
  onPane('pointerdown', (event) => {
    moved = false
    const pane = svg.parentElement
    if (event.pointerType !== 'touch' && event.button === 0 && pane) from = { x: event.clientX, left: pane.scrollLeft }
  })
  onPane('pointermove', (event) => {
    if (!from || !svg.parentElement) return
    if (!moved && Math.abs(event.clientX - from.x) < STILL) return
    if (!moved) svg.setPointerCapture(event.pointerId)
    moved = true
    svg.parentElement.scrollLeft = from.left + from.x - event.clientX
  })
  onPane('pointerup', () => (from = null))
  onPane('pointercancel', () => {
    from = null
    moved = false
  })
  // Only the click that ends a drag is taken: the next one may come without a pointer, from a screen reader.
  const endDrag = (event: MouseEvent): void => {
    if (moved) event.stopPropagation()
    moved = false
  }
  svg.addEventListener('click', endDrag, { signal, capture: true })
}

/** Whether a state has a way of its own to another, so that the one from any state was not the one taken. */
const hasOwn = ({ edges }: PlacedChart, from: string, to: string): boolean => edges.some((edge) => edge.from === from && edge.to === to)

function paintBox(group: Selection<SVGGElement, PlacedState, null, undefined>, state: PlacedState, { active, selected }: ChartView): void {
  const { key, width, height, inner } = state
  const isAny = key === '*'
  group.select('rect').attr('width', width).attr('height', height)
  group
    .select('.sc-reach')
    .attr('width', width)
    .attr('height', height + 2 * REACH)
  group
    .select('.sc-name')
    .attr('x', width / 2)
    .attr('y', 17)
    .text(key)
  writeLines(group.select<SVGTextElement>('.sc-inner'), inner, width / 2, 32)
  group
    .attr('role', isAny ? 'presentation' : 'button')
    .attr('tabindex', isAny ? null : 0)
    .attr('aria-pressed', isAny ? null : String(key === selected))
    .attr('aria-label', isAny ? null : t(key === active ? 'statechart.state.active' : 'statechart.state', { state: key }))
}

function writeLines<D>(
  text: Selection<SVGTextElement, D, null, undefined>,
  rows: readonly string[],
  x: number,
  y: number,
  step = ROW,
): void {
  text
    .selectAll<SVGTSpanElement, string>('tspan')
    .data(rows)
    .join('tspan')
    .attr('x', x)
    .attr('y', (_, i) => y + i * step)
    .text((row) => row)
}
