import { ms, seconds } from '../../../base/time.ts'
import { SIGKILLED } from '../../../kube/exit-codes.ts'
import { uidOf } from '../../../kube/pod-keys.ts'
import { containerPort } from '../../../kube/ports.ts'
import type { Container, Pod, Probe, ProbeType } from '../../../kube/types.ts'
import { Latch, waitAtMost } from '../../kernel/task.ts'
import type { Task } from '../../kernel/task.ts'
import { eitherOf } from '../../programs/latches.ts'
import { isOpen } from '../../programs/reach.ts'
import { readySandbox } from '../../runtime/types.ts'
import type { RunningContainer } from '../../runtime/types.ts'
import type { ProcessScript, TargetFailure } from '../../script/processes.ts'
import type { KubeletContext } from '../context.ts'
import { attempt, CANCELLED, commandAttempt } from './attempt.ts'
import type { Attempt, Target } from './attempt.ts'

/** What a probe is about to meet, and the container if it runs. */
interface Encounter {
  readonly target: Target
  readonly process: RunningContainer | null
}

/** How a program's own server fails a probe; null when it does not, or nothing is known of it. */
function failureOfServer({ program }: RunningContainer, container: Container, { httpGet }: Probe): TargetFailure | null {
  const answer = httpGet && program?.answer(containerPort(container, httpGet.port) ?? 0, httpGet.path ?? '/')
  if (!answer || (answer.status >= 200 && answer.status < 400)) return null
  return { how: undefined, status: answer.status, output: answer.body, path: null }
}

/** Looks at what a probe meets in this moment; what the Scenario has fail becomes a cause of what follows. */
export function encounter(
  ctx: KubeletContext,
  pod: Pod,
  container: Container,
  type: ProbeType,
  probe: Probe,
  script: ProcessScript,
  ip: string,
): Encounter {
  const { kernel, runtime } = ctx
  const uid = uidOf(pod)
  const process = runtime.running(uid, container.name)
  const failure = process && script.failure(type, kernel.now, process.instance.startedAt ?? kernel.now, ctx.createdAt(pod))
  const port = containerPort(container, probe.httpGet?.port ?? probe.tcpSocket?.port ?? probe.grpc?.port ?? 0)
  const listening = process !== null && (probe.exec ? process.listening : isOpen(process, port ?? 0))
  // A request that nobody hears fails for that, whatever would have become of it.
  const awaits = process && !listening && !(failure && probe.exec) ? process.awaits : null
  ctx.ledger.blame(awaits ?? failure?.path ?? null)
  const target: Target = {
    ip: readySandbox(runtime.podState(uid))?.ip ?? ip,
    running: process !== null,
    listening,
    failure: failure ?? (process && failureOfServer(process, container, probe)),
    cancelled: ctx.termination(uid)?.fired ?? false,
  }
  return { target, process }
}

/**
 * Makes one attempt; answers it where it takes no time, or what takes its time.
 * A command under way ends with the context that it was begun in; requests go on.
 */
export function ask(ctx: KubeletContext, pod: Pod, container: Container, probe: Probe, met: Encounter): Attempt | Task<Attempt> {
  const { process, target } = met
  const runs = probe.exec !== undefined && (process?.program?.followed ?? false)
  if (process && runs && !target.failure && !target.cancelled) return command(ctx, pod, container, probe, target, process)
  const found = attempt(container, probe, runs ? { ...target, listening: true } : target)
  return found.takes === 0 ? found : answered(ctx, pod, probe, found)
}

/** The command of a probe beside a program that is followed. */
function* command(
  ctx: KubeletContext,
  pod: Pod,
  container: Container,
  probe: Probe,
  target: Target,
  process: RunningContainer,
): Task<Attempt> {
  const ran = yield* runCommand(process, probe, ctx.termination(uidOf(pod)) ?? new Latch())
  if (ran) return ran
  const found = attempt(container, probe, { ...target, listening: true })
  return found.takes === 0 ? found : yield* answered(ctx, pod, probe, found)
}

/** Waits for an answer that takes its time. */
function* answered(ctx: KubeletContext, pod: Pod, probe: Probe, found: Attempt): Task<Attempt> {
  const cancelled = yield* waitAtMost(found.takes, (probe.exec && ctx.termination(uidOf(pod))) || new Latch())
  if (cancelled) yield { sleep: ms(0), latch: null }
  return cancelled ? CANCELLED : found
}

/** Runs a command beside a program that is followed; null when it is not known what it does. */
function* runCommand({ latch, program }: RunningContainer, { exec, timeoutSeconds }: Probe, termination: Latch): Task<Attempt | null> {
  const command = exec?.command ?? []
  const run = program?.exec(command)
  if (!run) return null
  const timeout = seconds(timeoutSeconds ?? 1)
  if (!run.done.fired) yield* waitAtMost(timeout, eitherOf(run.done, eitherOf(latch, termination)))
  if (run.done.fired) return run.code === null ? null : commandAttempt(run.code, run.output.text)
  run.stop()
  if (termination.fired) return CANCELLED
  if (latch.fired) return commandAttempt(SIGKILLED, run.output.text)
  return commandAttempt(null, `command timed out: "${command.join(' ')}" timed out after ${timeout / 1000}s`)
}
