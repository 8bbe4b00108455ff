import { between, plus, seconds } from '../../base/time.ts'
import type { Duration, SimTime } from '../../base/time.ts'
import type { Container, Probe, ProbeType } from '../../kube/types.ts'
import type { ProbeRecord } from '../../simulation/trace.ts'
import type { Case } from '../case.ts'
import { containerIn, knownPod, marksOf } from '../case.ts'
import { failuresBefore } from '../chain.ts'
import { containerField } from '../fields.ts'
import { SOURCES } from '../sources.ts'
import { clock, length, say, span } from '../words.ts'
import type { Sentence } from '../words.ts'
import { arithmetic, by, row } from './arithmetic.ts'
import type { Arithmetic, SumRow } from './arithmetic.ts'

/** What a probe that is not told otherwise has. Models pkg/apis/core/v1/defaults.go SetDefaults_Probe (v1.36). */
const periodOf = ({ periodSeconds }: Probe): Duration => seconds(periodSeconds ?? 10)
const timeoutOf = ({ timeoutSeconds }: Probe): Duration => seconds(timeoutSeconds ?? 1)

const probeIn = (container: Container | null, type: ProbeType): Probe | null => container?.[`${type}Probe`] ?? null

/** Attempts that count up to a threshold: the first, those after it, the verdict, or what is missing to it. */
export function attemptSums(of: Case, attempt: ProbeRecord): Arithmetic {
  const pod = knownPod(of.trace, attempt.pod, attempt.at)
  const probe = pod && probeIn(containerIn(pod, attempt.container), attempt.probe)
  if (!probe) return arithmetic({ sources: [SOURCES.probe] })
  const own = (field: string) => containerField(of, attempt.pod, attempt.container, `${attempt.probe}Probe`, field)
  const failed = attempt.result === 'failure'
  return arithmetic({
    rows: failed ? failureRows(of, attempt, probe) : successRows(attempt, probe),
    note: attemptNote(of, attempt, probe),
    sources: [SOURCES.probe],
    fields: [...own('periodSeconds'), ...(failed ? own('failureThreshold') : [])],
  })
}

function attemptNote({ trace }: Case, attempt: ProbeRecord, probe: Probe): Sentence | null {
  const threshold = probe.failureThreshold ?? 3
  if (attempt.probe === 'startup')
    return say('why.sum.note.startup', { allowed: span(allowed(probe)), threshold, period: span(periodOf(probe)) })
  const first = failuresBefore(trace, attempt).at(-1) ?? attempt
  return attempt.result === 'failure' && first.run > 1 ? say('why.sum.note.counts-on') : null
}

/** How long a startup probe lets a start take. */
const allowed = (probe: Probe): Duration => (periodOf(probe) * (probe.failureThreshold ?? 3)) as Duration

function failureRows({ trace }: Case, attempt: ProbeRecord, probe: Probe): SumRow[] {
  const first = failuresBefore(trace, attempt).at(-1) ?? attempt
  const period = periodOf(probe)
  const took = between(first.at, first.until)
  const rows: SumRow[] = []
  const timedOut = took >= timeoutOf(probe)
  rows.push(
    row(
      say('why.sum.failure', { n: first.run }),
      timedOut ? say('why.sum.timeout', { at: clock(first.at), timeout: span(timeoutOf(probe)) }) : say('why.sum.answered'),
      first.until,
    ),
  )
  const { run, threshold } = attempt
  const more = run - first.run
  if (more > 0) {
    rows.push(
      by(
        attempt.until,
        row(
          say('why.sum.more-failures', { n: more }),
          `${more === 1 ? '' : `${more} × `}${span(period)}`,
          length(between(first.until, attempt.until)),
        ),
      ),
      row(
        say('why.sum.failure', { n: run }),
        `${clock(first.until)} + ${length(between(first.until, attempt.until))}`,
        attempt.until,
        run >= threshold,
      ),
    )
  }
  if (run < threshold) {
    const missing = threshold - run
    rows.push(
      row(
        say('why.sum.threshold-at'),
        `${clock(attempt.until)} + ${missing === 1 ? '' : `${missing} × `}${span(period)}`,
        plus(attempt.until, (missing * period) as Duration),
        true,
      ),
    )
  } else rows.push(by(attempt.until, row('failureThreshold', `${run} ≥ ${threshold}`, say(`why.sum.verdict.${attempt.probe}`), true)))
  return rows
}

function successRows(attempt: ProbeRecord, probe: Probe): SumRow[] {
  return [
    by(
      attempt.until,
      row(say('why.sum.answer'), `${clock(attempt.until)} − ${clock(attempt.at)}`, length(between(attempt.at, attempt.until))),
    ),
    by(
      attempt.until,
      row(
        'successThreshold',
        `${attempt.run} ${attempt.run >= attempt.threshold ? '≥' : '<'} ${attempt.threshold}`,
        attempt.verdict === 'success' ? say('why.sum.verdict.success') : '',
      ),
    ),
    row('periodSeconds', `${clock(attempt.at)} + ${span(periodOf(probe))}`, plus(attempt.at, periodOf(probe))),
  ]
}

/** A stretch in which a container runs. */
interface Run {
  readonly pod: string
  readonly container: string
  readonly from: SimTime
  readonly to: SimTime
  /** The API says that it has started. */
  readonly isStarted?: boolean
}

/** What a container waits for from its start until it is ready: the startup probe, which holds the others back, then readiness. */
export function readySums(of: Case, run: Run): Arithmetic {
  const pod = knownPod(of.trace, run.pod, run.from)
  const container = pod && containerIn(pod, run.container)
  const start = marksOf(of.trace, run, 'process').findLast(({ what, at }) => what === 'started' && at <= run.from)
  if (!container || !start) return arithmetic({ sources: [SOURCES.ready] })
  const attempts = marksOf(of.trace, run, 'probe').filter(({ instance }) => instance === start.instance)
  const types = (['startup', 'readiness'] as const).filter((type) => probeIn(container, type))
  const rows = types.flatMap((type) => {
    const probe = probeIn(container, type)
    return probe
      ? gateRows(
          type,
          probe,
          start.at,
          attempts.filter((one) => one.probe === type && one.at <= run.to),
        )
      : []
  })
  const passed = attempts.some((one) => one.probe === 'startup' && one.verdict === 'success' && one.until <= run.to)
  const isCarried = run.isStarted === true && start.instance > 0 && types[0] === 'startup' && !passed
  const carried = isCarried ? [row('started', 'true', say('why.sum.carried', { n: start.instance - 1 }), true)] : []
  return arithmetic({
    rows: [row(say('why.sum.started'), run.container, start.at), ...carried, ...rows],
    note: say(isCarried ? 'why.sum.note.gate.carried' : `why.sum.note.gate.${types[0] ?? 'none'}`),
    sources: types.length ? [SOURCES.probe, SOURCES.ready] : [SOURCES.ready],
    fields: types.flatMap((type) =>
      ['periodSeconds', 'failureThreshold', ...(probeIn(container, type)?.initialDelaySeconds ? ['initialDelaySeconds'] : [])].flatMap(
        (field) => containerField(of, run.pod, run.container, `${type}Probe`, field),
      ),
    ),
  })
}

/** One probe between a start and its first success. */
function gateRows(type: ProbeType, probe: Probe, start: SimTime, attempts: readonly ProbeRecord[]): SumRow[] {
  const delay = seconds(probe.initialDelaySeconds ?? 0)
  const { since, settled } = lastPass(attempts, start)
  const rows: SumRow[] = []
  if (delay > 0) rows.push(row('initialDelaySeconds', `${clock(start)} + ${span(delay)}`, plus(start, delay)))
  if (type === 'startup')
    rows.push(row(say('why.sum.startup-allows'), `${probe.failureThreshold ?? 3} × ${span(periodOf(probe))}`, span(allowed(probe)), true))
  const first = attempts[0]
  if (settled)
    rows.push(
      by(
        settled.until,
        row(
          say('why.sum.succeeded', { probe: `${type}Probe` }),
          `${clock(settled.until)} − ${clock(since)}`,
          length(between(since, settled.until)),
          true,
        ),
      ),
    )
  else if (first)
    rows.push(
      by(
        first.at,
        row(
          say('why.sum.first-attempt', { probe: `${type}Probe` }),
          `${clock(first.at)} − ${clock(start)}`,
          length(between(start, first.at)),
        ),
      ),
    )
  return rows
}

/** When a probe last came to pass, and what that counts from: the start, or the verdict of failure in between. */
function lastPass(attempts: readonly ProbeRecord[], start: SimTime): { since: SimTime; settled: ProbeRecord | null } {
  let since = start
  let settled: ProbeRecord | null = null
  let failing = false
  for (const attempt of attempts) {
    // What failed before it ever passed is part of the wait since the start.
    if (attempt.verdict === 'failure' && !failing && settled !== null) {
      failing = true
      settled = null
      since = attempt.until
    } else if (attempt.verdict === 'success' && (failing || settled === null)) {
      failing = false
      settled = attempt
    }
  }
  return { since, settled }
}
