import type { Command } from '../process.ts'
import { CONDITIONS } from './conditions.ts'
import { FILES } from './file-tools.ts'
import { LOAD } from './load.ts'
import { NETWORK } from './network-tools.ts'
import { PROCESSES } from './processes.ts'
import { CLIENTS, SERVERS } from './servers.ts'
import { runShell } from './shells.ts'
import { SYSTEM } from './system.ts'
import { TEXT } from './text.ts'
import { TIME } from './time.ts'

const SHELLS: Readonly<Record<string, Command>> = { sh: runShell, bash: runShell, ash: runShell, dash: runShell }

/** All programs that a simulation runs, by name. */
export const PROGRAMS: ReadonlyMap<string, Command> = new Map(
  [TEXT, FILES, CONDITIONS, TIME, PROCESSES, SYSTEM, NETWORK, LOAD, SERVERS, CLIENTS, SHELLS].flatMap((family) => Object.entries(family)),
)
