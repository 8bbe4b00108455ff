import { canonicalQuantity, quantityOf } from '../../base/quantity.ts'
import type { IPersistentVolumeClaimSpec } from 'kubernetes-models/v1/PersistentVolumeClaimSpec'
import type { Draft } from '../../kube/draft.ts'
import { forbidden, invalid, invalidFor, required, unsupported } from './errors.ts'
import type { Errors, Field } from './errors.ts'
import { validateSelector } from './selectors.ts'
import { GREATER_THAN_ZERO, subdomainFaults } from './texts.ts'

const ACCESS_MODES = ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod']
const VOLUME_MODES = ['Block', 'Filesystem']

/** Models ValidatePersistentVolumeClaimSpec in pkg/apis/core/validation (v1.36). */
export function* validateClaimSpec(spec: Draft<IPersistentVolumeClaimSpec>, at: Field): Errors {
  const modes = spec.accessModes ?? []
  if (modes.length === 0) yield required(at.child('accessModes'), 'at least 1 access mode is required')
  yield* validateSelector(spec.selector, at.child('selector'))
  for (const [i, mode] of modes.entries()) {
    if (!ACCESS_MODES.includes(mode))
      yield unsupported(at.child('accessModes').index(i).printedAs(at.child('accessModes')), mode, ACCESS_MODES)
  }
  if (modes.includes('ReadWriteOncePod') && modes.length > 1) {
    yield forbidden(at.child('accessModes'), 'may not use ReadWriteOncePod with other access modes')
  }
  const storage = spec.resources?.requests?.storage
  const shown = at.child('resources', 'requests', 'storage').printedAs(at.child('resources').key('storage'))
  if (storage === undefined) yield required(shown)
  else if (quantityOf(storage).nanos <= 0n) yield invalid(shown, canonicalQuantity(storage), GREATER_THAN_ZERO)
  if (spec.storageClassName) yield* invalidFor(at.child('storageClassName'), spec.storageClassName, subdomainFaults(spec.storageClassName))
  if (spec.volumeMode !== undefined && !VOLUME_MODES.includes(spec.volumeMode))
    yield unsupported(at.child('volumeMode'), spec.volumeMode, VOLUME_MODES)
  for (const [name, source] of [
    ['dataSource', spec.dataSource],
    ['dataSourceRef', spec.dataSourceRef],
  ] as const) {
    if (!source) continue
    if (!source.name) yield required(at.child(name, 'name'))
    if (!source.kind) yield required(at.child(name, 'kind'))
    if (!source.apiGroup && source.kind && source.kind !== 'PersistentVolumeClaim') {
      yield invalid(at.child(name), source.kind, "must be 'PersistentVolumeClaim' when referencing the default apiGroup")
    }
  }
}
