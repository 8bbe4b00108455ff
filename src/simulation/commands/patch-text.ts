import { findJsonTextError } from '../../base/go-json-text.ts'
import { isRecord } from '../../base/json.ts'
import type { PatchType } from '../../kube/patch/index.ts'

type PatchText = { readonly ok: true; readonly content: unknown } | { readonly ok: false; readonly error: string }

/** What Go's JSON decoder calls a value. */
const kindOf = (value: unknown): string => (Array.isArray(value) ? 'array' : typeof value === 'boolean' ? 'bool' : typeof value)

const misfit = (value: unknown, type: string): string => `json: cannot unmarshal ${kindOf(value)} into Go value of type ${type}`

/** What stands in the way of a value's being a patch; null: nothing does. */
function misfitFor(content: unknown, type: PatchType): string | null {
  if (content === null) return null
  if (type !== 'json') return isRecord(content) ? null : misfit(content, 'map[string]interface {}')
  if (!Array.isArray(content)) return misfit(content, '[]handlers.jsonPatchOp')
  const wrong: unknown = content.find((one) => !isRecord(one))
  return wrong === undefined ? null : misfit(wrong, 'handlers.jsonPatchOp')
}

/**
 * Reads the text of a patch as the API server does; `error` is what kubectl prints. A patch that is `null` changes nothing.
 * Models apiserver pkg/endpoints/handlers/patch.go (v1.36).
 */
export function readPatch(text: string, type: PatchType): PatchText {
  const refused = (why: string): PatchText => ({
    ok: false,
    error: `Error from server (BadRequest): ${type === 'strategic' ? '' : 'error decoding patch: '}${why}`,
  })
  const wrong = findJsonTextError(text)
  if (wrong !== null) return refused(wrong)
  const content: unknown = JSON.parse(text)
  const why = misfitFor(content, type)
  if (why !== null) return refused(why)
  return { ok: true, content: content ?? (type === 'json' ? [] : {}) }
}
