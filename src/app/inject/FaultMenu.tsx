import { t } from '../../messages/index.ts'
import { formatTime } from '../format.ts'
import { Menu } from '../menu/Menu.tsx'
import { timelineHandle } from '../timeline/handle.ts'
import { useRecordedAlone } from '../store/compare.ts'
import { useRun } from '../store/run.ts'
import { useUi } from '../store/ui.ts'
import { entryOf, recordedEntries } from './entries.ts'
import { faultsFor } from './faults.ts'
import { targetsAt } from './targets.ts'

/** The palette of faults where somebody asked for it on the timeline. */
export function FaultMenu() {
  const point = useUi((state) => state.injectAt)
  const recorded = useRecordedAlone()
  const broken = useRun((state) => state.trouble !== null)
  if (!point || broken) return null
  const targets = recorded ? null : targetsAt(point.at, point.lane)
  if (!targets && !recorded) return null
  const label = targets ? t('faults.at', { at: formatTime(point.at), container: targets.name }) : t('faults.bar')
  const close = (isOpen: boolean): void => {
    if (isOpen) return
    useUi.getState().set({ injectAt: null })
    timelineHandle.current?.focus()
  }
  return (
    <Menu
      trigger={<button type="button" className="menu-anchor" style={{ left: point.x, top: point.y }} aria-label={label} tabIndex={-1} />}
      entries={targets ? faultsFor(targets).map(entryOf) : recordedEntries()}
      label={label}
      headed
      open
      onOpenChange={close}
    />
  )
}
