import { t } from '../../messages/index.ts'
import { toggleTable } from '../actions.ts'
import { Icon } from '../icons/Icon.tsx'
import { useInputs } from '../store/inputs.ts'
import { IconButton } from '../topbar/IconButton.tsx'
import { timelineHandle } from './handle.ts'
import { LaneMenu } from './LaneMenu.tsx'

/** The corner above the lane names: which lanes to show, and the way to the table. */
export function LaneFilter() {
  const filter = useInputs((state) => state.filter)
  const tableOpen = useInputs((state) => state.consoleTab === 'table')
  return (
    <div className="lane-filter">
      <Icon name="search" />
      <input
        id="lane-filter"
        type="search"
        value={filter}
        placeholder={t('app.filter')}
        aria-label={t('app.filter')}
        onChange={(event) => useInputs.getState().set({ filter: event.target.value })}
        onKeyDown={(event) => {
          if (event.key === 'Escape') useInputs.getState().set({ filter: '' })
          // What is found is looked at with the keys of the timeline.
          if (event.key === 'Escape' || event.key === 'Enter') timelineHandle.current?.focus()
        }}
      />
      <LaneMenu />
      <IconButton icon="table" label={t('app.show-table')} aria-pressed={tableOpen} onClick={toggleTable} />
    </div>
  )
}
