import { EVENT_BURST, silencesAt } from '../../lanes/index.ts'
import type { LaneModel } from '../../lanes/index.ts'
import type { SimTime } from '../../base/time.ts'
import { t } from '../../messages/index.ts'
import { formatTime } from '../format.ts'

interface Props {
  readonly model: LaneModel
  readonly cursor: SimTime
  /** Only of this object, such as `Pod/web`. */
  readonly about?: string
  /** As rows of the table of Events. */
  readonly row?: boolean
}

/** That Events are missing as their sender has said too much about an object. */
export const Silences = ({ model, cursor, about, row = false }: Props) =>
  silencesAt(model, cursor)
    .filter((one) => about === undefined || one.about === about)
    .map(({ about: object, source, type, since, until }) => {
      const times = { since: formatTime(since), until: formatTime(until) }
      const words = t('inspector.events.silent', { source, object, type, burst: EVENT_BURST, ...times })
      const key = `${source}/${object}/${type}`
      return row ? (
        <tr key={key}>
          <td colSpan={5} className="note">
            {words}
          </td>
        </tr>
      ) : (
        <p key={key} className="note">
          {words}
        </p>
      )
    })
