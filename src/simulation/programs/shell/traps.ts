import type { Statement } from 'unbash'
import { parseScript } from '../../../kube/programs/shell.ts'
import type { Task } from '../../kernel/task.ts'
import type { Io } from '../process.ts'
import type { Shell } from './state.ts'

/** Runs the actions for the signals that came while the shell waited for a command. */
export function* runTraps(shell: Shell, io: Io, run: (shell: Shell, statements: readonly Statement[], io: Io) => Task<number>): Task<void> {
  if (!shell.takesSignals) return
  for (const signal of shell.process.signals.take()) {
    const action = shell.traps.get(signal)
    if (action === undefined || action === '') continue
    const { status } = shell
    shell.takesSignals = false
    try {
      yield* run(shell, parseScript(action).commands, io)
    } finally {
      shell.takesSignals = true
    }
    shell.status = status
  }
}
