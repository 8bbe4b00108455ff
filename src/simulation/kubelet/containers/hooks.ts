import { ms, seconds } from '../../../base/time.ts'
import type { Duration } from '../../../base/time.ts'
import { SIGKILLED } from '../../../kube/exit-codes.ts'
import { podKeyOf, uidOf } from '../../../kube/pod-keys.ts'
import { containerPort } from '../../../kube/ports.ts'
import type { Container, Pod } from '../../../kube/types.ts'
import { Latch, sleep, waitAtMost, waitFor } from '../../kernel/task.ts'
import type { Task } from '../../kernel/task.ts'
import { eitherOf } from '../../programs/latches.ts'
import { isOpen } from '../../programs/reach.ts'
import { readySandbox } from '../../runtime/types.ts'
import type { Instance } from '../../runtime/types.ts'
import { formatPod } from '../context.ts'
import type { KubeletContext } from '../context.ts'
import { attempt } from '../prober/attempt.ts'

type HookName = 'postStart' | 'preStop'
type Handler = NonNullable<NonNullable<Container['lifecycle']>['preStop']>

/** How a hook ended. */
interface HookEnd {
  /** Null: it succeeded. */
  readonly error: string | null
}

interface Ending extends HookEnd {
  /** Null: its process was not there to end it. */
  readonly exitCode: number | null
}

/** A request to the container's own ports takes a moment. A choice. */
const REQUEST_TAKES = ms(1)
/** How long the client waits for the answer of an HTTP hook: longer than any Pod in a world is given. */
const NO_ANSWER: Duration = seconds(600)

/**
 * Runs a lifecycle hook to its end: what runs in the container ends with it, a sleep is the kubelet's own.
 * Models pkg/kubelet/lifecycle/handlers.go (v1.36).
 */
export function* runHook(
  ctx: KubeletContext,
  pod: Pod,
  container: Container,
  instance: Instance,
  hook: HookName,
  handler: Handler,
): Task<HookEnd> {
  const record = ctx.recorder.lead({
    kind: 'hook',
    pod: podKeyOf(pod),
    container: container.name,
    instance: instance.restartCount,
    hook,
    until: null,
    exitCode: null,
  })
  const { error, exitCode } = yield* handle(ctx, pod, container, hook, handler)
  record.until = ctx.kernel.now
  record.exitCode = exitCode
  return { error }
}

function* handle(ctx: KubeletContext, pod: Pod, container: Container, hook: HookName, handler: Handler): Task<Ending> {
  const where = `for Container "${container.name}" in Pod "${formatPod(pod)}" failed - error:`
  if (handler.sleep) {
    yield* sleep(seconds(handler.sleep.seconds))
    return { error: null, exitCode: 0 }
  }
  if (handler.exec) {
    const { exit, output } = yield* runCommand(ctx, pod, container, hook, handler.exec.command ?? [])
    if (exit === 0) return { error: null, exitCode: 0 }
    const command = (handler.exec.command ?? []).join(' ')
    const error = `Exec lifecycle hook ([${command}]) ${where} command '${command}' exited with ${exit ?? SIGKILLED}: , message: "${output}"`
    return { error, exitCode: exit }
  }
  if (handler.httpGet) {
    const error = yield* request(ctx, pod, container, handler.httpGet)
    return { error: error && `HTTP lifecycle hook (${handler.httpGet.path ?? ''}) ${where} ${error}`, exitCode: error === null ? 0 : 1 }
  }
  return { error: 'Cannot run handler: invalid handler', exitCode: null }
}

/** Runs a command in the container: as the Scenario says, or as it reads. Without an exit code when the container ended first. */
function* runCommand(
  ctx: KubeletContext,
  pod: Pod,
  container: Container,
  hook: HookName,
  command: readonly string[],
): Task<{ exit: number | null; output: string }> {
  const process = ctx.runtime.running(uidOf(pod), container.name)
  const run = process?.program?.exec(command)
  if (process && run) {
    if (!run.done.fired) yield* waitFor(eitherOf(run.done, process.latch))
    if (!run.done.fired) return { exit: null, output: '' }
    if (run.code !== null) return { exit: run.code, output: run.output.text }
  }
  const { takes, exit, output, path } = ctx.processOf(pod, container.name).hook(hook)
  if (!process || (yield* waitAtMost(takes, process.latch))) return { exit: null, output: '' }
  ctx.ledger.blame(path)
  return { exit, output }
}

/** Asks the container over HTTP: whatever it answers is a success. */
function* request(ctx: KubeletContext, pod: Pod, container: Container, httpGet: NonNullable<Handler['httpGet']>): Task<string | null> {
  yield* sleep(REQUEST_TAKES)
  const { kernel, processOf, runtime } = ctx
  const uid = uidOf(pod)
  const process = runtime.running(uid, container.name)
  const { output, result } = attempt(
    container,
    { httpGet },
    {
      ip: readySandbox(runtime.podState(uid))?.ip ?? '',
      running: process !== null,
      listening: process !== null && isOpen(process, containerPort(container, httpGet.port) ?? 0),
      failure: null,
      cancelled: false,
    },
  )
  if (result !== 'success') return output
  if (processOf(pod, container.name).answers(kernel.now)) return null
  yield* waitAtMost(NO_ANSWER, process?.latch ?? new Latch())
  return 'EOF'
}
