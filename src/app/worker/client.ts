import { t } from '../../messages/index.ts'
import { takeWorker } from './start.ts'
import type { FromWorker, Question, QuestionKind, Questions, ToWorker } from './protocol.ts'

/** A newer text takes the worker away from one that has been busy for so long; until then it waits its turn. */
const SUPERSEDE_AFTER = 250
/** From then on the page offers to stop. */
const OVERDUE_AFTER = 2_000
/** No world gets more time, nor more of the machine's memory. */
const GIVE_UP_AFTER = 60_000

export type SimulatorEvent =
  | Extract<FromWorker, { kind: 'read' | 'progress' | 'done' | 'failed' }>
  | { readonly kind: 'started'; readonly id: number; readonly text: string }
  | { readonly kind: 'overdue'; readonly id: number }
  | { readonly kind: 'stopped'; readonly id: number; readonly why: 'asked' | 'too-long' }

interface Simulator {
  /** Starts the worker, whose code takes a while to load, before there is a text for it. */
  readonly prepare: () => void
  /** Lets the worker get up to speed with the last finished run while it has nothing to do. */
  readonly rehearse: () => void
  /** Simulates a text, or reads it as a recording (`recorded`, or where it looks like one); a text that waits is replaced, one that runs is let finish or stopped when it takes long. */
  readonly run: (text: string, recorded?: boolean) => void
  /** Ends what runs. */
  readonly stop: () => void
  /** Asks about the last finished run; null when another one has taken its place, or the worker broke. */
  readonly ask: <K extends QuestionKind>(what: K, about: Questions[K]['about']) => Promise<Questions[K]['answer'] | null>
}

interface Task {
  readonly text: string
  readonly recorded: boolean
}

/** A task that the worker was given; `id` names it in messages. */
interface Run extends Task {
  readonly id: number
}

interface Job extends Run {
  readonly since: number
}

type Answer = Questions[QuestionKind]['answer']

interface Asked {
  readonly question: Question
  readonly of: Run
  readonly resolve: (answer: Answer | null) => void
}

/** One worker at a time, started with the first text or before; what it reports goes to `listener`. */
export function createSimulator(listener: (event: SimulatorEvent) => void): Simulator {
  let worker: Worker | null = null
  let nextId = 1
  let job: Job | null = null
  let waiting: Task | null = null
  /** The last finished run, which questions are about. */
  let held: Run | null = null
  /** It is not in the worker, which is a new one. */
  let isForgotten = false
  let timers: ReturnType<typeof setTimeout>[] = []
  let tickets = 0
  /** The question that is with the worker: one at a time, and none goes to it while a text is there, since a key would have to wait for all of them. */
  let asking: Asked | null = null
  /** Those that wait for their turn. */
  let questions: Asked[] = []

  function open(): Worker {
    const fresh = takeWorker()
    fresh.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => receive(data))
    fresh.addEventListener('error', (event: Event) => {
      event.preventDefault()
      if (worker === fresh) breakDown('message' in event ? String(event.message) : t('app.trouble.unloaded'))
    })
    return fresh
  }

  /** What the worker was about may be what broke it, and is not tried again: its text has failed, and nobody knows the answers. */
  function breakDown(message: string): void {
    dropWorker()
    const unanswered = questions
    questions = []
    for (const { resolve } of unanswered) resolve(null)
    if (job) receive({ kind: 'failed', id: job.id, message, problem: null })
  }

  function send(message: ToWorker): void {
    worker ??= open()
    worker.postMessage(message)
  }

  function receive(message: FromWorker): void {
    if (message.kind === 'answer') {
      if (message.ticket === asking?.question.ticket) answered(message.answer)
      return
    }
    if (message.id !== job?.id) return
    const { id, text, recorded } = job
    if (message.kind === 'done') {
      // Whoever hears of the run may ask about it at once.
      held = { id, text, recorded }
      isForgotten = false
    }
    listener(message)
    if (message.kind === 'progress' || (message.kind === 'read' && !message.reading.refusal)) return
    finish()
  }

  function finish(): void {
    for (const timer of timers) clearTimeout(timer)
    timers = []
    job = null
    if (waiting !== null) begin(waiting)
    else askNext()
  }

  function answered(answer: Answer | null): void {
    const done = asking
    asking = null
    done?.resolve(answer)
    askNext()
  }

  function askNext(): void {
    if (job || asking) return
    const next = questions.shift()
    if (!next) return
    if (next.of !== held) {
      // A newer run took its place in the worker meanwhile.
      next.resolve(null)
      return askNext()
    }
    asking = next
    // The picture stays on the last good run: a new worker plays that again before it can answer for it.
    if (isForgotten) send({ kind: 'run', ...held })
    isForgotten = false
    send(next.question)
  }

  function begin({ text, recorded }: Task): void {
    waiting = null
    const id = nextId++
    job = { id, text, recorded, since: performance.now() }
    listener({ kind: 'started', id, text })
    send({ kind: 'run', id, text, recorded })
    timers = [
      setTimeout(() => {
        if (waiting !== null) supersede()
      }, SUPERSEDE_AFTER),
      setTimeout(() => listener({ kind: 'overdue', id }), OVERDUE_AFTER),
      setTimeout(() => end('too-long'), GIVE_UP_AFTER),
    ]
  }

  /** Lets go of the worker; what it was asked waits for its turn with the next one. */
  function dropWorker(): void {
    worker?.terminate()
    worker = null
    isForgotten = true
    if (asking) questions.unshift(asking)
    asking = null
  }

  /** The new one loads its code at once: there will be another text for it. */
  function replaceWorker(): void {
    dropWorker()
    worker = open()
  }

  function supersede(): void {
    replaceWorker()
    finish()
  }

  function end(why: 'asked' | 'too-long'): void {
    if (!job) return
    const { id } = job
    replaceWorker()
    listener({ kind: 'stopped', id, why })
    finish()
  }

  async function ask<K extends QuestionKind>(what: K, about: Questions[K]['about']): Promise<Questions[K]['answer'] | null> {
    const run = held
    if (!run) return null
    return new Promise((resolve) => {
      const question = { kind: 'ask', id: run.id, ticket: tickets++, what, about } as Question
      questions.push({ question, of: run, resolve })
      askNext()
    })
  }

  return {
    prepare() {
      worker ??= open()
    },
    rehearse() {
      if (held && !job && !isForgotten) send({ kind: 'rehearse', id: held.id })
    },
    run(text, recorded = false) {
      if (!job) begin({ text, recorded })
      else {
        waiting = { text, recorded }
        if (performance.now() - job.since > SUPERSEDE_AFTER) supersede()
      }
    },
    stop: () => end('asked'),
    ask,
  }
}
