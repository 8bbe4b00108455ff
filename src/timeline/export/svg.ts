import { lookOf } from '../../lanes/look.ts'
import type { Lane, LaneModel, Mark, Segment, SegmentState } from '../../lanes/types.ts'
import { formatTime } from '../../base/clock-text.ts'
import type { Palette, Token } from '../palette.ts'
import { decimalsFor, ticksOf, timeScale } from '../scale.ts'
import type { TimeScale } from '../scale.ts'
import type { View } from '../types.ts'
import { faultWords, laneName } from '../words.ts'
import { exportRows } from './rows.ts'
import type { ExportRow } from './rows.ts'

/** What an exported picture is to show. */
export interface SvgOptions {
  readonly view: View
  readonly cursor: number
  readonly palette: Palette
  /** Pixels. */
  readonly width: number
  readonly title: string
  /** Goes along unseen: the link that brings the world back. */
  readonly source: string
}

const GUTTER = 210
const HEAD = 58
const FOOT = 10
/** Narrower than this a state has no label. */
const CHAR = 6.3
/** What the ruler's last time takes. */
const LAST_TIME = 32

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const round = (value: number): number => Math.round(value * 10) / 10

/** The lanes as a picture for documents and slides: every mark and word of them, at the size of a page. */
export function timelineSvg(model: LaneModel, { view, cursor, palette, width, title, source }: SvgOptions): string {
  const scale = timeScale(view, width - GUTTER)
  const { rows, height } = exportRows(model)
  const colour = (token: Token): string => palette.color[token]
  const total = HEAD + height + FOOT
  const { ticks, step } = ticksOf(scale, 74)
  const major = ticks.filter((tick) => tick.major && scale.x(tick.t) >= 0 && scale.x(tick.t) < scale.width - LAST_TIME)
  const grid = major.map(({ t }) => `<path d="M${round(scale.x(t))} 0V${height}" stroke="${colour('grid')}"/>`)
  const times = major.map(
    ({ t }) => `<text x="${round(GUTTER + scale.x(t))}" y="48" fill="${colour('ink-3')}">${formatTime(t, decimalsFor(step))}</text>`,
  )
  const x = round(scale.x(cursor))
  const here = cursor >= view.from && cursor <= view.to ? `<path d="M${x} 0V${height}" stroke="${colour('ink')}" stroke-width="1.5"/>` : ''
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${total}" viewBox="0 0 ${width} ${total}" font-family="${escape(palette.font)}" font-size="11">`,
    `<title>${escape(title)}</title><metadata>${escape(source)}</metadata>`,
    `<defs>${patterns(colour)}<clipPath id="plot"><rect width="${width - GUTTER}" height="${height}"/></clipPath></defs>`,
    `<rect width="${width}" height="${total}" fill="${colour('panel')}"/>`,
    `<text x="14" y="24" font-size="14" font-weight="600" fill="${colour('ink')}">${escape(title)}</text>`,
    ...times,
    `<g transform="translate(0 ${HEAD})">`,
    ...rows.map((row) => nameOf(row, colour)),
    `<g transform="translate(${GUTTER} 0)" clip-path="url(#plot)">`,
    `<rect width="${width - GUTTER}" height="${height}" fill="${colour('plot')}"/>`,
    ...grid,
    ...rows.map((row) => laneSvg(row, scale, colour)),
    here,
    '</g></g></svg>',
  ].join('\n')
}

type Colour = (token: Token) => string

function patterns(colour: Colour): string {
  const hatch = (id: string, token: Token, angle: number): string =>
    `<pattern id="${id}" width="5.5" height="5.5" patternUnits="userSpaceOnUse" patternTransform="rotate(${angle})"><path d="M0 0V5.5" stroke="${colour(token)}" stroke-width="2"/></pattern>`
  return [
    `<pattern id="dots" width="5" height="5" patternUnits="userSpaceOnUse"><circle cx="2.5" cy="2.5" r=".9" fill="${colour('calm')}"/></pattern>`,
    hatch('unready', 'live', 45),
    hatch('stopping', 'fail', -45),
    hatch('bars', 'fail', 0),
    hatch('unknown', 'calm', 0),
  ].join('')
}

function nameOf({ lane, heading, top, height }: ExportRow, colour: Colour): string {
  const head = heading === null ? '' : `<text x="14" y="${top - 4}" font-weight="600" fill="${colour('ink')}">${escape(heading)}</text>`
  const inner = lane.kind === 'probe' || lane.kind === 'signals' || lane.kind === 'memory'
  const weight = lane.kind === 'container' || lane.kind === 'service' ? 600 : 400
  return `${head}<text x="${inner ? 26 : 14}" y="${round(top + height / 2 + 4)}" font-weight="${weight}" fill="${colour(inner ? 'ink-2' : 'ink')}">${escape(laneName(lane))}</text>`
}

/** How a state stands and is filled: a share of the level, a colour, a pattern. */
interface Style {
  readonly share: number
  readonly fill: Token | null
  readonly stroke: Token
  readonly pattern?: string
}

const FILLS = { live: 'live-fill', warn: 'warn-fill', fail: 'fail-fill', oom: 'oom-fill', calm: 'calm-fill' } as const

function styleOf(state: SegmentState): Style {
  const { tone } = lookOf(state)
  switch (state.kind) {
    case 'status':
    case 'phase':
    case 'workload':
    case 'deletion':
    case 'fault':
    case 'stop':
      return { share: 1, fill: FILLS[tone], stroke: tone }
    case 'waiting':
      return { share: 0.35, fill: null, stroke: 'calm', pattern: 'dots' }
    case 'blocked':
      return { share: 0.35, fill: 'fail-faint', stroke: 'fail', pattern: 'bars' }
    case 'image-backoff':
    case 'crash-backoff':
      return { share: 1, fill: 'warn-faint', stroke: 'warn' }
    case 'running':
      return { share: 1, fill: state.ready ? 'live-fill' : 'live-faint', stroke: 'live', ...(state.ready ? {} : { pattern: 'unready' }) }
    case 'stopping':
      return { share: 1, fill: 'fail-faint', stroke: 'fail', pattern: 'stopping' }
    case 'terminated':
      return { share: 0, fill: null, stroke: tone }
    case 'lost':
      return { share: 0.35, fill: null, stroke: 'calm', pattern: 'unknown' }
    case 'condition':
      return { share: state.status === 'True' ? 1 : state.status === 'False' ? 0 : 0.5, fill: 'calm-fill', stroke: 'calm' }
    case 'endpoint':
      return { share: state.condition === 'ready' ? 1 : state.condition === 'terminating' ? 0.5 : 0, fill: 'live-fill', stroke: 'live' }
    case 'probe':
      return { share: 0, fill: null, stroke: 'line-strong', ...(state.gate ? { pattern: 'unknown' } : {}) }
    default:
      return { share: 1, fill: 'calm-fill', stroke: 'calm' }
  }
}

function laneSvg(row: ExportRow, scale: TimeScale, colour: Colour): string {
  const { lane } = row
  return [
    ...lane.segments.map((segment) => segmentSvg(row, segment, scale, colour)),
    ...lane.marks.map((mark) => markSvg(row, mark, scale, colour)),
  ].join('')
}

/** An area under a line, and the limit as a dashed one. */
function memorySvg(row: ExportRow, { from, to, state }: Segment, scale: TimeScale, colour: Colour): string {
  if (state.kind !== 'memory' || row.lane.detail.kind !== 'memory') return ''
  const { most } = row.lane.detail
  const y = (bytes: number): number => round(row.floor - (row.level * bytes) / most)
  const [x0, x1] = [round(scale.x(from)), round(scale.x(to))]
  const token = state.full ? 'oom' : 'calm'
  const line = `M${x0} ${y(state.from)}L${x1} ${y(state.to)}`
  const limit = state.limit === null ? '' : `<path d="M${x0} ${y(state.limit)}H${x1}" stroke="${colour('oom')}" stroke-dasharray="3 3"/>`
  return `<path d="${line}V${row.floor}H${x0}z" fill="${colour(`${token}-fill`)}"/><path d="${line}" fill="none" stroke="${colour(token)}" stroke-width="1.5"/>${limit}`
}

function segmentSvg(row: ExportRow, segment: Segment, scale: TimeScale, colour: Colour): string {
  if (segment.state.kind === 'memory') return memorySvg(row, segment, scale, colour)
  const { lane, floor, level } = row
  const { share, fill, stroke, pattern } = styleOf(segment.state)
  const [x0, x1] = [Math.max(-4, scale.x(segment.from)), Math.min(scale.width + 4, scale.x(segment.to))]
  if (x1 < 0 || x0 > scale.width) return ''
  const [x, y, width, height] = [round(x0), round(floor - level * share), round(Math.max(0.5, x1 - x0)), round(level * share)]
  const box = (paint: string): string => `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${paint}"/>`
  const parts = [fill && height > 0 ? box(colour(fill)) : '', pattern && height > 0 ? box(`url(#${pattern})`) : '']
  if (segment.state.kind === 'crash-backoff' || segment.state.kind === 'image-backoff')
    parts.push(`<path d="M${x} ${y}L${round(x + width)} ${floor}H${x}z" fill="${colour('warn-fill')}" stroke="${colour('warn')}"/>`)
  parts.push(`<path d="M${x} ${floor}V${y}H${round(x + width)}V${floor}" fill="none" stroke="${colour(stroke)}"/>`)
  const label = labelOf(lane, segment)
  if (label && label.length * CHAR + 8 < width)
    parts.push(
      `<text x="${round(Math.max(0, x0) + 5)}" y="${round(y + Math.min(13, height / 2 + 4))}" fill="${colour('ink')}">${escape(label)}</text>`,
    )
  return parts.join('')
}

function labelOf(lane: Lane, { state, label }: Segment): string {
  if (lane.kind === 'condition' || lane.kind === 'node') return ''
  if (state.kind === 'fault') return faultWords(state)
  if (state.kind === 'endpoint' && state.condition !== 'ready') return ''
  if (state.kind === 'terminated' || state.kind === 'stop') return ''
  if (state.kind === 'running') return state.restarts > 0 ? `↻${state.restarts}` : 'Running'
  return state.kind === 'stopping' ? '' : label
}

function markSvg({ floor, level }: ExportRow, mark: Mark, scale: TimeScale, colour: Colour): string {
  const x = round(scale.x(mark.at))
  if (x < -10 || x > scale.width + 10) return ''
  const shape = (d: string, paint: string): string => `<path d="${d}" ${paint}/>`
  const solid = (token: Token): string => `fill="${colour(token)}"`
  const hollow = (token: Token): string => `fill="none" stroke="${colour(token)}" stroke-width="1.4"`
  switch (mark.kind) {
    case 'attempt': {
      if (mark.trips)
        return shape(`M${x} ${floor - level - 2}l4.5 8h-9z`, solid('fail')) + shape(`M${x} ${floor}v${-level}`, hollow('fail'))
      const height = mark.result === 'failure' ? level * Math.min(1, mark.run / Math.max(1, mark.threshold)) : 6
      return shape(`M${x} ${floor}v${round(-height)}`, hollow(mark.result === 'failure' ? 'fail' : 'live'))
    }
    case 'exit': {
      const token = mark.outcome === 'completed' ? 'calm' : mark.outcome === 'oom' ? 'oom' : 'fail'
      const cross = mark.outcome === 'completed' ? 'm-2.5 0l2 2l3.5-4' : 'm-2.2-2.2l4.4 4.4m0-4.4l-4.4 4.4'
      return `<circle cx="${x}" cy="${floor}" r="5" ${solid(token)}/>${shape(`M${x} ${floor}${cross}`, hollow('plot'))}`
    }
    case 'signal':
      return shape(`M${x - 5} ${floor - level}h10l-5 8z`, mark.signal === 'SIGTERM' ? hollow('fail') : solid('fail'))
    case 'hook':
      return `<rect x="${x}" y="${floor - level}" width="${round(Math.max(4, scale.x(mark.until) - scale.x(mark.at)))}" height="8" rx="2" ${hollow('calm')}/>`
    case 'event':
      return shape(`M${x} ${floor - level / 2 - 5}l5 5l-5 5l-5-5z`, mark.type === 'Warning' ? solid('warn-solid') : hollow('calm'))
  }
}
