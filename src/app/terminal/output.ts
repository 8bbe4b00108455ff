/** What comes of a line, as the cursor comes to it. */
import type { SimTime } from '../../base/time.ts'
import type { LineAnswer, Piece } from './protocol.ts'
import { tinted } from './tints.ts'

export const DIM = '\x1b[90m'
export const RED = '\x1b[31m'
export const PLAIN = '\x1b[0m'

export class Output {
  #pieces: readonly Piece[]
  readonly #endsAt: SimTime | null

  constructor({ pieces, endsAt }: LineAnswer) {
    this.#pieces = pieces
    this.#endsAt = endsAt
  }

  /** What has been said by `now` and not been taken before, with its colours. */
  take(now: SimTime): string {
    const count = this.#pieces.findIndex((piece) => piece.at > now)
    const due = count < 0 ? this.#pieces : this.#pieces.slice(0, count)
    this.#pieces = this.#pieces.slice(due.length)
    return due.map((piece) => (piece.error ? `${RED}${piece.text}${PLAIN}` : tinted(piece.text))).join('')
  }

  /** Whether all has been taken, and the line has ended by `now`. */
  isOver(now: SimTime): boolean {
    return this.#endsAt !== null && this.#endsAt <= now && this.#pieces.length === 0
  }
}
