import { must } from '../base/assert.ts'
import type { Pod } from './types.ts'

/** A Pod among all of a cluster, as people know it: `namespace/name`. Another Pod may have it later. */
export const podKeyOf = ({ metadata }: Pod): string => `${metadata.namespace ?? 'default'}/${metadata.name}`

/** A Pod among all that there ever are. Only one that is stored has a uid. */
export const uidOf = ({ metadata }: Pod): string => must(metadata.uid, 'a stored Pod has a uid')
