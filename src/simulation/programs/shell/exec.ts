import type { Task } from '../../kernel/task.ts'
import { NotUnderstood } from '../flow.ts'
import type { Box, Io, Process } from '../process.ts'

/** Runs a program as the process itself: signals come to it. Throws NotUnderstood and Endless. */
export function* execProgram(
  box: Box,
  process: Process,
  words: readonly string[],
  env: ReadonlyMap<string, string>,
  cwd: string,
  io: Io,
): Task<number> {
  const [name = '', ...args] = words
  const command = box.command(name, cwd)
  if (!command) throw new NotUnderstood(name)
  const result = command({ name, args, io, env, cwd, box, process, leads: true })
  return typeof result === 'number' ? result : yield* result
}
