import type { KubeObject } from '../../kube/types.ts'
import type { Identities } from '../api/identity.ts'
import type { ApiServer } from '../api/server.ts'
import type { WallClock } from '../api/times.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { CommandLine } from './parse.ts'

/** What an API server refuses: each answers what kubectl prints of the refusal, or null for an object that is right. */
export interface Validation {
  create(object: KubeObject): string | null
  update(before: KubeObject, after: KubeObject): string | null
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
export type Verb = (ctx: CommandContext, line: CommandLine, words: readonly string[]) => string
