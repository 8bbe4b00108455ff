import type { CommandLine } from '../../kube/command-line/line.ts'
import type { KubeObject, PodSubresource } from '../../kube/types.ts'
import type { Identities } from '../api/identity.ts'
import type { ApiServer } from '../api/server.ts'
import type { WallClock } from '../api/times.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Task } from '../kernel/task.ts'

/** An API server's refusal of an invalid object. */
export interface Refused {
  /** As kubectl prints it when nothing stands around it: `The Pod "x" is invalid: …`. */
  readonly text: string
  /** As one clause: `Pod "x" is invalid: …`. */
  readonly clause: string
}

/** The rules of an API server on what objects may look like, and how they may change; null for what is right. */
export interface Validation {
  create(object: KubeObject): Refused | null
  update(before: KubeObject, after: KubeObject, subresource?: PodSubresource): Refused | null
  /** What Go's JSON decoder says of a value that does not fit its field; null when all do. */
  misfit(object: KubeObject): string | null
}

/** What the commands that change something work with. */
export interface CommandContext {
  readonly kernel: Kernel
  readonly api: ApiServer
  readonly clock: WallClock
  readonly identities: Identities
  readonly validation: Validation | null
}

/** A verb of kubectl: carries out a command line, whose words behind the verb are `words`; answers what kubectl prints. */
export type Verb = (ctx: CommandContext, line: CommandLine, words: readonly string[]) => string | Ongoing

/** A command that waits for something: it says its lines as they come. */
export interface Ongoing {
  readonly goOn: (say: (text: string) => void) => Task<void>
}
