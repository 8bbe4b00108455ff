import { encodeBase64 } from '../../base/base64.ts'
import type { IHorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler'
import type { IPodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget'
import type { IPriorityClass } from 'kubernetes-models/scheduling.k8s.io/v1/PriorityClass'
import type { ILimitRange } from 'kubernetes-models/v1/LimitRange'
import type { INamespace } from 'kubernetes-models/v1/Namespace'
import type { IPersistentVolumeClaim } from 'kubernetes-models/v1/PersistentVolumeClaim'
import type { ISecret } from 'kubernetes-models/v1/Secret'
import type { IService } from 'kubernetes-models/v1/Service'
import type { Draft } from '../draft.ts'
import { defaultClaimSpec } from './claims.ts'

const AFFINITY_TIMEOUT = 10_800

/** Addresses and node ports are not given here: allocating them is the cluster's affair. */
export function defaultService(service: Draft<IService>): void {
  const spec = (service.spec ??= {})
  spec.sessionAffinity ||= 'None'
  if (spec.sessionAffinity === 'None') delete spec.sessionAffinityConfig
  if (spec.sessionAffinity === 'ClientIP') {
    spec.sessionAffinityConfig ??= {}
    spec.sessionAffinityConfig.clientIP ??= {}
    spec.sessionAffinityConfig.clientIP.timeoutSeconds ??= AFFINITY_TIMEOUT
  }
  spec.type ||= 'ClusterIP'
  for (const port of spec.ports ?? []) {
    port.protocol ||= 'TCP'
    if (port.targetPort === undefined || port.targetPort === 0 || port.targetPort === '') port.targetPort = port.port ?? 0
  }
  const external = spec.type === 'NodePort' || spec.type === 'LoadBalancer'
  if (external) spec.externalTrafficPolicy ||= 'Cluster'
  if (spec.type !== 'ExternalName') {
    spec.internalTrafficPolicy ??= 'Cluster'
    spec.ipFamilies ??= ['IPv4']
    spec.ipFamilyPolicy ??= 'SingleStack'
    if (spec.clusterIP && !spec.clusterIPs) spec.clusterIPs = [spec.clusterIP]
    else if (!spec.clusterIP && spec.clusterIPs?.[0]) spec.clusterIP = spec.clusterIPs[0]
  }
  if (spec.type === 'LoadBalancer') spec.allocateLoadBalancerNodePorts ??= true
  service.status = { loadBalancer: {} }
}

/** Text given as `stringData` is stored in base64 under `data`, replacing what stands there. */
export function defaultSecret(secret: Draft<ISecret>): void {
  secret.type ||= 'Opaque'
  if (!secret.stringData) return
  const data = { ...secret.data }
  for (const [key, text] of Object.entries(secret.stringData)) data[key] = encodeBase64(text ?? '')
  secret.data = data
  delete secret.stringData
}

/** Models SetDefaults_PersistentVolumeClaim in pkg/apis/core/v1 and plugin/pkg/admission/storage (v1.36). */
export function defaultClaim(claim: Draft<IPersistentVolumeClaim>): void {
  defaultClaimSpec((claim.spec ??= {}))
  claim.metadata ??= {}
  claim.metadata.finalizers ??= ['kubernetes.io/pvc-protection']
  claim.status = { phase: 'Pending' }
}

/** Models pkg/apis/core/v1/defaults.go and pkg/registry/core/namespace/strategy.go (v1.36). */
export function defaultNamespace(namespace: Draft<INamespace>): void {
  const metadata = (namespace.metadata ??= {})
  metadata.labels = { ...metadata.labels, 'kubernetes.io/metadata.name': metadata.name ?? '' }
  namespace.spec ??= {}
  const finalizers = namespace.spec.finalizers ?? []
  namespace.spec.finalizers = finalizers.includes('kubernetes') ? finalizers : [...finalizers, 'kubernetes']
  namespace.status = { phase: 'Active' }
}

/** Models pkg/apis/scheduling/v1/defaults.go (v1.36). */
export function defaultPriorityClass(priorityClass: Draft<IPriorityClass>): void {
  priorityClass.value ??= 0
  priorityClass.preemptionPolicy ??= 'PreemptLowerPriority'
}

/** A budget that no controller has looked at yet. */
export function defaultBudget(budget: Draft<IPodDisruptionBudget>): void {
  budget.spec ??= {}
  budget.status = { disruptionsAllowed: 0, currentHealthy: 0, desiredHealthy: 0, expectedPods: 0 }
}

/** What a container gets where nothing else is said follows from its bounds. Models pkg/apis/core/v1/defaults.go SetDefaults_LimitRangeItem (v1.36). */
export function defaultLimitRange({ spec }: Draft<ILimitRange>): void {
  for (const item of spec?.limits ?? []) {
    if (item.type !== 'Container') continue
    const limits = { ...item.max, ...item.default }
    const requests = { ...item.min, ...limits, ...item.defaultRequest }
    if (Object.keys(limits).length > 0) item.default = limits
    if (Object.keys(requests).length > 0) item.defaultRequest = requests
  }
}

/** Models SetDefaults_HorizontalPodAutoscaler in pkg/apis/autoscaling/v2/defaults.go (v1.36). */
export function defaultAutoscaler(autoscaler: Draft<IHorizontalPodAutoscaler>): void {
  const spec = (autoscaler.spec ??= {})
  spec.minReplicas ??= 1
  if (spec.metrics?.length) return
  spec.metrics = [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } }]
}
