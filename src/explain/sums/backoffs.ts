import { between, ms, plus, ZERO } from '../../base/time.ts'
import type { Duration, SimTime } from '../../base/time.ts'
import type { MessageValues } from '../../messages/index.ts'
import { FIRST_BACKOFF, LONGEST_BACKOFF } from '../../kube/backoff-times.ts'
import type { BackoffRecord, ProcessRecord, Trace } from '../../simulation/trace.ts'
import { containerField } from '../fields.ts'
import type { Case } from '../case.ts'
import { marksOf } from '../case.ts'
import { SOURCES } from '../sources.ts'
import { clock, length, power, say, span } from '../words.ts'
import { arithmetic, row } from './arithmetic.ts'
import type { Arithmetic, BackoffPicture, SumRow } from './arithmetic.ts'

/** All back-offs that there are: each twice as long as the one before, up to the longest. */
const STEPS: readonly Duration[] = [0, 1, 2, 3, 4, 5].map((n) => ms(Math.min(FIRST_BACKOFF * 2 ** n, LONGEST_BACKOFF)))

/** A stretch in which a container is held back. */
export interface Hold {
  readonly pod: string
  readonly container: string
  readonly from: SimTime
  readonly to: SimTime
}

/** The crash back-offs that the kubelet found open since the end that a hold follows, in order. */
export function crashBackoffsOf(trace: Trace, hold: Hold): readonly BackoffRecord[] {
  const ends = marksOf(trace, hold, 'process').filter(({ what, at }) => what === 'exited' && at < hold.to)
  const since = ends.at(-1)?.at ?? ZERO
  return marksOf(trace, hold, 'backoff').filter(({ subject, at }) => subject === 'crash' && at >= since && at <= hold.to)
}

/** The image back-off that a status tells of: what the sync before it found, else the first that comes. */
export function imageBackoffOf(trace: Trace, hold: Hold): BackoffRecord | undefined {
  const all = marksOf(trace, hold, 'backoff').filter(({ subject }) => subject === 'image')
  return all.findLast(({ at }) => at <= hold.from) ?? all.find(({ at }) => at <= hold.to)
}

/** How the length of the nth back-off comes about. */
export function stepRow({ n, step }: Pick<BackoffRecord, 'n' | 'step'>): SumRow {
  const plain = `10 s × ${power(2, n - 1)}`
  const capped = FIRST_BACKOFF * 2 ** (n - 1) > LONGEST_BACKOFF
  return row(
    say('why.sum.backoff', { n }),
    capped ? say('why.sum.at-most', { sum: plain, most: span(LONGEST_BACKOFF) }) : plain,
    span(step),
    true,
  )
}

/** The row of back-offs with the nth one in force. */
export const pictureOf = ({ n }: Pick<BackoffRecord, 'n'>, lived: Duration | null): BackoffPicture => ({
  steps: STEPS,
  now: Math.min(n, STEPS.length) - 1,
  lived,
})

/** The back-offs that would follow. */
function nextOnes({ n }: BackoffRecord): MessageValues {
  const next = STEPS.slice(n).map(span)
  return { count: next.length, next: next.join(', then ') }
}

/** The start that ended a hold, when it was the hold that it waited for. */
const nextOf = <T extends { readonly at: SimTime }>(all: readonly T[], { to }: Hold): T | undefined => all.find(({ at }) => at >= to)

/** A crash back-off: its length, what it counts from, and when the pod worker looked again. */
export function crashSums(of: Case, hold: Hold): Arithmetic {
  const { trace } = of
  const open = crashBackoffsOf(trace, hold)
  const first = open[0]
  if (!first) return arithmetic({ sources: [SOURCES.crashBackoff] })
  const processes = marksOf(trace, hold, 'process')
  const rows = [stepRow(first)]
  const earlier = endAt(processes, first.from)
  const latest = processes.findLast(({ what, at }) => what === 'exited' && at <= first.at)
  // The state that the sync began with is older than the end: the window of the end before is looked at.
  const isOlder = latest !== undefined && latest.at > first.from
  const lived = isOlder ? between(first.from, first.at) : null
  if (isOlder && earlier) {
    const since = between(first.from, first.at)
    const sum = `${clock(first.at)} − ${clock(first.from)}`
    rows.push(
      {
        ...row(say('why.sum.since-finished', { n: earlier.instance }), sum, length(since)),
        part: say('why.sum.container-lived', { container: hold.container }),
      },
      row(say('why.sum.still'), `${length(since)} < ${span(first.step)}`, say('why.sum.wait'), true),
    )
  }
  const last = open.findLast(({ from }) => from >= (latest?.at ?? first.from)) ?? first
  const until = plus(last.from, last.step)
  const counted = endAt(processes, last.from)
  rows.push(row(say('why.sum.from-finished', { n: counted?.instance ?? 0 }), `${clock(last.from)} + ${span(last.step)}`, until))
  const start = nextOf(
    processes.filter(({ what }) => what === 'started'),
    hold,
  )
  if (start && start.at >= until) {
    rows.push(row(say('why.sum.started'), say('why.sum.jitter', { length: length(between(until, start.at)) }), start.at))
  }
  return arithmetic({
    rows,
    picture: pictureOf(last, lived),
    note: lived === null ? say('why.sum.note.crash') : say('why.sum.note.lived', nextOnes(last)),
    sources: [SOURCES.crashBackoff],
  })
}

const endAt = (processes: readonly ProcessRecord[], at: SimTime): ProcessRecord | undefined =>
  processes.find((one) => one.what === 'exited' && one.at === at)

/** An image back-off: its length, the failed pull that it counts from, and when the kubelet pulled again. */
export function pullSums(of: Case, hold: Hold): Arithmetic {
  const { trace } = of
  const open = imageBackoffOf(trace, hold)
  const fields = containerField(of, hold.pod, hold.container, 'image')
  if (!open) return arithmetic({ sources: [SOURCES.imageBackoff], fields })
  const until = plus(open.from, open.step)
  const rows = [stepRow(open), row(say('why.sum.from-pull'), `${clock(open.from)} + ${span(open.step)}`, until)]
  const pull = marksOf(trace, hold, 'pull').find(({ at }) => at >= until)
  if (pull) rows.push(row(say('why.sum.pulled'), say('why.sum.jitter', { length: length(between(until, pull.at)) }), pull.at))
  // A status is made up as a sync begins: what came of the pull is told by the one after it.
  if (pull && hold.to > pull.at && hold.to < trace.end)
    rows.push(row(say('why.sum.told'), say('why.sum.next-sync', { length: length(between(pull.at, hold.to)) }), hold.to))
  return arithmetic({
    rows,
    picture: pictureOf(open, null),
    note: say(pull && pull.at <= hold.from ? 'why.sum.note.pull.late' : 'why.sum.note.pull'),
    sources: [SOURCES.imageBackoff],
    fields,
  })
}
