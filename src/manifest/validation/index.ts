/** What an API server of v1.36 finds wrong with an object, in its own words and order. */
import type { IPodTemplateSpec } from 'kubernetes-models/v1/PodTemplateSpec'
import type { Draft } from '../../kube/draft.ts'
import { isRecord } from '../../base/json.ts'
import { podTemplatePath } from '../../kube/pod-template.ts'
import type { KubeObject, PodSubresource } from '../../kube/types.ts'
import { validateConfigMap, validateSecret } from './config.ts'
import { field } from './errors.ts'
import type { Errors, FieldError } from './errors.ts'
import { validateMetadata } from './metadata.ts'
import { validateBudget, validateClaim, validateNamespace, validateNode, validatePriorityClass } from './others.ts'
import { validatePod } from './pod.ts'
import { validateService } from './service.ts'
import { validateChange } from './update.ts'
import { validateEphemeralUpdate } from './update-pod.ts'
import { validateResize } from './update-resize.ts'
import { podWarnings } from './warnings.ts'
import { validateDaemonSet, validateDeployment, validateReplicaSet, validateReplicationController } from './workloads/apps.ts'
import { validateCronJob } from './workloads/cron-job.ts'
import { validateJob } from './workloads/job.ts'
import { validateStatefulSet } from './workloads/stateful-set.ts'

export { NEW_CLUSTER, admit } from './admission.ts'
export type { AdmissionRefusal, ClusterFacts } from './admission.ts'
export type { FieldError } from './errors.ts'
export { composeRefusal, invalidClause, refusalLines } from './refusal.ts'

type Rule = (object: KubeObject) => Errors

const RULES: Readonly<Record<string, Rule>> = {
  Pod: validatePod,
  Deployment: validateDeployment,
  ReplicaSet: validateReplicaSet,
  ReplicationController: validateReplicationController,
  StatefulSet: validateStatefulSet,
  DaemonSet: validateDaemonSet,
  Job: validateJob,
  CronJob: validateCronJob,
  Service: validateService,
  ConfigMap: validateConfigMap,
  Secret: validateSecret,
  PersistentVolumeClaim: validateClaim,
  PodDisruptionBudget: validateBudget,
  PriorityClass: validatePriorityClass,
  Namespace: validateNamespace,
  Node: validateNode,
}

const rulesOf = (object: KubeObject): Errors => RULES[object.kind]?.(object) ?? validateMetadata(object.metadata, field('metadata'))

/** Every error of an object that is to be created; the object comes from `defaultObject`. Empty for a valid one. Never throws. */
export function validateObject(object: KubeObject): FieldError[] {
  return [...rulesOf(object)]
}

/** Every error of a change from one stored object to another, of the whole object or of a Pod's `subresource`. */
export function validateUpdate(before: KubeObject, after: KubeObject, subresource?: PodSubresource): FieldError[] {
  switch (subresource) {
    case 'ephemeralcontainers':
      return [...validateEphemeralUpdate(before, after)]
    case 'resize':
      return [...validateResize(before, after)]
    case undefined:
      return [...validateChange(before, after, rulesOf)]
  }
}

/** Something odd that an API server accepts. */
interface FieldWarning {
  /** As kubectl prints it behind `Warning: `. */
  readonly text: string
  readonly at: readonly (string | number)[]
}

/** What an API server warns of when it accepts an object from `defaultObject`. */
export function warnings(object: KubeObject): FieldWarning[] {
  const path = podTemplatePath(object.kind)
  if (!path) return []
  const found = path.reduce<unknown>((value, name) => (isRecord(value) ? value[name] : undefined), object)
  const { metadata, spec }: Draft<IPodTemplateSpec> = isRecord(found) ? found : {}
  return [...podWarnings(metadata, spec ?? {}, field(...path))].map(([at, why]) => ({ text: `${at.path}: ${why}`, at: at.at }))
}
