/** The commands by name, and what people read when one cannot be carried out. */
import { compareCommand } from './commands/compare.ts'
import { kubectlCommand } from './commands/kubectl.ts'
import { simulateCommand } from './commands/simulate.ts'
import { validateCommand } from './commands/validate.ts'
import { FileError } from './files.ts'
import { USAGE, UsageError } from './usage.ts'

const COMMANDS: Readonly<Record<string, (args: readonly string[]) => number>> = {
  simulate: simulateCommand,
  validate: validateCommand,
  compare: compareCommand,
  kubectl: kubectlCommand,
}

function runCommand([command, ...args]: readonly string[]): number {
  if (command === undefined) throw new UsageError(`which command? ${knownCommands()}; podscope --help tells more`)
  const own = args.includes('--') ? args.slice(0, args.indexOf('--')) : args
  if ([command, ...own].some((word) => word === '--help' || word === '-h')) {
    process.stdout.write(`${USAGE}\n`)
    return 0
  }
  const known = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined
  if (!known) throw new UsageError(`unknown command "${command}"; ${knownCommands()}`)
  return known(args)
}

const knownCommands = (): string => `known commands: ${Object.keys(COMMANDS).join(', ')}`

/** Runs a command line, without the program's name. Returns the exit status: 1 where it cannot be carried out, with the reason on stderr. */
export function run(args: readonly string[]): number {
  try {
    return runCommand(args)
  } catch (error) {
    if (!(error instanceof UsageError) && !(error instanceof FileError)) throw error
    process.stderr.write(error instanceof UsageError ? `podscope: ${error.message}\n` : `${error.message}\n`)
    return 1
  }
}
