import { Fragment } from 'react'
import { lastAt } from '../../lanes/index.ts'
import type { LaneModel } from '../../lanes/index.ts'
import { t } from '../../messages/index.ts'
import { formatTime } from '../format.ts'
import { useRows } from '../keys/useRows.ts'
import { showWithin } from '../layout/scroll.ts'
import { useInputs } from '../store/inputs.ts'
import type { EventRow } from './events.ts'
import { Silences } from './Silences.tsx'

/** Around the cursor, as many rows as anyone scrolls through. */
const SHOWN = 300

function keepInSight(row: Element | null): void {
  if (row) showWithin(row, 'edge')
}

/** Also when the table comes into sight, as on a phone, or has another size. */
function keepAtCursor(section: HTMLElement): () => void {
  const sized = new ResizeObserver(() => keepInSight(section.querySelector('[aria-current=time]')))
  sized.observe(section)
  return () => sized.disconnect()
}

/** The Events as `kubectl get events` has them; the last one before the cursor is marked and kept in sight, and says whether more was dropped. Its rows are one stop of Tab. */
export function EventsTable({ events, model }: { events: readonly EventRow[]; model: LaneModel | null }) {
  const now = useInputs((state) => lastAt(events, (event) => event.mark.at, state.cursor))
  const start = Math.max(0, Math.min(now - SHOWN / 2, events.length - SHOWN))
  const rows = events.slice(start, start + SHOWN)
  const { stop, body } = useRows(
    rows.map(({ mark }) => mark.id),
    events[now]?.mark.id,
  )
  if (!events.length) return <p className="console-note">{t('app.no-events')}</p>
  return (
    <section className="events" aria-label={t('app.events')} ref={keepAtCursor}>
      <table className="mono-table">
        <thead>
          <tr>
            <th scope="col">TIME</th>
            <th scope="col">TYPE</th>
            <th scope="col">REASON</th>
            <th scope="col">OBJECT</th>
            <th scope="col">MESSAGE</th>
          </tr>
        </thead>
        <tbody {...body}>
          {rows.map(({ lane, mark }, index) => (
            <Fragment key={mark.id}>
              <tr
                ref={start + index === now ? keepInSight : undefined}
                aria-current={start + index === now ? 'time' : undefined}
                className={`${start + index > now ? 'is-future' : ''} ${mark.type === 'Warning' ? 'is-warning' : ''}`}
              >
                <td>
                  <button
                    type="button"
                    className="row-button"
                    data-row={mark.id}
                    tabIndex={mark.id === stop ? 0 : -1}
                    onClick={() => useInputs.getState().set({ cursor: mark.at, selection: { lane, item: mark.id } })}
                  >
                    {formatTime(mark.at)}
                  </button>
                </td>
                <td>{mark.type}</td>
                <td>{mark.reason}</td>
                <td>{mark.about}</td>
                <td>
                  {mark.message}
                  {mark.count > 1 ? ` (x${mark.count})` : ''}
                </td>
              </tr>
              {start + index === now && model ? <Silences model={model} cursor={mark.at} row /> : null}
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  )
}
