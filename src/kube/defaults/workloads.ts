import type { IDaemonSet } from 'kubernetes-models/apps/v1/DaemonSet'
import type { IDeployment } from 'kubernetes-models/apps/v1/Deployment'
import type { IReplicaSet } from 'kubernetes-models/apps/v1/ReplicaSet'
import type { IStatefulSet } from 'kubernetes-models/apps/v1/StatefulSet'
import type { IPodTemplateSpec } from 'kubernetes-models/v1/PodTemplateSpec'
import type { IReplicationController } from 'kubernetes-models/v1/ReplicationController'
import type { Draft } from '../draft.ts'
import { defaultClaimSpec } from './claims.ts'
import { defaultPodSpec } from './pod-spec.ts'

type Template = Draft<IPodTemplateSpec>

/** Sets in place what a Pod template gets; returns it, made if absent. */
export function defaultTemplate(template: Template | undefined): Template {
  const made = template ?? {}
  made.metadata ??= {}
  made.spec ??= {}
  defaultPodSpec(made.spec)
  return made
}

/** Models pkg/apis/apps/v1/defaults.go SetDefaults_Deployment (v1.36), and the status that a new one has. */
export function defaultDeployment(deployment: Draft<IDeployment>): void {
  const spec = (deployment.spec ??= {})
  spec.template = defaultTemplate(spec.template)
  spec.replicas ??= 1
  spec.strategy ??= {}
  spec.strategy.type ||= 'RollingUpdate'
  if (spec.strategy.type === 'RollingUpdate') {
    spec.strategy.rollingUpdate ??= {}
    spec.strategy.rollingUpdate.maxUnavailable ??= '25%'
    spec.strategy.rollingUpdate.maxSurge ??= '25%'
  }
  spec.revisionHistoryLimit ??= 10
  spec.progressDeadlineSeconds ??= 600
  deployment.status = {}
}

/** Models SetDefaults_ReplicaSet (v1.36), and the status that a new one has. */
export function defaultReplicaSet(set: Draft<IReplicaSet>): void {
  const spec = (set.spec ??= {})
  spec.template = defaultTemplate(spec.template)
  spec.replicas ??= 1
  set.status = { replicas: 0 }
}

/** Models SetDefaults_ReplicationController (v1.36): selector and labels come from the template's labels. */
export function defaultReplicationController(controller: Draft<IReplicationController>): void {
  const spec = (controller.spec ??= {})
  if (spec.template) spec.template = defaultTemplate(spec.template)
  spec.replicas ??= 1
  const labels = spec.template?.metadata?.labels
  if (labels && !hasEntries(spec.selector)) spec.selector = { ...labels }
  if (labels && !hasEntries(controller.metadata?.labels)) (controller.metadata ??= {}).labels = { ...labels }
  controller.status = { replicas: 0 }
}

const hasEntries = (map: object | undefined): boolean => Object.keys(map ?? {}).length > 0

/** Models SetDefaults_StatefulSet (v1.36). */
export function defaultStatefulSet(set: Draft<IStatefulSet>): void {
  const spec = (set.spec ??= {})
  spec.template = defaultTemplate(spec.template)
  spec.replicas ??= 1
  spec.podManagementPolicy ||= 'OrderedReady'
  spec.updateStrategy ??= {}
  spec.updateStrategy.type ||= 'RollingUpdate'
  if (spec.updateStrategy.type === 'RollingUpdate') {
    spec.updateStrategy.rollingUpdate ??= {}
    spec.updateStrategy.rollingUpdate.partition ??= 0
  }
  spec.revisionHistoryLimit ??= 10
  spec.persistentVolumeClaimRetentionPolicy ??= {}
  spec.persistentVolumeClaimRetentionPolicy.whenDeleted ||= 'Retain'
  spec.persistentVolumeClaimRetentionPolicy.whenScaled ||= 'Retain'
  for (const claim of spec.volumeClaimTemplates ?? []) {
    claim.spec ??= {}
    defaultClaimSpec(claim.spec)
    claim.status = { phase: 'Pending' }
    claim.apiVersion ??= 'v1'
    claim.kind ??= 'PersistentVolumeClaim'
  }
  set.status = { replicas: 0, availableReplicas: 0 }
}

/** Models SetDefaults_DaemonSet (v1.36). */
export function defaultDaemonSet(set: Draft<IDaemonSet>): void {
  const spec = (set.spec ??= {})
  spec.template = defaultTemplate(spec.template)
  spec.updateStrategy ??= {}
  spec.updateStrategy.type ||= 'RollingUpdate'
  if (spec.updateStrategy.type === 'RollingUpdate') {
    spec.updateStrategy.rollingUpdate ??= {}
    spec.updateStrategy.rollingUpdate.maxUnavailable ??= 1
    spec.updateStrategy.rollingUpdate.maxSurge ??= 0
  }
  spec.revisionHistoryLimit ??= 10
  const metadata = (set.metadata ??= {})
  metadata.annotations = { ...metadata.annotations, 'deprecated.daemonset.template.generation': '1' }
  set.status = { currentNumberScheduled: 0, numberMisscheduled: 0, desiredNumberScheduled: 0, numberReady: 0 }
}
