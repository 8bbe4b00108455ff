import { ms, seconds } from '../../../base/time.ts'
import type { Duration } from '../../../base/time.ts'
import type { Container, Pod } from '../../../kube/types.ts'
import { Latch, waitAtMost } from '../../kernel/task.ts'
import type { Task } from '../../kernel/task.ts'
import { podKeyOf, uidOf } from '../../runtime/runtime.ts'
import type { Instance } from '../../runtime/types.ts'
import { formatPod } from '../context.ts'
import type { KubeletContext } from '../context.ts'

type Handler = NonNullable<NonNullable<Container['lifecycle']>['preStop']>

export interface HookEnd {
  /** Null: it succeeded. */
  readonly error: string | null
}

/** What a hook's handler does: how long it takes, and why it fails. */
function handlerOutcome(
  ctx: KubeletContext,
  pod: Pod,
  container: Container,
  hook: 'postStart' | 'preStop',
  handler: Handler,
): {
  takes: Duration
  exit: number
  error: string | null
} {
  if (handler.sleep) return { takes: seconds(handler.sleep.seconds), exit: 0, error: null }
  const script = ctx.processOf(pod, container.name).hook(hook)
  if (!handler.exec) return { takes: script.takes, exit: script.exit, error: script.exit === 0 ? null : script.output }
  const command = handler.exec.command ?? []
  const error =
    script.exit === 0
      ? null
      : `Exec lifecycle hook ([${command.join(' ')}]) for Container "${container.name}" in Pod "${formatPod(pod).replace(/\(.*/, '')}(${uidOf(pod)})" failed - error: command '${command.join(' ')}' exited with ${script.exit}: , message: "${script.output}"`
  return { takes: script.takes, exit: script.exit, error }
}

/**
 * Runs a lifecycle hook until it ends, its container is gone, or `limit` is over.
 * Models pkg/kubelet/lifecycle/handlers.go (v1.36).
 */
export function* runHook(
  ctx: KubeletContext,
  pod: Pod,
  container: Container,
  instance: Instance,
  hook: 'postStart' | 'preStop',
  handler: Handler,
  limit: Duration | null,
): Task<HookEnd> {
  const { takes, exit, error } = handlerOutcome(ctx, pod, container, hook, handler)
  const record = ctx.recorder.lead({
    kind: 'hook',
    pod: podKeyOf(pod),
    container: container.name,
    instance: instance.restartCount,
    hook,
    until: null,
    exitCode: null,
  })
  const inTime = limit === null || takes <= limit
  const gone = ctx.runtime.running(uidOf(pod), container.name)?.latch ?? new Latch()
  // A sleep is the kubelet's own and outlasts the process; what runs in the container ends with it.
  const cut = yield* waitAtMost(inTime ? takes : (limit ?? ms(0)), handler.sleep ? new Latch() : gone)
  record.until = ctx.kernel.now
  if (!inTime || cut) return { error: 'the hook was cut short' }
  record.exitCode = exit
  return { error }
}
