/** What an API server makes of a new object, and which it does not take. Models pkg/kubeapiserver/options/plugins.go (v1.36). */
import { findKind, qualifiedPlural } from '../../../kube/kinds.ts'
import { limitViolations, withLimitDefaults } from '../../../kube/limit-ranges.ts'
import { withMatchLabelKeys } from '../../../kube/match-label-keys.ts'
import { countedBy, quotaRefusal, usedWith } from '../../../kube/quotas.ts'
import { isLimitRange, isPod, isResourceQuota } from '../../../kube/types.ts'
import type { KubeObject, LimitRange, Pod, ResourceQuota } from '../../../kube/types.ts'
import type { ApiServer } from '../server.ts'
import { missingPriorityClass, withPriority } from './priority.ts'
import { withGatedCondition, withTopologyLabels } from './scheduling.ts'

/** Why an object is not taken. */
export interface Refusal {
  readonly reason: 'NotFound' | 'Forbidden'
  readonly message: string
  /** Its namespace is about to go: controllers do not speak of it. */
  readonly silent: boolean
}

/**
 * Why a defaulted object would not be created, or null. Who asks for a generated name is called by its beginning at first; those who check
 * what has become of the object know the name that it would get.
 */
export function refusalOf(api: ApiServer, object: KubeObject): Refusal | null {
  const { name, generateName = '' } = object.metadata
  const away = outOfNamespace(api, object)
  if (away) return away
  const early = isPod(object) ? (missingAccount(api, object) ?? missingPriorityClass(api, object)) : null
  if (early !== null) return forbidden(object, name || generateName, early)
  const wanted = isPod(object) ? withLimits(api, object) : object
  const late = (isPod(wanted) ? outOfBounds(api, wanted) : null) ?? overQuota(api, wanted)
  return late === null ? null : forbidden(object, api.nameFor(object), late)
}

const resourceOf = ({ apiVersion, kind }: KubeObject): string => {
  const known = findKind(apiVersion, kind)
  return known ? qualifiedPlural(known) : kind
}

const forbidden = (object: KubeObject, name: string, why: string): Refusal => ({
  reason: 'Forbidden',
  message: `${resourceOf(object)} "${name}" is forbidden: ${why}`,
  silent: false,
})

/** Models apiserver/pkg/admission/plugin/namespace/lifecycle/admission.go (v1.36). */
function outOfNamespace(api: ApiServer, object: KubeObject): Refusal | null {
  if (!findKind(object.apiVersion, object.kind)?.namespaced) return null
  const { namespace = '', name, generateName = '' } = object.metadata
  const home = api.get('Namespace', '', namespace)
  if (!home) return { reason: 'NotFound', message: `namespaces "${namespace}" not found`, silent: false }
  if (home.metadata.deletionTimestamp === undefined) return null
  const why = `unable to create new content in namespace ${namespace} because it is being terminated`
  return { ...forbidden(object, name || generateName, why), silent: true }
}

function outOfBounds(api: ApiServer, pod: Pod): string | null {
  const [first, ...others] = limitViolations(pod, limitRanges(api, pod))
  return first === undefined ? null : others.length > 0 ? `[${[first, ...others].join(', ')}]` : first
}

/** Models plugin/pkg/admission/serviceaccount/admission.go getServiceAccount (v1.36). */
function missingAccount(api: ApiServer, { metadata: { namespace = '' }, spec: { serviceAccountName } }: Pod): string | null {
  if (!serviceAccountName || serviceAccountName === 'default' || api.get('ServiceAccount', namespace, serviceAccountName)) return null
  return `error looking up service account ${namespace}/${serviceAccountName}: serviceaccount "${serviceAccountName}" not found`
}

const limitRanges = (api: ApiServer, { metadata }: KubeObject): LimitRange[] =>
  api.list('LimitRange').filter((one): one is LimitRange => isLimitRange(one) && one.metadata.namespace === metadata.namespace)

const quotas = (api: ApiServer, { metadata }: KubeObject): ResourceQuota[] =>
  api.list('ResourceQuota').filter((one): one is ResourceQuota => isResourceQuota(one) && one.metadata.namespace === metadata.namespace)

const withLimits = (api: ApiServer, pod: Pod): Pod => withLimitDefaults(pod, limitRanges(api, pod))

function overQuota(api: ApiServer, object: KubeObject): string | null {
  for (const quota of quotas(api, object)) {
    const why = quotaRefusal(quota, object)
    if (why !== null) return why
  }
  return null
}

/** A new Pod with what admission adds, which depends on the cluster and the time. */
export function admittedPod(api: ApiServer, pod: Pod, now: string): Pod {
  const admitted = withGatedCondition(withMatchLabelKeys(withPriority(api, withLimits(api, pod))), now)
  return admitted.spec.nodeName ? withTopologyLabels(api, admitted, admitted.spec.nodeName) : admitted
}

/** Counts a new object against the quotas of its namespace. Models resourcequota/controller.go checkQuotas (v1.36). */
export function charge(api: ApiServer, object: KubeObject): void {
  for (const quota of quotas(api, object)) {
    const counted = countedBy(quota, object)
    if (counted.size === 0) continue
    api.update(quota, (stored) => ({ ...stored, status: { ...stored.status, used: usedWith(stored.status?.used ?? {}, counted) } }))
  }
}
