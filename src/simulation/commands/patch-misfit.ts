import { goJson, goQuote, goValue } from '../../base/go-text.ts'
import type { PatchType } from '../../kube/patch/index.ts'

/** What Go calls a JSON value. */
const KINDS: Readonly<Record<string, string>> = { string: 'string', bool: 'bool', number: 'int64', array: 'slice', object: 'map' }

/** The JSON decoder's complaint as the converter of untyped objects words it. Models apimachinery pkg/runtime/converter.go fromUnstructured (v1.36). */
function asConverted(message: string): string {
  const [, value = '', type = ''] = /^json: cannot unmarshal (\w+)[^]* of type (\S+)$/.exec(message) ?? []
  const kind = KINDS[value]
  if (kind === undefined) return message
  if (type.startsWith('[]')) return `cannot restore slice from ${kind}`
  if (type.startsWith('map[')) return `cannot restore map from ${kind}`
  if (/[A-Z.]/.test(type)) return `cannot restore struct from: ${kind}`
  return kind === 'int64' && type === 'string' ? 'cannot convert int64 to string' : `unrecognized type: ${type}`
}

/**
 * What kubectl prints of a patch after which a value does not fit its field; `message` is the JSON decoder's.
 * Models apiserver pkg/endpoints/handlers/patch.go (v1.36).
 */
export const misfitOf = (type: PatchType, patch: unknown, patched: unknown, message: string): string =>
  type === 'strategic'
    ? `The request is invalid: patch: Invalid value: ${goQuote(goValue(patch))}: ${asConverted(message)}`
    : `The request is invalid: patch: Invalid value: ${goQuote(goJson(patched))}: ${message}`
