/** What may change in objects that exist. Models pkg/apis/{core,apps,batch,scheduling}/validation (v1.36). */
import { equal } from '../../base/equal.ts'
import { cloneJson } from '../../base/json.ts'
import type { IDeployment } from 'kubernetes-models/apps/v1/Deployment'
import type { IStatefulSet } from 'kubernetes-models/apps/v1/StatefulSet'
import type { IJob } from 'kubernetes-models/batch/v1/Job'
import type { IConfigMap } from 'kubernetes-models/v1/ConfigMap'
import type { IPersistentVolumeClaim } from 'kubernetes-models/v1/PersistentVolumeClaim'
import type { ISecret } from 'kubernetes-models/v1/Secret'
import type { IService } from 'kubernetes-models/v1/Service'
import type { IPriorityClass } from 'kubernetes-models/scheduling.k8s.io/v1/PriorityClass'
import type { Draft } from '../../kube/draft.ts'
import type { KubeObject } from '../../kube/types.ts'
import { field, forbidden, invalid } from './errors.ts'
import type { Errors } from './errors.ts'
import { internal } from './internal.ts'
import { unchanged, validateMetadataUpdate } from './update-metadata.ts'
import { internalDiff, validatePodUpdate } from './update-pod.ts'
import { printSelector } from './workloads/template.ts'

const SPEC = field('spec')
const WHEN_SET = 'field is immutable when `immutable` is set'

function* selectorUpdate(before: Draft<IDeployment>, after: Draft<IDeployment>): Errors {
  yield* unchanged(before.spec?.selector, after.spec?.selector, SPEC.child('selector'), () => printSelector(after.spec?.selector))
}

const STATEFUL_SET_CHANGES = [
  'replicas',
  'ordinals',
  'template',
  'updateStrategy',
  'revisionHistoryLimit',
  'persistentVolumeClaimRetentionPolicy',
  'minReadySeconds',
] as const

function* statefulSetUpdate(before: Draft<IStatefulSet>, after: Draft<IStatefulSet>): Errors {
  const rest = cloneJson(after.spec ?? {})
  for (const name of STATEFUL_SET_CHANGES) Object.assign(rest, { [name]: before.spec?.[name] })
  if (equal(rest, before.spec ?? {})) return
  const names = STATEFUL_SET_CHANGES.map((name) => `'${name}'`)
  yield forbidden(
    SPEC,
    `updates to statefulset spec for fields other than ${names.slice(0, -1).join(', ')} and ${names.at(-1)} are forbidden`,
  )
}

const JOB_FIXED = ['podFailurePolicy', 'completionMode', 'backoffLimitPerIndex', 'managedBy', 'successPolicy'] as const

function* jobTemplateUpdate(before: Draft<IJob>, after: Draft<IJob>): Errors {
  const [old, now] = [before.spec?.template, after.spec?.template]
  const mayChange = before.spec?.suspend && !before.status?.startTime
  if (!before.spec?.suspend) return yield* unchanged(old, now, SPEC.child('template'), () => internal('PodTemplateSpec', now))
  const rest = cloneJson(now?.spec ?? {})
  for (const [i, container] of (rest.containers ?? []).entries()) container.resources = old?.spec?.containers?.[i]?.resources
  if (mayChange) {
    const { nodeSelector, affinity, tolerations, schedulingGates } = old?.spec ?? {}
    Object.assign(rest, { nodeSelector, affinity, tolerations, schedulingGates })
  }
  yield* unchanged(old?.spec, rest, SPEC.child('template', 'spec'), () => internal('PodSpec', now?.spec))
}

function* jobUpdate(before: Draft<IJob>, after: Draft<IJob>): Errors {
  const [old, now] = [before.spec ?? {}, after.spec ?? {}]
  const completions = SPEC.child('completions')
  if (now.completionMode !== 'Indexed') yield* unchanged(old.completions, now.completions, completions)
  else if (old.completions !== now.completions && now.completions !== now.parallelism) {
    yield invalid(completions, now.completions, 'can only be modified in tandem with spec.parallelism')
  }
  yield* unchanged(old.selector, now.selector, SPEC.child('selector'), () => printSelector(now.selector))
  yield* jobTemplateUpdate(before, after)
  for (const name of JOB_FIXED) yield* unchanged(old[name], now[name], SPEC.child(name))
}

function* serviceUpdate(before: Draft<IService>, after: Draft<IService>): Errors {
  const [old, now] = [before.spec ?? {}, after.spec ?? {}]
  if (old.type === 'ExternalName' || now.type === 'ExternalName') return
  const [from, to] = [old.clusterIPs ?? [], now.clusterIPs ?? []]
  if (from.length > 0 && to.length > 0 && from[0] !== to[0] && !(from[0] === 'None' && to[0] === 'None')) {
    yield invalid(SPEC.child('clusterIPs').index(0), to, 'may not change once set')
  }
  if (from.length > 0 && to.length === 0) yield invalid(SPEC.child('clusterIPs').index(0), null, 'primary clusterIP can not be unset')
}

function* frozen(before: Draft<IConfigMap> | Draft<ISecret>, after: Draft<IConfigMap> | Draft<ISecret>): Errors {
  if (!before.immutable) return
  if (!after.immutable) yield forbidden(field('immutable'), WHEN_SET)
  if (!equal(before.data ?? {}, after.data ?? {})) yield forbidden(field('data'), WHEN_SET)
  const binary = (object: Draft<IConfigMap> | Draft<ISecret>): unknown => ('binaryData' in object ? object.binaryData : undefined)
  if (!equal(binary(before) ?? {}, binary(after) ?? {})) yield forbidden(field('binaryData'), WHEN_SET)
}

function* secretUpdate(before: Draft<ISecret>, after: Draft<ISecret>): Errors {
  yield* unchanged(before.type, after.type, field('type'))
  yield* frozen(before, after)
}

function* claimUpdate(before: Draft<IPersistentVolumeClaim>, after: Draft<IPersistentVolumeClaim>): Errors {
  const rest = cloneJson(after.spec ?? {})
  if (!before.spec?.volumeName) rest.volumeName = before.spec?.volumeName
  if (after.status?.phase === 'Bound') {
    rest.resources = before.spec?.resources
    rest.volumeAttributesClassName = before.spec?.volumeAttributesClassName
  }
  if (equal(rest, before.spec ?? {})) return
  const fixed = 'spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims'
  yield forbidden(SPEC, `${fixed}\n${internalDiff('ClaimSpec', before.spec, rest)}`)
}

function* priorityClassUpdate(before: Draft<IPriorityClass>, after: Draft<IPriorityClass>): Errors {
  if (before.value !== after.value) yield forbidden(field('value'), 'may not be changed in an update.')
  yield* unchanged(before.preemptionPolicy, after.preemptionPolicy, field('preemptionPolicy'))
}

type UpdateRule = (before: KubeObject, after: KubeObject) => Errors

/** What each kind adds to the rules for every object and for new ones. */
const CHANGES: Readonly<Record<string, UpdateRule>> = {
  Deployment: selectorUpdate,
  ReplicaSet: selectorUpdate,
  DaemonSet: selectorUpdate,
  StatefulSet: statefulSetUpdate,
  Job: jobUpdate,
  Service: serviceUpdate,
  ConfigMap: frozen,
  Secret: secretUpdate,
  PersistentVolumeClaim: claimUpdate,
  PriorityClass: priorityClassUpdate,
}

/** `whole` are the rules for an object that is created. */
export function* validateChange(before: KubeObject, after: KubeObject, whole: (object: KubeObject) => Errors): Errors {
  if (after.kind === 'Pod') return yield* validatePodUpdate(before, after)
  yield* validateMetadataUpdate(before.metadata, after.metadata)
  yield* whole(after)
  yield* CHANGES[after.kind]?.(before, after) ?? []
}
