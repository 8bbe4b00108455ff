/** Text in, lanes out. The Trace stays here: the page asks about it what it shows. */
import '../../messages/all.ts'
import { buildLanes, podRecords } from '../../lanes/index.ts'
import type { World } from '../../kube/world.ts'
import { API_RULES, readManifest } from '../../manifest/index.ts'
import { RecordingError } from '../../recording/problem.ts'
import { isWatchStream } from '../../recording/recognise.ts'
import { durationOf, simulate } from '../../simulation/simulate.ts'
import type { Trace } from '../../simulation/trace.ts'
import { stepAdviceOf } from './advice-of.ts'
import type { Answerable } from './answers.ts'
import { answerTo } from './answers.ts'
import type { FromWorker, PodChanges, Question, Reading, ToWorker } from './protocol.ts'
import { readingOf } from './reading-of.ts'

const FILE_NAME = 'world.yaml'
/** Milliseconds between two reports of progress. */
const PROGRESS_EVERY = 100

/** So long at most, in ms, a run is rehearsed: by then the engine has compiled what runs with each key. */
const REHEARSED_FOR = 3_000
/** A play that takes longer, in ms, is the last one of its rehearsal: a key would have to wait for the next. */
const LONGEST_REHEARSED = 200
/** A run that took longer, in ms, is not rehearsed at all. Much of a first one goes into reading and compiling the code. */
const LONGEST_FIRST = 5 * LONGEST_REHEARSED

/** The last run, which can be asked about, and how long it took, in ms. */
interface Played {
  readonly id: number
  readonly run: Answerable
  readonly took: number
}

let played: Played | null = null

const send = (message: FromWorker): void => postMessage(message)

function run(id: number, text: string): void {
  const began = performance.now()
  const manifest = readManifest(text, FILE_NAME)
  const reading = readingOf(manifest, text)
  let untold: Reading | null = reading
  /** A quick run's reading waits for the run: the page has to draw but once. */
  const tellReading = (): void => {
    if (untold) send({ kind: 'read', id, reading: untold })
    untold = null
  }
  if (!manifest.world || reading.refusal) return tellReading()
  const trace = play(id, manifest.world, tellReading)
  const model = buildLanes(trace, manifest.world)
  const answerable = { trace, model, world: manifest.world, text, documents: manifest.documents, recording: null }
  played = { id, run: answerable, took: performance.now() - began }
  send({
    kind: 'done',
    id,
    reading: untold,
    model,
    pods: changesOfPods(trace),
    stepAdvice: stepAdviceOf(manifest, text, trace),
    recording: null,
  })
}

/** Plays run `id` again and again for a short while, until there is another one: the engine compiles what runs often, and so the first keys are answered as fast as later ones. */
function rehearse(id: number, spent = 0): void {
  if (played?.id !== id || !played.run.world || played.took > LONGEST_FIRST || spent > REHEARSED_FOR) return
  const { text } = played.run
  const began = performance.now()
  const manifest = readManifest(text, FILE_NAME)
  readingOf(manifest, text)
  if (manifest.world) buildLanes(simulate(manifest.world, { validation: API_RULES }), manifest.world)
  const took = performance.now() - began
  // What has been asked meanwhile comes first.
  if (took <= LONGEST_REHEARSED) setTimeout(() => rehearse(id, spent + took))
}

/** Simulates; `tellReading` is called when that takes long, or fails. */
function play(id: number, world: World, tellReading: () => void): Trace {
  const of = durationOf(world)
  let told = performance.now()
  try {
    return simulate(world, {
      validation: API_RULES,
      onProgress(share) {
        if (performance.now() - told >= PROGRESS_EVERY) {
          told = performance.now()
          tellReading()
          send({ kind: 'progress', id, share, of })
        }
        return true
      },
    })
  } catch (error) {
    tellReading()
    throw error
  }
}

async function openRecording(id: number, text: string): Promise<void> {
  const { readRecording } = await import('../../recording/watch-stream.ts')
  const { trace, about } = readRecording(text, 'recording')
  const model = buildLanes(trace)
  played = { id, run: { trace, model, world: null, text: '', documents: [], recording: about }, took: 0 }
  send({ kind: 'done', id, reading: null, model, pods: changesOfPods(trace), stepAdvice: [], recording: about })
}

function changesOfPods(trace: Trace): readonly PodChanges[] {
  return [...podRecords(trace)].map(([pod, records]) => ({
    pod,
    at: records.map((record) => record.at),
    records: records.map((record) => record.id),
  }))
}

const fail = (id: number, error: unknown): void => {
  const problem = error instanceof RecordingError ? error.problem : null
  send({ kind: 'failed', id, message: error instanceof Error ? error.message : String(error), problem })
}

/** Some answers wait for the code that finds them. */
async function reply(of: Answerable, question: Question): Promise<void> {
  try {
    send({ kind: 'answer', ticket: question.ticket, answer: await answerTo(of, question) })
  } catch (error) {
    send({ kind: 'answer', ticket: question.ticket, answer: null })
    // The page goes on without; whoever looks for the mistake finds it there.
    console.error(error)
  }
}

async function hear(message: ToWorker): Promise<void> {
  if (message.kind === 'rehearse') rehearse(message.id)
  else if (message.kind === 'ask') ask(message)
  else if (message.recorded || isWatchStream(message.text)) await openRecording(message.id, message.text)
  else run(message.id, message.text)
}

function ask(question: Question): void {
  if (played?.id === question.id) void reply(played.run, question)
  else send({ kind: 'answer', ticket: question.ticket, answer: null })
}

/** Who asks about a run may do so before it is there: each message waits for those before it. */
let heard: Promise<void> = Promise.resolve()

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  heard = heard.then(() => hear(data)).catch((error: unknown) => fail(data.id, error))
})
