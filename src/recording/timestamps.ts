import { isRecord } from '../base/json.ts'
import type { KubeObject } from '../kube/types.ts'

/** Fields that say when something of the object changed. Others, such as when a token expires, lie in the future. */
const FIELDS: ReadonlySet<string> = new Set([
  'creationTimestamp',
  'startTime',
  'completionTime',
  'startedAt',
  'finishedAt',
  'lastTransitionTime',
  'lastUpdateTime',
  'lastHeartbeatTime',
  'lastScheduleTime',
  'firstTimestamp',
  'lastTimestamp',
  'eventTime',
  'lastObservedTime',
  'time',
])

/** Where those fields stand: what somebody wrote into a spec or an annotation is not looked at. */
const PARTS = ['metadata', 'status', 'series', 'firstTimestamp', 'lastTimestamp', 'eventTime'] as const

function* timesIn(value: unknown, field: string): Generator<number> {
  if (typeof value === 'string') {
    const time = FIELDS.has(field) ? Date.parse(value) : Number.NaN
    if (!Number.isNaN(time)) yield time
  } else if (Array.isArray(value)) {
    for (const item of value) yield* timesIn(item, '')
  } else if (isRecord(value)) {
    for (const [name, item] of Object.entries(value)) if (name !== 'annotations' && name !== 'labels') yield* timesIn(item, name)
  }
}

/**
 * The one annotation that says when: EndpointSlices have no other time.
 * Models staging/src/k8s.io/endpointslice/reconciler.go (v1.36)
 */
const TRIGGERED = 'endpoints.kubernetes.io/last-change-trigger-time'

/**
 * When the deletion of an object was asked for; null while nobody has. Its deletionTimestamp lies a grace period behind that.
 * Models staging/src/k8s.io/apiserver/pkg/registry/rest/delete.go, BeforeDelete (v1.36)
 */
export function deletionAskedAt({ metadata }: KubeObject): number | null {
  const { deletionTimestamp, deletionGracePeriodSeconds } = metadata
  const time = deletionTimestamp ? Date.parse(deletionTimestamp) - (deletionGracePeriodSeconds ?? 0) * 1000 : Number.NaN
  return Number.isNaN(time) ? null : time
}

/** The latest moment that an object names, as milliseconds of the wall clock, mostly whole seconds: it was not seen before. Null: it names none. */
export function latestTime(object: KubeObject): number | null {
  let latest = deletionAskedAt(object)
  const triggered = Date.parse(object.metadata.annotations?.[TRIGGERED] ?? '')
  if (triggered > (latest ?? Number.NEGATIVE_INFINITY)) latest = triggered
  for (const part of PARTS) {
    for (const time of timesIn((object as KubeObject & Record<string, unknown>)[part], part))
      if (latest === null || time > latest) latest = time
  }
  return latest
}
