import type { CompoundCommand, CompoundList, Redirected } from 'unbash'
import type { Box, Process } from '../process.ts'
import type { Signal } from '../signals.ts'

type FunctionBody = CompoundCommand | Redirected | CompoundList

/** What a shell remembers; a subshell has a copy. */
export class Shell {
  readonly box: Box
  readonly process: Process
  readonly name: string
  cwd: string
  readonly vars: Map<string, string>
  readonly exported: Set<string>
  readonly functions: Map<string, FunctionBody>
  /** Letters of the options that are set: `e` errexit, `u` nounset, `x` xtrace. */
  readonly options: Set<string>
  /** Actions by signal, and by `EXIT`. */
  readonly traps = new Map<Signal | 'EXIT', string>()
  positional: readonly string[]
  status = 0
  lastJob: Process | null = null
  readonly jobs: Process[] = []
  /** Whether what runs decides something: its failure is no error then. */
  deciding = 0
  /** Whether signals come to this one: not to a subshell, nor while a trap's action runs. */
  takesSignals: boolean
  #environment: ReadonlyMap<string, string> | null = null

  constructor(box: Box, process: Process, name: string, positional: readonly string[], from: Shell | null = null) {
    this.box = box
    this.process = process
    this.name = name
    this.positional = positional
    this.cwd = from?.cwd ?? box.container.workingDir ?? '/'
    this.vars = new Map(from?.vars ?? box.env)
    this.exported = new Set(from?.exported ?? box.env.keys())
    this.functions = new Map(from?.functions)
    this.options = new Set(from?.options)
    this.status = from?.status ?? 0
    this.lastJob = from?.lastJob ?? null
    this.takesSignals = from === null
  }

  /** A shell that begins as this one is; `process` is its own when it runs beside this one. */
  fork(process: Process = this.process): Shell {
    const child = new Shell(this.box, process, this.name, this.positional, this)
    child.takesSignals = process !== this.process
    return child
  }

  set(name: string, value: string): void {
    this.vars.set(name, value)
    if (this.exported.has(name)) this.#environment = null
  }

  unset(name: string): void {
    this.vars.delete(name)
    this.exported.delete(name)
    this.#environment = null
  }

  export(name: string): void {
    this.exported.add(name)
    this.#environment = null
  }

  /** The environment of what it starts. */
  environment(): ReadonlyMap<string, string> {
    this.#environment ??= new Map([...this.vars].filter(([name]) => this.exported.has(name)))
    return this.#environment
  }

  /** The value of a parameter; undefined when it is not set. */
  parameter(name: string): string | undefined {
    if (/^\d+$/.test(name)) return name === '0' ? this.name : this.positional[Number(name) - 1]
    switch (name) {
      case '?':
        return String(this.status)
      case '#':
        return String(this.positional.length)
      case '$':
        return String(this.process.pid)
      case '!':
        return this.lastJob ? String(this.lastJob.pid) : undefined
      case '@':
      case '*':
        return this.positional.length > 0 ? this.positional.join(' ') : undefined
      case '-':
        return [...this.options].join('')
      case 'RANDOM':
        return String(Math.floor(this.box.random.between(0, 32_768)))
      case 'PWD':
        return this.cwd
      case 'SECONDS':
        return String(Math.floor((this.box.kernel.now - this.box.startedAt) / 1000))
      default:
        return this.vars.get(name)
    }
  }
}
