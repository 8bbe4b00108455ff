/** What `wait` waits for. Models kubectl/pkg/cmd/wait (v1.36) */
import { goValue } from '../../base/go-text.ts'
import { isRecord } from '../../base/json.ts'
import type { KubeObject } from '../../kube/types.ts'
import { failure } from '../errors.ts'
import { findResults } from '../jsonpath/evaluate.ts'
import type { Piece } from '../jsonpath/nodes.ts'
import { parseJsonPath, relaxedPath } from '../jsonpath/parse.ts'
import { withPath } from '../jsonpath/with-path.ts'

/** Whether what is waited for is there: null stands for an object that is not. Throws what is wrong with the question. */
export type Met = (object: KubeObject | null) => boolean

export interface Condition {
  readonly met: Met
  /** `state`: of objects that are there. */
  readonly mode: 'state' | 'delete' | 'create'
}

/** Whether an object has a condition, and has had it since its latest change. */
function hasCondition(object: KubeObject, type: string, wanted: string): boolean {
  const status = 'status' in object && isRecord(object.status) ? object.status : {}
  const conditions = Array.isArray(status.conditions) ? status.conditions.filter(isRecord) : []
  const found = conditions.find((one) => String(one.type).toLowerCase() === type.toLowerCase())
  const observed = found?.observedGeneration ?? status.observedGeneration
  if (typeof observed === 'number' && observed < (object.metadata.generation ?? 0)) return false
  return typeof found?.status === 'string' && found.status.toLowerCase() === wanted.toLowerCase()
}

/** Whether a path leads to one value, and to that one if one is `wanted`. */
function leadsTo(pieces: readonly Piece[], wanted: string | null, object: KubeObject): boolean {
  const [values = [], ...more] = withPath(() => findResults(pieces, object))
  if (values.length === 0) return false
  if (more.length > 0) throw failure('given jsonpath expression matches more than one list')
  if (values.length > 1) throw failure('given jsonpath expression matches more than one value')
  if (wanted === null) return true
  const [value] = values
  if (isRecord(value) || Array.isArray(value)) throw failure('jsonpath leads to a nested object or list which is not supported')
  return goValue(value).trim() === wanted.trim()
}

const FORM = "--for=jsonpath='{.status.readyReplicas}'"

/** Reads `{.a}=b` or `{.a}`: a single `=` stands before the value. */
function readJsonPath(text: string): Met {
  const [path = '', wanted, ...more] = text.split(/(?<!=)=(?!=)/)
  if (more.length > 0) throw failure(`jsonpath wait format must be ${FORM}=3 or ${FORM}`)
  const value = wanted?.replace(/^['"]+|['"]+$/g, '')
  if (value === '') throw failure(`jsonpath wait has to have a value after equal sign, like ${FORM}=3`)
  if (path === '') throw failure('jsonpath expression cannot be empty')
  const pieces = withPath(() => parseJsonPath(relaxedPath(path)))
  return (object) => object !== null && leadsTo(pieces, value ?? null, object)
}

/** Reads `--for`. Throws what kubectl says of one that it does not know. */
export function readCondition(text: string): Condition {
  if (text.toLowerCase() === 'delete') return { mode: 'delete', met: (object) => object === null }
  if (text.toLowerCase() === 'create') return { mode: 'create', met: (object) => object !== null }
  if (text.startsWith('condition=')) {
    const [type = '', status = 'true'] = text.slice('condition='.length).split('=')
    return { mode: 'state', met: (object) => object !== null && hasCondition(object, type, status) }
  }
  if (text.startsWith('jsonpath=')) return { mode: 'state', met: readJsonPath(text.slice('jsonpath='.length)) }
  throw failure(`unrecognized condition: ${text === '' ? '[]' : JSON.stringify(text)}`)
}
