import type { Duration } from '../base/time.ts'
import { ms, seconds } from '../base/time.ts'
import type { Probe, ProbeType } from './types.ts'

/** Not before the first, not after the second. */
export interface Span {
  readonly earliest: Duration
  readonly latest: Duration
}

/** What follows from the numbers of a probe, whenever its ticks happen to fall. */
export interface ProbeTimes {
  /** Between two attempts that run out of time: a tick that came meanwhile is made up for at once. */
  readonly spacing: Duration
  /** From the first moment at which the process no longer answers to the verdict. */
  readonly hang: Span
  /** The same for a process that answers at once, and wrongly. */
  readonly refusal: Span
  /** A hang as long as this is always noticed, a shorter one may not be. */
  readonly unnoticed: Duration
  /** From the first right answer to the verdict. */
  readonly recovery: Span
  /** How long a start may take: up to the first it is safe, from the second on it is killed. Null for readiness, which kills nothing. */
  readonly start: Span | null
  /** From a hang to the end of a process that ignores SIGTERM. Null for readiness. */
  readonly gone: Span | null
}

/** The numbers of a probe as the API server completes them. Models SetDefaults_Probe in pkg/apis/core/v1/defaults.go (v1.36). */
export const probeNumbers = (probe: Probe) => ({
  initialDelay: seconds(probe.initialDelaySeconds ?? 0),
  period: seconds(probe.periodSeconds || 10),
  timeout: seconds(probe.timeoutSeconds || 1),
  failureThreshold: probe.failureThreshold || 3,
  successThreshold: probe.successThreshold || 1,
})

const span = (earliest: number, latest: number): Span => ({ earliest: ms(earliest), latest: ms(latest) })

/**
 * The arithmetic of a probe. Its ticks go on over restarts and fall anywhere within a period, so everything is a span of one period.
 * `grace`: how long SIGTERM is given, in seconds. Models worker.run and doProbe in pkg/kubelet/prober/worker.go (v1.36)
 */
export function probeTimes(type: ProbeType, probe: Probe, grace: number): ProbeTimes {
  const { initialDelay, period, timeout, failureThreshold, successThreshold } = probeNumbers(probe)
  const spacing = ms(Math.max(period, timeout))
  const lastHang = (failureThreshold - 1) * spacing + timeout
  const hang = span(lastHang, lastHang + period)
  const rounds = (failureThreshold - 1) * period
  const kills = type !== 'readiness'
  const ends = seconds(probe.terminationGracePeriodSeconds ?? grace)
  return {
    spacing,
    hang,
    refusal: span(rounds, rounds + period),
    unnoticed: hang.latest,
    recovery: span((successThreshold - 1) * period, successThreshold * period),
    start: kills ? span(initialDelay + rounds, initialDelay + rounds + period) : null,
    gone: kills ? span(hang.earliest + ends, hang.latest + ends) : null,
  }
}
