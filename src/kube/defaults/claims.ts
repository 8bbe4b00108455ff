import { canonicalQuantity } from '../../base/quantity.ts'
import type { IPersistentVolumeClaimSpec } from 'kubernetes-models/v1/PersistentVolumeClaimSpec'
import type { Draft } from '../draft.ts'

/** Sets in place what the spec of a PersistentVolumeClaim gets, wherever one stands. */
export function defaultClaimSpec(spec: Draft<IPersistentVolumeClaimSpec>): void {
  spec.volumeMode ??= 'Filesystem'
  spec.resources ??= {}
  for (const amounts of [spec.resources.requests, spec.resources.limits]) {
    for (const [name, amount] of Object.entries(amounts ?? {})) if (amounts) amounts[name] = canonicalQuantity(amount)
  }
  if (spec.dataSource && !spec.dataSourceRef) spec.dataSourceRef = { ...spec.dataSource }
  else if (spec.dataSourceRef && !spec.dataSource && !spec.dataSourceRef.namespace) spec.dataSource = { ...spec.dataSourceRef }
}
