import { between } from '../../base/time.ts'
import type { SimTime } from '../../base/time.ts'
import type { EventMark, LaneModel } from '../../lanes/types.ts'
import { t } from '../../messages/index.ts'
import { eventsOf } from '../console/events.ts'
import { Silences } from '../console/Silences.tsx'
import { formatAge } from '../format.ts'
import { Glyph } from '../icons/Icon.tsx'
import { useInputs } from '../store/inputs.ts'

/** The Events about a Pod up to a moment as `kubectl describe` has them: each once, with its count, the latest first; and how often all of them were sent. */
function eventsAbout(model: LaneModel, name: string, cursor: SimTime) {
  let sent = 0
  const latest = new Map<string, { lane: string; mark: EventMark }>()
  for (const row of eventsOf(model)) {
    const { mark } = row
    if (mark.at > cursor) break
    if (mark.about !== `Pod/${name}`) continue
    sent++
    const key = `${mark.reason}/${mark.message}`
    latest.delete(key)
    latest.set(key, row)
  }
  return { sent, events: [...latest.values()].reverse() }
}

/** What Kubernetes has said about the Pod so far; each Event can be selected. */
export function PodEvents({ model, name, cursor }: { model: LaneModel; name: string; cursor: SimTime }) {
  const { events, sent } = eventsAbout(model, name, cursor)
  return (
    <details className="more">
      <summary>
        {t('inspector.events')}{' '}
        <span className="sub">{sent > events.length ? t('inspector.events.count', { rows: events.length, sent }) : events.length}</span>
      </summary>
      {events.length === 0 ? <p className="note">{t('inspector.events.none')}</p> : null}
      <Silences model={model} cursor={cursor} about={`Pod/${name}`} />
      <ul className="pod-events">
        {events.map(({ lane, mark }) => (
          <li key={mark.id}>
            <button type="button" onClick={() => useInputs.getState().set({ selection: { lane, item: mark.id } })}>
              <Glyph name={mark.type === 'Warning' ? 'warning' : 'info'} tone={mark.type === 'Warning' ? 'warn' : 'calm'} />
              <span>
                <b>{mark.reason}</b> {mark.message}
              </span>
              <time>
                {mark.count > 1
                  ? t('inspector.events.again', { age: formatAge(between(mark.at, cursor)), count: mark.count })
                  : formatAge(between(mark.at, cursor))}
              </time>
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}
