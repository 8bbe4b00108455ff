import { podKeyOf, uidOf } from '../../../kube/pod-keys.ts'
import type { Container, Pod } from '../../../kube/types.ts'
import { formatGoDuration } from '../../../base/time.ts'
import { union } from '../../kernel/causes.ts'
import type { Task } from '../../kernel/task.ts'
import { newestOf } from '../../runtime/types.ts'
import type { RuntimePod } from '../../runtime/types.ts'
import { fieldPathOf, formatPod } from '../context.ts'
import type { KubeletContext } from '../context.ts'
import { DONE, failed } from '../outcome.ts'
import type { Outcome } from '../outcome.ts'
import { configError } from './config.ts'
import { runHook } from './hooks.ts'
import { ensureImage } from './image.ts'
import { killContainer } from './kill.ts'

/** What of a container's spec must not change while it runs. Models pkg/kubelet/container/helpers.go HashContainer (v1.36). */
export const definitionOf = (container: Container): string => `${container.name} ${container.image ?? ''}`

/** The key of a container's crash back-off. Models pkg/kubelet/kuberuntime/kuberuntime_manager.go doBackOff (v1.36). */
const backoffKey = (pod: Pod, container: Container): string =>
  `${formatPod(pod)} ${definitionOf(container)} ${JSON.stringify(container.resources ?? {})}`

/**
 * Holds a container back that crashed: the window counts from the end of the newest exited instance in the state this sync began with.
 * Models kuberuntime_manager.go doBackOff (v1.36).
 */
export function crashBackoff(ctx: KubeletContext, pod: Pod, container: Container, state: RuntimePod): Outcome {
  const { kernel, crashBackoffs, events, recorder } = ctx
  const exited = state.instances.find((one) => one.name === container.name && one.state === 'exited')
  if (!exited || exited.finishedAt === null) return DONE
  const key = backoffKey(pod, container)
  const held = crashBackoffs.holding(key, exited.finishedAt, kernel.now)
  if (!held) {
    crashBackoffs.next(key, exited.finishedAt, kernel.now)
    return DONE
  }
  // The window counts from this end, whatever woke the worker.
  kernel.causes = union(kernel.causes, [exited.record])
  recorder.lead({
    kind: 'backoff',
    subject: 'crash',
    pod: podKeyOf(pod),
    container: container.name,
    from: held.from,
    step: held.step,
    n: held.n,
  })
  const message = `Back-off restarting failed container ${container.name} in pod ${formatPod(pod)}`
  events.send(pod, 'Warning', 'BackOff', message, fieldPathOf(pod, container))
  return failed(
    'CrashLoopBackOff',
    `back-off ${formatGoDuration(held.step)} restarting failed container=${container.name} pod=${formatPod(pod)}`,
    held.until,
  )
}

/**
 * Brings one container up: image, configuration, creation, start, postStart. Models kuberuntime_container.go startContainer (v1.36).
 */
export function* startContainer(ctx: KubeletContext, pod: Pod, container: Container, state: RuntimePod): Task<Outcome> {
  const { events, runtime } = ctx
  const where = fieldPathOf(pod, container)
  const fail = (reason: string, message: string): Outcome => {
    events.send(pod, 'Warning', 'Failed', `Error: ${message}`, where)
    return failed(reason, message)
  }
  const image = yield* ensureImage(ctx, pod, container)
  if (!image.ok) return image
  const misconfigured = configError(ctx, pod, container)
  if (misconfigured !== null) return fail('CreateContainerConfigError', misconfigured)
  const last = newestOf(state, container.name)
  const created = yield* runtime.create(
    pod,
    container,
    last ? last.restartCount + 1 : runtime.attempts(uidOf(pod), container.name),
    definitionOf(container),
  )
  events.send(pod, 'Normal', 'Created', 'Container created', where)
  const refused = yield* runtime.start(pod, container, created)
  if (refused !== null) return fail('RunContainerError', refused)
  events.send(pod, 'Normal', 'Started', 'Container started', where)
  const postStart = container.lifecycle?.postStart
  if (!postStart) return DONE
  const { error } = yield* runHook(ctx, pod, container, created, 'postStart', postStart)
  if (error === null) return DONE
  events.send(pod, 'Warning', 'FailedPostStartHook', 'PostStartHook failed', where)
  yield* killContainer(ctx, pod, { instance: created, container, message: 'FailedPostStartHook', reason: null }, null)
  return failed('PostStartHookError', error)
}
