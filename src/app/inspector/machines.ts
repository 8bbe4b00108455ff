import { create } from 'zustand'
import type { SimTime } from '../../base/time.ts'
import { lastAt, laneOf } from '../../lanes/index.ts'
import type { Lane, LaneModel } from '../../lanes/types.ts'
import type { PodKey } from '../../simulation/trace.ts'
import type { Spot } from '../../timeline/types.ts'
import { horizonNow } from '../store/seen.ts'
import { useInputs } from '../store/inputs.ts'
import { useRun } from '../store/run.ts'
import { simulator } from '../store/session.ts'
import { useSpots } from '../store/spots.ts'
import type { MachineHistory, Machines } from '../worker/protocol.ts'
import { podShown } from './usePod.ts'

/** The machines of the run that is shown, and what somebody chose of them. */
interface Statechart {
  /** Null until they have come. */
  readonly machines: Machines | null
  /** The key of the machine that somebody chose; null: the one behind the selected lane. */
  readonly chosen: string | null
  /** The state whose visits are shown. */
  readonly state: string | null
}

export const useStatechart = create<Statechart>()(() => ({ machines: null, chosen: null, state: null }))

export const chooseMachine = (chosen: string): void => useStatechart.setState({ chosen, state: null })

/** Shows a state's visits, or no longer. */
export const toggleState = (key: string): void => useStatechart.setState(({ state }) => ({ state: state === key ? null : key }))

let version = -1

async function fetchMachines(): Promise<void> {
  const wanted = useRun.getState().version
  if (wanted === version) return
  version = wanted
  const machines = await simulator.ask('machines', null)
  if (version === wanted) useStatechart.setState({ machines })
}

let pointed = ''

/** The visits of the chosen state, on the lane of its machine. */
function pointOut(): void {
  const { machines, chosen, state } = useStatechart.getState()
  const { model, version: shown } = useRun.getState()
  const { selection, cursor } = useInputs.getState()
  const runs = state && machines && model ? runsFor(machines, podShown(model, selection, cursor), horizonNow()) : []
  const run = shownRun(runs, chosen, model && selection && laneOf(model, selection.lane))
  const key = run && state ? `${shown}/${keyOf(run)}/${state}` : ''
  if (key === pointed) return
  pointed = key
  const visits = run && state && model ? spotsOf(laneFor(model, run), visitsOf(run, state, model.end)) : []
  useSpots.setState({ visits })
}

/** Keeps the machines up to date while they are looked at; returns what ends that. */
export function followMachines(): () => void {
  void fetchMachines()
  const stops = [
    useRun.subscribe(() => void fetchMachines()),
    useInputs.subscribe((now, before) => {
      if (now.selection?.lane !== before.selection?.lane) useStatechart.setState({ chosen: null, state: null })
    }),
    useStatechart.subscribe(pointOut),
  ]
  return () => {
    for (const stop of stops) stop()
    version = -1
    useStatechart.setState({ machines: null, chosen: null, state: null })
    pointOut()
  }
}

export const keyOf = ({ machine, subject, part }: MachineHistory): string => `${machine}/${subject}/${part}`

/** The machine that stands behind a lane, as its key; null for lanes without one. */
function keyBehind(lane: Lane): string | null {
  const part = lane.container ?? ''
  if (lane.kind === 'node') return `nodeHealth/${lane.id.replace(/^node\//, '')}/`
  if (lane.detail.kind === 'probe') return `probe/${lane.pod}/${part}/${lane.detail.probe}`
  if (lane.kind === 'container' || lane.kind === 'signals' || lane.kind === 'memory') return `container/${lane.pod}/${part}`
  return lane.pod === null ? null : `podWorker/${lane.pod}/`
}

/** The machines that a look at a Pod is about, its own and those of the nodes; none that begins after the horizon, until when things may be told. */
export const runsFor = ({ runs }: Machines, pod: PodKey | null, horizon: number): readonly MachineHistory[] =>
  runs.filter(({ machine, subject, moves }) => (machine === 'nodeHealth' || subject === pod) && (moves[0]?.at ?? horizon) <= horizon)

/** The machine that is drawn of those: the chosen one, else the one behind the selected lane, else the Pod's worker; null where there are none. */
export function shownRun(runs: readonly MachineHistory[], chosen: string | null, lane: Lane | null): MachineHistory | null {
  const behind = lane && keyBehind(lane)
  const byKey = (key: string | null) => runs.find((run) => keyOf(run) === key)
  return byKey(chosen) ?? byKey(behind) ?? runs.find(({ machine }) => machine === 'podWorker') ?? runs[0] ?? null
}

/** Where a machine is at a moment, since when, and where it came from; null before it began. */
export function stateOf(
  { moves }: MachineHistory,
  t: SimTime,
): { state: string; since: SimTime; event: string; cameFrom: string | null } | null {
  const index = lastAt(moves, ({ at }) => at, t)
  const move = moves[index]
  if (!move) return null
  const isStart = move.event === 'xstate.init'
  return { state: move.state, since: move.at, event: move.event, cameFrom: isStart ? null : (moves[index - 1]?.state ?? null) }
}

export interface Visit {
  readonly from: SimTime
  readonly to: SimTime
}

/** The stretches that a machine spent in a state; those at the world's end last until then. */
export const visitsOf = ({ moves }: MachineHistory, state: string, end: SimTime): readonly Visit[] =>
  moves.flatMap((move, i) => (move.state === state ? [{ from: move.at, to: moves[i + 1]?.at ?? end }] : []))

/** The lane that shows a machine's visits. */
function laneFor(model: LaneModel, run: MachineHistory): Lane | null {
  const { machine, subject } = run
  const kind = machine === 'podWorker' ? 'status' : machine === 'nodeHealth' ? 'node' : machine
  return (
    model.lanes.find((lane) => lane.kind === kind && keyBehind(lane) === keyOf(run)) ??
    model.lanes.find((lane) => lane.kind === 'status' && lane.pod === subject) ??
    null
  )
}

const spotsOf = (lane: Lane | null, visits: readonly Visit[]): readonly Spot[] =>
  lane ? visits.map(({ from, to }) => ({ lane: lane.id, from, to })) : []
