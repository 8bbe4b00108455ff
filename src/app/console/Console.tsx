import { lastAt } from '../../lanes/index.ts'
import { t } from '../../messages/index.ts'
import { useInputs } from '../store/inputs.ts'
import type { ConsoleTab } from '../store/inputs.ts'
import { useRun } from '../store/run.ts'
import { useSeen } from '../store/seen.ts'
import { useUi } from '../store/ui.ts'
import { PaneHead } from '../tabs/PaneHead.tsx'
import { Differences } from './Differences.tsx'
import { EventsTable } from './EventsTable.tsx'
import { eventsOf } from './events.ts'
import type { EventRow } from './events.ts'
import { LanesTable } from './LanesTable.tsx'
import { TerminalPane } from './TerminalPane.tsx'
import { useSettled } from './useSettled.ts'
import './Console.css'

/** The table follows by so much, in ms, while nobody sees it: it is large, and whoever types or drags would have to wait for it. */
const UNSEEN_AFTER = 300

const TITLES = { terminal: 'terminal.title', events: 'app.events', differences: 'compare.title', table: 'app.table' } as const

/** The terminal, events as a list, and the lanes as a table; the table is there for assistive technology even while it is not shown. */
export function Console() {
  const tab = useInputs((state) => state.consoleTab)
  const run = useRun((state) => state.model)
  const settled = useSettled(run, UNSEEN_AFTER)
  const model = useSeen(run)
  const lanes = useSeen(tab === 'table' ? run : settled)
  const events = model ? eventsOf(model) : []
  const tabs: readonly { id: ConsoleTab; label: React.ReactNode }[] = [
    { id: 'terminal', label: t('terminal.title') },
    {
      id: 'events',
      label: (
        <>
          {t('app.events')} <EventCount events={events} />
        </>
      ),
    },
    { id: 'differences', label: t('compare.title') },
    { id: 'table', label: t('app.table') },
  ]
  return (
    <section className="console" aria-label={t('app.console')} data-region="console">
      <PaneHead
        label={t('app.console')}
        tabs={tabs}
        selected={tab}
        controls="console-body"
        onSelect={(consoleTab) => useInputs.getState().set({ consoleTab })}
        onPress={(pressed) => {
          if (pressed === 'terminal') useUi.getState().set({ terminalAsked: true })
        }}
        hide={{ pane: 'console', icon: 'dock', label: t('app.hide-console') }}
      />
      <div className="console-body" id="console-body" role="tabpanel" aria-label={t(TITLES[tab])} tabIndex={-1}>
        <TerminalPane shown={tab === 'terminal'} />
        {tab === 'events' ? <EventsTable events={events} model={model} /> : null}
        {tab === 'differences' && model ? <Differences model={model} /> : null}
        {lanes ? (
          <div className={tab === 'table' ? 'lanes-table' : 'hidden'}>
            <LanesTable model={lanes} shown={tab === 'table'} />
          </div>
        ) : null}
      </div>
    </section>
  )
}

/** Of all Events of the run, how many were sent by the cursor. */
function EventCount({ events }: { events: readonly EventRow[] }) {
  const all = events.length
  const now = useInputs((state) => lastAt(events, (event) => event.mark.at, state.cursor) + 1)
  return <i title={t('app.events.about', { now, all })}>{now === all ? all : t('app.events.count', { now, all })}</i>
}
