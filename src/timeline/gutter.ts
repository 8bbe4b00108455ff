import { select } from 'd3'
import type { SimTime } from '../base/time.ts'
import type { LaneId, LaneModel } from '../lanes/types.ts'
import { t } from '../messages/index.ts'
import { glyphPath } from './glyph-svg.ts'
import type { Layout, Row } from './layout.ts'
import { valueAt } from './values.ts'
import { laneName, laneTag } from './words.ts'

export interface Gutter {
  /** The rows of a layout: names, tags, chevrons. */
  layout(model: LaneModel, layout: Layout, collapsed: ReadonlySet<LaneId>): void
  /** Values at that moment; `quiet` for one that is only pointed at. */
  values(model: LaneModel, layout: Layout, at: SimTime, quiet: boolean): void
  select(lane: LaneId | null): void
}

const CLASSES: Readonly<Record<string, string>> = { condition: 'is-cond', probe: 'is-sub', signals: 'is-sub' }

function rowClass({ lane, head, tall }: Row): string {
  const key = lane.detail.kind === 'condition' && lane.detail.isReady
  return ['tl-name-row', CLASSES[lane.kind], head && 'is-head', tall && 'is-tall', key && 'is-key'].filter(Boolean).join(' ')
}

/** Name and value of each lane: the timeline is also a table. */
export function createGutter(
  element: HTMLElement,
  onCollapse: (group: LaneId, collapsed: boolean) => void,
  onPick: (lane: LaneId) => void,
): Gutter {
  const rows = () => select(element).selectAll<HTMLDivElement, Row>('div.tl-name-row')
  return {
    layout(model, layout, collapsed) {
      const joined = rows()
        .data(layout.rows, (row) => row.lane.id)
        .join((enter) => {
          const row = enter
            .append('div')
            .attr('class', 'tl-name-row')
            .attr('data-lane', ({ lane }) => lane.id)
          row.append('button').attr('class', 'tl-chevron').attr('type', 'button')
          row.append('span').attr('class', 'tl-name')
          row.append('span').attr('class', 'tl-tag')
          row.append('span').attr('class', 'tl-value')
          return row
        })
        .order()
      joined
        .attr('class', rowClass)
        .style('top', ({ nameTop }) => `${nameTop}px`)
        .style('height', ({ nameHeight }) => `${nameHeight}px`)
        .on('click', (_event, { lane }) => onPick(lane.id))
      joined
        .select<HTMLSpanElement>('.tl-name')
        .text((row) => row.podName ?? laneName(row.lane))
        .attr('title', (row) => row.podName ?? laneName(row.lane))
      joined.select('.tl-tag').text(({ lane, podName }) => (podName ? lane.name : tagOf(model, lane.id, laneTag(lane))))
      joined
        .select<HTMLButtonElement>('.tl-chevron')
        .property('hidden', ({ podName }) => podName === null)
        .attr('aria-expanded', ({ lane }) => String(!collapsed.has(lane.group ?? '')))
        .attr('aria-label', ({ lane, podName }) =>
          t(collapsed.has(lane.group ?? '') ? 'timeline.expand' : 'timeline.collapse', { pod: podName ?? '' }),
        )
        .on('click', (event: MouseEvent, { lane }) => {
          event.stopPropagation()
          if (lane.group) onCollapse(lane.group, !collapsed.has(lane.group))
        })
      element.style.height = `${layout.height}px`
    },
    values(model, layout, at, quiet) {
      const byId = new Map(layout.rows.map((row) => [row.lane.id, row]))
      element.classList.toggle('is-hovered', quiet)
      for (const child of element.children) {
        const row = byId.get(child.getAttribute('data-lane') ?? '')
        const cell = child.querySelector('.tl-value')
        if (row && cell) setValue(cell, valueAt(model, row.lane, at, row.tall))
      }
    },
    select(lane) {
      rows().classed('is-selected', (row) => row.lane.id === lane)
    },
  }
}

/** A single endpoint needs no name beside its Service's. */
function tagOf(model: LaneModel, id: LaneId, tag: string): string {
  const lane = model.lanes.find((one) => one.id === id)
  if (lane?.detail.kind !== 'endpoint') return tag
  const { service } = lane.detail
  return model.lanes.filter(({ detail }) => detail.kind === 'endpoint' && detail.service === service).length > 1 ? tag : ''
}

/** Touches the page only where something changed: this runs in each frame while playing. */
export function setValue(cell: Element, { text, glyph, tone }: ReturnType<typeof valueAt>): void {
  const key = `${glyph} ${tone} ${text}`
  if (cell.getAttribute('data-value') === key) return
  cell.setAttribute('data-value', key)
  cell.className = `tl-value is-${tone}`
  cell.innerHTML = `${glyphPath(glyph)}<span class="tl-value-text"></span>`
  cell.lastElementChild?.append(text)
}
