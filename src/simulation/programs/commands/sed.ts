import type { Task } from '../../kernel/task.ts'
import { NotUnderstood } from '../flow.ts'
import type { Call } from '../process.ts'
import { posixExpression } from './expressions.ts'
import { readOptions } from './options.ts'
import { inputOf, linesOf, pathOf } from './text-input.ts'

type Address =
  | { readonly kind: 'line'; readonly number: number }
  | { readonly kind: 'last' }
  | { readonly kind: 'matches'; readonly expression: RegExp }

interface Step {
  readonly addresses: readonly Address[]
  readonly negated: boolean
  readonly act: (space: Space) => Action
  /** Whether the step is between its two addresses. */
  inside: boolean
}

/** The line at hand, and what a script writes. */
interface Space {
  line: string
  readonly number: number
  readonly write: (text: string) => void
  /** Comes behind the line. */
  readonly append: (text: string) => void
}

/** What becomes of the line after a step: it goes on, it is gone, or it is the last one. */
type Action = 'on' | 'delete' | 'quit'

/** Reads a sed script, letter by letter. */
class Reader {
  readonly #text: string
  readonly #extended: boolean
  #at = 0

  constructor(text: string, extended: boolean) {
    this.#text = text
    this.#extended = extended
  }

  steps(): Step[] {
    const steps: Step[] = []
    for (;;) {
      this.#skip(/[\s;]*/y)
      if (this.#at >= this.#text.length) return steps
      steps.push(this.#step())
    }
  }

  #skip(pattern: RegExp): string {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text)?.[0] ?? ''
    this.#at += found.length
    return found
  }

  #fail(): never {
    throw new NotUnderstood(`sed ${this.#text}`)
  }

  /** What stands before the next `end` that has no backslash in front of it. */
  #until(end: string): string {
    let text = ''
    for (; this.#at < this.#text.length; this.#at++) {
      const c = this.#text[this.#at] ?? ''
      if (c === end) {
        this.#at += 1
        return text
      }
      const next = this.#text[this.#at + 1]
      if (c === '\\' && next !== undefined) {
        text += next === end && end !== '\\' ? next : c + next
        this.#at += 1
      } else text += c
    }
    return this.#fail()
  }

  #address(): Address | null {
    const number = this.#skip(/\d+/y)
    if (number !== '') return { kind: 'line', number: Number(number) }
    if (this.#skip(/\$/y) !== '') return { kind: 'last' }
    if (this.#skip(/\//y) === '') return null
    const pattern = this.#until('/')
    return { kind: 'matches', expression: posixExpression(pattern, this.#extended, this.#skip(/I/y).toLowerCase()) }
  }

  #step(): Step {
    const first = this.#address()
    const second = first && this.#skip(/\s*,\s*/y) !== '' ? (this.#address() ?? this.#fail()) : null
    this.#skip(/\s*/y)
    const negated = this.#skip(/!\s*/y) !== ''
    return { addresses: [first, second].filter((one) => one !== null), negated, act: this.#act(), inside: false }
  }

  #act(): Step['act'] {
    const letter = this.#skip(/[a-z=]/y)
    switch (letter) {
      case 'd':
        return () => 'delete'
      case 'q':
        return () => 'quit'
      case 'p':
        return ({ line, write }) => (write(line), 'on')
      case '=':
        return ({ number, write }) => (write(String(number)), 'on')
      case 's':
        return this.#substitution()
      case 'y':
        return this.#transliteration()
      case 'a':
      case 'i':
      case 'c': {
        const text = this.#skip(/\\?\n?[ \t]*[^\n]*/y).replace(/^\\?\n?[ \t]*/, '')
        if (letter === 'a') return ({ append }) => (append(text), 'on')
        return ({ write }) => (write(text), letter === 'i' ? 'on' : 'delete')
      }
      default:
        return this.#fail()
    }
  }

  #substitution(): Step['act'] {
    const end = this.#text[this.#at++] ?? this.#fail()
    const pattern = this.#until(end)
    const replacement = this.#until(end)
    const flags = this.#skip(/[gpiI\d]*/y)
    const which = Number(/\d+/.exec(flags)?.[0] ?? 1)
    const expression = posixExpression(pattern, this.#extended, `g${/i/i.test(flags) ? 'i' : ''}`)
    const put = (groups: readonly (string | undefined)[]): string =>
      replacement.replace(/\\(\d)|\\n|\\t|\\(.)|&/g, (whole, group?: string, plain?: string) =>
        group !== undefined ? (groups[Number(group)] ?? '') : (plain ?? { '&': groups[0] ?? '', '\\n': '\n' }[whole] ?? '\t'),
      )
    return (space) => {
      let count = 0
      let changed = false
      space.line = space.line.replace(expression, (...found: unknown[]) => {
        count += 1
        const groups = found.filter((one, at) => at === 0 || typeof one === 'string' || one === undefined) as string[]
        if (count < which || (count > which && !flags.includes('g'))) return groups[0] ?? ''
        changed = true
        // The last text is the whole line.
        return put(groups.slice(0, -1))
      })
      if (changed && flags.includes('p')) space.write(space.line)
      return 'on'
    }
  }

  #transliteration(): Step['act'] {
    const end = this.#text[this.#at++] ?? this.#fail()
    const [from, to] = [Array.from(this.#until(end)), Array.from(this.#until(end))]
    if (from.length !== to.length) this.#fail()
    return (space) => {
      space.line = Array.from(space.line, (c) => to[from.indexOf(c)] ?? c).join('')
      return 'on'
    }
  }
}

function applies(step: Step, { line, number }: Space, isLast: boolean): boolean {
  const meets = (address: Address | undefined): boolean =>
    address === undefined ||
    (address.kind === 'line' ? number === address.number : address.kind === 'last' ? isLast : address.expression.test(line))
  const [from, to] = step.addresses
  if (to === undefined) return meets(from) !== step.negated
  const was = step.inside
  if (was) step.inside = !(to.kind === 'line' ? number >= to.number : meets(to))
  else step.inside = meets(from) && !(to.kind === 'line' && to.number <= number)
  return (was || step.inside || (to.kind === 'line' && to.number <= number && meets(from))) !== step.negated
}

function edited(lines: readonly string[], steps: readonly Step[], silent: boolean): string {
  let out = ''
  const write = (text: string): void => {
    out += `${text}\n`
  }
  for (const [at, line] of lines.entries()) {
    const appended: string[] = []
    const space: Space = { line, number: at + 1, write, append: (text) => appended.push(text) }
    let action: Action = 'on'
    for (const step of steps) {
      if (!applies(step, space, at === lines.length - 1)) continue
      action = step.act(space)
      if (action !== 'on') break
    }
    if (action !== 'delete' && !silent) write(space.line)
    appended.forEach(write)
    if (action === 'quit') break
  }
  return out
}

/** `sed [-nEri] SCRIPT [FILE…]`: addresses, `s`, `y`, `p`, `d`, `q`, `=`, `a`, `i`, `c`. Throws NotUnderstood for the rest of sed. */
export function* sed(call: Call): Task<number> {
  const { has, values, rest } = readOptions(call.args, 'e')
  const given = values('e')
  const script = given.length > 0 ? given.join('\n') : (rest[0] ?? '')
  const files = given.length > 0 ? rest : rest.slice(1)
  const stepsOf = (): Step[] => new Reader(script, has('E') || has('r')).steps()
  const silent = has('n')
  if (!has('i')) {
    const { text, failed } = yield* inputOf(call, files)
    call.io.out.write(edited(linesOf(text), stepsOf(), silent))
    return failed > 0 ? 2 : 0
  }
  let failed = 0
  for (const file of files) {
    const read = yield* inputOf(call, [file])
    failed += read.failed
    if (read.failed === 0) call.box.files.write(pathOf(call, file), edited(linesOf(read.text), stepsOf(), silent))
  }
  return failed > 0 ? 2 : 0
}
