import { equal } from '../../base/equal.ts'
import { minutes } from '../../base/time.ts'
import { uidOf } from '../../kube/pod-keys.ts'
import type { Container, Pod } from '../../kube/types.ts'
import { newestOf } from '../runtime/types.ts'
import type { Instance, RuntimePod } from '../runtime/types.ts'
import { shortagesOf } from './admission.ts'
import type { KubeletContext } from './context.ts'
import { isSidecar, sidecarsOf } from './restart-policy.ts'
import type { Finding } from './status/conditions.ts'

/** A resize that did not fit is tried again so often, beside when a Pod goes. Models pkg/kubelet/allocation/allocation_manager.go (v1.36). */
const RETRY = minutes(3)

const PENDING = 'PodResizePending'
const IN_PROGRESS = 'PodResizeInProgress'

interface Wish {
  readonly pod: Pod
  readonly reason: 'Deferred' | 'Infeasible'
  readonly message: string
}

/** Whether a running container has other resources than it is to have. */
export const isResized = (container: Container, instance: Instance): boolean =>
  !equal(instance.resources ?? {}, container.resources ?? {}) && instance.state === 'running'

/** Whether what changes of a container's resources asks for a restart. Models kuberuntime_manager.go computePodResizeAction (v1.36). */
export function resizeRestarts(container: Container, instance: Instance): boolean {
  const changed = ({ resourceName }: { resourceName: string }): boolean =>
    (['limits', 'requests'] as const).some(
      (kind) => !equal(instance.resources?.[kind]?.[resourceName], container.resources?.[kind]?.[resourceName]),
    )
  return (container.resizePolicy ?? []).some((policy) => policy.restartPolicy === 'RestartContainer' && changed(policy))
}

/** What a node has granted its Pods of the resources that they ask for while they run. Models pkg/kubelet/allocation (v1.36). */
export class Resizes {
  readonly #ctx: KubeletContext
  readonly #wishes = new Map<string, Wish>()
  readonly #running = new Map<string, Pod>()
  readonly #retry: (pod: Pod) => void

  /** `retry` is called with a Pod whose wish is to be looked at again. */
  constructor(ctx: KubeletContext, retry: (pod: Pod) => void) {
    this.#ctx = ctx
    this.#retry = retry
  }

  /** The Pod with the resources that it is granted beside the others there: those it had, as long as what it asks for does not fit. */
  grant(before: Pod, pod: Pod, others: () => readonly Pod[]): Pod {
    const uid = uidOf(pod)
    if (sameResources(before, pod)) {
      this.#wishes.delete(uid)
      return pod
    }
    const { api, events, node } = this.#ctx
    const stored = api.node(node)
    const [short] = stored ? shortagesOf(pod, others(), stored) : []
    if (!short) {
      this.#wishes.delete(uid)
      this.#running.set(uid, pod)
      events.send(pod, 'Normal', 'ResizeStarted', `Pod resize started: ${details(pod)}`)
      return pod
    }
    const { capacity, requested, resource, used } = short
    const never = requested > capacity
    const reason = never ? 'Infeasible' : 'Deferred'
    const message = never
      ? `Node didn't have enough capacity: ${resource}, requested: ${requested}, capacity: ${capacity}`
      : `Node didn't have enough resource: ${resource}, requested: ${requested}, used: ${used}, capacity: ${capacity}`
    if (this.#wishes.get(uid)?.message !== message) {
      events.send(pod, 'Warning', `Resize${reason}`, `Pod resize ${reason}: ${details(pod, message)}`)
      if (!never) this.#expectRetry(uid)
    }
    this.#wishes.set(uid, { pod, reason, message })
    return withResourcesOf(pod, before)
  }

  #expectRetry(uid: string): void {
    this.#ctx.kernel.after(RETRY, () => {
      this.#again(uid)
      if (this.#wishes.has(uid)) this.#expectRetry(uid)
    })
  }

  #again(uid: string): void {
    const wish = this.#wishes.get(uid)
    if (wish?.reason === 'Deferred') this.#retry(wish.pod)
  }

  /** A Pod is gone, so there is more room. */
  roomier(gone: string): void {
    this.#wishes.delete(gone)
    this.#running.delete(gone)
    for (const uid of this.#wishes.keys()) this.#again(uid)
  }

  /** What there is to say of a Pod's resize. A finished one is announced. */
  conditions(pod: Pod, state: RuntimePod): Finding[] {
    const uid = uidOf(pod)
    const wish = this.#wishes.get(uid)
    const found: Finding[] = wish ? [{ type: PENDING, status: 'True', reason: wish.reason, message: wish.message }] : []
    const running = this.#running.get(uid)
    if (!running) return found
    const open = resizable(pod).some((container) => {
      const instance = newestOf(state, container.name)
      return instance !== undefined && isResized(container, instance)
    })
    if (open) return [...found, { type: IN_PROGRESS, status: 'True' }]
    this.#running.delete(uid)
    this.#ctx.events.send(pod, 'Normal', 'ResizeCompleted', `Pod resize completed: ${details(running)}`)
    return found
  }
}

/** The containers whose resources may change while they run. */
const resizable = (pod: Pod): readonly Container[] => [...sidecarsOf(pod), ...pod.spec.containers]

function sameResources(a: Pod, b: Pod): boolean {
  if (a.spec === b.spec) return true
  const others = resizable(b)
  return resizable(a).every((one, i) => equal(one.resources ?? {}, others[i]?.resources ?? {}))
}

function withResourcesOf(pod: Pod, granted: Pod): Pod {
  const before = resizable(granted)
  const restored = (container: Container): Container => {
    const { resources: _asked, ...rest } = container
    const resources = before.find(({ name }) => name === container.name)?.resources
    return { ...rest, ...(resources && { resources }) }
  }
  const init = pod.spec.initContainers?.map((container) => (isSidecar(container) ? restored(container) : container))
  return { ...pod, spec: { ...pod.spec, ...(init && { initContainers: init }), containers: pod.spec.containers.map(restored) } }
}

const allocation = ({ name, resources }: Container): { name: string; resources: object } => ({ name, resources: resources ?? {} })

/** Models pkg/kubelet/events/resize.go podResizeMsgDetails (v1.36). */
const details = ({ metadata, spec }: Pod, error?: string): string =>
  JSON.stringify({
    ...(spec.initContainers && { initContainers: spec.initContainers.map(allocation) }),
    containers: spec.containers.map(allocation),
    generation: metadata.generation,
    ...(error !== undefined && { error }),
  })
