import { completionsOf } from '../../src/app/terminal/complete.ts'
import { NEW_TERMINAL } from '../../src/app/terminal/protocol.ts'
import type { Fixed, TerminalState } from '../../src/app/terminal/protocol.ts'
import { runTypedLine } from '../../src/app/terminal/run.ts'
import { seconds, simTimeOf } from '../../src/base/time.ts'
import { API_RULES, readManifest } from '../../src/manifest/index.ts'
import { simulate } from '../../src/simulation/simulate.ts'

/** A terminal that somebody types into, as a picture: prompts with the second, errors behind `!`, what comes later behind its seconds. */
export class Typist {
  text: string
  at = 20
  state: TerminalState = NEW_TERMINAL
  /** Why nothing can be changed; null: all can. */
  fixed: Fixed | null = null
  readonly history: string[] = []

  constructor(text: string) {
    this.text = text
  }

  ground() {
    const { world, documents } = readManifest(this.text, 'world.yaml')
    if (!world) throw new Error('the world is refused')
    return { text: this.text, trace: simulate(world, { validation: API_RULES }), documents }
  }

  /** Types a line; `saved` is what the editor is left with each time that the line opens it. */
  type(line: string, ...saved: readonly ((text: string) => string)[]): string {
    const at = simTimeOf(seconds(this.at))
    const ends: string[] = []
    this.history.push(line)
    const { history, fixed } = this
    let answer = runTypedLine(this.ground(), { line, at, state: this.state, history, fixed }, null)
    for (const save of saved) {
      if (!answer.edit) throw new Error('no editor is open')
      ends.push(save(answer.edit.text))
      answer = runTypedLine(this.ground(), { line, at, state: this.state, saved: ends }, null)
    }
    if (answer.edit) return `[${answer.edit.title}]\n${answer.edit.text}`
    this.state = answer.state
    this.text = answer.text ?? this.text
    if (answer.endsAt !== null) this.at = answer.endsAt / 1000
    const shown = answer.pieces.map(
      ({ at: when, text, error }) => `${when > at ? `+${(when - at) / 1000} ` : ''}${error ? '! ' : ''}${text}`,
    )
    return `${shown.join('')}${answer.endsAt === null ? '…' : ''}`.trimEnd()
  }

  complete(line: string): string {
    const { from, words } = completionsOf(this.ground(), { line, at: simTimeOf(seconds(this.at)), state: this.state })
    return words.map((word) => line.slice(0, from) + word).join(' | ')
  }
}
