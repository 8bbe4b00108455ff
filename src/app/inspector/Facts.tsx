import { ms, plus, simTimeOf } from '../../base/time.ts'
import type { SimTime } from '../../base/time.ts'
import type { Lane, Segment } from '../../lanes/types.ts'
import { t } from '../../messages/index.ts'
import { formatTime } from '../format.ts'

/** The API's own names and values of a segment. */
export function Facts({ lane, item, epoch }: { lane: Lane; item: Segment; epoch: string }) {
  const entries = Object.entries(item.facts)
  if (!entries.length) return null
  return (
    <dl className="facts" aria-label={t('why.facts')}>
      {entries.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{typeof value === 'string' ? factWords(value, epoch, name, lane, item) : value}</dd>
        </div>
      ))}
    </dl>
  )
}

const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/

/** The API leaves parts of a second out. */
const SECOND = ms(1000)

/**
 * A value of the API; a wall clock time with what the page's clock has for it: the moment that the lane has within that second, or else from
 * when to when the second is, which seldom begins with a second of the run.
 */
export function factWords(value: string, epoch: string, name: string, lane: Pick<Lane, 'segments'>, item: Pick<Segment, 'from'>): string {
  if (epoch === '' || !RFC3339.test(value)) return value
  const cut = simTimeOf(Date.parse(value) - Date.parse(epoch))
  const until = plus(cut, SECOND)
  const own = momentsOf(name, lane, item).find((at) => at >= cut && at < until)
  if (own === cut) return t('why.fact.time', { value, at: formatTime(own) })
  return own === undefined
    ? t('why.fact.second', { value, from: formatTime(cut), to: formatTime(until) })
    : t('why.fact.cut', { value, at: formatTime(own), wall: wallTime(epoch, own) })
}

/** The time of day of a moment, with milliseconds, as the API would have it if it kept them. */
const wallTime = (epoch: string, at: SimTime): string => new Date(Date.parse(epoch) + at).toISOString().slice('0000-00-00T'.length, -1)

/** Where a lane changes that a time of the API may be about, the likeliest first: an end is where the segment begins that tells of it. */
const momentsOf = (name: string, { segments }: Pick<Lane, 'segments'>, item: Pick<Segment, 'from'>): readonly SimTime[] => {
  const before = segments.filter(({ from }) => from <= item.from)
  if (name === 'finishedAt') return [item.from, ...before.map(({ to }) => to).toReversed()]
  return name === 'startedAt' ? before.filter(({ state }) => state.kind === 'running').map(({ from }) => from) : []
}
