import type { Command } from '../process.ts'
import { awk } from './awk/awk.ts'
import { CONDITIONS } from './conditions.ts'
import { FILES } from './file-tools.ts'
import { grep } from './grep.ts'
import { LINES } from './lines.ts'
import { LOAD } from './load.ts'
import { NETWORK } from './network-tools.ts'
import { PROCESSES } from './processes.ts'
import { CLIENTS, SERVERS } from './servers.ts'
import { sed } from './sed.ts'
import { runShell } from './shells.ts'
import { SYSTEM } from './system.ts'
import { TEXT } from './text.ts'
import { TIME } from './time.ts'
import { xargs } from './xargs.ts'

/** Programs with a language of their own. */
const FILTERS: Readonly<Record<string, Command>> = { awk, grep, egrep: grep, sed, xargs }

const SHELLS: Readonly<Record<string, Command>> = { sh: runShell, bash: runShell, ash: runShell, dash: runShell }

/** All programs that a simulation runs, by name. */
export const PROGRAMS: ReadonlyMap<string, Command> = new Map(
  [TEXT, LINES, FILTERS, FILES, CONDITIONS, TIME, PROCESSES, SYSTEM, NETWORK, LOAD, SERVERS, CLIENTS, SHELLS].flatMap((family) =>
    Object.entries(family),
  ),
)
