import { seconds } from '../base/time.ts'
import type { SimTime } from '../base/time.ts'
import { handlerOf } from '../kube/probe-handlers.ts'
import { probeTimes } from '../kube/probe-times.ts'
import type { Container, Probe, ProbeType } from '../kube/types.ts'
import { PROBE_TYPES } from '../kube/types.ts'
import { lastAt } from './query.ts'
import { numbered, numberedMarks } from './collect.ts'
import type { Draft } from './collect.ts'
import type { ContainerScan } from './scan.ts'
import type { AttemptMark, Lane, Segment } from './types.ts'

const probeOf = (container: Container, type: ProbeType): Probe | undefined =>
  ({ liveness: container.livenessProbe, readiness: container.readinessProbe, startup: container.startupProbe })[type]

/** Startup comes first: it holds the others back. */
const ORDER: readonly ProbeType[] = ['startup', ...PROBE_TYPES.filter((type) => type !== 'startup')]

/** The probes that the container has, below its state lane; `grace`: of the Pod, in seconds. */
export function probeLanes(lane: Lane, spec: Container, container: ContainerScan, grace: number): readonly Lane[] {
  return ORDER.flatMap((type) => {
    const probe = probeOf(spec, type)
    return probe ? [probeLane(lane, type, probe, container, grace)] : []
  })
}

function probeLane(lane: Lane, type: ProbeType, probe: Probe, container: ContainerScan, grace: number): Lane {
  const id = `${lane.id}/probe/${type}`
  const failureThreshold = probe.failureThreshold ?? 3
  const on = activeIn(lane, type)
  const attempts =
    container.probes.length > 0
      ? container.probes.filter((record) => record.probe === type).map(attemptOf)
      : attemptsFromEvents(container, type, failureThreshold, seconds(probe.periodSeconds ?? 10), on)
  return {
    ...lane,
    id,
    kind: 'probe',
    name: `${type}Probe`,
    detail: {
      kind: 'probe',
      probe: type,
      handler: handlerOf(probe),
      failureThreshold,
      successThreshold: probe.successThreshold ?? 1,
      period: seconds(probe.periodSeconds ?? 10),
      times: probeTimes(type, probe, grace),
    },
    segments: numbered(id, on),
    marks: numberedMarks(id, attempts),
  }
}

const attemptOf = (record: ContainerScan['probes'][number]): Draft<AttemptMark> => ({
  kind: 'attempt',
  at: record.at,
  until: record.until,
  record: record.id,
  result: record.result,
  run: record.run,
  threshold: record.threshold,
  trips: record.verdict === 'failure' && record.run === record.threshold,
  output: record.output,
})

/** When the probe is asked: a startup probe until it succeeds, the others after that; readiness also while the container stops. */
function activeIn(lane: Lane, type: ProbeType): readonly Draft<Segment>[] {
  const out: Draft<Segment>[] = []
  let started = false
  for (const { state, from, to, record } of lane.segments) {
    if (state.kind === 'running') started = state.started
    const on =
      state.kind === 'running' ? state.started !== (type === 'startup') : state.kind === 'stopping' && type === 'readiness' && started
    if (!on) continue
    const last = out.at(-1)
    if (last && last.to === from) out[out.length - 1] = { ...last, to }
    else out.push({ from, to, record, label: '', facts: {}, state: { kind: 'probe', gate: type === 'startup' } })
  }
  return out
}

const PREFIXES: Readonly<Record<ProbeType, string>> = { liveness: 'Liveness', readiness: 'Readiness', startup: 'Startup' }

/**
 * A recording shows only the failures that the kubelet reported. Failures in a row are those of one life of the container that are
 * no further apart than two periods.
 */
function attemptsFromEvents(
  container: ContainerScan,
  type: ProbeType,
  threshold: number,
  period: number,
  on: readonly Draft<Segment>[],
): readonly Draft<AttemptMark>[] {
  const pattern = new RegExp(`^${PREFIXES[type]} probe (failed|errored)`)
  const lifeAt = (at: SimTime): number => lastAt(on, ({ from }) => from, at)
  let run = 0
  let before: SimTime | null = null
  return container.events
    .filter(({ object }) => object.reason === 'Unhealthy' && pattern.test(object.message ?? ''))
    .map((event) => {
      const continues = before !== null && event.at - before < 2 * period && lifeAt(event.at) === lifeAt(before)
      run = continues && run < threshold ? run + 1 : 1
      before = event.at
      const output = (event.object.message ?? '').replace(/^\w+ probe (failed|errored)[^:]*: /, '')
      return {
        kind: 'attempt',
        at: event.at,
        until: event.at,
        record: event.id,
        result: 'failure',
        run,
        threshold,
        trips: run === threshold,
        output,
      }
    })
}
