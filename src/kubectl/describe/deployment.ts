import { setsAmong } from '../../kube/deployment-sets.ts'
import type { Deployment, ReplicaSet } from '../../kube/types.ts'
import type { ClusterAt } from '../cluster-at.ts'
import { selectorText } from '../format-labels.ts'
import { rfc1123 } from '../human-time.ts'
import { printAnnotations, printLabels, printNames } from './metadata.ts'
import { printPodTemplate } from './pod.ts'
import { printConditions } from './workloads.ts'
import type { DescribeWriter } from './writer.ts'

const setsText = (sets: readonly ReplicaSet[]): string =>
  sets.map(({ metadata, spec, status }) => `${metadata.name} (${status.replicas}/${spec.replicas ?? 1} replicas created)`).join(', ') ||
  '<none>'

/** Models kubectl/pkg/describe/describe.go describeDeployment (v1.36). */
export function describeDeployment(w: DescribeWriter, deployment: Deployment, cluster: ClusterAt): void {
  const { metadata, spec, status } = deployment
  printNames(w, deployment)
  w.field(0, 'CreationTimestamp', rfc1123(metadata.creationTimestamp))
  printLabels(w, 'Labels', metadata.labels)
  printAnnotations(w, 'Annotations', metadata.annotations)
  w.field(0, 'Selector', selectorText(spec.selector))
  const { updatedReplicas = 0, replicas = 0, availableReplicas = 0, unavailableReplicas = 0 } = status
  const counts = `${updatedReplicas} updated | ${replicas} total | ${availableReplicas} available | ${unavailableReplicas} unavailable`
  w.field(0, 'Replicas', `${spec.replicas ?? 1} desired | ${counts}`)
  w.field(0, 'StrategyType', spec.strategy?.type)
  w.field(0, 'MinReadySeconds', spec.minReadySeconds ?? 0)
  const rolling = spec.strategy?.rollingUpdate
  if (rolling) w.field(0, 'RollingUpdateStrategy', `${rolling.maxUnavailable} max unavailable, ${rolling.maxSurge} max surge`)
  printPodTemplate(w, spec.template)
  printConditions(w, status.conditions)
  const sets = cluster.list({ kind: 'ReplicaSet', namespaced: true }, metadata.namespace ?? null) as ReplicaSet[]
  const { newest, old } = setsAmong(sets, deployment)
  if (!newest && old.length === 0) return
  w.field(0, 'OldReplicaSets', setsText(old))
  w.field(0, 'NewReplicaSet', setsText(newest ? [newest] : []))
}
