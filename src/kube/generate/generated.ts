import { textFlag } from '../command-line/line.ts'
import type { CommandLine } from '../command-line/line.ts'
import type { KubeObject } from '../types.ts'

/** What a command that makes an object may look at. */
export interface Surroundings {
  /** The text of a file; null when there is none. */
  readonly readFile: (path: string) => string | null
  /** An object of the cluster in the command's namespace; null when there is none. */
  readonly find: (kind: string, name: string) => KubeObject | null
}

/** An object as kubectl makes it, its fields in the order of the Go types, or all that kubectl prints instead. */
export type Generated = (KubeObject & Readonly<Record<string, unknown>>) | string

/** What a client puts into an object's metadata. */
export function metadataOf(line: CommandLine, name: string, labels?: Readonly<Record<string, string>>): KubeObject['metadata'] {
  const namespace = textFlag(line, 'namespace') ?? ''
  return { name, ...(namespace !== '' && { namespace }), ...(labels && { labels: { ...labels } }) }
}

/** An error in how a command was called. */
export const misuse = (line: CommandLine, text: string): string => `error: ${text}\nSee 'kubectl ${line.command} -h' for help and examples`

/** A word in front of the first `separator`, and what stands behind it; null where it does not occur. */
export function splitAt(text: string, separator: string): readonly [string, string] | null {
  const at = text.indexOf(separator)
  return at === -1 ? null : [text.slice(0, at), text.slice(at + separator.length)]
}

/** `a=b,c=d`. */
export const readPairs = (text: string): Record<string, string> =>
  Object.fromEntries(text.split(',').map((pair) => splitAt(pair, '=') ?? [pair, '']))
