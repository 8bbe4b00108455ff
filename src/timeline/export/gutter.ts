import type { SimTime } from '../../base/time.ts'
import type { LaneId, LaneModel } from '../../lanes/types.ts'
import { t } from '../../messages/index.ts'
import { glyphShape } from '../glyph-svg.ts'
import { isPodHead, nameIn, tagOf } from '../gutter-rows.ts'
import type { Row } from '../layout.ts'
import { fontOf } from '../palette.ts'
import type { Palette, Token } from '../palette.ts'
import { valueAt } from '../values.ts'
import type { LaneValue } from '../values.ts'
import type { MeasureText } from './svg-surface.ts'
import { element, escaped, moved, painted } from './svg-text.ts'

/** What the names of an exported picture depend on. */
export interface GutterLook {
  readonly model: LaneModel
  readonly cursor: SimTime
  readonly palette: Palette
  readonly measure: MeasureText
}

const [LEFT, RIGHT, GAP] = [12, 10, 6]
/** How much further in what belongs to a container stands, and each branch. */
const [SUB, DEPTH] = [10, 9]
const [LEAST, MOST] = [224, 360]
const GLYPH = 11
const TONES: Readonly<Record<LaneValue['tone'], Token>> = {
  live: 'live',
  warn: 'warn',
  fail: 'fail',
  oom: 'oom',
  calm: 'ink-2',
  quiet: 'ink-3',
}

/** A name with its tag and value, before it is known how much room they have. */
interface Entry {
  readonly row: Row
  readonly left: number
  readonly name: Styled
  readonly tag: Styled
  readonly value: Styled
  readonly glyph: LaneValue['glyph']
}

interface Styled {
  readonly text: string
  readonly size: number
  readonly weight: number
  readonly token: Token
}

const isSub = ({ lane }: Row): boolean => lane.kind === 'probe' || lane.kind === 'signals' || lane.kind === 'memory'
const isKey = (row: Row): boolean =>
  row.head || (row.lane.detail.kind === 'condition' && row.lane.detail.isReady) || (row.open !== null && row.podName === null)

function entryOf(row: Row, { model, cursor, palette: { k } }: GutterLook): Entry {
  const { text, tone, glyph } = valueAt(model, row.lane, cursor, row.tall)
  const isCondition = row.lane.kind === 'condition'
  const pale = !isKey(row) && (isCondition || isSub(row))
  return {
    row,
    left: (LEFT + (isSub(row) ? SUB : 0) + row.depth * DEPTH) * k,
    name: {
      text: nameIn(row),
      size: isCondition ? 11.5 : 12,
      weight: isKey(row) ? 600 : isPodHead(row) ? 500 : 400,
      token: pale ? 'ink-2' : 'ink',
    },
    tag: { text: tagOf(model, row), size: 11, weight: 400, token: 'ink-3' },
    value: { text, size: 11, weight: 400, token: TONES[tone] },
    glyph,
  }
}

const widthOf = ({ palette, measure }: GutterLook, { text, size, weight }: Styled): number =>
  text === '' ? 0 : measure(text, fontOf(palette, size, weight)).width

const glyphWidth = ({ palette: { k } }: GutterLook, { glyph, value }: Entry): number =>
  glyph === 'plain' ? 0 : (GLYPH + (value.text === '' ? 0 : 5)) * k

/** The name of the Faults lane, and how many are in force, around that height. */
export function faultsNameSvg(width: number, middle: number, look: GutterLook): string {
  const { model, cursor, palette } = look
  const lane = model.lanes.find(({ kind }) => kind === 'faults')
  const active: Styled = { text: lane ? valueAt(model, lane, cursor).text : '', size: 11, weight: 400, token: 'ink-3' }
  const name: Styled = { text: t('timeline.lane.faults'), size: 12, weight: 400, token: 'ink' }
  const right = width - RIGHT * palette.k - widthOf(look, active)
  return textSvg(name, LEFT * palette.k, middle, look) + textSvg(active, right, middle, look)
}

/** How wide the names are to be, so that most are whole. */
export function gutterWidth(rows: readonly Row[], look: GutterLook): number {
  const { k } = look.palette
  const wanted = rows.map((row) => {
    const entry = entryOf(row, look)
    const [name, tag, value] = [entry.name, entry.tag, entry.value].map((one) => widthOf(look, one)) as [number, number, number]
    const beside = row.tall ? 0 : value + glyphWidth(look, entry) + GAP * k
    return entry.left + name + (tag > 0 ? tag + GAP * k : 0) + beside + RIGHT * k
  })
  return Math.ceil(Math.min(MOST * k, Math.max(LEAST * k, ...wanted)))
}

/** Names, tags, and values at the cursor, in a column of that width. */
export function gutterSvg(rows: readonly Row[], width: number, selected: LaneId | null, look: GutterLook): string {
  const { color } = look.palette
  const bar = (row: Row, height: number, token: Token): string =>
    element('rect', { x: 0, y: row.nameTop, width, height, ...painted('fill', color[token]) })
  return rows
    .map((row) => {
      const behind = (row.lane.id === selected ? bar(row, row.nameHeight, 'accent-soft') : '') + (row.head ? bar(row, 1, 'line') : '')
      return behind + nameSvg(entryOf(row, look), width, look)
    })
    .join('\n')
}

function nameSvg(entry: Entry, width: number, look: GutterLook): string {
  const { row, left, name, tag, value } = entry
  const { k } = look.palette
  const middle = row.nameTop + row.nameHeight / 2
  const right = width - RIGHT * k
  const first = row.tall ? middle - 8 * k : middle
  // A condition's glyph says the same as its word, which goes where the name needs the room.
  const room = right - left - widthOf(look, name) - glyphWidth(look, entry) - GAP * k
  const said = row.lane.kind === 'condition' && room < widthOf(look, value) ? { ...entry, value: { ...value, text: '' } } : entry
  const beside = row.tall ? 0 : widthOf(look, said.value) + glyphWidth(look, said) + GAP * k
  const names = cut(name, right - left - beside, look)
  const tagLeft = left + widthOf(look, names) + GAP * k
  const tags = cut(tag, right - beside - tagLeft, look)
  return [
    textSvg(names, left, first, look),
    textSvg(tags, tagLeft, first, look),
    row.tall ? valueBelow(said, middle, right, look) : valueSvg(said, right - beside + GAP * k, middle, look),
  ].join('')
}

/** A long value below its name, on two lines where one is too short. */
function valueBelow(entry: Entry, middle: number, right: number, look: GutterLook): string {
  const { k } = look.palette
  const { left, value } = entry
  const room = right - left - glyphWidth(look, entry)
  const words = value.text.split(' ')
  let whole = words.length
  while (whole > 1 && widthOf(look, { ...value, text: words.slice(0, whole).join(' ') }) > room) whole--
  const [first, rest] = [words.slice(0, whole).join(' '), words.slice(whole).join(' ')]
  const below = cut({ ...value, text: rest }, room, look)
  return [
    valueSvg({ ...entry, value: cut({ ...value, text: first }, room, look) }, left, middle + 8 * k, look),
    textSvg(below, left + glyphWidth(look, entry), middle + 22 * k, look),
  ].join('')
}

function valueSvg(entry: Entry, x: number, middle: number, look: GutterLook): string {
  const { k, color } = look.palette
  const { glyph, value } = entry
  const shape = glyphShape(glyph)
  const token = value.token === 'ink-2' ? 'calm' : value.token
  const place = `${moved(x, middle - (GLYPH * k) / 2)} scale(${((GLYPH * k) / 12).toFixed(3)})`
  const drawn = shape === '' ? '' : element('g', { transform: place, color: color[token] }, shape)
  return drawn + textSvg(value, x + glyphWidth(look, entry), middle, look)
}

/** Shorter by its end, with an ellipsis for it, until it fits; nothing where not even that does. */
function cut(styled: Styled, room: number, look: GutterLook): Styled {
  if (widthOf(look, styled) <= room) return styled
  const chars = Array.from(styled.text)
  for (let length = chars.length - 1; length > 0; length--) {
    const shorter = { ...styled, text: `${chars.slice(0, length).join('')}…` }
    if (widthOf(look, shorter) <= room) return shorter
  }
  return { ...styled, text: '' }
}

/** A text whose middle is at that height. */
function textSvg({ text, size, weight, token }: Styled, x: number, middle: number, { palette }: GutterLook): string {
  if (text === '') return ''
  const pixels = Math.max(size * palette.k, palette.least)
  const font = { 'font-size': pixels, 'font-weight': weight === 400 ? null : weight }
  return element('text', { x, y: middle + pixels * 0.35, ...font, ...painted('fill', palette.color[token]) }, escaped(text))
}
