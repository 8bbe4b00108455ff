import { between, plus, seconds, simTimeOf, ZERO } from '../../base/time.ts'
import type { SimTime } from '../../base/time.ts'
import { isNode, isPod } from '../../kube/types.ts'
import type { KubeObject, Node } from '../../kube/types.ts'
import type { Trace } from '../../simulation/trace.ts'
import type { Case } from '../case.ts'
import { knownPod } from '../case.ts'
import type { ChainStep } from '../describe.ts'
import { podField } from '../fields.ts'
import { NODE_GRACE } from '../node-grace.ts'
import { SOURCES } from '../sources.ts'
import { clock, length, say, span } from '../words.ts'
import { arithmetic, row } from './arithmetic.ts'
import type { Arithmetic } from './arithmetic.ts'

/** How a node became lost, the last sign of life and the grace that ran out; or how long it took to be heard again since `root`, which mended it. */
export function nodeSums({ trace }: Case, node: Node, at: SimTime, root: ChainStep | undefined): Arithmetic {
  const ready = node.status?.conditions?.find(({ type }) => type === 'Ready')
  const fault = root && trace.records[root.record]
  // A cut has an end of its own, or what led here is the step that mended it.
  const mended = fault?.kind === 'fault' ? (fault.until ?? fault.at) : null
  if (ready?.status === 'True' && mended !== null && mended > ZERO) {
    return arithmetic({
      rows: [
        row(say('why.sum.network'), '', mended),
        row(say('why.sum.watch-back'), say('why.sum.late', { length: length(between(mended, at)) }), at, true),
      ],
      note: say('why.sum.note.node-back'),
      sources: [SOURCES.reflector],
    })
  }
  if (ready?.status !== 'Unknown') return arithmetic({ sources: [SOURCES.nodeHealth] })
  return arithmetic({
    rows: [
      row(say('why.sum.last-lease'), `${clock(at)} − ${span(NODE_GRACE)}`, clock(at - NODE_GRACE)),
      row(say('why.sum.node-grace'), span(NODE_GRACE), say('why.sum.node-unknown'), true),
    ],
    note: say('why.sum.note.node'),
    sources: [SOURCES.nodeHealth],
  })
}

/** How long a Pod stayed on a node that it does not tolerate for ever: the taint, and its tolerationSeconds. Null when no taint drove it away. */
export function evictionSums(of: Case, key: string, at: SimTime): Arithmetic | null {
  const pod = knownPod(of.trace, key, at)
  const driven = pod?.status.conditions?.find(({ type, reason }) => type === 'DisruptionTarget' && reason === 'DeletionByTaintManager')
  if (!pod || !driven) return null
  const taint = taintOf(of.trace, pod.spec.nodeName ?? '', at)
  if (!taint) return null
  const toleration = pod.spec.tolerations?.find((one) => one.key === taint.key && (one.effect ?? 'NoExecute') === 'NoExecute')
  const tolerated = seconds(toleration?.tolerationSeconds ?? 0)
  return arithmetic({
    rows: [
      row(say('why.sum.taint'), taint.key, taint.since),
      row('tolerationSeconds', `${clock(taint.since)} + ${span(tolerated)}`, plus(taint.since, tolerated), true),
      row(say('why.sum.evicted'), `+ ${length(between(plus(taint.since, tolerated), at))}`, at),
    ],
    note: say('why.sum.note.eviction'),
    sources: [SOURCES.taintEviction],
    fields: podField(of, key, 'tolerations'),
  })
}

/** The NoExecute taint of a node that is there at a moment, and since when. */
function taintOf(trace: Trace, node: string, at: SimTime): { key: string; since: SimTime } | null {
  const seen = trace.records.flatMap((record) =>
    record.at <= at && record.kind === 'watch' && isNode(record.object) && record.object.metadata.name === node
      ? [{ at: record.at, key: record.object.spec?.taints?.find(({ effect }) => effect === 'NoExecute')?.key }]
      : [],
  )
  const key = seen.at(-1)?.key
  if (key === undefined) return null
  const first = seen[seen.findLastIndex((one) => one.key !== key) + 1]
  return first ? { key, since: first.at } : null
}

/** When a Pod with activeDeadlineSeconds was ended for it; null for any other Pod. */
export function deadlineSums(of: Case, object: KubeObject): Arithmetic | null {
  if (!isPod(object) || object.status.reason !== 'DeadlineExceeded') return null
  const { activeDeadlineSeconds } = object.spec
  const { startTime } = object.status
  if (activeDeadlineSeconds === undefined || startTime === undefined) return null
  const since = simTimeOf(Date.parse(startTime) - Date.parse(of.trace.epoch))
  const deadline = seconds(activeDeadlineSeconds)
  const key = `${object.metadata.namespace ?? 'default'}/${object.metadata.name}`
  return arithmetic({
    rows: [row('activeDeadlineSeconds', `${clock(since)} + ${span(deadline)}`, plus(since, deadline), true)],
    sources: [SOURCES.deadline],
    fields: podField(of, key, 'activeDeadlineSeconds'),
  })
}
