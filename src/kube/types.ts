/**
 * The Kubernetes API types that Podscope works with, taken from the published models of Kubernetes 1.36.
 * `Pod` and the other root kinds here are objects as an API server stores them: defaulted, with metadata and status present.
 */
import type { IObjectMeta } from '@kubernetes-models/apimachinery/apis/meta/v1/ObjectMeta'
import type { IOwnerReference } from '@kubernetes-models/apimachinery/apis/meta/v1/OwnerReference'
import type { IEndpointSlice } from 'kubernetes-models/discovery.k8s.io/v1/EndpointSlice'
import type { IConfigMap } from 'kubernetes-models/v1/ConfigMap'
import type { IContainer } from 'kubernetes-models/v1/Container'
import type { IContainerState } from 'kubernetes-models/v1/ContainerState'
import type { IContainerStateTerminated } from 'kubernetes-models/v1/ContainerStateTerminated'
import type { IContainerStatus } from 'kubernetes-models/v1/ContainerStatus'
import type { IEvent } from 'kubernetes-models/v1/Event'
import type { INode } from 'kubernetes-models/v1/Node'
import type { INodeCondition } from 'kubernetes-models/v1/NodeCondition'
import type { IPod } from 'kubernetes-models/v1/Pod'
import type { IPodCondition } from 'kubernetes-models/v1/PodCondition'
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec'
import type { IPodStatus } from 'kubernetes-models/v1/PodStatus'
import type { IProbe } from 'kubernetes-models/v1/Probe'
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
export type Node = Stored<INode> & { apiVersion: 'v1'; kind: 'Node' }
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
export const isEvent = (object: KubeObject): object is KubeEvent => object.kind === 'Event' && object.apiVersion === 'v1'
export const isEndpointSlice = (object: KubeObject): object is EndpointSlice => object.kind === 'EndpointSlice'
export const isService = (object: KubeObject): object is Service => object.kind === 'Service' && object.apiVersion === 'v1'

/** The three kinds of probe, in the order in which the kubelet names them in a spec. */
export type ProbeType = 'liveness' | 'readiness' | 'startup'
export const PROBE_TYPES: readonly ProbeType[] = ['liveness', 'readiness', 'startup']
