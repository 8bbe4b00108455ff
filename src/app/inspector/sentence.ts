import { containerStatusesOf } from '../../kube/containers.ts'
import { hasEnded } from '../../kube/pod-phase.ts'
import type { ContainerStatus, Pod } from '../../kube/types.ts'
import type { PodStatusColumns, Unheard } from '../../lanes/index.ts'
import { t } from '../../messages/index.ts'

/** One plain sentence about a Pod: the thing about it that people ask. `unheard` is what its processes did and the API does not know. */
export function sentenceAbout(pod: Pod, columns: PodStatusColumns, unheard: Unheard | null): string {
  if (pod.metadata.deletionTimestamp) return aboutDeletion(pod, columns)
  if (hasEnded(pod)) return aboutEnd(pod)
  if (unheard) return t(`app.sentence.unheard.${unheard.what}`, { container: unheard.container })
  return aboutLife(pod, columns)
}

function aboutDeletion(pod: Pod, { status }: PodStatusColumns): string {
  const { phase = '' } = pod.status
  if (hasEnded(pod)) return t('app.sentence.terminated', { phase, status, held: pod.metadata.finalizers?.length ? 'yes' : 'no' })
  return status === 'Terminating' ? t('app.sentence.terminating', { phase }) : t('app.sentence.deleted', { phase })
}

/** A Pod that the kubelet ended has the reason in its status: what the containers exited with did not decide. */
function aboutEnd({ status }: Pod): string {
  const { phase, reason, message } = status
  if (phase === 'Succeeded') return t('app.sentence.Succeeded')
  if (reason) return t('app.sentence.Failed.for', { why: because(reason, message) })
  const failed = containerStatusesOf(status).some(hasFailed)
  return t(failed ? 'app.sentence.Failed' : 'app.sentence.Failed.plain')
}

const because = (reason: string, message: string | undefined): string => (message ? `${reason}: ${message}` : reason)

const hasFailed = ({ state }: ContainerStatus): boolean => (state?.terminated?.exitCode ?? 0) !== 0

function aboutLife(pod: Pod, { status, ready, total }: PodStatusColumns): string {
  const { phase = '', containerStatuses, conditions } = pod.status
  const waiting = containerStatuses?.find((one) => one.state?.waiting?.reason === status)
  if (waiting && phase === 'Running') return t('app.sentence.waiting-running', { phase })
  if (waiting?.state?.waiting?.message)
    return t('app.sentence.waiting', { container: waiting.name, message: waiting.state.waiting.message })
  if (status.startsWith('Init:')) return t('app.sentence.init')
  if (phase === 'Pending') return t('app.sentence.pending')
  if (ready < total) return t('app.sentence.not-ready', { ready, total })
  const condition = conditions?.find((one) => one.type === 'Ready')
  if (!condition || condition.status === 'True') return t('app.sentence.ready')
  // The kubelet gives a reason for each False; the node controller, which turns the condition when a node falls silent, gives none.
  return condition.reason
    ? t('app.sentence.unready', { why: because(condition.reason, condition.message) })
    : t('app.sentence.unready.node', { node: pod.spec.nodeName ?? '' })
}
