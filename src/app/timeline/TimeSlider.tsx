import { simTimeOf } from '../../base/time.ts'
import type { SimTime } from '../../base/time.ts'
import { stateAt } from '../../lanes/index.ts'
import type { LaneModel } from '../../lanes/types.ts'
import { t } from '../../messages/index.ts'
import type { PodKey } from '../../simulation/trace.ts'
import { formatLength } from '../format.ts'
import { backoffLeft } from '../inspector/backoff.ts'
import { useShownPodKey } from '../inspector/usePod.ts'
import { useShownEnd } from '../store/compare.ts'
import { useInputs } from '../store/inputs.ts'
import { useRun } from '../store/run.ts'
import { cursorMoved } from './sync.ts'

const SECOND = 1_000

/** The Pod at a time in one breath: when, its STATUS, what it waits for, how often it restarted, whether it is ready. */
function told(model: LaneModel, pod: PodKey | null, cursor: SimTime): string {
  const seconds = Math.floor(cursor / SECOND)
  const parts = [t('app.slider.at', { hours: Math.floor(seconds / 3600), minutes: Math.floor(seconds / 60) % 60, seconds: seconds % 60 })]
  const lanes = model.lanes.filter((lane) => lane.pod === pod)
  const status = lanes.find((lane) => lane.kind === 'status')
  const state = status && stateAt(model, status, cursor)
  if (pod === null || !state) return parts.join(' ')
  const left = backoffLeft(model, pod, cursor)
  const restarts = lanes.map((lane) => stateAt(model, lane, cursor)?.state).map((one) => (one && 'restarts' in one ? one.restarts : 0))
  const ready = lanes.find((lane) => lane.detail.kind === 'condition' && lane.detail.isReady)
  const about = [state.label, left === null ? '' : t('app.left', { length: formatLength(left) })]
  const most = Math.max(0, ...restarts)
  if (most > 0) about.push(t('app.slider.restarts', { restarts: most }))
  parts.push(t('app.slider.pod', { pod: pod.slice(pod.indexOf('/') + 1), about: about.filter(Boolean).join(', ') }))
  parts.push(t(ready && stateAt(model, ready, cursor)?.label === 'True' ? 'app.slider.ready' : 'app.slider.not-ready'))
  return parts.join(' ')
}

/** The cursor as a slider that reads out the Pod at its time; the cursor's tag shows when it has the keyboard. */
export function TimeSlider() {
  const model = useRun((state) => state.model)
  const cursor = useInputs((state) => state.cursor)
  const pod = useShownPodKey()
  const end = useShownEnd()
  if (!model) return null
  return (
    <input
      type="range"
      className="time-slider"
      min={model.start}
      max={end}
      step={SECOND}
      value={cursor}
      aria-label={t('app.slider')}
      aria-valuetext={told(model, pod, cursor)}
      onChange={(event) => cursorMoved(simTimeOf(Number(event.target.value)))}
    />
  )
}
