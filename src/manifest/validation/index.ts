/** What an API server of v1.36 finds wrong with an object, in its own words and order. */
import type { KubeObject } from '../../kube/types.ts'
import { validateConfigMap, validateSecret } from './config.ts'
import { field } from './errors.ts'
import type { Errors, FieldError } from './errors.ts'
import { validateMetadata } from './metadata.ts'
import { validateBudget, validateClaim, validateNamespace, validateNode, validatePriorityClass } from './others.ts'
import { validatePod } from './pod.ts'
import { validateService } from './service.ts'
import { validateDaemonSet, validateDeployment, validateReplicaSet, validateReplicationController } from './workloads/apps.ts'
import { validateCronJob } from './workloads/cron-job.ts'
import { validateJob } from './workloads/job.ts'
import { validateStatefulSet } from './workloads/stateful-set.ts'

export type { FieldError } from './errors.ts'
export { composeRefusal, invalidClause, refusalLines } from './refusal.ts'

type Rule = (object: KubeObject) => Errors

const RULES: Readonly<Record<string, Rule>> = {
  Pod: validatePod as Rule,
  Deployment: validateDeployment as Rule,
  ReplicaSet: validateReplicaSet as Rule,
  ReplicationController: validateReplicationController as Rule,
  StatefulSet: validateStatefulSet as Rule,
  DaemonSet: validateDaemonSet as Rule,
  Job: validateJob as Rule,
  CronJob: validateCronJob as Rule,
  Service: validateService as Rule,
  ConfigMap: validateConfigMap as Rule,
  Secret: validateSecret as Rule,
  PersistentVolumeClaim: validateClaim as Rule,
  PodDisruptionBudget: validateBudget as Rule,
  PriorityClass: validatePriorityClass as Rule,
  Namespace: validateNamespace as Rule,
  Node: validateNode as Rule,
}

/** Every error of an object that is to be created; the object comes from `defaultObject`. Empty for a valid one. Never throws. */
export function validateObject(object: KubeObject): FieldError[] {
  return [...(RULES[object.kind]?.(object) ?? validateMetadata(object.metadata, field('metadata')))]
}
