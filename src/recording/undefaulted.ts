import { equal } from '../base/equal.ts'
import { cloneJson, isRecord } from '../base/json.ts'
import { defaultObject } from '../kube/defaults/index.ts'
import type { KubeObject } from '../kube/types.ts'

/** What an object is not without. */
const KEPT: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'name'])

/** The volume of a service account's token has a name of its own in every Pod. */
const TOKEN = /"kube-api-access-(\w{5})"/

/**
 * An object without all that the API server would put in again: whatever can be left out of it so that defaulting makes the same of the
 * rest. A new object; the given one stays as it is.
 */
export function withoutDefaults(object: KubeObject): Record<string, unknown> {
  const copy = cloneJson(object) as KubeObject & Record<string, unknown>
  const [, suffix] = TOKEN.exec(JSON.stringify(copy)) ?? []
  const made = (): unknown => defaultObject(copy, suffix === undefined ? {} : { suffix })
  const whole = made()
  const isSame = (): boolean => {
    try {
      return equal(made(), whole)
    } catch {
      return false
    }
  }
  strip(copy, isSame)
  return copy
}

/** Leaves out of `value`, in place, each field and entry without which `isSame` still holds, the largest parts first. */
function strip(value: unknown, isSame: () => boolean): void {
  if (Array.isArray(value)) {
    for (let i = value.length - 1; i >= 0; i--) {
      const [entry] = value.splice(i, 1) as unknown[]
      if (isSame()) continue
      value.splice(i, 0, entry)
      strip(entry, isSame)
    }
    return
  }
  if (!isRecord(value)) return
  for (const key of Object.keys(value)) {
    if (KEPT.has(key)) continue
    const field = value[key]
    const order = Object.keys(value)
    delete value[key]
    if (isSame()) continue
    // Put back where it was: people read it.
    for (const name of order) {
      const kept = name === key ? field : value[name]
      delete value[name]
      value[name] = kept
    }
    strip(field, isSame)
  }
}
