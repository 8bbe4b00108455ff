import { groupOf } from '../../kube/kinds.ts'
import { structOfKind } from '../../kube/schema.ts'
import type { KubeObject, PodSubresource } from '../../kube/types.ts'
import { decodeObject } from '../decode.ts'
import type { JsonObject } from '../json.ts'
import type { FieldError } from './errors.ts'
import { validateObject, validateUpdate } from './index.ts'
import { composeRefusal, invalidClause } from './refusal.ts'

/** A refused object, as kubectl prints it alone and as a clause of a longer sentence. */
interface Refused {
  readonly text: string
  readonly clause: string
}

function refusal({ apiVersion, kind, metadata }: KubeObject, errors: readonly FieldError[]): Refused | null {
  if (errors.length === 0) return null
  const group = groupOf(apiVersion)
  const qualified = group === '' ? kind : `${kind}.${group}`
  return { text: composeRefusal(kind, metadata.name, errors), clause: invalidClause(qualified, metadata.name, errors) }
}

/** An API server's rules on new and changed objects, as a simulation takes them. */
export const API_RULES = {
  create: (object: KubeObject): Refused | null => refusal(object, validateObject(object)),
  update: (before: KubeObject, after: KubeObject, subresource?: PodSubresource): Refused | null =>
    refusal(after, validateUpdate(before, after, subresource)),
  misfit: (object: KubeObject): string | null => {
    const struct = structOfKind(object.apiVersion, object.kind)
    return struct ? (decodeObject(object as unknown as JsonObject, struct).error?.message ?? null) : null
  },
}
