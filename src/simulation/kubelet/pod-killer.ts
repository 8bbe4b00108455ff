import { ms } from '../../base/time.ts'
import type { Pod, PodStatus } from '../../kube/types.ts'
import { waitAtMost } from '../kernel/task.ts'
import type { Latch, Task } from '../kernel/task.ts'
import type { KubeletContext } from './context.ts'
import { asConditions, yes } from './status/conditions.ts'

/** How the kubelet ends a Pod of its own accord. */
export interface KillRequest {
  /** Seconds that it gets at most; null: as many as it asks for itself. */
  readonly grace: number | null
  /** What the status says of it. */
  readonly status?: (status: PodStatus) => PodStatus
}

/** A Pod that is being ended. */
export interface Ending {
  /** Fires when none of its containers runs any more. */
  readonly ended: Latch
  /** Fires when its worker is done with it. */
  readonly finished: Latch
}

/** What the parts of a kubelet need that end Pods. */
export interface PodHost {
  /** The Pods that may have something running. */
  active(): readonly Pod[]
  /** Has a Pod's worker end it; null when it has none. */
  end(uid: string, reason: string, request: KillRequest): Ending | null
}

/** The end that a kubelet gives to a Pod: Failed, for a reason. */
export interface Verdict {
  readonly reason: string
  readonly message: string
  /** Whether the Pod is told to be the target of a disruption. */
  readonly disrupts: boolean
}

/** The status of a Pod that its kubelet ends. Models the statusFns of pkg/kubelet/eviction/eviction_manager.go, nodeshutdown and preemption (v1.36). */
export const failedBy =
  ({ metadata: { generation } }: Pod, { disrupts, message, reason }: Verdict, now: string) =>
  (status: PodStatus): PodStatus => {
    const before = status.conditions ?? []
    const target = disrupts
      ? asConditions([yes('DisruptionTarget', 'TerminationByKubelet', message)], before, now, generation)
      : before.filter(({ type }) => type === 'DisruptionTarget')
    return {
      ...status,
      conditions: [...before.filter(({ type }) => type !== 'DisruptionTarget'), ...target],
      message,
      phase: status.phase === 'Succeeded' ? 'Succeeded' : 'Failed',
      reason,
    }
  }

/** Ends a Pod and waits for it, half as long again as it has. Models pkg/kubelet/pod_workers.go killPodNow (v1.36). */
export function* killAndWait(ctx: KubeletContext, ending: Ending, pod: Pod, grace: number): Task<void> {
  const ended = yield* waitAtMost(ms(Math.max(10, Math.floor(grace * 1.5)) * 1000), ending.ended)
  if (!ended) {
    ctx.events.send(pod, 'Warning', 'ExceededGracePeriod', 'Container runtime did not kill the pod within specified grace period.')
  }
}
