import { textFlag } from '../kube/command-line/line.ts'
import type { CommandLine } from '../kube/command-line/line.ts'
import { failure, misuse } from './errors.ts'
import type { Session } from './session.ts'

/** `kubectl top`: without a metrics server, which a plain cluster has not, there is nothing to read. Models kubectl/pkg/cmd/top (v1.36). */
export function top(_: Session, line: CommandLine): never {
  const order = textFlag(line, 'sort-by') ?? ''
  if (line.words.length > 1) throw misuse(line, `${line.command.slice('top '.length)} [NAME | -l label]`)
  if (!['', 'cpu', 'memory'].includes(order)) throw failure('--sort-by accepts only cpu or memory')
  if (line.words.length > 0 && textFlag(line, 'selector')) throw failure('only one of NAME or selector can be provided')
  throw failure('Metrics API not available')
}
