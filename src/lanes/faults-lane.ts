import { ZERO, parseGoDuration, simTimeOf } from '../base/time.ts'
import type { SimTime } from '../base/time.ts'
import type { Scenario } from '../kube/scenario.ts'
import { refusalIn } from '../kube/command-line/complaints.ts'
import { STEP_ACTIONS, stepLasts } from '../kube/scenario.ts'
import type { CommandRecord } from '../simulation/trace.ts'
import { numbered } from './collect.ts'
import type { Draft } from './collect.ts'
import type { Scan } from './scan.ts'
import type { FaultWhat, Lane, Segment } from './types.ts'

type Path = readonly (string | number)[]

/** What the Scenario does: as the Trace has it, and what the Scenario says of a process's health at fixed times. */
export function faultsLane(scan: Scan, scenario: Scenario | null): Lane {
  const fromTrace = scan.faults.map((record): Draft<Segment> => {
    const what = record.kind === 'command' ? commandAt(scenario, record) : faultAt(scenario, record.path)
    const until = record.kind === 'fault' ? record.until : null
    const lasts = until !== null || (record.kind === 'fault' && lastsForEver(what))
    return span(scan, record.path, what, record.at, lasts ? (until ?? scan.end) : record.at, lasts, record.id)
  })
  const known = new Set(fromTrace.map(({ state }) => (state.kind === 'fault' ? state.path.join('.') : '')))
  const fromHealth = healthFaults(scan, scenario).filter(({ state }) => state.kind === 'fault' && !known.has(state.path.join('.')))
  const segments = [...fromTrace, ...fromHealth].sort((a, b) => a.from - b.from)
  return {
    id: 'faults',
    kind: 'faults',
    name: 'Faults',
    detail: { kind: 'none' },
    group: null,
    pod: null,
    container: null,
    segments: numbered('faults', segments),
    marks: [],
  }
}

function span(
  scan: Scan,
  path: Path,
  what: FaultWhat,
  from: SimTime,
  until: SimTime,
  lasts: boolean,
  record: number | null,
): Draft<Segment> {
  const at = Math.max(ZERO, from) as SimTime
  const open = lasts && until >= scan.end
  return {
    from: at,
    to: Math.max(at, Math.min(until, scan.end)) as SimTime,
    record,
    label: what.kind === 'command' ? `kubectl ${what.command}` : '',
    facts: {},
    state: { kind: 'fault', path, what, movable: isMovable(what), lasts, open },
  }
}

/** Faults without an end of their own that are not over at once. */
const lastsForEver = (what: FaultWhat): boolean =>
  what.kind === 'health' || what.kind === 'image' || (what.kind === 'step' && stepLasts({ ...what.step }))

const isMovable = (what: FaultWhat): boolean =>
  what.kind === 'step' || what.kind === 'command' ? !(what.step?.before ?? false) : what.kind === 'health'

function at(scenario: Scenario | null, path: Path): unknown {
  let value: unknown = scenario
  for (const key of path) value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
  return value
}

const stepAt = (scenario: Scenario | null, path: Path) =>
  path[1] === 'timeline' ? scenario?.spec?.timeline?.find((step) => step === at(scenario, path.slice(0, 3))) : undefined

function commandAt(scenario: Scenario | null, { command, output, path }: CommandRecord): FaultWhat {
  return { kind: 'command', command: command.replace(/^kubectl /, ''), step: stepAt(scenario, path) ?? null, refused: refusalIn(output) }
}

function faultAt(scenario: Scenario | null, path: Path): FaultWhat {
  const step = stepAt(scenario, path)
  if (step?.kubectl !== undefined) return { kind: 'command', command: step.kubectl, step, refused: null }
  if (step && STEP_ACTIONS.some((action) => action in step)) return { kind: 'step', step }
  const [, room, i, list, j] = path
  const image = room === 'images' ? scenario?.spec?.images?.[Number(i)] : undefined
  if (image && list === 'errors') return { kind: 'image', image: image.image, message: image.errors?.[Number(j)]?.message ?? '' }
  const process = scenario?.spec?.processes?.[Number(i)]
  const one = process?.health?.[Number(j)]
  if (room === 'processes' && list === 'health' && process && one) {
    return { kind: 'health', container: process.container, probe: one.probe, how: one.fails.how ?? '' }
  }
  return { kind: 'unknown' }
}

/** Only what counts from the Pod's creation has one moment; the world's Pods are created at time zero. */
function healthFaults(scan: Scan, scenario: Scenario | null): readonly Draft<Segment>[] {
  return (scenario?.spec?.processes ?? []).flatMap((process, i) =>
    (process.health ?? []).flatMap((health, j) => {
      const { since, from, until, how } = health.fails
      const start = parseGoDuration(from ?? '0s') ?? ZERO
      if (since !== 'pod' || start >= scan.end) return []
      const what: FaultWhat = { kind: 'health', container: process.container, probe: health.probe, how: how ?? '' }
      const end = until === undefined ? scan.end : simTimeOf(parseGoDuration(until) ?? scan.end)
      return [span(scan, ['spec', 'processes', i, 'health', j], what, simTimeOf(start), end, true, null)]
    }),
  )
}
