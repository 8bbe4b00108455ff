/** What the admission plugins of an API server refuse before it validates. Models plugin/pkg/admission (v1.36). */
import type { IPod } from 'kubernetes-models/v1/Pod'
import type { PriorityClassFacts } from '../../kube/defaults/pod.ts'
import type { Draft } from '../../kube/draft.ts'
import { systemPriority } from '../../kube/priority.ts'
import { isPod } from '../../kube/types.ts'
import type { KubeObject } from '../../kube/types.ts'

/** What there is in the cluster when an object arrives. */
export interface ClusterFacts {
  readonly namespaces: ReadonlySet<string>
  readonly priorityClasses: ReadonlyMap<string, PriorityClassFacts>
  /** `namespace/name`; the one called `default` is in every namespace. */
  readonly serviceAccounts?: ReadonlySet<string>
  readonly runtimeClasses?: ReadonlySet<string>
}

/** A new cluster: nothing but what Kubernetes itself brings. */
export const NEW_CLUSTER: ClusterFacts = {
  namespaces: new Set(['default', 'kube-system', 'kube-public', 'kube-node-lease']),
  priorityClasses: new Map(),
}

/** A refusal, as kubectl prints it: `Error from server (Forbidden): error when creating "F": MESSAGE`. */
export interface AdmissionRefusal {
  readonly message: string
  /** The field at fault. */
  readonly at: readonly string[]
}

interface Why {
  readonly why: string
  readonly at: readonly string[]
}

function whyNoAccount(pod: Draft<IPod>, cluster: ClusterFacts): Why | null {
  const account = `${pod.metadata?.namespace ?? ''}/${pod.spec?.serviceAccountName ?? ''}`
  const name = pod.spec?.serviceAccountName ?? 'default'
  if (name === 'default' || cluster.serviceAccounts?.has(account)) return null
  return { why: `error looking up service account ${account}: serviceaccount "${name}" not found`, at: ['spec', 'serviceAccountName'] }
}

function whyNoPriority(pod: Draft<IPod>, cluster: ClusterFacts): Why | null {
  const { priorityClassName: name, priority = 0, preemptionPolicy } = pod.spec ?? {}
  const facts = name ? (cluster.priorityClasses.get(name) ?? systemPriority(name)) : { value: 0 }
  if (!facts) return { why: `no PriorityClass with name ${name} was found`, at: ['spec', 'priorityClassName'] }
  const from = 'from the given PriorityClass name'
  if (priority !== facts.value) {
    return {
      why: `the integer value of priority (${priority}) must not be provided in pod spec; priority admission controller computed ${facts.value} ${from}`,
      at: ['spec', 'priority'],
    }
  }
  const policy = facts.preemptionPolicy ?? 'PreemptLowerPriority'
  if (preemptionPolicy === undefined || preemptionPolicy === policy) return null
  return {
    why: `the string value of PreemptionPolicy (${preemptionPolicy}) must not be provided in pod spec; priority admission controller computed ${policy} ${from}`,
    at: ['spec', 'preemptionPolicy'],
  }
}

function whyNoRuntimeClass(pod: Draft<IPod>, cluster: ClusterFacts): Why | null {
  const { runtimeClassName: name, overhead } = pod.spec ?? {}
  if (name && !cluster.runtimeClasses?.has(name))
    return { why: `pod rejected: RuntimeClass "${name}" not found`, at: ['spec', 'runtimeClassName'] }
  return overhead
    ? { why: 'pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead', at: ['spec', 'overhead'] }
    : null
}

/** What refuses an object from `defaultObject`, in a namespace that is there, before its validation; null when nothing does. */
export function admit(object: KubeObject, cluster: ClusterFacts = NEW_CLUSTER): AdmissionRefusal | null {
  if (!isPod(object)) return null
  const found = whyNoAccount(object, cluster) ?? whyNoPriority(object, cluster) ?? whyNoRuntimeClass(object, cluster)
  return found && { message: `pods "${object.metadata.name}" is forbidden: ${found.why}`, at: found.at }
}
