import type { ItemId } from '../lanes/types.ts'
import type { Case } from './case.ts'
import type { FieldRef } from './fields.ts'
import { fieldsOfRecord } from './fields.ts'
import { placeOf } from './places.ts'

/** How deep inside a field somebody may stand and still mean it: a word of a hook's command. */
const INSIDE = 4
/** What a probe asks stands for the probe. */
const TARGETS: ReadonlySet<string | number> = new Set(['httpGet', 'tcpSocket', 'exec', 'grpc'])

/** The path without what only says whom a probe asks. */
function meantBy(path: FieldRef['path']): FieldRef['path'] {
  const target = path.findIndex((key, i) => TARGETS.has(key) && String(path[i - 1]).endsWith('Probe'))
  return target < 0 ? path : path.slice(0, target)
}

/** Whether a field that counted is the one that is meant, stands right in it, or is around it. */
function concerns(meant: FieldRef, own: FieldRef): boolean {
  if (own.kind !== meant.kind || (own.kind !== 'Scenario' && own.name !== meant.name)) return false
  const path = meantBy(meant.path)
  const deeper = path.length - own.path.length
  if (deeper < -1 || deeper > INSIDE) return false
  return deeper < 0 ? path.every((key, i) => key === own.path[i]) : own.path.every((key, i) => key === path[i])
}

/** The segments and marks in which a field of the world's text counted, in order of time. */
export function countedIn(of: Case, field: FieldRef): readonly ItemId[] {
  const found = new Set<ItemId>()
  for (const record of of.trace.records) {
    if (!fieldsOfRecord(of, record).some((own) => concerns(field, own))) continue
    const place = placeOf(of.model, record)
    if (place) found.add(place.item)
  }
  return [...found]
}
