import { vi } from 'vitest'
import type { LaneModel } from '../../src/lanes/types.ts'
import type { FromWorker, Reading, ToWorker } from '../../src/app/worker/protocol.ts'

/** A worker that does nothing until the test has it answer. */
export class FakeWorker extends EventTarget {
  readonly #nth: number
  #ended = false

  constructor() {
    super()
    this.#nth = workers.push(this)
  }

  postMessage(message: ToWorker): void {
    sent.push(`${this.#nth}: ${inWords(message)}`)
    if (message.kind === 'ask') ticket = message.ticket
  }

  terminate(): void {
    this.#ended = true
    sent.push(`${this.#nth}: ended`)
  }

  says(data: FromWorker): void {
    if (!this.#ended) this.dispatchEvent(new MessageEvent('message', { data }))
  }

  done(id: number, model: LaneModel = EMPTY): void {
    this.says({ kind: 'done', id, reading: null, model, pods: [], stepAdvice: [], recording: null })
  }

  refuses(id: number): void {
    this.says({ kind: 'read', id, reading: REFUSING })
  }

  /** Answers the question that it was asked last. */
  answers(answer: string): void {
    this.says({ kind: 'answer', ticket, answer })
  }

  /** Without a message, as where its code does not load. */
  breaks(message?: string): void {
    this.dispatchEvent(Object.assign(new Event('error', { cancelable: true }), message === undefined ? {} : { message }))
  }
}

const EMPTY = { start: 0, end: 1, lanes: [], groups: [] } as unknown as LaneModel
const REFUSING = { refusal: { message: 'no', range: null, byServer: true } } as unknown as Reading

let workers: FakeWorker[] = []
let sent: string[] = []
let ticket = -1

function inWords(message: ToWorker): string {
  if (message.kind === 'run') return `run ${message.id} ${message.text}`
  return message.kind === 'ask' ? `ask ${message.id} ${message.what}` : `rehearse ${message.id}`
}

/** From now on a page's workers are fakes, of which none is there yet. */
export function fakeWorkers(): void {
  vi.stubGlobal('Worker', FakeWorker)
  workers = []
  sent = []
}

/** The last worker that was started. */
export function worker(): FakeWorker {
  const last = workers.at(-1)
  if (!last) throw new Error('there is no worker')
  return last
}

/** What the workers were sent since that was asked last, and the end of each: by the worker's number. */
export const sentSince = (): string[] => sent.splice(0)
