import { formatDuration } from '../../base/clock-text.ts'
import { simTimeOf } from '../../base/time.ts'
import { stretchOf } from '../../lanes/stretch.ts'
import type { Stretch } from '../../lanes/stretch.ts'
import { t } from '../../messages/index.ts'
import { formatTime } from '../format.ts'
import { useInputs } from '../store/inputs.ts'
import { useRun } from '../store/run.ts'
import { useShownPodKey } from './usePod.ts'

interface Row {
  readonly name: string
  readonly value: string
}

function rowsOf({ ready, served, restarts, attempts, failures, events, warnings }: Stretch): readonly Row[] {
  return [
    ...(ready === null ? [] : [{ name: t('measured.ready'), value: formatDuration(ready) }]),
    ...(served === null ? [] : [{ name: t('measured.served'), value: formatDuration(served) }]),
    { name: t('measured.restarts'), value: String(restarts) },
    { name: t('measured.attempts'), value: t('measured.failed', { count: attempts, failed: failures }) },
    { name: t('measured.events'), value: t('measured.warnings', { count: events, warnings }) },
  ]
}

/** What happened to the Pod in the stretch that is measured. */
export function Measured() {
  const measure = useInputs((state) => state.measure)
  const model = useRun((state) => state.model)
  const pod = useShownPodKey()
  if (!measure || !model || pod === null) return null
  const from = simTimeOf(Math.round(measure.from))
  const to = simTimeOf(Math.round(measure.to))
  const rows = rowsOf(stretchOf(model, pod, from, to))
  return (
    <section className="why" data-testid="measured" aria-live="polite">
      <h2>{t('measured.title', { length: formatDuration(to - from) })}</h2>
      <p className="why-sub">{t('measured.span', { pod: pod.slice(pod.indexOf('/') + 1), from: formatTime(from), to: formatTime(to) })}</p>
      <table className="sum" aria-label={t('measured.title', { length: formatDuration(to - from) })}>
        <tbody>
          {rows.map(({ name, value }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
