import { findKind } from '../../kube/kinds.ts'
import type { KubeObject, Pod } from '../../kube/types.ts'
import { refusalOf } from '../api/admission/index.ts'
import type { EventRecorder } from '../api/events.ts'
import type { ControllerContext } from './controller.ts'

type PodCreation =
  | { readonly ok: true; readonly pod: Pod }
  /** The API server's reason; nobody is told when the namespace is about to go. */
  | { readonly ok: false; readonly error: string; readonly silent: boolean }

/** Creates a Pod for a controller, unless it is refused. */
export function createPod(ctx: ControllerContext, pod: Pod): PodCreation {
  const refused = refusalOf(ctx.api, pod)
  if (refused) return { ok: false, error: refused.message, silent: refused.silent }
  const created = ctx.api.create(pod)
  if (created) return { ok: true, pod: created }
  const kind = findKind(pod.apiVersion, pod.kind)
  const taken = ctx.api.get('Pod', pod.metadata.namespace ?? '', pod.metadata.name)
  const exists = `${kind?.plural ?? 'pods'} "${pod.metadata.name}" already exists`
  const error = taken?.metadata.deletionTimestamp === undefined ? exists : `object is being deleted: ${exists}`
  return { ok: false, error, silent: false }
}

/** Creates and deletes the Pods of owners, and says so in their Events. Models pkg/controller/controller_utils.go RealPodControl (v1.36). */
export class PodControl {
  readonly #ctx: ControllerContext
  readonly #events: EventRecorder

  constructor(ctx: ControllerContext, events: EventRecorder) {
    this.#ctx = ctx
    this.#events = events
  }

  /** Creates the Pods that `build` makes, in batches that double: 1, 2, 4 …; after a batch with an error no more. Answers the first error. */
  createAll(owner: KubeObject, count: number, build: (index: number) => Pod): string | null {
    let made = 0
    for (let batch = 1; made < count; batch *= 2) {
      const last = Math.min(count, made + batch)
      let error: string | null = null
      for (; made < last; made++) error = this.#create(owner, build(made)) ?? error
      if (error !== null) return error
    }
    return null
  }

  #create(owner: KubeObject, pod: Pod): string | null {
    const created = createPod(this.#ctx, pod)
    if (created.ok) {
      this.#events.send(owner, 'Normal', 'SuccessfulCreate', `Created pod: ${created.pod.metadata.name}`)
      return null
    }
    if (!created.silent) this.#events.send(owner, 'Warning', 'FailedCreate', `Error creating: ${created.error}`)
    return created.silent ? null : created.error
  }

  delete(owner: KubeObject, pod: Pod): void {
    const { namespace = '', name, uid } = pod.metadata
    const deleted = this.#ctx.api.delete('Pod', namespace, name, { gracePeriod: null, ...(uid !== undefined && { uid }) })
    if (deleted) this.#events.send(owner, 'Normal', 'SuccessfulDelete', `Deleted pod: ${name}`)
  }
}
