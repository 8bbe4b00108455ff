import { memo, useMemo, useState } from 'react'
import { describeTable, lookOf } from '../../lanes/index.ts'
import type { TableRow } from '../../lanes/index.ts'
import type { LaneModel } from '../../lanes/types.ts'
import { t } from '../../messages/index.ts'
import { formatLength, formatTime } from '../format.ts'
import { Glyph } from '../icons/Icon.tsx'
import { useRows } from '../keys/useRows.ts'
import type { Arrangement } from '../../timeline/arrangement.ts'
import { lanesInOrder } from '../../timeline/layout.ts'
import { laneName, markWords, stateWords } from '../../timeline/words.ts'
import { useInputs } from '../store/inputs.ts'

/** Rows of one page: a day of probe attempts would be a hundred thousand. */
const PAGE = 120

const COLUMNS = ['lane', 'state', 'from', 'to', 'duration', 'why'] as const
type Column = (typeof COLUMNS)[number]

interface Order {
  readonly by: Column
  readonly down: boolean
}

const stateOf = ({ lane, segment, mark }: TableRow): string => (segment ? stateWords(segment) : mark ? markWords(lane, mark) : '')

/** The container's name in front of a lane whose own name says only what kind it is, and whose endpoint it is behind it. */
function nameOf({ lane }: TableRow, severalPods: boolean): string {
  const container = lane.container !== lane.name ? lane.container : null
  const target = lane.detail.kind === 'endpoint' && severalPods ? lane.detail.target : null
  return [container, laneName(lane), target].filter(Boolean).join(' ')
}

/** In a world of several Pods: which one the lane is about. */
const podOf = ({ lane }: TableRow, severalPods: boolean): string =>
  severalPods && lane.pod ? `${lane.pod.slice(lane.pod.indexOf('/') + 1)} ` : ''

const VALUES: Readonly<Record<Column, (row: TableRow, severalPods: boolean) => string | number>> = {
  lane: (row, severalPods) => `${podOf(row, severalPods)}${nameOf(row, severalPods)}`,
  state: stateOf,
  from: (row) => row.from,
  to: (row) => row.to,
  duration: (row) => row.duration,
  why: (row) => row.why,
}

function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b))
}

function rowsOf(model: LaneModel, arrangement: Arrangement, filter: string, order: Order | null): readonly TableRow[] {
  const several = model.groups.length > 1
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean)
  const all = describeTable(model, lanesInOrder(model, arrangement)).filter((row) => {
    const state = stateOf(row)
    const text = `${podOf(row, several)}${nameOf(row, several)} ${state} ${row.why}`.toLowerCase()
    return state !== '' && words.every((word) => text.includes(word))
  })
  if (!order) return all
  const valueOf = VALUES[order.by]
  return [...all].sort((a, b) => compare(valueOf(a, several), valueOf(b, several)) * (order.down ? -1 : 1))
}

/** Every state of every lane with its times, in the picture's order: the picture for those who cannot see it. Sorts by column, filters by words. */
export const LanesTable = memo(function LanesTable({ model, shown }: { model: LaneModel; shown: boolean }) {
  const [filter, setFilter] = useState('')
  const [order, setOrder] = useState<Order | null>(null)
  const [pages, setPages] = useState(1)
  const arrangement = useInputs((state) => state.arrangement)
  const rows = useMemo(() => rowsOf(model, arrangement, filter, order), [model, arrangement, filter, order])
  const selected = useInputs((state) => state.selection?.item)
  const visible = rows.slice(0, pages * PAGE)
  const sortBy = (by: Column): void => setOrder((now) => (now?.by !== by ? { by, down: false } : now.down ? null : { by, down: true }))
  const tabIndex = shown ? 0 : -1
  const { stop, body } = useRows(
    visible.map(({ item }) => item),
    selected ?? undefined,
  )
  return (
    <>
      <div className="table-tools">
        <input
          type="search"
          value={filter}
          tabIndex={tabIndex}
          placeholder={t('app.table.filter')}
          aria-label={t('app.table.filter')}
          onChange={(event) => setFilter(event.target.value)}
        />
        <span>{t('app.table.rows', { rows: rows.length })}</span>
      </div>
      <section className="events" aria-label={t('app.table')}>
        <table className="mono-table is-lanes" data-testid="lanes-table">
          <caption className="hidden">{t('app.table.caption')}</caption>
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th key={column} scope="col" aria-sort={order?.by === column ? (order.down ? 'descending' : 'ascending') : 'none'}>
                  <button type="button" className="row-button" tabIndex={tabIndex} onClick={() => sortBy(column)}>
                    {t(`app.column.${column}`)}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody {...body}>
            {visible.map((row) => (
              <Row
                key={row.item}
                row={row}
                several={model.groups.length > 1}
                selected={row.item === selected}
                tabIndex={row.item === stop ? tabIndex : -1}
              />
            ))}
          </tbody>
        </table>
        {visible.length < rows.length ? (
          <button type="button" className="link" tabIndex={tabIndex} onClick={() => setPages(pages + 1)}>
            {t('app.table.more')}
          </button>
        ) : null}
      </section>
    </>
  )
})

const Row = memo(function Row({
  row,
  several,
  selected,
  tabIndex,
}: {
  row: TableRow
  several: boolean
  selected: boolean
  tabIndex: number
}) {
  const look = row.segment ? lookOf(row.segment.state) : null
  return (
    <tr aria-current={selected ? 'true' : undefined}>
      <th scope="row">
        {podOf(row, several)}
        <span>{nameOf(row, several)}</span>
      </th>
      <td>
        <button
          type="button"
          className="row-button"
          data-row={row.item}
          tabIndex={tabIndex}
          onClick={() => useInputs.getState().set({ selection: { lane: row.laneId, item: row.item } })}
        >
          {look ? <Glyph name={look.glyph} tone={look.tone} /> : null} {stateOf(row)}
        </button>
      </td>
      <td>{formatTime(row.from)}</td>
      <td>{formatTime(row.to)}</td>
      <td>{formatLength(row.duration)}</td>
      <td>{row.why}</td>
    </tr>
  )
})
