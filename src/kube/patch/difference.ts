/** The strategic merge patch that makes one object into another. Models apimachinery/pkg/util/strategicpatch CreateTwoWayMergePatch (v1.36). */
import { equal } from '../../base/equal.ts'
import { isRecord } from '../../base/json.ts'
import { mergeKeyOf, PRIMITIVE_LISTS } from './strategic.ts'

type Json = Record<string, unknown>

/** The items of a keyed list that are new or other, and those that are gone. */
function keyedDifference(before: readonly Json[], after: readonly Json[], key: string): Json[] {
  const sameAs = (list: readonly Json[], item: Json): Json | undefined => list.find((each) => equal(each[key], item[key]))
  const changed = after.flatMap((item) => {
    const was = sameAs(before, item)
    if (!was) return [item]
    return equal(was, item) ? [] : [{ [key]: item[key], ...strategicDifference(was, item) }]
  })
  const gone = before.filter((item) => !sameAs(after, item)).map((item) => ({ $patch: 'delete', [key]: item[key] }))
  return [...changed, ...gone]
}

function listDifference(name: string, before: readonly unknown[], after: readonly unknown[]): Json {
  if (PRIMITIVE_LISTS.has(name)) {
    const [added, gone] = [after.filter((item) => !before.includes(item)), before.filter((item) => !after.includes(item))]
    return { ...(added.length > 0 && { [name]: added }), ...(gone.length > 0 && { [`$deleteFromPrimitiveList/${name}`]: gone }) }
  }
  const key = mergeKeyOf(name, [...before, ...after])
  const isKeyed = key !== null && [...before, ...after].every((item) => isRecord(item) && item[key] !== undefined)
  return { [name]: isKeyed ? keyedDifference(before as Json[], after as Json[], key) : after }
}

/** What has to be patched into `before` to make it `after`; empty where they are equal. */
export function strategicDifference(before: Json, after: Json): Json {
  const patch: Json = {}
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [was, is] = [before[name], after[name]]
    if (equal(was, is)) continue
    if (is === undefined) patch[name] = null
    else if (isRecord(was) && isRecord(is)) patch[name] = strategicDifference(was, is)
    else if (Array.isArray(was) && Array.isArray(is)) Object.assign(patch, listDifference(name, was, is))
    else patch[name] = is
  }
  return patch
}
