/** What a template says about an object. Models Go's text/template/exec.go, as kubectl's templates are executed (v1.36). */
import { goJson, goQuote, goValue } from '../../../base/go-text.ts'
import { isRecord } from '../../../base/json.ts'
import { failure } from '../../errors.ts'
import { sortedEntries } from '../../format-labels.ts'
import { sortedKeys } from '../../jsonpath/evaluate.ts'
import { at, FUNCTIONS, isTrue, NOTHING, TemplateError, textOf } from './functions.ts'
import type { Command, Control, Operand, Pieces, Pipeline, Template } from './parse.ts'

type Variables = ReadonlyMap<string, unknown>

/** How the pieces of a block came to their end. */
type Outcome = 'done' | 'break' | 'continue'

/** Fills in a template. */
class Execution {
  #out = ''
  readonly #root: unknown
  /** What was evaluated last, as it is written. */
  #node = ''

  constructor(root: unknown) {
    this.#root = root
  }

  /** Throws a TemplateError. */
  run(pieces: Pieces): string {
    this.#block(pieces, this.#root, new Map([['$', this.#root]]))
    return this.#out
  }

  /** The part of the template that did not fit. */
  get place(): string {
    return this.#node
  }

  #block(pieces: Pieces, dot: unknown, variables: Variables): Outcome {
    let known = variables
    for (const piece of pieces) {
      switch (piece.kind) {
        case 'text':
          this.#out += piece.text
          break
        case 'break':
        case 'continue':
          return piece.kind
        case 'print': {
          const value = this.#pipeline(piece.pipeline, dot, known)
          const [name] = piece.pipeline.variables
          if (name === undefined) this.#out += textOf(value)
          else known = new Map([...known, [name, value]])
          break
        }
        case 'range':
          this.#range(piece, dot, known)
          break
        case 'if':
        case 'with': {
          const outcome = this.#choice(piece, dot, known)
          if (outcome !== 'done') return outcome
        }
      }
    }
    return 'done'
  }

  #choice(piece: Control, dot: unknown, variables: Variables): Outcome {
    const value = this.#pipeline(piece.pipeline, dot, variables)
    const [name] = piece.pipeline.variables
    const inner = name === undefined ? variables : new Map([...variables, [name, value]])
    if (isTrue(value)) return this.#block(piece.body, piece.kind === 'with' ? value : dot, inner)
    return this.#block(piece.otherwise, dot, inner)
  }

  #range(piece: Control, dot: unknown, variables: Variables): void {
    const value = this.#pipeline(piece.pipeline, dot, variables)
    const entries: [unknown, unknown][] = Array.isArray(value) ? [...value.entries()] : isRecord(value) ? sortedEntries(value) : []
    if (entries.length === 0) {
      this.#block(piece.otherwise, dot, variables)
      return
    }
    const names = piece.pipeline.variables
    for (const [key, item] of entries) {
      const inner = new Map(variables)
      if (names[1] !== undefined) inner.set(names[0] ?? '', key).set(names[1], item)
      else if (names[0] !== undefined) inner.set(names[0], item)
      if (this.#block(piece.body, item, inner) === 'break') return
    }
  }

  #pipeline({ commands }: Pipeline, dot: unknown, variables: Variables): unknown {
    return commands.reduce<unknown>(
      (result, command, index) => this.#command(command, index === 0 ? [] : [result], dot, variables),
      NOTHING,
    )
  }

  #command({ operands: [first, ...rest], text }: Command, piped: readonly unknown[], dot: unknown, variables: Variables): unknown {
    if (!first) return NOTHING
    if (first.kind !== 'function') return this.#operand(first, dot, variables)
    const values = rest.map((one) => this.#operand(one, dot, variables))
    this.#node = text
    return call(first.name, [...values, ...piped])
  }

  #operand(operand: Operand, dot: unknown, variables: Variables): unknown {
    switch (operand.kind) {
      case 'constant':
        return operand.value
      case 'function':
        return call(operand.name, [])
      case 'pipeline':
        return at(this.#pipeline(operand.pipeline, dot, variables), operand.names)
      case 'path': {
        const { root, names } = operand
        this.#node = [root === '.' ? '' : root, ...names].join('.')
        return at(root === '.' ? dot : variables.get(root), names)
      }
    }
  }
}

const call = (name: string, values: readonly unknown[]): unknown => FUNCTIONS[name]?.(...values)

/** Where Go finds a node, as `line:column`: a path from its second field on. */
function positionOf(node: string, text: string): string {
  const start = Math.max(0, text.indexOf(node))
  const second = /^\.\w+(?=\.)/.exec(node)?.[0].length ?? 0
  const lines = text.slice(0, start + second).split('\n')
  const last = lines.at(-1)?.length ?? 0
  return `${lines.length}:${lines.length === 1 ? last : last + 1}`
}

/** The text of a template for an object. Throws what kubectl says of one that does not fit. */
export function executeTemplate({ text, pieces }: Template, object: unknown): string {
  const execution = new Execution(object)
  try {
    return execution.run(pieces)
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error
    const { place } = execution
    const why = `template: output:${positionOf(place, text)}: executing "output" at <${place}>: ${error.message}`
    const lines = [
      `Error executing template: ${why}. Printing more information for debugging the template:`,
      `\ttemplate was:\n\t\t${text}`,
      `\traw data was:\n\t\t${goJson(sortedKeys(object))}`,
      `\tobject given to template engine was:\n\t\t${goValue(object)}\n`,
    ]
    throw failure(`error executing template ${goQuote(text)}: ${why}`, lines.join('\n'))
  }
}
