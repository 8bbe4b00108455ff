import type { MenuEntry } from '../menu/entries.ts'
import { injectFault } from './edits.ts'
import { isGroup } from './faults.ts'
import type { Fault, FaultGroup } from './faults.ts'

/** Faults as a menu; picking one writes it into the Scenario. */
export function entryOf(one: Fault | FaultGroup): MenuEntry {
  const { id, label } = one
  if (!isGroup(one)) return { kind: 'item', id, label, ...(one.hint ? { hint: one.hint } : {}), pick: () => void injectFault(one) }
  if (one.empty) return { kind: 'item', id, label, hint: one.empty, disabled: true, pick: () => {} }
  return { kind: 'group', id, label, entries: one.faults.map(entryOf) }
}
