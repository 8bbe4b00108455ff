import { controllerOf } from '../../../kube/owners.ts'
import { hasEnded } from '../../../kube/pod-phase.ts'
import type { Pod } from '../../../kube/types.ts'
import { isDeleting, isReady } from '../pod-state.ts'

/** What of a Pod can make a difference to its owner's count. */
interface Facts {
  readonly labels: Pod['metadata']['labels']
  readonly owner: string | undefined
  readonly state: number
}

const factsOf = (pod: Pod): Facts => ({
  labels: pod.metadata.labels,
  owner: controllerOf(pod)?.uid,
  state: (hasEnded(pod) ? 1 : 0) + (isDeleting(pod) ? 2 : 0) + (isReady(pod) ? 4 : 0),
})

/** Tells the changes of Pods that count from those that do not, of which there are many more. */
export class PodNews {
  readonly #known = new Map<string, Facts>()

  /** Whether this Pod, as it is now, is another one to its owner than before. */
  isNews(pod: Pod, gone: boolean): boolean {
    const { uid = '' } = pod.metadata
    const before = this.#known.get(uid)
    if (gone) {
      this.#known.delete(uid)
      return true
    }
    const now = factsOf(pod)
    this.#known.set(uid, now)
    return !before || before.labels !== now.labels || before.owner !== now.owner || before.state !== now.state
  }
}
