/** Strategic merge patches: lists of named things merge by name. Models apimachinery/pkg/util/strategicpatch/patch.go (v1.36). */
import { equal } from '../../base/equal.ts'
import { cloneJson, isRecord } from '../../base/json.ts'

type Json = Record<string, unknown>

/** What identifies the items of a list that merges; other lists are replaced as a whole. */
const MERGE_KEYS: Readonly<Record<string, string>> = {
  containers: 'name',
  initContainers: 'name',
  ephemeralContainers: 'name',
  volumes: 'name',
  imagePullSecrets: 'name',
  hostAliases: 'ip',
  topologySpreadConstraints: 'topologyKey',
  resourceClaims: 'name',
  schedulingGates: 'name',
  env: 'name',
  volumeMounts: 'mountPath',
  volumeDevices: 'devicePath',
  ownerReferences: 'uid',
  conditions: 'type',
  podIPs: 'ip',
  hostIPs: 'ip',
  addresses: 'type',
  secrets: 'name',
  resourceClaimStatuses: 'name',
}
/** Lists of plain values that merge. */
export const PRIMITIVE_LISTS: ReadonlySet<string> = new Set(['finalizers', 'podCIDRs'])

/** What identifies the items of a list; ports of a container merge by containerPort, those of a Service by port. Null: the list is replaced. */
export function mergeKeyOf(name: string, items: readonly unknown[]): string | null {
  if (name === 'ports')
    return items.some((item) => isRecord(item) && 'port' in item && !('containerPort' in item)) ? 'port' : 'containerPort'
  return MERGE_KEYS[name] ?? null
}

const DIRECTIVE = '$patch'
const RETAIN_KEYS = '$retainKeys'
const ELEMENT_ORDER = '$setElementOrder/'
const DELETE_FROM = '$deleteFromPrimitiveList/'

/** A value of a patch without directives and nulls: what is stored where nothing stood before. */
function stripped(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => !(isRecord(item) && DIRECTIVE in item)).map(stripped)
  if (!isRecord(value)) return value
  const kept = Object.entries(value).filter(([key, item]) => item !== null && !key.startsWith('$'))
  return Object.fromEntries(kept.map(([key, item]) => [key, stripped(item)]))
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/**
 * Puts the patch's items into the patch's order and the server's into the server's, and merges the two: an item that is new to the
 * server comes before the server's.
 */
function ordered(
  merged: readonly unknown[],
  original: readonly unknown[],
  order: readonly unknown[],
  same: (a: unknown, b: unknown) => boolean,
): unknown[] {
  const place = (list: readonly unknown[], item: unknown) => list.findIndex((each) => same(each, item))
  const byPlace = (list: readonly unknown[]) => (a: unknown, b: unknown) => place(list, a) - place(list, b)
  const patched = merged.filter((item) => place(order, item) >= 0).sort(byPlace(order))
  const rest = merged.filter((item) => place(order, item) < 0).sort(byPlace(original))
  const result: unknown[] = []
  while (rest.length > 0 && patched.length > 0) {
    const [left, right] = [place(original, rest[0]), place(original, patched[0])]
    result.push(left >= 0 && right >= 0 && left < right ? rest.shift() : patched.shift())
  }
  return [...result, ...rest, ...patched]
}

function mergeKeyedList(original: readonly unknown[], patch: readonly unknown[], order: readonly unknown[] | null, key: string): unknown[] {
  const items = patch.filter(isRecord)
  if (items.some((item) => item[DIRECTIVE] === 'replace')) return listOf(stripped(items))
  const same = (a: unknown, b: unknown) => isRecord(a) && isRecord(b) && equal(a[key], b[key])
  let merged = [...original]
  for (const item of items) {
    const at = merged.findIndex((each) => same(each, item))
    if (item[DIRECTIVE] === 'delete') merged = merged.filter((each) => !same(each, item))
    else if (at < 0) merged.push(stripped(item))
    else merged[at] = mergeMaps(merged[at], item)
  }
  return ordered(merged, original, order ?? items, same)
}

function mergePrimitiveList(
  original: readonly unknown[],
  patch: readonly unknown[],
  removed: readonly unknown[],
  order: readonly unknown[] | null,
): unknown[] {
  const same = (a: unknown, b: unknown) => a === b
  const merged = [...original.filter((item) => !removed.includes(item)), ...patch.filter((item) => !original.includes(item))]
  return ordered(merged, original, order ?? patch, same)
}

function mergeField(name: string, current: unknown, patch: Json): unknown {
  const value = patch[name]
  const original = listOf(current)
  const order = ELEMENT_ORDER + name in patch ? listOf(patch[ELEMENT_ORDER + name]) : null
  if (PRIMITIVE_LISTS.has(name)) return mergePrimitiveList(original, listOf(value), listOf(patch[DELETE_FROM + name]), order)
  const key = mergeKeyOf(name, [...original, ...listOf(value), ...(order ?? [])])
  if (key !== null && (Array.isArray(value) || order)) return mergeKeyedList(original, listOf(value), order, key)
  return isRecord(value) ? mergeMaps(current, value) : stripped(value)
}

function mergeMaps(target: unknown, patch: Json): unknown {
  if (patch[DIRECTIVE] === 'replace') return stripped(patch)
  if (patch[DIRECTIVE] === 'delete') return {}
  const result: Json = isRecord(target) ? { ...target } : {}
  const retained = patch[RETAIN_KEYS]
  if (Array.isArray(retained)) for (const key of Object.keys(result)) if (!retained.includes(key)) delete result[key]
  const names = new Set(
    Object.keys(patch).map((key) => (key.startsWith(ELEMENT_ORDER) || key.startsWith(DELETE_FROM) ? key.slice(key.indexOf('/') + 1) : key)),
  )
  for (const name of names) {
    if (name.startsWith('$')) continue
    if (patch[name] === null) delete result[name]
    else result[name] = mergeField(name, result[name], patch)
  }
  return result
}

/** A new object; neither argument changes. */
export function applyStrategicPatch(target: unknown, patch: unknown): unknown {
  return isRecord(patch) ? cloneJson(mergeMaps(target, patch)) : cloneJson(patch)
}
