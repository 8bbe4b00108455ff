/** What `kubectl describe` prints about one object. */
import type { KubeObject } from '../../kube/types.ts'
import type { ClusterAt } from '../cluster-at.ts'
import { describeClaim } from './claims.ts'
import {
  describeBudget,
  describeConfigMap,
  describeNamespace,
  describePriorityClass,
  describeSecret,
  describeServiceAccount,
} from './configuration.ts'
import { describeDeployment } from './deployment.ts'
import { eventsOf, printEvents } from './events.ts'
import { describeAnything } from './generic.ts'
import { describeCronJob, describeJob } from './jobs.ts'
import { describeAutoscaler, describeBinding, describeIngressClass, describeRole } from './kept.ts'
import { describeIngress, describeNetworkPolicy } from './network.ts'
import { describeNode } from './node.ts'
import { describePod } from './pod.ts'
import { describeLimitRange, describeQuota } from './quotas.ts'
import { describeEndpointSlice, describeEndpoints, describeService } from './services.ts'
import { describePersistentVolume, describeStorageClass } from './storage.ts'
import { describeDaemonSet, describeReplicaSet, describeReplicationController, describeStatefulSet } from './workloads.ts'
import { DescribeWriter } from './writer.ts'

type Describer = (w: DescribeWriter, object: KubeObject, cluster: ClusterAt) => void

/** A describer of one kind as one of any: the table below asks it about nothing else. */
const of =
  <T extends KubeObject>(describe: (w: DescribeWriter, object: T, cluster: ClusterAt) => void): Describer =>
  (w, object, cluster) =>
    describe(w, object as T, cluster)

const DESCRIBERS: Readonly<Record<string, Describer>> = {
  Pod: of(describePod),
  ReplicationController: of(describeReplicationController),
  Secret: of(describeSecret),
  Service: of(describeService),
  ServiceAccount: of(describeServiceAccount),
  Node: of(describeNode),
  PersistentVolume: of(describePersistentVolume),
  PersistentVolumeClaim: of(describeClaim),
  Namespace: of(describeNamespace),
  Endpoints: of(describeEndpoints),
  ConfigMap: of(describeConfigMap),
  PriorityClass: of(describePriorityClass),
  EndpointSlice: of(describeEndpointSlice),
  Ingress: of(describeIngress),
  NetworkPolicy: of(describeNetworkPolicy),
  LimitRange: of(describeLimitRange),
  ResourceQuota: of(describeQuota),
  Role: of(describeRole),
  ClusterRole: of(describeRole),
  RoleBinding: of(describeBinding),
  ClusterRoleBinding: of(describeBinding),
  IngressClass: of(describeIngressClass),
  HorizontalPodAutoscaler: of(describeAutoscaler),
  Job: of(describeJob),
  CronJob: of(describeCronJob),
  StatefulSet: of(describeStatefulSet),
  Deployment: of(describeDeployment),
  DaemonSet: of(describeDaemonSet),
  ReplicaSet: of(describeReplicaSet),
  StorageClass: of(describeStorageClass),
  PodDisruptionBudget: of(describeBudget),
}

/** Kinds whose descriptions never end with events. */
const WITHOUT_EVENTS: ReadonlySet<string> = new Set([
  'Secret',
  'Namespace',
  'NetworkPolicy',
  'ResourceQuota',
  'LimitRange',
  'Role',
  'ClusterRole',
  'RoleBinding',
  'ClusterRoleBinding',
])

/** Describes an object at the cluster's moment; its events only where they are asked for. */
export function describeObject(object: KubeObject, cluster: ClusterAt, showEvents: boolean): string {
  const w = new DescribeWriter()
  const describe = DESCRIBERS[object.kind] ?? describeAnything
  describe(w, object, cluster)
  if (showEvents && !WITHOUT_EVENTS.has(object.kind)) printEvents(w, eventsOf(object, cluster), cluster.now)
  return w.text()
}
