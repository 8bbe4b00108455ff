/** Objects as an API server stores them at creation. Models pkg/apis and plugin/pkg/admission (v1.36). */
import type { IObjectMeta } from '@kubernetes-models/apimachinery/apis/meta/v1/ObjectMeta'
import type { Draft } from '../draft.ts'
import { findKind } from '../kinds.ts'
import { storedForm } from '../stored.ts'
import type { KubeObject } from '../types.ts'
import { defaultCronJob, defaultJob, NO_UID } from './batch.ts'
import {
  defaultAutoscaler,
  defaultBudget,
  defaultClaim,
  defaultLimitRange,
  defaultNamespace,
  defaultPriorityClass,
  defaultSecret,
  defaultService,
} from './others.ts'
import { defaultPod } from './pod.ts'
import type { PodDefaultOptions } from './pod.ts'
import { defaultDaemonSet, defaultDeployment, defaultReplicaSet, defaultReplicationController, defaultStatefulSet } from './workloads.ts'

export { NO_UID, withUid } from './batch.ts'

interface DefaultOptions extends PodDefaultOptions {
  /** The object's uid where it is known: a Job's Pods are labelled with it. */
  readonly uid?: string
  /** Namespace of objects that name none. @default "default" */
  readonly namespace?: string
}

/** Kinds whose metadata.generation counts from their creation. */
const WITH_GENERATION: ReadonlySet<string> = new Set([
  'Pod',
  'Deployment',
  'ReplicaSet',
  'ReplicationController',
  'StatefulSet',
  'DaemonSet',
  'Job',
  'CronJob',
  'PodDisruptionBudget',
  'PriorityClass',
  'Ingress',
  'NetworkPolicy',
])

type Rule = (object: KubeObject, options: DefaultOptions) => void

const RULES: Readonly<Record<string, Rule>> = {
  Pod: defaultPod,
  Deployment: defaultDeployment,
  ReplicaSet: defaultReplicaSet,
  ReplicationController: defaultReplicationController,
  StatefulSet: defaultStatefulSet,
  DaemonSet: defaultDaemonSet,
  Job: (object, options) => defaultJob(object, object.metadata.uid ?? options.uid ?? NO_UID),
  CronJob: defaultCronJob,
  Service: defaultService,
  Secret: defaultSecret,
  PersistentVolumeClaim: defaultClaim,
  LimitRange: defaultLimitRange,
  Namespace: defaultNamespace,
  PriorityClass: defaultPriorityClass,
  PodDisruptionBudget: defaultBudget,
  HorizontalPodAutoscaler: defaultAutoscaler,
}

/**
 * `object` with everything that an API server sets at its creation, by defaulting and by admission: namespace, generation, spec,
 * a Pod's first status. A new object; the given one stays as it is. The uid, times, resourceVersion and managedFields are not set here.
 */
export function defaultObject<T extends KubeObject>(object: T, options: DefaultOptions = {}): T {
  const made = storedForm(object)
  const metadata: Draft<IObjectMeta> = ((made as { metadata?: Draft<IObjectMeta> }).metadata ??= {})
  if (findKind(made.apiVersion, made.kind)?.namespaced) metadata.namespace ||= options.namespace ?? 'default'
  if (!metadata.name && metadata.generateName) metadata.name = `${metadata.generateName}${options.suffix ?? 'xxxxx'}`
  RULES[made.kind]?.(made, options)
  if (WITH_GENERATION.has(made.kind)) metadata.generation = 1
  return made
}
