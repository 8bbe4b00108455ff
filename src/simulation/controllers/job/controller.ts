import { equal } from '../../../base/equal.ts'
import type { Random } from '../../../base/random.ts'
import { between, ms, plus, seconds } from '../../../base/time.ts'
import { isJob, isPod } from '../../../kube/types.ts'
import type { Job, JobStatus, Pod } from '../../../kube/types.ts'
import type { EventRecorder } from '../../api/events.ts'
import type { WatchEvent } from '../../api/server.ts'
import { sleep } from '../../kernel/task.ts'
import type { Task } from '../../kernel/task.ts'
import { Controller, keyOf, splitKey } from '../controller.ts'
import type { ControllerContext } from '../controller.ts'
import { PodControl } from '../pod-control.ts'
import { isReady } from '../pod-state.ts'
import { NO_FAILURES, nextRecord } from './backoff.ts'
import type { FailureRecord } from './backoff.ts'
import { conditionOf, isFinished, withCondition } from './conditions.ts'
import type { Verdict } from './conditions.ts'
import { isTracked, TRACKING } from './pods.ts'
import { planFor } from './plan.ts'
import { jobPod } from './template.ts'
import { settle, track } from './tracking.ts'
import { isIndexed, keptForSuccessor, viewOf } from './view.ts'
import type { JobView } from './view.ts'

/** Pods' events are gathered. Models pkg/controller/job/job_controller.go SyncJobBatchPeriod (v1.36). */
const BATCH = seconds(1)
/** One write to the API server and its answer. Measured: 5 ms. */
const WRITE_TAKES = ms(5)

const REACHED: Verdict = { outcome: 'Complete', reason: 'CompletionsReached', message: 'Reached expected number of succeeded pods' }

/** What is left of a Job's Pods after a sync did its part. */
interface Managed {
  readonly active: number
  readonly ready: number
  readonly terminating: number
}

/** Runs a Job's Pods to their completions, and counts them. Models pkg/controller/job/job_controller.go (v1.36). */
export class JobController extends Controller {
  /** Pods by the uid of their Job, then by their own. */
  readonly #pods = new Map<string, Map<string, Pod>>()
  readonly #jobs = new Map<string, Job>()
  readonly #failures = new Map<string, FailureRecord>()
  readonly #busy = new Set<string>()
  readonly #events: EventRecorder
  readonly #control: PodControl
  readonly #random: Random

  constructor(ctx: ControllerContext) {
    super(ctx)
    this.#events = this.eventsAs('job-controller')
    this.#random = ctx.kernel.random.fork('job-controller')
    this.#control = new PodControl(ctx, this.#events)
  }

  observe({ type, object }: WatchEvent): void {
    if (isJob(object)) this.#observeJob(type, object)
    else if (isPod(object)) this.#observePod(type, object)
  }

  #observeJob(type: WatchEvent['type'], job: Job): void {
    const key = keyOf(job)
    const before = this.#jobs.get(key)
    if (type === 'DELETED') {
      this.#jobs.delete(key)
      this.#failures.delete(key)
      for (const pod of this.#podsOf(job)) this.#release(pod)
      return
    }
    this.#jobs.set(key, job)
    if (before && before.metadata.generation === job.metadata.generation) this.enqueueAfter(key, BATCH)
    else this.enqueue(key)
  }

  #observePod(type: WatchEvent['type'], pod: Pod): void {
    const owner = pod.metadata.ownerReferences?.find(({ controller, kind }) => controller && kind === 'Job')
    if (!owner) return
    const siblings = this.#pods.get(owner.uid) ?? new Map<string, Pod>()
    if (type === 'DELETED') siblings.delete(pod.metadata.uid ?? '')
    else siblings.set(pod.metadata.uid ?? '', pod)
    if (siblings.size > 0) this.#pods.set(owner.uid, siblings)
    else this.#pods.delete(owner.uid)
    const key = `${pod.metadata.namespace ?? ''}/${owner.name}`
    const job = this.#jobs.get(key)
    if (job?.metadata.uid === owner.uid && !isFinished(job)) this.enqueueAfter(key, BATCH)
    else if (type !== 'DELETED' && isTracked(pod)) this.#release(pod)
  }

  #podsOf(job: Job): readonly Pod[] {
    return [...(this.#pods.get(job.metadata.uid ?? '')?.values() ?? [])]
  }

  /** Takes the finalizer off a Pod, if it still has it. */
  #release(pod: Pod): void {
    this.ctx.kernel.after(WRITE_TAKES, () => this.#removeFinalizer(pod))
  }

  #removeFinalizer(pod: Pod): void {
    this.ctx.api.update(pod, (stored) => {
      if (!isTracked(stored)) return stored
      const { finalizers, ...metadata } = stored.metadata
      const left = (finalizers ?? []).filter((one) => one !== TRACKING)
      return { ...stored, metadata: { ...metadata, ...(left.length > 0 && { finalizers: left }) } }
    })
  }

  protected sync(key: string): void {
    if (this.#busy.has(key)) return this.enqueue(key)
    const { namespace, name } = splitKey(key)
    const job = this.ctx.api.get('Job', namespace, name)
    if (!job || !isJob(job) || isFinished(job)) {
      this.#failures.delete(key)
      return
    }
    this.#busy.add(key)
    this.ctx.kernel.spawn(this.#syncJob(key, job)).whenFired(() => this.#busy.delete(key))
  }

  *#syncJob(key: string, job: Job): Task<void> {
    const { clock, kernel } = this.ctx
    yield* sleep(ms(1))
    const startTime = job.status?.startTime ?? (job.spec.suspend ? undefined : clock.seconds(kernel.now))
    const begun: Job = { ...job, status: { ...job.status, ...(startTime !== undefined && { startTime }) } }
    const view = viewOf(begun, this.#podsOf(job), clock, kernel.now)
    const record = nextRecord(this.#failures.get(key) ?? NO_FAILURES, view.newSucceeded, view.newFailed, clock)
    this.#expectDeadline(key, begun)
    const managed = view.verdict ? this.#deleteAll(view) : yield* this.#manage(key, view, record)
    const { completions } = job.spec
    const done = completions === undefined ? view.succeeded > 0 : view.succeeded >= completions
    const verdict = view.verdict ?? (done && managed.active === 0 && !job.metadata.deletionTimestamp ? REACHED : null)
    const now = clock.seconds(kernel.now)
    const status: JobStatus = {
      ...begun.status,
      ready: managed.ready,
      terminating: managed.terminating,
      uncountedTerminatedPods: job.status?.uncountedTerminatedPods ?? {},
    }
    if (managed.active > 0) status.active = managed.active
    else delete status.active
    const suspended = verdict ? status : this.#suspension(job, status, now)
    const { status: tracked, released } = track(view, suspended, verdict, now)
    this.#failures.set(key, record)
    this.#write(job, tracked)
    if (released.length === 0 && !verdict) return
    yield* sleep(WRITE_TAKES)
    for (const pod of released) this.#removeFinalizer(pod)
    yield* sleep(WRITE_TAKES)
    const settled = settle(tracked, verdict, isIndexed(job), clock.seconds(kernel.now))
    this.#write(job, settled)
    if (verdict && settled.conditions?.some(({ type }) => type === verdict.outcome)) this.#announce(job, verdict)
  }

  #write(job: Job, status: JobStatus): void {
    this.ctx.api.update(job, (stored) => (equal(stored.status, status) ? stored : { ...stored, status }))
  }

  #announce(job: Job, { outcome, reason, message }: Verdict): void {
    if (outcome === 'Complete') this.#events.send(job, 'Normal', 'Completed', 'Job completed')
    else this.#events.send(job, 'Warning', reason, message)
  }

  /** A suspended Job says so, and one that goes on begins anew. */
  #suspension(job: Job, status: JobStatus, now: string): JobStatus {
    const says = job.spec.suspend
      ? ({ reason: 'JobSuspended', message: 'Job suspended' } as const)
      : { reason: 'JobResumed', message: 'Job resumed' }
    const before = status.conditions ?? []
    const conditions = withCondition(before, 'Suspended', job.spec.suspend ? 'True' : 'False', says, now)
    if (conditions === before) return status
    this.#events.send(job, 'Normal', job.spec.suspend ? 'Suspended' : 'Resumed', says.message)
    const { startTime: _before, ...rest } = status
    return { ...rest, conditions: [...conditions], ...(!job.spec.suspend && { startTime: now }) }
  }

  /** Looks again when the Job's deadline has passed. */
  #expectDeadline(key: string, job: Job): void {
    const { clock, kernel } = this.ctx
    const { activeDeadlineSeconds, suspend } = job.spec
    const startTime = job.status?.startTime
    if (activeDeadlineSeconds === undefined || startTime === undefined || suspend || conditionOf(job, 'FailureTarget')) return
    const due = plus(clock.read(startTime), seconds(activeDeadlineSeconds))
    if (due > kernel.now) this.enqueueAfter(key, between(kernel.now, due))
  }

  #deleteAll({ job, active, terminating }: JobView): Managed {
    for (const pod of active) this.#control.delete(job, pod)
    return { active: 0, ready: 0, terminating: terminating + active.length }
  }

  *#manage(key: string, view: JobView, record: FailureRecord): Task<Managed> {
    const { job, active, ready, terminating } = view
    const { clock, identities, kernel } = this.ctx
    const same: Managed = { active: active.length, ready, terminating }
    if (job.metadata.deletionTimestamp) return same
    const plan = planFor(view, record, { clock, now: kernel.now, random: this.#random })
    switch (plan.kind) {
      case 'nothing':
        return same
      case 'wait':
        this.enqueueAfter(key, plan.delay)
        return { ...same, active: 0 }
      case 'delete':
        for (const pod of plan.pods) this.#control.delete(job, pod)
        return {
          active: active.length - plan.pods.length,
          ready: ready - plan.pods.filter(isReady).length,
          terminating: terminating + plan.pods.length,
        }
      case 'create': {
        const kept = keptForSuccessor(view)
        const error = this.#control.createAll(job, plan.indexes.length, (nth) => {
          const index = plan.indexes[nth] ?? null
          return jobPod(job, index, index === null ? undefined : kept.get(index), identities)
        })
        if (error === null) this.forget(key)
        else this.retry(key)
        yield* sleep(WRITE_TAKES)
        if (error !== null) return same
        return { ...same, active: active.length + plan.indexes.length }
      }
    }
  }
}
