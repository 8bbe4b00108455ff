import { between, plus, seconds, simTimeOf } from '../../base/time.ts'
import type { Duration, SimTime } from '../../base/time.ts'
import { scaledValue } from '../../kube/int-or-percent.ts'
import { isDeployment, isJob, isPod } from '../../kube/types.ts'
import type { Deployment, Job, KubeObject, Pod } from '../../kube/types.ts'
import { stateAt } from '../../lanes/index.ts'
import type { LaneId } from '../../lanes/types.ts'
import type { Trace } from '../../simulation/trace.ts'
import type { Case } from '../case.ts'
import { fieldOf } from '../fields.ts'
import { SOURCES } from '../sources.ts'
import { clock, length, say, span } from '../words.ts'
import { arithmetic, by, row } from './arithmetic.ts'
import type { Arithmetic, SumRow } from './arithmetic.ts'

/** A stretch of a workload's lane. */
interface Stretch {
  readonly lane: LaneId
  readonly from: SimTime
  readonly to: SimTime
}

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
export function workloadSums(of: Case, object: KubeObject, stretch: Stretch): Arithmetic {
  const source = SOURCES[WORKLOAD_SOURCES[object.kind] ?? 'replicaSet']
  const written = of.world?.objects.find(({ kind, metadata }) => kind === object.kind && metadata.name === object.metadata.name)
  if (isDeployment(object)) {
    const strategy = written ? [fieldOf(written, 'spec', 'replicas'), fieldOf(written, 'spec', 'strategy')] : []
    const late = lateRows(object, of.trace)
    return arithmetic({
      rows: [...rollingRows(object), ...late, ...unreadyRows(of, stretch)],
      sources: late.length ? [source, SOURCES.progress] : [source],
      fields: strategy,
    })
  }
  if (isJob(object)) {
    return arithmetic({
      rows: jobRows(of, object, stretch.to),
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

/** When a roll-out without progress counts as failed: the deadline, from its last progress on, and when the controller noticed. */
function lateRows(object: Deployment, trace: Trace): SumRow[] {
  const progressing = conditionOf(object)
  if (!progressing || progressing.reason === 'NewReplicaSetAvailable') return []
  const isLate = progressing.reason === 'ProgressDeadlineExceeded'
  const deadline = seconds(object.spec.progressDeadlineSeconds ?? 600)
  const versions = trace.records.flatMap((record) =>
    record.kind === 'watch' && isDeployment(record.object) && record.object.metadata.uid === object.metadata.uid
      ? [{ at: record.at, condition: conditionOf(record.object) }]
      : [],
  )
  const gaveUp = isLate ? versions.find(({ condition }) => condition?.lastUpdateTime === progressing.lastUpdateTime) : undefined
  const earlier = versions.filter(({ at, condition }) => condition && (!gaveUp || at < gaveUp.at))
  const last = gaveUp ? earlier.at(-1)?.condition?.lastUpdateTime : progressing.lastUpdateTime
  const since = earlier.find(({ condition }) => condition?.lastUpdateTime === last)?.at
  if (since === undefined) return []
  const until = plus(since, deadline)
  const rows = [row('progressDeadlineSeconds', `${clock(since)} + ${span(deadline)}`, until, true)]
  if (gaveUp) rows.push(row(say('why.sum.given-up'), say('why.sum.late', { length: length(between(until, gaveUp.at)) }), gaveUp.at))
  return rows
}

const conditionOf = ({ status }: Deployment) => status?.conditions?.find(({ type }) => type === 'Progressing')

/** So many Pods that are not ready are named. */
const MOST_NAMED = 3

/**
 * What holds a workload up: its Pods that are not ready, as kubectl prints them. They are looked at in the middle of the stretch, as at its
 * ends the workload hears of them somewhat later than they change.
 */
function unreadyRows({ model }: Case, { lane, from, to }: Stretch): SumRow[] {
  const middle = simTimeOf((from + to) / 2)
  const own = new Set([lane])
  for (const { id, detail } of model.lanes) if (detail.kind === 'workload' && detail.owner !== null && own.has(detail.owner)) own.add(id)
  const rows = model.groups.flatMap(({ id, name, owner }) => {
    const lanes = owner !== null && own.has(owner) ? model.lanes.filter(({ group }) => group === id) : []
    const ready = lanes.find(({ detail }) => detail.kind === 'condition' && detail.isReady)
    const status = lanes.find(({ kind }) => kind === 'status')
    const [now, word] = [ready, status].map((one) => one && stateAt(model, one, middle))
    if (!word || (now?.state.kind === 'condition' && now.state.status === 'True')) return []
    return [by(simTimeOf(Math.max(word.from, now?.from ?? word.from)), row(name, word.label, say('why.sum.not-ready')))]
  })
  return rows.slice(0, MOST_NAMED)
}

/** Failures against the limit, and how long the Pod after each waited. Models pkg/controller/job/backoff_utils.go getRemainingTimeForFailuresCount (v1.36). */
function jobRows({ trace }: Case, { metadata, spec, status }: Job, to: SimTime): SumRow[] {
  const failed = status?.failed ?? 0
  const limit = spec.backoffLimit ?? 6
  const verdict = by(
    to,
    row(
      'backoffLimit',
      `${failed} ${failed > limit ? '>' : '≤'} ${limit}`,
      say(failed > limit ? 'why.sum.job-fails' : 'why.sum.job-goes-on'),
      true,
    ),
  )
  const failures = failuresOf(trace, metadata.uid, to)
  const rows = failures.map((end, i) => {
    const n = i + 1
    const wait = Math.min(JOB_BASE * 2 ** i, JOB_CAP) as Duration
    const isLast = n > limit
    return row(say('why.sum.failure', { n }), isLast ? '' : `${clock(end)} + ${span(wait)}`, isLast ? end : plus(end, wait))
  })
  return [...rows.slice(-MOST_FAILURES), verdict]
}

/** So many of a Job's failures are told, the latest. */
const MOST_FAILURES = 7

/** When each Pod of a Job failed, in order. */
function failuresOf(trace: Trace, job: string | undefined, to: SimTime): readonly SimTime[] {
  const pods = new Map<string, SimTime>()
  for (const record of trace.records) {
    if (record.at > to) break
    if (record.kind !== 'watch' || !isPod(record.object) || record.object.status.phase !== 'Failed') continue
    const { metadata } = record.object
    if (!metadata.ownerReferences?.some(({ uid }) => uid === job)) continue
    const key = metadata.uid ?? metadata.name
    if (!pods.has(key)) pods.set(key, finishOf(record.object, trace.epoch) ?? record.at)
  }
  return [...pods.values()].toSorted((a, b) => a - b)
}

/** When the last container of a Pod ended, as its status says. */
function finishOf({ status }: Pod, epoch: string): SimTime | null {
  const ends = (status.containerStatuses ?? []).flatMap(({ state }) => state?.terminated?.finishedAt ?? [])
  return ends.length === 0 ? null : simTimeOf(Math.max(...ends.map((end) => Date.parse(end))) - Date.parse(epoch))
}
