import type { Pod } from '../../kube/types.ts'
import type { PodStatusColumns } from '../../lanes/index.ts'
import { t } from '../../messages/index.ts'

/** One plain sentence about a Pod: the thing about it that people ask. */
export function sentenceAbout(pod: Pod, { status, ready, total }: PodStatusColumns): string {
  const phase = pod.status.phase ?? ''
  if (pod.metadata.deletionTimestamp) return t('app.sentence.terminating', { phase })
  if (phase === 'Succeeded' || phase === 'Failed') return t(`app.sentence.${phase}`)
  const waiting = pod.status.containerStatuses?.find((one) => one.state?.waiting?.reason === status)
  if (waiting && phase === 'Running') return t('app.sentence.waiting-running', { phase })
  if (waiting?.state?.waiting?.message)
    return t('app.sentence.waiting', { container: waiting.name, message: waiting.state.waiting.message })
  if (status.startsWith('Init:')) return t('app.sentence.init')
  if (phase === 'Pending') return t('app.sentence.pending')
  return ready === total ? t('app.sentence.ready') : t('app.sentence.not-ready', { ready, total })
}
