/** The three kinds of patch that an API server takes. */
import { applyPatch } from 'rfc6902'
import type { Operation } from 'rfc6902'
import { cloneJson, isRecord } from '../../base/json.ts'
import { applyMergePatch } from './merge.ts'
import { applyStrategicPatch } from './strategic.ts'

export { strategicDifference } from './difference.ts'
export { applyMergePatch } from './merge.ts'
export { applyStrategicPatch } from './strategic.ts'

export type PatchType = 'strategic' | 'merge' | 'json'
type Patched = { ok: true; object: unknown } | { ok: false; error: string }

/** What kubectl prints, after its usual head, for a JSON patch that does not apply. */
const UNAPPLICABLE = 'The request is invalid: the server rejected our request due to an error in our request'

const isOperation = (value: unknown): value is Operation =>
  isRecord(value) && typeof value.path === 'string' && ['add', 'remove', 'replace', 'move', 'copy', 'test'].includes(String(value.op))

function applyJsonPatch(object: unknown, patch: unknown): Patched {
  if (!Array.isArray(patch) || !patch.every(isOperation)) return { ok: false, error: UNAPPLICABLE }
  const copy = cloneJson(object)
  const refused = applyPatch(copy, patch).some((result) => result !== null)
  return refused ? { ok: false, error: UNAPPLICABLE } : { ok: true, object: copy }
}

/** `object` with `patch` applied, a new object. A JSON patch that does not apply is refused in the API server's words. */
export function patchObject(object: unknown, patch: unknown, type: PatchType): Patched {
  if (type === 'json') return applyJsonPatch(object, patch)
  return { ok: true, object: type === 'merge' ? applyMergePatch(object, patch) : applyStrategicPatch(object, patch) }
}
