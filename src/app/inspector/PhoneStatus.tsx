import type { Pod } from '../../kube/types.ts'
import { lookOf, podStatus, stateAt, unheardOf } from '../../lanes/index.ts'
import type { Unheard } from '../../lanes/index.ts'
import { t } from '../../messages/index.ts'
import { formatLength } from '../format.ts'
import { Glyph } from '../icons/Icon.tsx'
import { useInputs } from '../store/inputs.ts'
import { useRun } from '../store/run.ts'
import { backoffLeft } from './backoff.ts'
import { sentenceAbout } from './sentence.ts'
import { usePodAtCursor, useShownPodKey } from './usePod.ts'

/** The Pod's STATUS in large, the time that a back-off has left, and one sentence. */
export function PhoneStatus() {
  const key = useShownPodKey()
  const pod = usePodAtCursor(key)
  const model = useRun((state) => state.model)
  const cursor = useInputs((state) => state.cursor)
  if (!model) return null
  const lane = model.lanes.find((one) => one.kind === 'status' && one.pod === key)
  const segment = lane ? stateAt(model, lane, cursor) : null
  const look = segment ? lookOf(segment.state) : null
  const unheard = pod ? unheardOf(model, pod, cursor) : null
  // As long as STATUS has no back-off, what is left of one would stand beside another word.
  const left = unheard ? null : backoffLeft(model, key, cursor)
  return (
    <div className="phone-status">
      <span className={`big ${look ? `g-${look.tone}` : ''}`}>
        {look ? <Glyph name={look.glyph} tone={look.tone} /> : null}
        {segment?.label ?? t('app.no-pod-now')}
      </span>
      {left === null ? null : <span className="left">{t('app.left', { length: formatLength(left) })}</span>}
      {pod ? <span className="sub">{shortSentence(pod, unheard)}</span> : null}
    </div>
  )
}

/** Of a Pod that runs, but is not ready: which container is not, how many are, and how often they were restarted. */
function shortSentence(pod: Pod, unheard: Unheard | null): string {
  const columns = podStatus(pod)
  const { ready, total, restarts } = columns
  const unready = pod.status.containerStatuses?.find((one) => !one.ready)
  const isCounted = pod.status.phase === 'Running' && !pod.metadata.deletionTimestamp && !unheard
  return isCounted && unready
    ? t('app.sentence.counted', { container: unready.name, ready, total, restarts })
    : sentenceAbout(pod, columns, unheard)
}
