import { everyContainerStatusOf } from '../../kube/containers.ts'
import { FIRST_BACKOFF, LONGEST_BACKOFF } from '../../kube/backoff-times.ts'
import { podAt } from '../../lanes/index.ts'
import type { CrashWindow } from '../../lanes/types.ts'
import type { Trace } from '../../simulation/trace.ts'
import { SOURCES } from '../sources.ts'
import { clock, say, span } from '../words.ts'
import { arithmetic, row } from './arithmetic.ts'
import type { Arithmetic } from './arithmetic.ts'
import { pictureOf, stepRow } from './backoffs.ts'
import type { Hold } from './backoffs.ts'

/** The arithmetic of a crash back-off that the objects of a recording tell of: which one it is follows from its length, and for the longest ones from the restarts. */
export function recordedBackoff(trace: Trace, { pod, container, from }: Hold, { step, since, until }: CrashWindow): Arithmetic {
  const statuses = everyContainerStatusOf(podAt(trace, pod, from)?.status ?? {})
  const restarts = statuses.find(({ name }) => name === container)?.restartCount ?? 0
  const least = Math.max(1, Math.ceil(Math.log2(step / FIRST_BACKOFF)) + 1)
  const n = step < LONGEST_BACKOFF ? least : Math.max(least, restarts)
  return arithmetic({
    rows: [stepRow({ n, step }), row(say('why.sum.from-finished', { n: restarts }), `${clock(since)} + ${span(step)}`, until)],
    picture: pictureOf({ n }, null),
    note: say('why.sum.note.crash'),
    sources: [SOURCES.crashBackoff],
  })
}
