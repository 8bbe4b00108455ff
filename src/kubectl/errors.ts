import type { SimTime } from '../base/time.ts'
import type { CommandLine } from '../kube/command-line/line.ts'
import { qualifiedPlural } from '../kube/kinds.ts'
import type { ResourceKind } from '../kube/kinds.ts'

/** A command ends with an exit code other than 0. `message` is what stands on standard error, without the last newline; it may be empty. */
export class KubectlError extends Error {
  readonly exitCode: number
  /** When a command that waited gave up; null: at once. */
  readonly at: SimTime | null

  constructor(message: string, exitCode = 1, at: SimTime | null = null) {
    super(message)
    this.exitCode = exitCode
    this.at = at
  }

  /** The same error at a later time. */
  later(at: SimTime): KubectlError {
    return new KubectlError(this.message, this.exitCode, at)
  }
}

/** Kubectl's own error: `error: …`; `before` are lines that stand before it. */
export function failure(text: string, before = ''): KubectlError {
  const message = text.startsWith('error: ') ? text : `error: ${text}`
  return new KubectlError(before === '' ? message : `${before}\n${message}`)
}

/** An error in how a command was called. */
export const misuse = (line: CommandLine, text: string): KubectlError =>
  new KubectlError(`error: ${text}\nSee 'kubectl ${line.command} -h' for help and examples`)

/** The API server's error. */
export const refusal = (reason: string, text: string): KubectlError => new KubectlError(`Error from server (${reason}): ${text}`)

export const notFound = (kind: ResourceKind, name: string): KubectlError =>
  refusal('NotFound', `${qualifiedPlural(kind)} "${name}" not found`)

/**
 * Several errors at once: each on its own line, equal ones once, and kubectl's own without their `error: `.
 * Models kubectl/pkg/cmd/util/helpers.go, MultipleErrors (v1.36)
 */
export function severalErrors(errors: readonly KubectlError[]): KubectlError {
  const [first] = errors
  if (first && errors.length === 1) return first
  const lines = new Set(errors.map(({ message }) => message.replace(/^error: /, '')))
  return new KubectlError([...lines].join('\n'))
}
