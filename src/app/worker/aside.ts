import type { LaneModel } from '../../lanes/types.ts'
import { createSimulator } from './client.ts'
import type { SimulatorEvent } from './client.ts'
import type { WatchProblem } from './protocol.ts'

/** What became of a run that is not the page's. */
type AsideResult =
  | { readonly kind: 'model'; readonly model: LaneModel }
  | { readonly kind: 'failed'; readonly message: string; readonly problem: WatchProblem | null }

let queue: Promise<unknown> = Promise.resolve()
let settle: ((result: AsideResult) => void) | null = null

function listen(event: SimulatorEvent): void {
  if (event.kind === 'done') settle?.({ kind: 'model', model: event.model })
  else if (event.kind === 'failed') settle?.({ kind: 'failed', message: event.message, problem: event.problem })
  else if (event.kind === 'read' && event.reading.refusal)
    settle?.({ kind: 'failed', message: event.reading.refusal.message, problem: null })
  else if (event.kind === 'stopped') settle?.({ kind: 'failed', message: event.why, problem: null })
}

let simulator: ReturnType<typeof createSimulator> | null = null

/** Plays a world or reads a recording beside the one on the page, in a worker of its own; one after the other. */
export function runAside(text: string): Promise<AsideResult> {
  const result = queue.then(
    () =>
      new Promise<AsideResult>((resolve) => {
        settle = resolve
        simulator ??= createSimulator(listen)
        simulator.run(text)
      }),
  )
  queue = result
  return result
}
