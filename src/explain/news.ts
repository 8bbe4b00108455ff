import { containersOf } from '../kube/containers.ts'
import { isDeployment, isJob, isNode, isPod, isReplicaSet } from '../kube/types.ts'
import type { KubeObject, Node, Pod } from '../kube/types.ts'
import { workloadFailure } from '../kube/workload-failure.ts'
import type { RecordId, Trace, WatchRecord } from '../simulation/trace.ts'
import { NODE_GRACE } from './node-grace.ts'
import { templateNews } from './template.ts'
import { say, span } from './words.ts'
import type { Sentence } from './words.ts'

/** For each MODIFIED record the one before it of the same object; made once a Trace. */
const cache = new WeakMap<Trace, ReadonlyMap<RecordId, WatchRecord>>()

function previous(trace: Trace): ReadonlyMap<RecordId, WatchRecord> {
  const known = cache.get(trace)
  if (known) return known
  const latest = new Map<string, WatchRecord>()
  const found = new Map<RecordId, WatchRecord>()
  for (const record of trace.records) {
    if (record.kind !== 'watch' || record.object.kind === 'Event') continue
    const { kind, metadata } = record.object
    const key = `${kind}/${metadata.uid ?? `${metadata.namespace}/${metadata.name}`}`
    const before = latest.get(key)
    if (before && record.type === 'MODIFIED') found.set(record.id, before)
    latest.set(key, record)
  }
  cache.set(trace, found)
  return found
}

/**
 * What a change of an object decided, as a sentence: a Node that is lost or back, a taint that drives Pods away, a Pod that has to go, a
 * workload that gave up, wants another number of Pods, or other ones. Null for a change that only reports, and for one that a command made
 * and says: that of a template it does not say wholly.
 */
export function newsOf(trace: Trace, record: WatchRecord): Sentence | null {
  const before = previous(trace).get(record.id)?.object
  if (!before) return null
  const { object } = record
  const template = templateNews(before, object)
  if (template) return template
  if (record.causes.some((cause) => trace.records[cause]?.kind === 'command')) return null
  if (isNode(object) && isNode(before)) return nodeNews(before, object)
  if (isPod(object) && isPod(before)) return podNews(before, object)
  return workloadNews(before, object)
}

const readyOf = ({ status }: Node): string => status?.conditions?.find(({ type }) => type === 'Ready')?.status ?? 'Unknown'
const driving = ({ spec }: Node): readonly string[] =>
  (spec?.taints ?? []).flatMap(({ key, effect }) => (effect === 'NoExecute' ? [`${key}:${effect}`] : []))

function nodeNews(before: Node, now: Node): Sentence | null {
  const { name } = now.metadata
  const ready = readyOf(now)
  if (ready !== readyOf(before))
    return say(`explain.news.node.${ready === 'True' ? 'ready' : ready === 'False' ? 'unready' : 'unknown'}`, {
      name,
      grace: span(NODE_GRACE),
    })
  const taint = driving(now).find((one) => !driving(before).includes(one))
  return taint === undefined ? null : say('explain.news.node.tainted', { name, taint })
}

function podNews(before: Pod, { metadata, spec, status }: Pod): Sentence | null {
  if (before.metadata.deletionTimestamp !== undefined || metadata.deletionTimestamp === undefined) return null
  const { name } = metadata
  const driven = status.conditions?.find(({ type }) => type === 'DisruptionTarget')?.reason
  if (driven !== 'DeletionByTaintManager') return say('explain.news.pod.deleted', { name })
  const tolerated = spec.tolerations?.find(
    ({ key, tolerationSeconds }) => key?.startsWith('node.kubernetes.io/') && tolerationSeconds !== undefined,
  )
  return say('explain.news.pod.evicted', { name, seconds: tolerated?.tolerationSeconds ?? 0 })
}

function workloadNews(before: KubeObject, now: KubeObject): Sentence | null {
  const { kind } = now
  const { name } = now.metadata
  const reason = workloadFailure(now)
  if (reason !== null && reason !== workloadFailure(before)) {
    const limit = isJob(now) ? (now.spec.backoffLimit ?? 6) : isDeployment(now) ? (now.spec.progressDeadlineSeconds ?? 600) : 0
    return say('explain.news.workload.failed', { kind, name, reason, limit })
  }
  const [was, is] = [replicasOf(before), replicasOf(now)]
  if (was === null || is === null || was === is) return null
  const images = imagesOf(now)
  return say('explain.news.workload.scaled', { kind, name, was, is, images, told: images === '' ? 'no' : 'yes' })
}

const replicasOf = (object: KubeObject): number | null => (object as KubeObject & { spec?: { replicas?: number } }).spec?.replicas ?? null

/** Which of a Deployment's ReplicaSets it is, in the words that tell them apart; empty for all else. */
const imagesOf = (object: KubeObject): string =>
  isReplicaSet(object) && object.metadata.ownerReferences?.length
    ? containersOf(object.spec.template?.spec ?? { containers: [] })
        .map(({ image }) => image ?? '')
        .join(', ')
    : ''
