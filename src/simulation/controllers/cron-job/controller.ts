import { equal } from '../../../base/equal.ts'
import { between, ms, plus, seconds } from '../../../base/time.ts'
import { defaultObject } from '../../../kube/defaults/index.ts'
import { controllerOf, controllerReference } from '../../../kube/owners.ts'
import { isCronJob, isJob } from '../../../kube/types.ts'
import type { CronJob, Job } from '../../../kube/types.ts'
import type { EventRecorder } from '../../api/events.ts'
import type { WatchEvent } from '../../api/server.ts'
import { Controller, keyOf, splitKey } from '../controller.ts'
import type { ControllerContext } from '../controller.ts'
import { conditionOf, isFinished } from '../job/conditions.ts'
import { readSchedule } from './schedule.ts'
import type { Schedule } from './schedule.ts'

type Status = NonNullable<CronJob['status']>

/** A run comes a little after its time. Models pkg/controller/cronjob/cronjob_controllerv2.go nextScheduleDelta (v1.36). */
const DELTA = ms(100)
/** More missed times than this are a sign of a wrong clock. Models pkg/controller/cronjob/utils.go mostRecentScheduleTime (v1.36). */
const MANY_MISSED = 100

/** Makes Jobs when their time comes. Models pkg/controller/cronjob/cronjob_controllerv2.go (v1.36). */
export class CronJobController extends Controller {
  readonly #events: EventRecorder
  readonly #jobs = new Map<string, Map<string, Job>>()

  constructor(ctx: ControllerContext) {
    super(ctx)
    this.#events = this.eventsAs('cronjob-controller')
  }

  observe({ type, object }: WatchEvent): void {
    if (isCronJob(object)) {
      if (type !== 'DELETED') this.enqueue(keyOf(object))
      return
    }
    if (!isJob(object)) return
    const owner = controllerOf(object)
    if (owner?.kind !== 'CronJob') return
    const jobs = this.#jobs.get(owner.uid) ?? new Map<string, Job>()
    if (type === 'DELETED') jobs.delete(object.metadata.name)
    else jobs.set(object.metadata.name, object)
    this.#jobs.set(owner.uid, jobs)
    this.enqueue(`${object.metadata.namespace ?? ''}/${owner.name}`)
  }

  protected sync(key: string): void {
    const { namespace, name } = splitKey(key)
    const cronJob = this.ctx.api.get('CronJob', namespace, name)
    if (!cronJob || !isCronJob(cronJob)) return
    const jobs = [...(this.#jobs.get(cronJob.metadata.uid ?? '')?.values() ?? [])]
    const seen = this.#seen(cronJob, jobs)
    this.#tidy(cronJob, jobs)
    const status = cronJob.metadata.deletionTimestamp !== undefined || cronJob.spec.suspend ? seen : this.#run(key, cronJob, seen)
    this.ctx.api.update(cronJob, (stored) => (equal(stored.status ?? {}, status) ? stored : { ...stored, status }))
  }

  /** The status after a look at what the Jobs have come to. */
  #seen(cronJob: CronJob, jobs: readonly Job[]): Status {
    const { active = [], ...status } = cronJob.status ?? {}
    let { lastSuccessfulTime } = status
    const left = active.filter(({ name = '', uid }) => {
      const job = jobs.find(({ metadata }) => metadata.uid === uid)
      if (!job) {
        this.#events.send(cronJob, 'Normal', 'MissingJob', `Active job went missing: ${name}`)
        return false
      }
      if (!isFinished(job)) return true
      const complete = conditionOf(job, 'Complete') !== undefined
      this.#events.send(cronJob, 'Normal', 'SawCompletedJob', `Saw completed job: ${name}, condition: ${complete ? 'Complete' : 'Failed'}`)
      const { completionTime } = job.status ?? {}
      if (complete && completionTime !== undefined && (lastSuccessfulTime === undefined || completionTime > lastSuccessfulTime)) {
        lastSuccessfulTime = completionTime
      }
      return false
    })
    return { ...status, ...(left.length > 0 && { active: left }), ...(lastSuccessfulTime !== undefined && { lastSuccessfulTime }) }
  }

  /** Deletes the oldest finished Jobs beyond the history that is kept. */
  #tidy(cronJob: CronJob, jobs: readonly Job[]): void {
    const { failedJobsHistoryLimit, successfulJobsHistoryLimit } = cronJob.spec
    const limits = { Complete: successfulJobsHistoryLimit, Failed: failedJobsHistoryLimit }
    for (const [type, limit] of Object.entries(limits)) {
      if (limit === undefined) continue
      const finished = jobs.filter((job) => conditionOf(job, type) && job.metadata.deletionTimestamp === undefined)
      const oldestFirst = finished.sort((a, b) => ((a.status?.startTime ?? '') < (b.status?.startTime ?? '') ? -1 : 1))
      for (const job of oldestFirst.slice(0, Math.max(0, finished.length - limit))) this.#delete(cronJob, job)
    }
  }

  #delete(cronJob: CronJob, job: Job): void {
    const { name, namespace = '', uid } = job.metadata
    this.ctx.api.delete('Job', namespace, name, { gracePeriod: null, propagation: 'Background', ...(uid && { uid }) })
    this.#events.send(cronJob, 'Normal', 'SuccessfulDelete', `Deleted job ${name}`)
  }

  /** Makes a Job if it is time for one, and looks again when it is time for the next. */
  #run(key: string, cronJob: CronJob, status: Status): Status {
    const { clock, kernel } = this.ctx
    const schedule = readSchedule(cronJob.spec.schedule, cronJob.spec.timeZone)
    if (!schedule) {
      this.#events.send(cronJob, 'Warning', 'UnparseableSchedule', `unparseable schedule: ${JSON.stringify(cronJob.spec.schedule)}`)
      return status
    }
    const next = schedule.next(wallOf(clock.micros(kernel.now)))
    if (next !== null) this.enqueueAfter(key, between(kernel.now, plus(clock.read(new Date(next).toISOString()), DELTA)))
    const due = this.#due(cronJob, schedule)
    if (due === null) return status
    const { concurrencyPolicy, startingDeadlineSeconds } = cronJob.spec
    const at = clock.read(new Date(due).toISOString())
    if (startingDeadlineSeconds !== undefined && plus(at, seconds(startingDeadlineSeconds)) < kernel.now) {
      this.#events.send(
        cronJob,
        'Warning',
        'MissSchedule',
        `Missed scheduled time to start a job: ${new Date(due).toUTCString().replace('GMT', '+0000')}`,
      )
      return status
    }
    const active = status.active ?? []
    if (concurrencyPolicy === 'Forbid' && active.length > 0) {
      this.#events.send(
        cronJob,
        'Normal',
        'JobAlreadyActive',
        'Not starting job because prior execution is running and concurrency policy is Forbid',
      )
      return status
    }
    const { active: _before, ...rest } = status
    if (concurrencyPolicy === 'Replace') {
      const jobs = this.#jobs.get(cronJob.metadata.uid ?? '')
      for (const { name = '' } of active) {
        const job = jobs?.get(name)
        if (job) this.#delete(cronJob, job)
      }
    }
    const made = this.#create(cronJob, due)
    const kept = concurrencyPolicy === 'Replace' ? [] : active
    return {
      ...rest,
      ...((made || kept.length > 0) && { active: [...kept, ...(made ? [made] : [])] }),
      lastScheduleTime: clock.seconds(at),
    }
  }

  /** The latest time of the schedule that has come and was not used; null when there is none. Models pkg/controller/cronjob/utils.go mostRecentScheduleTime (v1.36). */
  #due(cronJob: CronJob, schedule: Schedule): number | null {
    const { clock, kernel } = this.ctx
    const { startingDeadlineSeconds } = cronJob.spec
    const now = wallOf(clock.micros(kernel.now))
    let earliest = wallOf(cronJob.status?.lastScheduleTime ?? cronJob.metadata.creationTimestamp ?? '')
    if (startingDeadlineSeconds !== undefined) earliest = Math.max(earliest, now - startingDeadlineSeconds * 1000)
    let due: number | null = null
    let missed = 0
    for (let time = schedule.next(earliest); time !== null && time <= now; time = schedule.next(time)) {
      due = time
      missed++
    }
    if (missed > MANY_MISSED) {
      this.#events.send(
        cronJob,
        'Warning',
        'TooManyMissedTimes',
        'too many missed start times. Set or decrease .spec.startingDeadlineSeconds or check clock skew',
      )
    }
    return due
  }

  #create(cronJob: CronJob, due: number): NonNullable<Status['active']>[number] | null {
    const { api } = this.ctx
    const { metadata, spec } = cronJob.spec.jobTemplate
    const { name, namespace } = cronJob.metadata
    const job: Job = defaultObject<Job>({
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: {
        annotations: {
          ...metadata?.annotations,
          'batch.kubernetes.io/cronjob-scheduled-timestamp': new Date(due).toISOString().replace('.000Z', 'Z'),
        },
        ...(metadata?.labels && { labels: metadata.labels }),
        name: `${name}-${Math.floor(due / 60_000)}`,
        ...(namespace && { namespace }),
        ownerReferences: [controllerReference(cronJob)],
      },
      spec: spec ?? { template: {} },
    })
    const made = api.create(job)
    if (!made) return null
    this.#events.send(cronJob, 'Normal', 'SuccessfulCreate', `Created job ${made.metadata.name}`)
    const { resourceVersion, uid } = made.metadata
    return {
      apiVersion: 'batch/v1',
      kind: 'Job',
      name: made.metadata.name,
      ...(namespace && { namespace }),
      ...(resourceVersion && { resourceVersion }),
      ...(uid && { uid }),
    }
  }
}

const wallOf = (text: string): number => Date.parse(text)
