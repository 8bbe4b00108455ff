import { ms } from '../../base/time.ts'
import { controllerOf } from '../../kube/owners.ts'
import { isNode, isPod } from '../../kube/types.ts'
import { podRecords } from '../../lanes/index.ts'
import type { PodKey, Trace, WatchRecord } from '../../simulation/trace.ts'
import type { ChainStep } from '../describe.ts'
import { describe } from '../describe.ts'
import { span } from '../words.ts'
import { eventsAbout, eventsOf, eventStep, LATE, toldStep, upTo } from './events.ts'

/** The Events by which those who end whole Pods say so. */
export const ENDS_PODS: ReadonlySet<string> = new Set([
  'Preempted',
  'Preempting',
  'Evicted',
  'TaintManagerEviction',
  'DeadlineExceeded',
  'NodeShutdown',
  'Shutdown',
])

/** The first record of a Pod, up to one, that has its deletionTimestamp; null: nobody had asked for its deletion. */
export function deletionOf(trace: Trace, pod: PodKey, until: WatchRecord): WatchRecord | null {
  const { uid } = until.object.metadata
  const found = podRecords(trace)
    .get(pod)
    ?.find(({ id, object: { metadata } }) => id <= until.id && metadata.uid === uid && metadata.deletionTimestamp !== undefined)
  return found ?? null
}

/** Why a Pod is to be deleted, and that it is: as long as nobody said who asked for it, that the recording does not tell. */
export function deletionSteps(trace: Trace, pod: PodKey, deletion: WatchRecord): readonly ChainStep[] {
  const { object } = deletion
  if (!isPod(object)) return []
  const { name, namespace = 'default', deletionGracePeriodSeconds: grace } = object.metadata
  const until = deletion.at + LATE
  const askers = eventsAbout(trace, pod).filter(({ event, record }) => ENDS_PODS.has(event.reason ?? '') && record.at <= until)
  const owner = controllerOf(object)
  const owners = owner
    ? eventsOf(trace, owner.kind, namespace, owner.name).filter(
        ({ event, record }) => record.at <= until && event.message?.startsWith('Delete') && event.message?.includes(name),
      )
    : []
  const told = [...lostNode(trace, object.spec.nodeName, deletion), ...ownerGone(trace, owner, deletion)]
  const asked = [...told, ...[...askers.slice(-2), ...owners.slice(-1)].map(eventStep)]
  const news = describe(trace, deletion)
  const step =
    news.key === 'explain.news.pod.evicted'
      ? news
      : toldStep(deletion, 'explain.recorded.deleted', { name, grace: span(ms((grace ?? 0) * 1000)) })
  const isToldWhy = asked.length > 0 || news.key === 'explain.news.pod.evicted'
  // What was asked for is stored at once, though the Event of it comes behind.
  return [...upTo(asked, step.at), ...(isToldWhy ? [] : [toldStep(deletion, 'explain.recorded.who', { name })]), step]
}

/** That the node of a Pod was lost when it was driven away, where the recording has the node. */
function lostNode(trace: Trace, node: string | undefined, { id, object }: WatchRecord): readonly ChainStep[] {
  if (!isPod(object) || !object.status.conditions?.some(({ reason }) => reason === 'DeletionByTaintManager')) return []
  const news = trace.records.slice(0, id).flatMap((record) => {
    if (record.kind !== 'watch' || !isNode(record.object) || record.object.metadata.name !== node) return []
    const step = describe(trace, record)
    return step.key.startsWith('explain.news.node.') ? [step] : []
  })
  const back = news.findLastIndex(({ key }) => key === 'explain.news.node.ready')
  return news.slice(back + 1).slice(-2)
}

/** That the controller of a Pod was itself removed, or is to be. */
function ownerGone(trace: Trace, owner: ReturnType<typeof controllerOf>, { id }: WatchRecord): readonly ChainStep[] {
  if (!owner) return []
  const gone = trace.records.find(
    (record): record is WatchRecord =>
      record.id < id &&
      record.kind === 'watch' &&
      record.object.metadata.uid === owner.uid &&
      (record.type === 'DELETED' || record.object.metadata.deletionTimestamp !== undefined),
  )
  if (!gone) return []
  const values = { kind: owner.kind, name: owner.name }
  return [toldStep(gone, gone.type === 'DELETED' ? 'explain.watch.other.DELETED' : 'explain.recorded.owner-deleted', values)]
}
