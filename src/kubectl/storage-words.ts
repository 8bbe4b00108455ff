/** What tables and descriptions say of claims and volumes in the same words. */
import type { ObjectMeta } from '../kube/types.ts'

const MODES: readonly (readonly [mode: string, short: string])[] = [
  ['ReadWriteOnce', 'RWO'],
  ['ReadOnlyMany', 'ROX'],
  ['ReadWriteMany', 'RWX'],
  ['ReadWriteOncePod', 'RWOP'],
]

/** `RWO,ROX`. Models kubectl/pkg/util/storage/storage.go GetAccessModesAsString (v1.36). */
export const accessModesText = (modes: readonly string[] | undefined): string =>
  MODES.filter(([mode]) => modes?.includes(mode))
    .map(([, short]) => short)
    .join(',')

/** The class of a claim or volume: the old annotation counts first. */
export const storageClassOf = (metadata: Partial<ObjectMeta>, named: string | undefined): string =>
  metadata.annotations?.['volume.beta.kubernetes.io/storage-class'] ?? named ?? ''
