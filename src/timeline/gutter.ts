import { select } from 'd3'
import type { SimTime } from '../base/time.ts'
import type { LaneId, LaneModel } from '../lanes/types.ts'
import { t } from '../messages/index.ts'
import { glyphPath } from './glyph-svg.ts'
import { nameRow } from './gutter-rows.ts'
import type { NameRow, Says } from './gutter-rows.ts'
import type { Layout, Row } from './layout.ts'
import { valueAt } from './values.ts'

/** What the rows of names depend on. */
export interface GutterState {
  readonly model: LaneModel
  readonly layout: Layout
  readonly selected: LaneId | null
  /** Which part of all lanes is in sight, in pixels: only these have names on the page. */
  readonly from: number
  readonly to: number
}

export interface Gutter {
  /** Names, tags, chevrons, pins of the lanes in sight; answers whether others than before have come. */
  draw(state: GutterState): boolean
  /** Values at that moment; `quiet` for one that is only pointed at. */
  values(model: LaneModel, at: SimTime, quiet: boolean): void
}

export interface GutterHandlers {
  onFold(branch: LaneId, open: boolean): void
  onPin(lane: LaneId): void
  onPick(lane: LaneId): void
}

/** How far out a name may be and still be on the page. */
const NEAR = 120

/** Name and value of each lane: the timeline is also a table. */
export function createGutter(element: HTMLElement, pins: HTMLElement, handlers: GutterHandlers): Gutter {
  let shown: readonly Row[] = []
  let last: GutterState | null = null

  function draw(state: GutterState): boolean {
    const { layout } = state
    const rows = layout.rows.filter(({ nameTop, nameHeight }) => nameTop + nameHeight > state.from - NEAR && nameTop < state.to + NEAR)
    const [first, end] = [rows[0], rows.at(-1)]
    const same = last?.layout === layout && last.selected === state.selected && shown[0] === first && shown.at(-1) === end
    last = state
    if (same) return false
    shown = rows
    setHeight(element, layout.height)
    setHeight(pins, layout.pinnedHeight)
    const hasPins = layout.pinned.length > 0
    if (pins.hidden === hasPins) pins.hidden = !hasPins
    join(element, rows, state)
    join(pins, layout.pinned, state)
    return true
  }

  /** What the rows on the page say: one that says the same is left alone, since the page would lay it out again. */
  const said = new WeakMap<HTMLDivElement, string>()

  function join(host: HTMLElement, rows: readonly Row[], state: GutterState): void {
    const pinned = new Set(state.layout.pinned.map(({ lane }) => lane.id))
    const named = rows.map((row) => nameRow(row, { model: state.model, selected: state.selected, pinned }))
    const changed = select(host)
      .selectAll<HTMLDivElement, NameRow>(':scope > div.tl-name-row')
      .data(named, ({ lane }) => lane.id)
      .join((enter) => {
        const row = enter
          .append('div')
          .attr('class', 'tl-name-row')
          .attr('data-lane', ({ lane }) => lane.id)
        row.append('button').attr('class', 'tl-chevron').attr('type', 'button').attr('tabindex', -1)
        row.append('span').attr('class', 'tl-name')
        row.append('span').attr('class', 'tl-tag')
        row.append('span').attr('class', 'tl-value')
        row.append('button').attr('class', 'tl-pin').attr('type', 'button').attr('tabindex', -1).html(PIN)
        return row
      })
      .order()
      .filter(function saysOther({ says }) {
        const key = JSON.stringify(says)
        if (said.get(this) === key) return false
        said.set(this, key)
        return true
      })
    changed
      .attr('class', ({ says }) => says.classes)
      .style('top', ({ says }) => `${says.top}px`)
      .style('height', ({ says }) => `${says.height}px`)
      .style('--depth', ({ says }) => String(says.depth))
      .on('click', (_event, { lane }) => handlers.onPick(lane.id))
    changed
      .select<HTMLSpanElement>('.tl-name')
      .attr('title', ({ says }) => says.title)
      .each(function name({ says }) {
        putName(this, says)
      })
    changed.select('.tl-tag').text(({ says }) => says.tag)
    changed
      .select<HTMLButtonElement>('.tl-chevron')
      .property('hidden', ({ says }) => says.open === null)
      .attr('aria-expanded', ({ says }) => String(says.open))
      .attr('aria-label', ({ says }) => t(says.open ? 'timeline.collapse' : 'timeline.expand', { pod: says.name }))
      .on('click', (event: MouseEvent, { says }) => {
        event.stopPropagation()
        handlers.onFold(says.branch, !says.open)
      })
    changed
      .select<HTMLButtonElement>('.tl-pin')
      .attr('aria-pressed', ({ says }) => String(says.isPinned))
      .attr('aria-label', ({ says }) => t('timeline.pin', { lane: says.name }))
      .attr('title', ({ says }) => t('timeline.pin', { lane: says.name }))
      .on('click', (event: MouseEvent, { lane }) => {
        event.stopPropagation()
        handlers.onPin(lane.id)
      })
  }

  return {
    draw,
    values(model, at, quiet) {
      element.classList.toggle('is-hovered', quiet)
      for (const host of [element, pins]) {
        select(host)
          .selectAll<HTMLDivElement, NameRow>(':scope > div.tl-name-row')
          .each(function put({ lane, tall }) {
            const value = valueAt(model, lane, at, tall)
            const cell = this.querySelector('.tl-value')
            if (cell) setValue(cell, value)
            // A Pod that is not there yet, or no longer.
            if (lane.kind === 'status') this.classList.toggle('is-absent', value.text === '')
          })
      }
    },
  }
}

/** Only where it is another one: the page would be laid out again for the same. */
function setHeight({ style }: HTMLElement, height: number): void {
  if (style.height !== `${height}px`) style.height = `${height}px`
}

const PIN =
  '<svg viewBox="0 0 12 12" aria-hidden="true"><path d="M4 1.5h4l-.6 3.6L9 6.6v1H3v-1l1.6-1.5zM6 7.6V11" fill="none" stroke="currentColor" stroke-width="1.2" stroke-linejoin="round"/></svg>'

/** Of a long name that begins as its owner's, the beginning gives way first: what tells it from its like stays. */
function putName(element: HTMLElement, { name, stem }: Says): void {
  if (stem === '') {
    element.textContent = name
    element.style.minWidth = ''
    return
  }
  const own = document.createElement('b')
  own.textContent = name.slice(stem.length)
  const common = document.createElement('span')
  common.textContent = stem
  element.replaceChildren(common, own)
  element.style.minWidth = `${own.textContent.length}ch`
}

/** Touches the page only where something changed: this runs in each frame while playing. */
export function setValue(cell: Element, { text, glyph, tone }: ReturnType<typeof valueAt>): void {
  const key = `${glyph} ${tone} ${text}`
  if (cell.getAttribute('data-value') === key) return
  cell.setAttribute('data-value', key)
  cell.className = `tl-value is-${tone}`
  // The word may give way to the name, and stand behind its glyph only.
  cell.setAttribute('title', text)
  cell.innerHTML = `${glyphPath(glyph)}<span class="tl-value-text"></span>`
  cell.lastElementChild?.append(text)
}
