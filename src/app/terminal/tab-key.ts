/** What the Tab key does to a line: it adds what all words that fit have in common, and lists them when it is pressed once more. */
import type { Completion } from './protocol.ts'

type Pressed =
  | { readonly kind: 'nothing' }
  /** The line is now such, up to the caret. */
  | { readonly kind: 'added'; readonly line: string }
  | { readonly kind: 'words'; readonly words: readonly string[] }

export class TabKey {
  /** The line that it could add nothing to. */
  #stuck: string | null = null

  /** Another key was pressed. */
  forget(): void {
    this.#stuck = null
  }

  /** `line` is what stands in front of the caret. */
  press(line: string, { from, words }: Completion): Pressed {
    const [first = '', ...others] = words
    if (words.length === 0) return { kind: 'nothing' }
    const common = others.reduce((shared, word) => sharedStart(shared, word), first)
    const end = others.length === 0 && !/[/=]$/.test(common) ? ' ' : ''
    const added = line.slice(0, from) + common + end
    if (added.length > line.length) {
      this.#stuck = null
      return { kind: 'added', line: added }
    }
    const again = this.#stuck === line
    this.#stuck = line
    return again ? { kind: 'words', words } : { kind: 'nothing' }
  }
}

function sharedStart(a: string, b: string): string {
  let length = 0
  while (length < a.length && a[length] === b[length]) length += 1
  return a.slice(0, length)
}
