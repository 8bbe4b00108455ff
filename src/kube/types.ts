/**
 * The Kubernetes API types that Podscope works with, taken from the published models of Kubernetes 1.36.
 * `Pod` and the other root kinds here are objects as an API server stores them: defaulted, with metadata and status present.
 */
import type { IObjectMeta } from '@kubernetes-models/apimachinery/apis/meta/v1/ObjectMeta'
import type { IOwnerReference } from '@kubernetes-models/apimachinery/apis/meta/v1/OwnerReference'
import type { IControllerRevision } from 'kubernetes-models/apps/v1/ControllerRevision'
import type { IDaemonSet } from 'kubernetes-models/apps/v1/DaemonSet'
import type { IDaemonSetSpec } from 'kubernetes-models/apps/v1/DaemonSetSpec'
import type { IDaemonSetStatus } from 'kubernetes-models/apps/v1/DaemonSetStatus'
import type { IDeployment } from 'kubernetes-models/apps/v1/Deployment'
import type { IDeploymentCondition } from 'kubernetes-models/apps/v1/DeploymentCondition'
import type { IDeploymentSpec } from 'kubernetes-models/apps/v1/DeploymentSpec'
import type { IDeploymentStatus } from 'kubernetes-models/apps/v1/DeploymentStatus'
import type { IReplicaSet } from 'kubernetes-models/apps/v1/ReplicaSet'
import type { IReplicaSetSpec } from 'kubernetes-models/apps/v1/ReplicaSetSpec'
import type { IReplicaSetStatus } from 'kubernetes-models/apps/v1/ReplicaSetStatus'
import type { IStatefulSet } from 'kubernetes-models/apps/v1/StatefulSet'
import type { IStatefulSetSpec } from 'kubernetes-models/apps/v1/StatefulSetSpec'
import type { IStatefulSetStatus } from 'kubernetes-models/apps/v1/StatefulSetStatus'
import type { IEndpointSlice } from 'kubernetes-models/discovery.k8s.io/v1/EndpointSlice'
import type { ICronJob } from 'kubernetes-models/batch/v1/CronJob'
import type { IJob } from 'kubernetes-models/batch/v1/Job'
import type { IJobCondition } from 'kubernetes-models/batch/v1/JobCondition'
import type { IJobSpec } from 'kubernetes-models/batch/v1/JobSpec'
import type { IJobStatus } from 'kubernetes-models/batch/v1/JobStatus'
import type { IPodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget'
import type { IPriorityClass } from 'kubernetes-models/scheduling.k8s.io/v1/PriorityClass'
import type { IConfigMap } from 'kubernetes-models/v1/ConfigMap'
import type { IContainer } from 'kubernetes-models/v1/Container'
import type { IContainerState } from 'kubernetes-models/v1/ContainerState'
import type { IContainerStateTerminated } from 'kubernetes-models/v1/ContainerStateTerminated'
import type { IContainerStatus } from 'kubernetes-models/v1/ContainerStatus'
import type { IEvent } from 'kubernetes-models/v1/Event'
import type { ILimitRange } from 'kubernetes-models/v1/LimitRange'
import type { INode } from 'kubernetes-models/v1/Node'
import type { INodeCondition } from 'kubernetes-models/v1/NodeCondition'
import type { IPod } from 'kubernetes-models/v1/Pod'
import type { IPodCondition } from 'kubernetes-models/v1/PodCondition'
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec'
import type { IPodStatus } from 'kubernetes-models/v1/PodStatus'
import type { IPodTemplateSpec } from 'kubernetes-models/v1/PodTemplateSpec'
import type { IProbe } from 'kubernetes-models/v1/Probe'
import type { IReplicationController } from 'kubernetes-models/v1/ReplicationController'
import type { IReplicationControllerSpec } from 'kubernetes-models/v1/ReplicationControllerSpec'
import type { IReplicationControllerStatus } from 'kubernetes-models/v1/ReplicationControllerStatus'
import type { IResourceQuota } from 'kubernetes-models/v1/ResourceQuota'
import type { ISecret } from 'kubernetes-models/v1/Secret'
import type { IService } from 'kubernetes-models/v1/Service'

export type OwnerReference = IOwnerReference
export type ObjectMeta = IObjectMeta & { name: string }
export type PodSpec = IPodSpec
export type PodStatus = IPodStatus
export type PodCondition = IPodCondition
export type Container = IContainer
export type ContainerState = IContainerState
export type ContainerStateTerminated = IContainerStateTerminated
export type ContainerStatus = IContainerStatus
export type Probe = IProbe
export type PodTemplate = IPodTemplateSpec
export type NodeCondition = INodeCondition

/** Any object of the API: what all of them have in common. */
export interface KubeObject {
  apiVersion: string
  kind: string
  metadata: ObjectMeta
}

type Stored<T> = Omit<T, 'apiVersion' | 'kind' | 'metadata'> & KubeObject

export type Pod = Stored<IPod> & { apiVersion: 'v1'; kind: 'Pod'; spec: PodSpec; status: PodStatus }
export type Service = Stored<IService> & { apiVersion: 'v1'; kind: 'Service' }
export type Secret = Stored<ISecret> & { apiVersion: 'v1'; kind: 'Secret' }
export type ConfigMap = Stored<IConfigMap> & { apiVersion: 'v1'; kind: 'ConfigMap' }
export type LimitRange = Stored<ILimitRange> & { apiVersion: 'v1'; kind: 'LimitRange' }
export type ResourceQuota = Stored<IResourceQuota> & { apiVersion: 'v1'; kind: 'ResourceQuota' }
export type Node = Stored<INode> & { apiVersion: 'v1'; kind: 'Node' }
export type JobSpec = IJobSpec
export type JobStatus = IJobStatus
export type JobCondition = IJobCondition
export type Job = Stored<IJob> & { apiVersion: 'batch/v1'; kind: 'Job'; spec: JobSpec }
export type CronJob = Stored<ICronJob> & { apiVersion: 'batch/v1'; kind: 'CronJob'; spec: NonNullable<ICronJob['spec']> }
export type PodDisruptionBudget = Stored<IPodDisruptionBudget> & { apiVersion: 'policy/v1'; kind: 'PodDisruptionBudget' }
export type PriorityClass = Stored<IPriorityClass> & { apiVersion: 'scheduling.k8s.io/v1'; kind: 'PriorityClass'; value: number }
export type DeploymentCondition = IDeploymentCondition
export type Deployment = Stored<IDeployment> & {
  apiVersion: 'apps/v1'
  kind: 'Deployment'
  spec: IDeploymentSpec
  status: IDeploymentStatus
}
export type ReplicaSet = Stored<IReplicaSet> & {
  apiVersion: 'apps/v1'
  kind: 'ReplicaSet'
  spec: IReplicaSetSpec
  status: IReplicaSetStatus
}
export type ReplicationController = Stored<IReplicationController> & {
  apiVersion: 'v1'
  kind: 'ReplicationController'
  spec: IReplicationControllerSpec
  status: IReplicationControllerStatus
}
export type StatefulSet = Stored<IStatefulSet> & {
  apiVersion: 'apps/v1'
  kind: 'StatefulSet'
  spec: IStatefulSetSpec
  status: IStatefulSetStatus
}
export type DaemonSet = Stored<IDaemonSet> & { apiVersion: 'apps/v1'; kind: 'DaemonSet'; spec: IDaemonSetSpec; status: IDaemonSetStatus }
export type ControllerRevision = Stored<IControllerRevision> & { apiVersion: 'apps/v1'; kind: 'ControllerRevision' }
export type KubeEvent = Stored<Omit<IEvent, 'eventTime' | 'firstTimestamp' | 'lastTimestamp'>> & {
  apiVersion: 'v1'
  kind: 'Event'
  eventTime: string | null
  firstTimestamp: string | null
  lastTimestamp: string | null
}
export type EndpointSlice = Stored<Omit<IEndpointSlice, 'endpoints' | 'ports'>> & {
  apiVersion: 'discovery.k8s.io/v1'
  kind: 'EndpointSlice'
  endpoints: NonNullable<IEndpointSlice['endpoints']> | null
  ports: NonNullable<IEndpointSlice['ports']> | null
}

export const isPod = (object: KubeObject): object is Pod => object.kind === 'Pod' && object.apiVersion === 'v1'
export const isNode = (object: KubeObject): object is Node => object.kind === 'Node' && object.apiVersion === 'v1'
export const isJob = (object: KubeObject): object is Job => object.kind === 'Job' && object.apiVersion === 'batch/v1'
export const isCronJob = (object: KubeObject): object is CronJob => object.kind === 'CronJob' && object.apiVersion === 'batch/v1'
export const isBudget = (object: KubeObject): object is PodDisruptionBudget => object.kind === 'PodDisruptionBudget'
export const isPriorityClass = (object: KubeObject): object is PriorityClass => object.kind === 'PriorityClass'
export const isLimitRange = (object: KubeObject): object is LimitRange => object.kind === 'LimitRange'
export const isResourceQuota = (object: KubeObject): object is ResourceQuota => object.kind === 'ResourceQuota'
export const isEvent = (object: KubeObject): object is KubeEvent => object.kind === 'Event' && object.apiVersion === 'v1'
export const isEndpointSlice = (object: KubeObject): object is EndpointSlice => object.kind === 'EndpointSlice'
const isApp = ({ apiVersion, kind }: KubeObject, of: string): boolean => kind === of && apiVersion === 'apps/v1'
export const isDeployment = (object: KubeObject): object is Deployment => isApp(object, 'Deployment')
export const isReplicaSet = (object: KubeObject): object is ReplicaSet => isApp(object, 'ReplicaSet')
export const isStatefulSet = (object: KubeObject): object is StatefulSet => isApp(object, 'StatefulSet')
export const isDaemonSet = (object: KubeObject): object is DaemonSet => isApp(object, 'DaemonSet')
export const isControllerRevision = (object: KubeObject): object is ControllerRevision => isApp(object, 'ControllerRevision')
export const isReplicationController = (object: KubeObject): object is ReplicationController =>
  object.kind === 'ReplicationController' && object.apiVersion === 'v1'
export const isService = (object: KubeObject): object is Service => object.kind === 'Service' && object.apiVersion === 'v1'

/** The three kinds of probe, in the order in which the kubelet names them in a spec. */
export type ProbeType = 'liveness' | 'readiness' | 'startup'
export const PROBE_TYPES: readonly ProbeType[] = ['liveness', 'readiness', 'startup']

/** The parts of a Pod that are updated on their own, by rules of their own. */
export type PodSubresource = 'ephemeralcontainers' | 'resize'
