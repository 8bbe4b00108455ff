import { ms, seconds } from '../../base/time.ts'
import { podKeyOf, uidOf } from '../../kube/pod-keys.ts'
import type { Pod } from '../../kube/types.ts'
import { Latch, waitAtMost, waitFor } from '../kernel/task.ts'
import type { Task } from '../kernel/task.ts'
import type { Refusal } from './admission.ts'
import type { KubeletContext } from './context.ts'
import { SYSTEM_CRITICAL } from './critical.ts'
import { nodeReference } from './node-status.ts'
import { failedBy, killAndWait } from './pod-killer.ts'
import type { PodHost } from './pod-killer.ts'

/** How long a kubelet holds up the shutdown of its node, in seconds: for all Pods together, and the part of it for critical ones. */
export interface ShutdownGrace {
  readonly all: number
  readonly critical: number
}

const TERMINATED = { reason: 'Terminated', message: 'Pod was terminated in response to imminent node shutdown.', disrupts: true }

/** Ends the Pods of a node that is shut down, critical ones last. Models pkg/kubelet/nodeshutdown (v1.36). */
export class ShutdownManager {
  readonly #ctx: KubeletContext
  readonly #host: PodHost
  readonly #changed: () => void
  #isShuttingDown = false

  /** `changed` is called when the shutdown begins. */
  constructor(ctx: KubeletContext, host: PodHost, changed: () => void) {
    this.#ctx = ctx
    this.#host = host
    this.#changed = changed
  }

  get isShuttingDown(): boolean {
    return this.#isShuttingDown
  }

  /** Why no Pod may come any more; null as long as they may. */
  get refusal(): Refusal | null {
    return this.#isShuttingDown ? { reason: 'NodeShutdown', message: 'Pod was rejected as the node is shutting down.' } : null
  }

  /** The system is about to go down: done when it may. */
  *run({ all, critical }: ShutdownGrace): Task<void> {
    const { events, kernel, node } = this.#ctx
    events.send(nodeReference(node), 'Normal', 'Shutdown', 'Shutdown manager detected shutdown event')
    this.#isShuttingDown = true
    this.#changed()
    const isCritical = (pod: Pod): boolean => (pod.spec.priority ?? 0) >= SYSTEM_CRITICAL
    const active = this.#host.active()
    const groups = [
      { grace: all - critical, pods: active.filter((pod) => !isCritical(pod)) },
      { grace: critical, pods: active.filter(isCritical) },
    ]
    for (const { grace, pods } of groups) {
      if (pods.length === 0) continue
      const { causes } = kernel
      const ends = pods.map((pod) => kernel.because(causes, () => kernel.spawn(this.#end(pod, grace))))
      const over = new Latch()
      kernel.because(causes, () => kernel.spawn(fireAfterAll(ends, over)))
      yield* waitAtMost(seconds(grace), over)
    }
  }

  /** Done when the Pod's containers have ended and its volumes are unmounted. */
  *#end(pod: Pod, groupGrace: number): Task<void> {
    const { clock, kernel } = this.#ctx
    const grace = Math.min(pod.spec.terminationGracePeriodSeconds ?? groupGrace, groupGrace)
    this.#ctx.recorder.lead({ kind: 'note', what: 'nodeShutdown', pod: podKeyOf(pod), container: null, facts: { grace } })
    const ending = this.#host.end(uidOf(pod), 'node shutdown', { grace, status: failedBy(pod, TERMINATED, clock.seconds(kernel.now)) })
    if (!ending) return
    yield* killAndWait(this.#ctx, ending, pod, grace)
    yield* waitFor(ending.finished)
  }
}

function* fireAfterAll(latches: readonly Latch[], over: Latch): Task<void> {
  for (const latch of latches) yield* waitFor(latch)
  over.fire()
}

/** Some time after the kubelet lets it, the machine is off. A choice. */
export const GOES_OFF_AFTER = ms(1000)
