import { ms, seconds } from '../base/time.ts'
import type { SimTime } from '../base/time.ts'
import { SIGKILLED } from '../kube/exit-codes.ts'
import type { Container } from '../kube/types.ts'
import { factsOf, numbered, numberedMarks } from './collect.ts'
import type { Draft } from './collect.ts'
import type { ContainerScan } from './scan.ts'
import type { ExitMark, HookMark, Lane, Mark, Segment, SignalMark } from './types.ts'

/** Hooks and signals of a container; null when there were none. A segment is a stop: from its first sign to the exit. */
export function signalsLane(lane: Lane, spec: Container, container: ContainerScan, end: SimTime): Lane | null {
  const id = `${lane.id}/signals`
  const stops = lane.segments.filter(({ state }) => state.kind === 'stopping')
  const marked = [...container.signals.map(signalOf), ...container.hooks.map((record) => hookOf(record, end))]
  const drafts: readonly Draft<Mark>[] = marked.length > 0 ? marked : signalsFrom(lane, stops, spec)
  if (drafts.length === 0 && stops.length === 0) return null
  const segments = stops.map((stop): Draft<Segment> => {
    const exit = exitAt(lane, stop.to)
    const killed = drafts.some((mark) => mark.kind === 'signal' && mark.signal === 'SIGKILL' && mark.at >= stop.from && mark.at <= stop.to)
    return {
      from: stop.from,
      to: stop.to,
      record: stop.record,
      label: exit ? String(exit.exitCode) : '',
      facts: factsOf({ exitCode: exit?.exitCode }),
      state: { kind: 'stop', exitCode: exit?.exitCode ?? null, killed },
    }
  })
  return {
    ...lane,
    id,
    kind: 'signals',
    name: 'hooks, signals',
    detail: { kind: 'none' },
    segments: numbered(id, segments),
    marks: numberedMarks(id, drafts),
  }
}

const exitAt = (lane: Lane, at: SimTime): ExitMark | undefined =>
  lane.marks.find((mark): mark is ExitMark => mark.kind === 'exit' && mark.at === at)

const signalOf = ({ at, id, signal, grace, instance }: ContainerScan['signals'][number]): Draft<SignalMark> => ({
  kind: 'signal',
  at,
  record: id,
  signal,
  grace,
  instance,
})

const hookOf = ({ at, id, hook, until, exitCode, instance }: ContainerScan['hooks'][number], end: SimTime): Draft<HookMark> => ({
  kind: 'hook',
  at,
  record: id,
  hook,
  until: until ?? end,
  exitCode,
  instance,
})

/** A recording has no signals; two follow from the rest: SIGTERM comes at once without a preStop hook, and 137 after a stop is SIGKILL. */
function signalsFrom(lane: Lane, stops: readonly Segment[], spec: Container): readonly Draft<SignalMark>[] {
  return stops.flatMap((stop, instance) => {
    const out: Draft<SignalMark>[] = []
    if (!spec.lifecycle?.preStop)
      out.push({ kind: 'signal', at: stop.from, record: stop.record, signal: 'SIGTERM', grace: seconds(0), instance })
    const exit = exitAt(lane, stop.to)
    if (exit?.exitCode === SIGKILLED)
      out.push({ kind: 'signal', at: exit.at, record: exit.record, signal: 'SIGKILL', grace: ms(0), instance })
    return out
  })
}
