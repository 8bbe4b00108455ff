import type { LaneModel } from '../../lanes/types.ts'
import type { RecordingProblem } from '../../recording/problem.ts'
import type { RecordingAbout } from '../../recording/watch-stream.ts'
import { createSimulator } from './client.ts'
import type { SimulatorEvent } from './client.ts'

interface Failure {
  readonly kind: 'failed'
  readonly message: string
  readonly problem: RecordingProblem | null
}

/** What became of a run that is not the page's. */
type AsideResult = { readonly kind: 'model'; readonly model: LaneModel } | Failure

/** What became of a text that somebody says is a recording; `text` is its watch stream as Podscope writes it. */
type RecordingResult =
  | { readonly kind: 'recording'; readonly model: LaneModel; readonly about: RecordingAbout; readonly text: string }
  | Failure

type Outcome = { readonly kind: 'done'; readonly model: LaneModel; readonly about: RecordingAbout | null } | Failure

let queue: Promise<unknown> = Promise.resolve()
let settle: ((outcome: Outcome) => void) | null = null

function listen(event: SimulatorEvent): void {
  const failed = (message: string, problem: RecordingProblem | null = null): void => settle?.({ kind: 'failed', message, problem })
  if (event.kind === 'done') settle?.({ kind: 'done', model: event.model, about: event.recording })
  else if (event.kind === 'failed') failed(event.message, event.problem)
  else if (event.kind === 'read' && event.reading.refusal) failed(event.reading.refusal.message)
  else if (event.kind === 'stopped') failed(event.why)
}

let simulator: ReturnType<typeof createSimulator> | null = null

function run(text: string, recorded: boolean): Promise<Outcome> {
  return new Promise((resolve) => {
    settle = resolve
    simulator ??= createSimulator(listen)
    simulator.run(text, recorded)
  })
}

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const result = queue.then(work)
  queue = result
  return result
}

/** Plays a world beside the one on the page, in a worker of its own; one after the other. */
export function runAside(text: string): Promise<AsideResult> {
  return inTurn(async () => {
    const outcome = await run(text, false)
    return outcome.kind === 'done' ? { kind: 'model', model: outcome.model } : outcome
  })
}

/** Reads a recording, in the same worker. */
export function readAside(text: string): Promise<RecordingResult> {
  return inTurn(async () => {
    const outcome = await run(text, true)
    if (outcome.kind === 'failed') return outcome
    const stream = await simulator?.ask('export', 'watch')
    const { model, about } = outcome
    return stream && about ? { kind: 'recording', model, about, text: stream } : { kind: 'failed', message: '', problem: null }
  })
}
