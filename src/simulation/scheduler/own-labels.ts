import type { Requirement } from '../../kube/labels.ts'
import type { Pod } from '../../kube/types.ts'

/**
 * What constraints mean that name labels by their keys alone: the Pod's own values, or any but these.
 * Models pkg/registry/core/pod/strategy.go applyMatchLabelKeysAndMismatchLabelKeys (v1.36).
 */
export function ownLabels({ metadata }: Pod, keys: readonly string[] | undefined, operator: 'In' | 'NotIn'): Requirement[] {
  return (keys ?? []).flatMap((key) => {
    const value = metadata.labels?.[key]
    return value === undefined ? [] : [{ key, operator, values: [value] }]
  })
}
