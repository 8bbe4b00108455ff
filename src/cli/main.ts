/** The command line: the same core as the app, without the DOM. */
import { compareCommand } from './commands/compare.ts'
import { simulateCommand } from './commands/simulate.ts'
import { validateCommand } from './commands/validate.ts'
import { FileError } from './files.ts'
import { USAGE, UsageError } from './usage.ts'

const COMMANDS: Readonly<Record<string, (args: readonly string[]) => number>> = {
  simulate: simulateCommand,
  validate: validateCommand,
  compare: compareCommand,
}

function run([command, ...args]: readonly string[]): number {
  if (command === undefined || [command, ...args].some((word) => word === '--help' || word === '-h')) {
    process.stdout.write(`${USAGE}\n`)
    return command === undefined ? 1 : 0
  }
  const known = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined
  if (!known) throw new UsageError(`unknown command "${command}"; known commands: ${Object.keys(COMMANDS).join(', ')}`)
  return known(args)
}

try {
  process.exitCode = run(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof UsageError) && !(error instanceof FileError)) throw error
  const text = error instanceof UsageError ? `podscope: ${error.message}` : error.message
  process.stderr.write(`${text}\n`)
  process.exitCode = 1
}
