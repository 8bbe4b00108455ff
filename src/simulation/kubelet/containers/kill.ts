import { seconds } from '../../../base/time.ts'
import { everyContainerOf } from '../../../kube/containers.ts'
import type { Container, Pod } from '../../../kube/types.ts'
import { Latch, waitAtMost, waitFor } from '../../kernel/task.ts'
import type { Task } from '../../kernel/task.ts'
import type { Instance, RuntimePod } from '../../runtime/types.ts'
import { fieldPathOf } from '../context.ts'
import type { KubeletContext } from '../context.ts'
import { isSidecar } from '../restart-policy.ts'
import { runHook } from './hooks.ts'

/** The least grace that the runtime is given. Models pkg/kubelet/kuberuntime/kuberuntime_manager.go minimumGracePeriodInSeconds (v1.36). */
const LEAST_GRACE = 2

type KillReason = 'liveness' | 'startup' | null

export interface Kill {
  readonly instance: Instance
  readonly container: Container
  /** What the Killing event says. */
  readonly message: string
  readonly reason: KillReason
}

/** Seconds that a container gets. Models pkg/kubelet/kuberuntime/kuberuntime_container.go setTerminationGracePeriod (v1.36). */
function graceSeconds(pod: Pod, { container, reason }: Kill, override: number | null): number {
  if (override !== null) return override
  const deletion = pod.metadata.deletionGracePeriodSeconds
  if (deletion !== undefined) return deletion
  const probe = reason === 'liveness' ? container.livenessProbe : reason === 'startup' ? container.startupProbe : undefined
  return probe?.terminationGracePeriodSeconds ?? pod.spec.terminationGracePeriodSeconds ?? 30
}

/**
 * Ends one container: event, preStop, its turn among the sidecars, then SIGTERM and SIGKILL.
 * `turn`, when given, fires once those that must end before it have. Models kuberuntime_container.go killContainer (v1.36).
 */
export function* killContainer(ctx: KubeletContext, pod: Pod, kill: Kill, override: number | null, turn: Latch | null = null): Task<void> {
  const { kernel, events, runtime } = ctx
  const { instance, container } = kill
  let grace = graceSeconds(pod, kill, override)
  events.send(pod, 'Normal', 'Killing', kill.message, fieldPathOf(pod, container))
  const preStop = container.lifecycle?.preStop
  if (preStop && grace > 0) {
    const began = kernel.now
    // A hook that outlasts the grace goes on until the kill ends it; only then its failure is known.
    const hook = function* (): Task<void> {
      const { error } = yield* runHook(ctx, pod, container, instance, 'preStop', preStop)
      if (error !== null) events.send(pod, 'Warning', 'FailedPreStopHook', 'PreStopHook failed', fieldPathOf(pod, container))
    }
    const { causes } = kernel
    const done = kernel.because(causes, () => kernel.spawn(hook()))
    yield* waitAtMost(seconds(grace), done)
    grace -= wholeSecondsSince(began, kernel.now)
  }
  if (turn) {
    const began = kernel.now
    yield* waitAtMost(seconds(Math.max(grace, 0)), turn)
    grace -= wholeSecondsSince(began, kernel.now)
  }
  yield* runtime.stop(pod, instance, seconds(Math.max(grace, LEAST_GRACE)))
}

const wholeSecondsSince = (from: number, to: number): number => Math.trunc((to - from) / 1000)

/**
 * Ends all containers that `state` says run, at the same time, and then the sandbox. A sidecar waits for all regular containers and all
 * later sidecars. Models kuberuntime_container.go killContainersWithSyncResult and kuberuntime_termination_order.go (v1.36).
 */
export function* killPod(ctx: KubeletContext, pod: Pod, state: RuntimePod, override: number | null): Task<void> {
  const running = state.instances.filter((one) => one.state === 'running')
  const ended = new Map<string, Latch>()
  for (const { name } of running) ended.set(name, new Latch())
  const sidecars = (pod.spec.initContainers ?? []).filter(isSidecar).map(({ name }) => name)
  const { causes } = ctx.kernel
  const kills = running.flatMap((instance) => {
    const container = everyContainerOf(pod.spec).find(({ name }) => name === instance.name)
    if (!container) return []
    const place = sidecars.indexOf(instance.name)
    const before =
      place === -1
        ? []
        : [...ended].filter(([name]) => !sidecars.includes(name) || sidecars.indexOf(name) > place).map(([, latch]) => latch)
    const kill: Kill = { instance, container, message: `Stopping container ${instance.name}`, reason: null }
    return [
      ctx.kernel.because(causes, () => {
        const turn = before.length > 0 ? ctx.kernel.spawn(waitForAll(before)) : null
        const done = ctx.kernel.spawn(killContainer(ctx, pod, kill, override, turn))
        done.whenFired(() => ended.get(instance.name)?.fire())
        if (done.fired) ended.get(instance.name)?.fire()
        return done
      }),
    ]
  })
  yield* waitForAll(kills)
  yield* ctx.runtime.stopSandboxes(pod)
}

function* waitForAll(latches: readonly Latch[]): Task<void> {
  for (const latch of latches) yield* waitFor(latch)
}

/** The grace that a Pod being terminated gets: what was asked last, never more than before, at least one second. */
export const effectiveGrace = (pod: Pod, override: number | null): number => {
  const asked = pod.metadata.deletionGracePeriodSeconds ?? pod.spec.terminationGracePeriodSeconds ?? 30
  return Math.max(1, override === null ? asked : Math.min(asked, override))
}
