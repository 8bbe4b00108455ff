import { between, plus, seconds } from '../../base/time.ts'
import { isJob } from '../../kube/types.ts'
import type { Job } from '../../kube/types.ts'
import type { WatchEvent } from '../api/server.ts'
import { Controller, keyOf, splitKey } from './controller.ts'
import { conditionOf } from './job/conditions.ts'

/** Deletes finished Jobs once their time to live is over. Models pkg/controller/ttlafterfinished/ttlafterfinished_controller.go (v1.36). */
export class TtlAfterFinishedController extends Controller {
  observe({ type, object }: WatchEvent): void {
    if (type !== 'DELETED' && isJob(object) && this.#left(object) !== null) this.enqueue(keyOf(object))
  }

  /** How long a finished Job still lives; null when it is not to go. */
  #left(job: Job) {
    const ttl = job.spec.ttlSecondsAfterFinished
    const finished = conditionOf(job, 'Complete') ?? conditionOf(job, 'Failed')
    if (ttl === undefined || !finished || job.metadata.deletionTimestamp !== undefined) return null
    const { clock, kernel } = this.ctx
    return between(kernel.now, plus(clock.read(finished.lastTransitionTime ?? ''), seconds(ttl)))
  }

  protected sync(key: string): void {
    const { namespace, name } = splitKey(key)
    const job = this.ctx.api.get('Job', namespace, name)
    if (!job || !isJob(job)) return
    const left = this.#left(job)
    if (left === null) return
    if (left > 0) return this.enqueueAfter(key, left)
    const { uid } = job.metadata
    this.ctx.api.delete('Job', namespace, name, { gracePeriod: null, propagation: 'Foreground', ...(uid && { uid }) })
  }
}
