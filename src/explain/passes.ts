import type { ContainerRef, ProbeRecord, ProcessRecord, RecordId, Trace } from '../simulation/trace.ts'
import { marksOf } from './case.ts'

type Ref = Pick<ContainerRef, 'pod' | 'container'>

/** The last start of a container before a record. */
const startBefore = (trace: Trace, ref: Ref, id: RecordId): ProcessRecord | undefined =>
  marksOf(trace, ref, 'process').findLast((one) => one.what === 'started' && one.id < id)

/**
 * The start that a passing probe answers for: nothing but the start led to its first success. Null for a later success, which what came in
 * between led to. The kubelet goes on counting over a restart, so the attempts before the start have no part in it.
 */
export function startOfFirstPass(trace: Trace, probe: ProbeRecord): RecordId | null {
  const start = startBefore(trace, probe, probe.id)
  if (!start) return null
  const passedBefore = passesOf(trace, probe, start).some(({ probe: type, id }) => type === probe.probe && id < probe.id)
  return passedBefore ? null : start.id
}

/** What a request, and one by gRPC, says when nobody hears it. */
const UNHEARD = /connection refused|failed to connect/

/** The start of a process that cannot be reached because it does not listen yet; null for an attempt that failed by something else. */
export function startUnheard(trace: Trace, probe: ProbeRecord): ProcessRecord | null {
  if (probe.result !== 'failure' || !UNHEARD.test(probe.output)) return null
  const lives = marksOf(trace, probe, 'process').filter(({ instance, id }) => instance === probe.instance && id < probe.id)
  return lives.some(({ what }) => what !== 'created' && what !== 'started') ? null : (lives.find(({ what }) => what === 'started') ?? null)
}

const passesOf = (trace: Trace, ref: Ref, start: ProcessRecord): readonly ProbeRecord[] =>
  marksOf(trace, ref, 'probe').filter(({ at, id, result }) => id > start.id && at >= start.at && result === 'success')

/**
 * The answer of the readiness probe, or without one of the startup probe, that made a container ready by the time of a record: the first
 * success since its start, or since the probe last counted as failed. Null when there is none.
 */
export function readyBy(trace: Trace, ref: Ref, record: RecordId): ProbeRecord | null {
  const start = startBefore(trace, ref, record)
  const attempts = marksOf(trace, ref, 'probe').filter(({ id }) => start !== undefined && id > start.id && id < record)
  for (const type of ['readiness', 'startup'] as const) {
    const own = attempts.filter(({ probe }) => probe === type)
    const failed = own.findLastIndex(({ verdict }) => verdict === 'failure')
    const found = own.slice(failed + 1).find(({ result }) => result === 'success')
    if (found) return found
  }
  return null
}
