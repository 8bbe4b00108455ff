import { t } from '../../messages/index.ts'
import type { MenuEntry } from '../menu/entries.ts'
import { showSimulation } from '../store/compare.ts'
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

/** What a menu of faults says over a recording, and the way out. */
export const recordedEntries = (): readonly MenuEntry[] => [
  { kind: 'item', id: 'recorded', label: t('faults.recorded'), disabled: true, pick: () => {} },
  { kind: 'item', id: 'show-simulation', label: t('faults.recorded.show'), pick: showSimulation },
]
