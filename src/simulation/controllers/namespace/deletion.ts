import { plus, seconds } from '../../../base/time.ts'
import { hasEnded } from '../../../kube/pod-phase.ts'
import { isPod } from '../../../kube/types.ts'
import type { KubeObject } from '../../../kube/types.ts'
import type { WatchEvent } from '../../api/server.ts'
import { Controller } from '../controller.ts'

/** How long after its deletion a namespace is emptied. Models pkg/controller/namespace/namespace_controller.go namespaceDeletionGracePeriod (v1.36). */
const GRACE = seconds(5)
/** How long what a finalizer holds is waited for. Models deletion/namespaced_resources_deleter.go finalizerEstimateSeconds (v1.36). */
const FINALIZER_ESTIMATE = 15

/**
 * Empties a namespace that is being deleted: first its Pods, each with its own grace, then all else; then it goes.
 * Models pkg/controller/namespace/deletion/namespaced_resources_deleter.go (v1.36).
 */
export class NamespaceController extends Controller {
  observe({ type, object }: WatchEvent): void {
    const { deletionTimestamp, name } = object.metadata
    if (object.kind !== 'Namespace' || type === 'DELETED' || deletionTimestamp === undefined) return
    this.enqueueAfter(name, GRACE)
  }

  protected sync(name: string): void {
    const { api, clock, kernel } = this.ctx
    const namespace = api.get('Namespace', '', name)
    const { deletionTimestamp } = namespace?.metadata ?? {}
    if (!namespace || deletionTimestamp === undefined) return
    const pods = api.inNamespace(name).filter(isPod)
    if (pods.length > 0) {
      const longest = Math.max(...pods.map((pod) => (hasEnded(pod) ? 0 : (pod.spec.terminationGracePeriodSeconds ?? 0))))
      const over = plus(clock.read(deletionTimestamp), seconds(longest)) <= kernel.now
      const held = pods.some(({ metadata }) => metadata.finalizers?.length)
      for (const pod of pods) this.#delete(pod)
      return this.#lookAgain(name, over ? (held ? FINALIZER_ESTIMATE : 0) : longest)
    }
    for (const object of api.inNamespace(name)) this.#delete(object)
    if (api.inNamespace(name).length > 0) return this.#lookAgain(name, FINALIZER_ESTIMATE)
    api.finalizeNamespace(name)
  }

  #delete({ kind, metadata }: KubeObject): void {
    this.ctx.api.delete(kind, metadata.namespace ?? '', metadata.name, { gracePeriod: null, propagation: 'Background' })
  }

  /** Models namespace_controller.go worker: half of the estimate and a second. */
  #lookAgain(name: string, estimate: number): void {
    this.enqueueAfter(name, seconds(Math.floor(estimate / 2) + 1))
  }
}
