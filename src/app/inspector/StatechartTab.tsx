import { useEffect, useRef } from 'react'
import { between } from '../../base/time.ts'
import type { SimTime } from '../../base/time.ts'
import { laneOf } from '../../lanes/index.ts'
import { t } from '../../messages/index.ts'
import { createChart } from '../../timeline/statechart/index.ts'
import type { Chart, ChartHandle, ChartView } from '../../timeline/statechart/index.ts'
import { formatLength, formatTime } from '../format.ts'
import { useInputs } from '../store/inputs.ts'
import { useRun } from '../store/run.ts'
import { useHorizon } from '../store/seen.ts'
import type { MachineHistory } from '../worker/protocol.ts'
import { chooseMachine, followMachines, keyOf, runsFor, shownRun, stateOf, toggleState, useStatechart, visitsOf } from './machines.ts'
import { useShownPodKey } from './usePod.ts'
import './StatechartTab.css'

const nameOf = ({ machine, subject, part }: MachineHistory): string =>
  t(`statechart.${machine}`, { subject: subject.slice(subject.indexOf('/') + 1), part })

/** The machines that simulate the shown Pod, drawn from the definitions that run: the state at the cursor, and its visits. */
export function StatechartTab() {
  useEffect(followMachines, [])
  const { machines, chosen, state } = useStatechart()
  const model = useRun((store) => store.model)
  const cursor = useInputs((store) => store.cursor)
  const lane = useInputs(({ selection }) => model && selection && laneOf(model, selection.lane))
  const pod = useShownPodKey()
  const horizon = useHorizon()
  if (!machines || !model) return <p className="note">{t('statechart.loading')}</p>
  const runs = runsFor(machines, pod, horizon)
  const run = shownRun(runs, chosen, lane)
  if (!run) return <p className="note">{t('statechart.none')}</p>
  const chart = machines.charts[run.machine]
  const now = stateOf(run, cursor)
  return (
    <div className="machine">
      <select
        className="machine-choice"
        aria-label={t('statechart.machine')}
        value={keyOf(run)}
        onChange={(event) => chooseMachine(event.target.value)}
      >
        {runs.map((one) => (
          <option key={keyOf(one)} value={keyOf(one)}>
            {nameOf(one)}
          </option>
        ))}
      </select>
      <ChartHost chart={chart} view={{ active: now?.state ?? null, cameFrom: now?.cameFrom ?? null, selected: state }} />
      <p className="note" data-testid="machine-state">
        {now ? nowWords(now) : t('statechart.before')}
      </p>
      {state ? <Visits state={state} visits={visitsOf(run, state, model.end).filter(({ from }) => from <= horizon)} chart={chart} /> : null}
    </div>
  )
}

function nowWords({ state, since, event }: { state: string; since: SimTime; event: string }): string {
  const time = formatTime(since)
  if (event === 'xstate.init') return t('statechart.now.start', { state, time })
  return t('statechart.now', { state, time, event: event === 'xstate.after' ? t('statechart.event.after') : event })
}

/** The host that D3 draws into. */
function ChartHost({ chart, view }: { chart: Chart; view: ChartView }) {
  const host = useRef<SVGSVGElement>(null)
  const handle = useRef<ChartHandle | null>(null)
  useEffect(() => {
    if (!host.current) return
    const made = createChart(host.current, toggleState)
    handle.current = made
    return () => {
      handle.current = null
      made.destroy()
    }
  }, [])
  useEffect(() => handle.current?.update(chart, view))
  return (
    <div className="machine-picture">
      <svg ref={host} />
    </div>
  )
}

const FEW = 8

/** Where a state leads to, and when it was visited. */
function Visits({ state, visits, chart }: { state: string; visits: readonly { from: SimTime; to: SimTime }[]; chart: Chart }) {
  const horizon = useHorizon()
  const out = chart.edges.filter(({ from }) => from === state)
  return (
    <>
      <h2 className="machine-head">{t('statechart.visits', { visits: visits.length, state })}</h2>
      <ul className="visits">
        {visits.slice(0, FEW).map(({ from, to }) => (
          <li key={from}>
            <button type="button" className="link" onClick={() => useInputs.getState().moveCursor(from)}>
              {to > horizon
                ? t('app.span.since', { from: formatTime(from) })
                : t('statechart.visit', { from: formatTime(from), length: formatLength(between(from, to)) })}
            </button>
          </li>
        ))}
        {visits.length > FEW ? <li>{t('statechart.more', { count: visits.length - FEW })}</li> : null}
      </ul>
      {out.length > 0 ? (
        <>
          <h2 className="machine-head">{t('statechart.ways', { state })}</h2>
          <ul className="ways">
            {out.flatMap(({ to, ways }) =>
              (ways.length > 0 ? ways : ['']).map((way) => <li key={`${to}/${way}`}>{t('statechart.way', { way, to })}</li>),
            )}
          </ul>
        </>
      ) : null}
    </>
  )
}
