import type { ILabelSelector } from '@kubernetes-models/apimachinery/apis/meta/v1/LabelSelector'
import type { IPodAffinity } from 'kubernetes-models/v1/PodAffinity'
import type { IPodAffinityTerm } from 'kubernetes-models/v1/PodAffinityTerm'
import type { Labels } from './labels.ts'
import type { Pod, PodSpec } from './types.ts'

interface Keyed {
  readonly labelSelector?: ILabelSelector
  readonly matchLabelKeys?: readonly string[]
  readonly mismatchLabelKeys?: readonly string[]
}

/** A term whose selector asks for the labels that its keys name, with the Pod's own values, or with any but these. */
function merged<T extends Keyed>(term: T, labels: Labels): T {
  const { labelSelector, matchLabelKeys = [], mismatchLabelKeys = [] } = term
  const expressions = (keys: readonly string[], operator: string) =>
    keys.flatMap((key) => (labels[key] === undefined ? [] : [{ key, operator, values: [labels[key]] }]))
  const added = [...expressions(matchLabelKeys, 'In'), ...expressions(mismatchLabelKeys, 'NotIn')]
  if (!labelSelector || added.length === 0) return term
  return { ...term, labelSelector: { ...labelSelector, matchExpressions: [...(labelSelector.matchExpressions ?? []), ...added] } }
}

/** The Pod with matchLabelKeys and mismatchLabelKeys merged into the selectors beside them. Models pkg/registry/core/pod/strategy.go applyMatchLabelKeysAndMismatchLabelKeys (v1.36). */
export function withMatchLabelKeys(pod: Pod): Pod {
  const { affinity, topologySpreadConstraints } = pod.spec
  if (!topologySpreadConstraints && !affinity?.podAffinity && !affinity?.podAntiAffinity) return pod
  const labels = pod.metadata.labels ?? {}
  const spec: PodSpec = {
    ...pod.spec,
    ...(topologySpreadConstraints && { topologySpreadConstraints: topologySpreadConstraints.map((one) => merged(one, labels)) }),
    ...(affinity && {
      affinity: {
        ...affinity,
        ...(affinity.podAffinity && { podAffinity: termsMerged(affinity.podAffinity, labels) }),
        ...(affinity.podAntiAffinity && { podAntiAffinity: termsMerged(affinity.podAntiAffinity, labels) }),
      },
    }),
  }
  return { ...pod, spec }
}

function termsMerged(affinity: IPodAffinity, labels: Labels): IPodAffinity {
  const { preferredDuringSchedulingIgnoredDuringExecution: preferred, requiredDuringSchedulingIgnoredDuringExecution: required } = affinity
  const term = (one: IPodAffinityTerm): IPodAffinityTerm => merged(one, labels)
  return {
    ...(preferred && {
      preferredDuringSchedulingIgnoredDuringExecution: preferred.map((one) => ({ ...one, podAffinityTerm: term(one.podAffinityTerm) })),
    }),
    ...(required && { requiredDuringSchedulingIgnoredDuringExecution: required.map(term) }),
  }
}
