import { Latch, waitFor } from '../../kernel/task.ts'
import type { Task } from '../../kernel/task.ts'
import type { Call } from '../process.ts'

/** A program that runs until a signal ends it. The first process of a container is ended by none that it does not catch. */
export function* waitForever(_call: Call): Task<number> {
  yield* waitFor(new Latch())
  return 0
}
