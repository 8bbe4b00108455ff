import type { SimTime } from '../../base/time.ts'
import { between, simTimeOf } from '../../base/time.ts'
import type { FaultPath } from '../../timeline/types.ts'
import { isRecordedAlone } from '../store/compare.ts'
import { useInputs } from '../store/inputs.ts'
import { useRun } from '../store/run.ts'
import { useUi } from '../store/ui.ts'
import type { InjectPoint } from '../store/ui.ts'
import { faultsFor } from './faults.ts'
import type { Fault, FaultGroup } from './faults.ts'
import type * as Rewrite from './rewrite.ts'
import { targetsAt } from './targets.ts'

/** The code that edits YAML comes when it is first needed. */
const loadRewrite = (): Promise<typeof Rewrite> => import('./rewrite.ts')

/** The faults of the inject bar: at the cursor, in the chosen container; none in a recording. */
export function allFaults(): readonly (Fault | FaultGroup)[] {
  if (isRecordedAlone()) return []
  const targets = targetsAt(useInputs.getState().cursor, null)
  return targets ? faultsFor(targets) : []
}

/** Opens the palette of faults; whoever does knows how to begin. */
export function askForFault(injectAt: InjectPoint): void {
  useInputs.getState().set({ welcomed: true })
  useUi.getState().set({ injectAt })
}

/** Writes a fault into the Scenario document; the world is simulated anew by itself. */
export async function injectFault({ given, label, step }: Fault): Promise<void> {
  const { addStep } = await loadRewrite()
  const { text, replace, set } = useInputs.getState()
  replace(addStep(given ? addStep(text, given) : text, step), { kind: 'fault', about: label })
  set({ welcomed: true })
}

const samePath = (a: FaultPath, b: FaultPath): boolean => a.length === b.length && a.every((key, index) => key === b[index])

/** Puts another fault in the place of one. */
export async function replaceFault(path: FaultPath, fault: unknown): Promise<void> {
  const { replaceAt, valueAt } = await loadRewrite()
  const { text, replace } = useInputs.getState()
  replace(replaceAt(text, path, valueAt(text, path), fault), { kind: 'fault-change' })
}

/** Takes a fault out of the Scenario, and closes its form. */
export async function removeFault(path: FaultPath): Promise<void> {
  const { removeAt } = await loadRewrite()
  const { text, replace } = useInputs.getState()
  replace(removeAt(text, path), { kind: 'fault-remove' })
  useUi.getState().set({ editing: null })
}

/** What is being dragged, as it was when the drag began: the last good run moves along with it. */
let dragged: { path: FaultPath; from: SimTime; fault: unknown } | null = null
/** Times that a pennant stops at. */
const GRID = 100

/** Follows a dragged pennant: while it moves only a draft is simulated, at the end the text changes, as one step of undo. */
export async function dragFault(path: FaultPath, at: SimTime, phase: 'move' | 'end'): Promise<void> {
  const from = startOf(path)
  const { moved, replaceAt, valueAt } = await loadRewrite()
  const { text, set, replace } = useInputs.getState()
  if (!dragged || !samePath(dragged.path, path)) {
    if (from === null) return
    dragged = { path, from, fault: valueAt(text, path) }
  }
  const to = simTimeOf(Math.max(0, Math.round(at / GRID) * GRID))
  const draft = replaceAt(text, path, dragged.fault, moved(dragged.fault, between(dragged.from, to)))
  if (phase === 'move') return set({ draft })
  dragged = null
  replace(draft, { kind: 'fault-move' })
}

function startOf(path: FaultPath): SimTime | null {
  const lane = useRun.getState().model?.lanes.find((one) => one.kind === 'faults')
  return lane?.segments.find(({ state }) => state.kind === 'fault' && samePath(state.path, path))?.from ?? null
}
