import type { MenuEntry } from '../menu/entries.ts'
import { injectFault } from './edits.ts'
import { isGroup } from './faults.ts'
import type { Fault, FaultGroup } from './faults.ts'

/** Faults as a menu; picking one writes it into the Scenario. */
export function entryOf(one: Fault | FaultGroup): MenuEntry {
  return isGroup(one)
    ? { kind: 'group', id: one.id, label: one.label, entries: one.faults.map(entryOf) }
    : { kind: 'item', id: one.id, label: one.label, pick: () => void injectFault(one) }
}
