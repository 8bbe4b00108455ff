import { between, plus, seconds, simTimeOf } from '../../base/time.ts'
import type { Duration, SimTime } from '../../base/time.ts'
import { scaledValue } from '../../kube/int-or-percent.ts'
import { isDeployment, isJob, isNode, isPod } from '../../kube/types.ts'
import type { Deployment, Job, KubeObject, Node } from '../../kube/types.ts'
import type { Trace } from '../../simulation/trace.ts'
import type { Case } from '../case.ts'
import { knownPod } from '../case.ts'
import { fieldOf, podField } from '../fields.ts'
import { SOURCES } from '../sources.ts'
import { clock, length, power, say, span } from '../words.ts'
import { arithmetic, row } from './arithmetic.ts'
import type { Arithmetic, SumRow } from './arithmetic.ts'

/** How long a node may be silent before it counts as lost. Models cmd/kube-controller-manager NodeMonitorGracePeriod (v1.36). */
const NODE_GRACE = seconds(50)
/** The first and longest wait of a Job after failures. Models pkg/controller/job/job_controller.go DefaultJobPodFailureBackOff (v1.36). */
const JOB_BASE = seconds(10)
const JOB_CAP = seconds(600)

const WORKLOAD_SOURCES: Readonly<Record<string, keyof typeof SOURCES>> = {
  Deployment: 'deployment',
  ReplicaSet: 'replicaSet',
  ReplicationController: 'replicaSet',
  StatefulSet: 'statefulSet',
  DaemonSet: 'daemonSet',
  Job: 'job',
}

/** How many Pods a workload has, and what decides on the next one. */
export function workloadSums(of: Case, object: KubeObject): Arithmetic {
  const source = SOURCES[WORKLOAD_SOURCES[object.kind] ?? 'replicaSet']
  const written = of.world?.objects.find(({ kind, metadata }) => kind === object.kind && metadata.name === object.metadata.name)
  if (isDeployment(object)) {
    const strategy = written ? [fieldOf(written, 'spec', 'replicas'), fieldOf(written, 'spec', 'strategy')] : []
    const late = lateRow(object, of.trace)
    return arithmetic({
      rows: [...rollingRows(object), ...late],
      sources: late.length ? [source, SOURCES.progress] : [source],
      fields: strategy,
    })
  }
  if (isJob(object)) {
    return arithmetic({
      rows: jobRows(object),
      note: say('why.sum.note.job'),
      sources: [source, SOURCES.jobBackoff],
      fields: written ? [fieldOf(written, 'spec', 'backoffLimit')] : [],
    })
  }
  return arithmetic({ sources: [source], fields: written ? [fieldOf(written, 'spec', 'replicas')] : [] })
}

/** What a rolling update may add and take away. Models pkg/controller/deployment/util/deployment_util.go ResolveFenceposts (v1.36). */
function rollingRows({ spec }: Deployment): SumRow[] {
  const replicas = spec.replicas ?? 1
  if (spec.strategy?.type === 'Recreate') return [row('strategy', 'Recreate', '0', true)]
  const { maxSurge = '25%', maxUnavailable = '25%' } = spec.strategy?.rollingUpdate ?? {}
  const surge = scaledValue(maxSurge, replicas, 'up')
  const asked = scaledValue(maxUnavailable, replicas, 'down')
  const missing = surge === 0 && asked === 0 ? 1 : asked
  return [
    row('maxSurge', `${maxSurge} × ${replicas} ⌈⌉`, String(surge)),
    row('maxUnavailable', `${maxUnavailable} × ${replicas} ⌊⌋`, String(missing)),
    row(say('why.sum.pods-most'), `${replicas} + ${surge}`, String(replicas + surge), true),
    row(say('why.sum.pods-least'), `${replicas} − ${missing}`, String(replicas - missing), true),
  ]
}

/** When a rollout without progress was given up. */
function lateRow({ spec, status }: Deployment, { epoch }: Trace): SumRow[] {
  const progressing = status?.conditions?.find(({ type }) => type === 'Progressing')
  const deadline = seconds(spec.progressDeadlineSeconds ?? 600)
  const since = progressing?.lastUpdateTime ? simTimeOf(Date.parse(progressing.lastUpdateTime) - Date.parse(epoch)) : null
  if (since === null) return []
  if (progressing?.reason === 'ProgressDeadlineExceeded')
    return [row('progressDeadlineSeconds', `${clock(since - deadline)} + ${span(deadline)}`, say('why.sum.given-up'), true)]
  if (progressing?.reason === 'NewReplicaSetAvailable') return []
  return [row('progressDeadlineSeconds', `${clock(since)} + ${span(deadline)}`, clock(plus(since, deadline)))]
}

/** Failures against the limit, and how long the next Pod waits. */
function jobRows({ spec, status }: Job): SumRow[] {
  const failed = status?.failed ?? 0
  const limit = spec.backoffLimit ?? 6
  const rows = [
    row(
      'backoffLimit',
      `${failed} ${failed > limit ? '>' : '≤'} ${limit}`,
      say(failed > limit ? 'why.sum.job-fails' : 'why.sum.job-goes-on'),
      true,
    ),
  ]
  if (failed === 0 || failed > limit) return rows
  const wait = Math.min(JOB_BASE * 2 ** (failed - 1), JOB_CAP) as Duration
  return [...rows, row(say('why.sum.backoff', { n: failed }), `10 s × ${power(2, failed - 1)}`, span(wait))]
}

/** How a node became lost: the last sign of life, and the grace that ran out. */
export function nodeSums(node: Node, at: SimTime): Arithmetic {
  const ready = node.status?.conditions?.find(({ type }) => type === 'Ready')
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
      row(say('why.sum.taint'), taint.key, clock(taint.since)),
      row('tolerationSeconds', `${clock(taint.since)} + ${span(tolerated)}`, clock(plus(taint.since, tolerated)), true),
      row(say('why.sum.evicted'), `+ ${length(between(plus(taint.since, tolerated), at))}`, clock(at)),
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
    rows: [row('activeDeadlineSeconds', `${clock(since)} + ${span(deadline)}`, clock(plus(since, deadline)), true)],
    sources: [SOURCES.deadline],
    fields: podField(of, key, 'activeDeadlineSeconds'),
  })
}
