import type { Lane, Segment } from '../../lanes/types.ts'
import { CLASSES, columnsOf, walk } from '../columns.ts'
import type { SegmentClass } from '../columns.ts'
import type { Row } from '../layout.ts'
import { RANK } from '../labels.ts'
import type { Token } from '../palette.ts'
import type { PatternName } from '../patterns.ts'
import { paintCross, paintTick } from './glyphs.ts'
import { level, line, pen, textStart } from './paint.ts'
import type { Paint } from './paint.ts'
import type { Surface } from './surface.ts'

interface BusStyle {
  readonly stroke: Token
  readonly fill: Token | null
  readonly pattern?: PatternName
  readonly text: Token
}

const CALM: BusStyle = { stroke: 'calm', fill: 'calm-fill', text: 'ink' }
const STYLES: Readonly<Record<string, BusStyle>> = {
  waiting: { ...CALM, fill: null, pattern: 'dots' },
  plain: CALM,
  completed: CALM,
  backoff: { stroke: 'warn', fill: 'warn-fill', text: 'warn' },
  blocked: { stroke: 'fail', fill: 'fail-faint', pattern: 'blocked', text: 'ink' },
  failed: { stroke: 'fail', fill: 'fail-faint', text: 'fail' },
  oom: { stroke: 'oom', fill: 'oom-fill', text: 'oom' },
  terminating: { stroke: 'fail', fill: 'fail-faint', pattern: 'stopping', text: 'ink' },
  unknown: { ...CALM, pattern: 'unknown' },
  Pending: { ...CALM, fill: null, pattern: 'dots' },
  Failed: { stroke: 'fail', fill: 'fail-faint', text: 'fail' },
  Unknown: { ...CALM, pattern: 'unknown' },
}

const styleOf = ({ state }: Segment): BusStyle => {
  if (state.kind === 'status') return STYLES[state.look] ?? CALM
  return state.kind === 'phase' ? (STYLES[state.phase] ?? CALM) : CALM
}

/** STATUS and phase: hexagons end to end, never a level; where they are narrow, lines that cross. */
export function paintBus(paint: Paint, row: Row): void {
  const { ctx, k, palette, patterns, scale } = paint
  const top = row.floor - row.level
  const middle = row.floor - row.level / 2
  const crossed: Crossed[] = []
  walk(
    columnsOf(row.lane),
    scale,
    4 * k,
    (i, x0, x1) => {
      const segment = row.lane.segments[i] as Segment
      const style = styleOf(segment)
      hexagon(ctx, x0, x1, top, middle, row.floor, k)
      if (style.fill && !palette.plain) {
        ctx.fillStyle = palette.color[style.fill]
        ctx.fill()
      }
      if (style.pattern) {
        ctx.fillStyle = patterns[style.pattern]
        ctx.fill()
      }
      pen(paint, style.stroke, 1)
      ctx.stroke()
      label(paint, row, segment, style, x0, x1)
    },
    ({ x0, x1, shares }) => {
      const token = crossToken(shares)
      const last = crossed.at(-1)
      if (last?.token === token && x0 - last.x1 < 1) last.x1 = x1
      else crossed.push({ token, x0, x1 })
    },
  )
  for (const one of crossed) cross(paint, row, one)
  if (row.ready) readyLine(paint, row.ready, row.floor + 0.5 * k)
}

/** Below a folded Pod: a line where it is ready. */
function readyLine(paint: Paint, lane: Lane, y: number): void {
  walk(
    columnsOf(lane),
    paint.scale,
    2 * paint.k,
    (i, x0, x1) => {
      const { state } = lane.segments[i] as Segment
      if (state.kind === 'condition' && state.status === 'True') level(paint, 'live', 2, x0, x1, y)
    },
    ({ x0, x1, shares }) => {
      if ((shares[CLASSES.indexOf('calm')] as number) > 0) level(paint, 'live', 2, x0, x1, y)
    },
  )
}

/** A run of segments too narrow for hexagons. */
interface Crossed {
  readonly token: Token
  readonly x0: number
  x1: number
}

/** How wide two lines are that cross. */
const CROSSING = 5

function cross(paint: Paint, row: Row, { token, x0, x1 }: Crossed): void {
  const { k, stamps } = paint
  stamps.strip(`crossing ${token}`, CROSSING * k, row.level, x0, row.floor - row.level, x1 - x0, (strip) => {
    pen({ ...paint, ctx: strip }, token, 1)
    line(strip, 0, 0, CROSSING * k, row.level)
    line(strip, 0, row.level, CROSSING * k, 0)
  })
}

const CROSS_TOKENS: readonly [SegmentClass, Token][] = [
  ['oom', 'oom'],
  ['failed', 'fail'],
  ['blocked', 'fail'],
  ['stopping', 'fail'],
  ['backoff', 'warn'],
]

/** The worst state that has a good part of a joined block gives it its colour. */
function crossToken(shares: Float64Array): Token {
  const total = shares.reduce((sum, share) => sum + share, 0)
  return CROSS_TOKENS.find(([name]) => (shares[CLASSES.indexOf(name)] ?? 0) > total / 4)?.[1] ?? 'calm'
}

function hexagon(ctx: Surface, x0: number, x1: number, top: number, middle: number, floor: number, k: number): void {
  const slant = Math.min(4 * k, (x1 - x0) / 2)
  ctx.beginPath()
  ctx.moveTo(x0, middle)
  ctx.lineTo(x0 + slant, top)
  ctx.lineTo(x1 - slant, top)
  ctx.lineTo(x1, middle)
  ctx.lineTo(x1 - slant, floor)
  ctx.lineTo(x0 + slant, floor)
  ctx.closePath()
}

/** A word that has little room to spare is centred, and a little smaller; without room there is only a symbol. */
function label(paint: Paint, row: Row, segment: Segment, style: BusStyle, x0: number, x1: number): void {
  const { k, labels, scale } = paint
  const left = Math.max(0, x0)
  const right = Math.min(x1, scale.width)
  const y = row.floor - row.level / 2
  const failing = style.stroke !== 'calm'
  const text = {
    text: segment.label,
    x: textStart(x0, 9 * k),
    y: y + 3.7 * k,
    token: style.text,
    weight: 500,
    halo: style.pattern !== undefined,
    rank: (failing ? RANK.failing : 0) + right - left,
  } as const
  if (labels.widthOf(text) <= right - left - 16 * k) return labels.add(text)
  const form = labels.fitting([text, { ...text, size: 9.5, weight: 400 }], right - left - 6 * k)
  if (form) labels.add({ ...form, x: (left + right) / 2, centred: true })
  else if (x1 - x0 >= 14 * k) symbol(paint, segment, (x0 + x1) / 2, y)
}

function symbol(paint: Paint, { state }: Segment, x: number, y: number): void {
  const word = state.kind === 'status' ? state.look : state.kind === 'phase' ? state.phase : ''
  if (word === 'completed' || word === 'Succeeded') paintTick(paint, x - 4 * paint.k, y, 'calm')
  else if (word === 'failed' || word === 'Failed') paintCross(paint, x, y, 'fail')
}
