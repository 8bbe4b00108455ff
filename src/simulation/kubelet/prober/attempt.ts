import { ms, seconds } from '../../../base/time.ts'
import type { Duration } from '../../../base/time.ts'
import { containerPort } from '../../../kube/ports.ts'
import type { Container, Probe, ProbeType } from '../../../kube/types.ts'
import type { TargetFailure } from '../../script/processes.ts'

/** How one attempt goes. `unknown`: the prober itself failed, and the result is thrown away. */
export interface Attempt {
  readonly takes: Duration
  readonly result: 'success' | 'failure' | 'unknown'
  readonly output: string
}

/** What a probe meets in this moment. */
export interface Target {
  readonly ip: string
  readonly running: boolean
  /** Whether its ports are open. */
  readonly listening: boolean
  readonly failure: TargetFailure | null
  /** The context that the probe workers of a Pod share was cancelled: the Pod is being terminated. */
  readonly cancelled: boolean
}

const NOW = ms(0)
const success: Attempt = { takes: NOW, result: 'success', output: '' }
const failure = (output: string, takes: Duration = NOW): Attempt => ({ takes, result: 'failure', output })
const unknown = (output: string): Attempt => ({ takes: NOW, result: 'unknown', output })

/** An attempt whose context ended. */
export const CANCELLED = unknown('rpc error: code = Canceled desc = context canceled')

/** What a failing target answers, whichever status the Scenario names: the world file's definition. */
const FAILING_STATUS = 500

/** How many bytes of a command's output an exec probe reads. Models pkg/probe/exec/exec.go maxReadLength (v1.36). */
const EXEC_OUTPUT = 10 * 1024

/** How an attempt of this probe goes against this target. Models pkg/kubelet/prober/prober.go and pkg/probe (v1.36). */
export function attempt(container: Container, probe: Probe, target: Target): Attempt {
  const timeout = seconds(probe.timeoutSeconds ?? 1)
  if (probe.exec) return execAttempt(probe.exec.command ?? [], timeout, target)
  if (probe.httpGet) return httpAttempt(container, probe.httpGet, timeout, target)
  if (probe.tcpSocket) return tcpAttempt(container, probe.tcpSocket, target)
  if (probe.grpc) return grpcAttempt(probe.grpc, timeout, target)
  return unknown('missing probe handler')
}

const open = (target: Target): boolean => target.running && target.listening
const how = (target: Target): string | undefined => target.failure?.how

function execAttempt(command: readonly string[], timeout: Duration, target: Target): Attempt {
  if (target.cancelled) return CANCELLED
  if (!target.running) return unknown('rpc error: code = Unknown desc = failed to exec in container: container is not running')
  if (how(target) === 'timeout') return failure(`command timed out: "${command.join(' ')}" timed out after ${timeout / 1000}s`, timeout)
  if (target.failure) return failure(target.failure.output.slice(0, EXEC_OUTPUT))
  return target.listening ? success : failure('')
}

/** How a command that was run decides; without a code it had to be ended. */
export const commandAttempt = (code: number | null, output: string): Attempt =>
  code === 0 ? success : failure(output.slice(0, EXEC_OUTPUT))

function httpAttempt(container: Container, get: NonNullable<Probe['httpGet']>, timeout: Duration, target: Target): Attempt {
  // Most attempts succeed, and say nothing.
  if (open(target) && !target.failure) return success
  const address = `${get.host ?? target.ip}:${containerPort(container, get.port) ?? 0}`
  const path = get.path ?? '/'
  const url = `${(get.scheme ?? 'HTTP').toLowerCase()}://${address}${path.startsWith('/') ? path : `/${path}`}`
  if (!open(target) || how(target) === 'refused') return failure(`Get "${url}": dial tcp ${address}: connect: connection refused`)
  if (how(target) === 'timeout')
    return failure(`Get "${url}": context deadline exceeded (Client.Timeout exceeded while awaiting headers)`, timeout)
  return failure(`HTTP probe failed with statuscode: ${target.failure?.status ?? FAILING_STATUS}`)
}

function tcpAttempt(container: Container, socket: NonNullable<Probe['tcpSocket']>, target: Target): Attempt {
  if (open(target) && !target.failure) return success
  const address = `${socket.host ?? target.ip}:${containerPort(container, socket.port) ?? 0}`
  if (!open(target)) return failure(`dial tcp ${address}: connect: connection refused`)
  // What accepts and never answers is all that a TCP probe asks for.
  if (how(target) === 'timeout') return success
  return failure(`dial tcp ${address}: connect: connection refused`)
}

function grpcAttempt(grpc: NonNullable<Probe['grpc']>, timeout: Duration, target: Target): Attempt {
  if (open(target) && !target.failure) return success
  const address = `${target.ip}:${grpc.port}`
  if (!open(target) || how(target) === 'refused' || how(target) === 'timeout') {
    return failure(`timeout: failed to connect service "${address}" within ${timeout / 1000}s: context deadline exceeded`, timeout)
  }
  return failure('service unhealthy (responded with "NOT_SERVING")')
}

/** The event text of an attempt that was no success. Models pkg/kubelet/prober/prober.go probe (v1.36). */
export function eventText(type: ProbeType, { result, output }: Attempt): string {
  const name = `${type[0]?.toUpperCase()}${type.slice(1)}`
  return result === 'unknown' ? `${name} probe errored and resulted in unknown state: ${output}` : `${name} probe failed: ${output}`
}
