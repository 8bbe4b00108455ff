import type { IPodAffinityTerm } from 'kubernetes-models/v1/PodAffinityTerm'
import type { IWeightedPodAffinityTerm } from 'kubernetes-models/v1/WeightedPodAffinityTerm'
import { meets, requirementsOf } from '../../kube/labels.ts'
import type { Labels, Requirement } from '../../kube/labels.ts'
import type { Pod } from '../../kube/types.ts'

/** A term of pod affinity or anti-affinity, ready to be asked. */
export interface AffinityTerm {
  readonly topologyKey: string
  readonly namespaces: ReadonlySet<string>
  /** Namespaces by their labels; null where the term does not choose so. */
  readonly namespaceLabels: readonly Requirement[] | null
  /** Null matches no Pod. */
  readonly labels: readonly Requirement[] | null
  readonly weight: number
}

/** All terms of a Pod, by what they demand or wish. */
export interface AffinityTerms {
  readonly required: readonly AffinityTerm[]
  readonly requiredAnti: readonly AffinityTerm[]
  readonly preferred: readonly AffinityTerm[]
  readonly preferredAnti: readonly AffinityTerm[]
}

/** The labels of a namespace by its name. */
export type NamespaceLabels = (name: string) => Labels

const NO_TERMS: AffinityTerms = { required: [], requiredAnti: [], preferred: [], preferredAnti: [] }

function termOf(
  pod: Pod,
  { topologyKey, namespaces = [], namespaceSelector, labelSelector }: IPodAffinityTerm,
  weight: number,
): AffinityTerm {
  const own = namespaces.length === 0 && !namespaceSelector ? [pod.metadata.namespace ?? 'default'] : namespaces
  return {
    topologyKey,
    namespaces: new Set(own),
    namespaceLabels: namespaceSelector ? requirementsOf(namespaceSelector) : null,
    labels: labelSelector ? requirementsOf(labelSelector) : null,
    weight,
  }
}

/** Models kube-scheduler/framework getAffinityTerms (v1.36): a term that names no namespaces means the Pod's own. */
export function affinityTerms(pod: Pod): AffinityTerms {
  const { podAffinity, podAntiAffinity } = pod.spec.affinity ?? {}
  if (!podAffinity && !podAntiAffinity) return NO_TERMS
  const required = (terms: readonly IPodAffinityTerm[] | undefined): AffinityTerm[] => (terms ?? []).map((term) => termOf(pod, term, 0))
  const preferred = (terms: readonly IWeightedPodAffinityTerm[] | undefined): AffinityTerm[] =>
    (terms ?? []).map(({ podAffinityTerm, weight }) => termOf(pod, podAffinityTerm, weight))
  return {
    required: required(podAffinity?.requiredDuringSchedulingIgnoredDuringExecution),
    requiredAnti: required(podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution),
    preferred: preferred(podAffinity?.preferredDuringSchedulingIgnoredDuringExecution),
    preferredAnti: preferred(podAntiAffinity?.preferredDuringSchedulingIgnoredDuringExecution),
  }
}

/** Whether a Pod is one that the term speaks of, wherever it runs. */
export function termMeans(term: AffinityTerm, pod: Pod, labelsOf: NamespaceLabels): boolean {
  const namespace = pod.metadata.namespace ?? 'default'
  const byLabels = (): boolean => term.namespaceLabels?.every((one) => meets(one, labelsOf(namespace))) ?? false
  if (!term.namespaces.has(namespace) && !byLabels()) return false
  return term.labels?.every((one) => meets(one, pod.metadata.labels ?? {})) ?? false
}
