/** The columns that the API server computes for each kind. */
import { groupOf } from '../../kube/kinds.ts'
import type { ResourceKind } from '../../kube/kinds.ts'
import {
  AUTOSCALER_COLUMNS,
  BUDGET_COLUMNS,
  CONFIG_MAP_COLUMNS,
  LEASE_COLUMNS,
  NAMESPACE_COLUMNS,
  NODE_COLUMNS,
  PRIORITY_CLASS_COLUMNS,
  QUOTA_COLUMNS,
  REVISION_COLUMNS,
  SECRET_COLUMNS,
} from './cluster.ts'
import { AGE, CREATED_AT, NAME } from './column.ts'
import type { Column } from './column.ts'
import { EVENT_COLUMNS } from './events.ts'
import {
  BINDING_COLUMNS,
  INGRESS_CLASS_COLUMNS,
  POD_TEMPLATE_COLUMNS,
  RUNTIME_CLASS_COLUMNS,
  VOLUME_ATTRIBUTES_CLASS_COLUMNS,
  WEBHOOK_COLUMNS,
} from './kept.ts'
import { ENDPOINT_SLICE_COLUMNS, ENDPOINTS_COLUMNS, INGRESS_COLUMNS, NETWORK_POLICY_COLUMNS, SERVICE_COLUMNS } from './network.ts'
import { POD_COLUMNS } from './pods.ts'
import { SCALE_COLUMNS } from './scale.ts'
import { CLAIM_COLUMNS, STORAGE_CLASS_COLUMNS, VOLUME_COLUMNS } from './storage.ts'
import {
  CRON_JOB_COLUMNS,
  DAEMON_SET_COLUMNS,
  DEPLOYMENT_COLUMNS,
  JOB_COLUMNS,
  REPLICA_SET_COLUMNS,
  REPLICATION_CONTROLLER_COLUMNS,
  STATEFUL_SET_COLUMNS,
} from './workloads.ts'

/** By kind, with its group where it has one. */
const COLUMNS: Readonly<Record<string, readonly Column[]>> = {
  ConfigMap: CONFIG_MAP_COLUMNS,
  Endpoints: ENDPOINTS_COLUMNS,
  Event: EVENT_COLUMNS,
  Namespace: NAMESPACE_COLUMNS,
  Node: NODE_COLUMNS,
  PersistentVolume: VOLUME_COLUMNS,
  PersistentVolumeClaim: CLAIM_COLUMNS,
  Pod: POD_COLUMNS,
  PodTemplate: POD_TEMPLATE_COLUMNS,
  ReplicationController: REPLICATION_CONTROLLER_COLUMNS,
  ResourceQuota: QUOTA_COLUMNS,
  Secret: SECRET_COLUMNS,
  Service: SERVICE_COLUMNS,
  ServiceAccount: [NAME, AGE],
  'admissionregistration.k8s.io/MutatingWebhookConfiguration': WEBHOOK_COLUMNS,
  'admissionregistration.k8s.io/ValidatingWebhookConfiguration': WEBHOOK_COLUMNS,
  'apps/ControllerRevision': REVISION_COLUMNS,
  'apps/DaemonSet': DAEMON_SET_COLUMNS,
  'apps/Deployment': DEPLOYMENT_COLUMNS,
  'apps/ReplicaSet': REPLICA_SET_COLUMNS,
  'apps/StatefulSet': STATEFUL_SET_COLUMNS,
  'autoscaling/HorizontalPodAutoscaler': AUTOSCALER_COLUMNS,
  'autoscaling/Scale': SCALE_COLUMNS,
  'batch/CronJob': CRON_JOB_COLUMNS,
  'batch/Job': JOB_COLUMNS,
  'coordination.k8s.io/Lease': LEASE_COLUMNS,
  'discovery.k8s.io/EndpointSlice': ENDPOINT_SLICE_COLUMNS,
  'events.k8s.io/Event': EVENT_COLUMNS,
  'networking.k8s.io/Ingress': INGRESS_COLUMNS,
  'networking.k8s.io/IngressClass': INGRESS_CLASS_COLUMNS,
  'networking.k8s.io/NetworkPolicy': NETWORK_POLICY_COLUMNS,
  'node.k8s.io/RuntimeClass': RUNTIME_CLASS_COLUMNS,
  'policy/PodDisruptionBudget': BUDGET_COLUMNS,
  'rbac.authorization.k8s.io/ClusterRoleBinding': BINDING_COLUMNS,
  'rbac.authorization.k8s.io/RoleBinding': BINDING_COLUMNS,
  'scheduling.k8s.io/PriorityClass': PRIORITY_CLASS_COLUMNS,
  'storage.k8s.io/StorageClass': STORAGE_CLASS_COLUMNS,
  'storage.k8s.io/VolumeAttributesClass': VOLUME_ATTRIBUTES_CLASS_COLUMNS,
}

/** The columns of a kind: those that the API server has no rules for show when they were made. */
export function columnsOf({ kind, apiVersion }: ResourceKind): readonly Column[] {
  const group = groupOf(apiVersion)
  return COLUMNS[group === '' ? kind : `${group}/${kind}`] ?? [NAME, CREATED_AT]
}
