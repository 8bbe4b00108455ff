import { Latch } from '../kernel/task.ts'

export type Signal = 'HUP' | 'INT' | 'QUIT' | 'KILL' | 'USR1' | 'USR2' | 'ALRM' | 'TERM'

const NUMBERS: Readonly<Record<Signal, number>> = { HUP: 1, INT: 2, QUIT: 3, KILL: 9, USR1: 10, USR2: 12, ALRM: 14, TERM: 15 }

export const numberOf = (signal: Signal): number => NUMBERS[signal]

/** Reads `TERM`, `SIGTERM`, `15`; null for what is no signal that programs of a simulation know. */
export function readSignal(text: string): Signal | null {
  const name = text.toUpperCase().replace(/^SIG/, '')
  const found = (Object.keys(NUMBERS) as Signal[]).find((one) => one === name || String(NUMBERS[one]) === text)
  return found ?? null
}

/** How one process takes signals: those that it catches wait until it looks. */
export class Signals {
  readonly #taken = new Map<Signal, 'caught' | 'ignored'>()
  #pending: Signal[] = []
  #news = new Latch()

  /** Fires when a signal comes that is caught. */
  get news(): Latch {
    return this.#news
  }

  /** From now on it does something of its own when one of these comes. */
  accept(...signals: readonly Signal[]): void {
    for (const signal of signals) this.#taken.set(signal, 'caught')
  }

  ignore(signal: Signal): void {
    this.#taken.set(signal, 'ignored')
  }

  reset(signal: Signal): void {
    this.#taken.delete(signal)
  }

  /** A signal comes; answers whether the process ends as by default. */
  deliver(signal: Signal): boolean {
    if (signal === 'KILL') return true
    const taken = this.#taken.get(signal)
    if (taken !== 'caught') return taken === undefined
    this.#pending.push(signal)
    this.#news.fire()
    return false
  }

  /** The signals that came since it looked last. */
  take(): readonly Signal[] {
    if (this.#pending.length === 0) return []
    const pending = this.#pending
    this.#pending = []
    this.#news = new Latch()
    return pending
  }
}
