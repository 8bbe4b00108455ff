import type { AnyStateMachine, AnyTransitionDefinition, ContextFrom, EventFromLogic, StateNode, StateValueFrom } from 'xstate'
import { must } from '../../base/assert.ts'

type Host<C, E> = { readonly context: C; readonly event: E }
type Action<C, E> = (host: Host<C, E>, params: unknown) => void
type Guard<C, E> = (host: Host<C, E>, params: unknown) => boolean

interface Named {
  readonly type: string
  readonly params?: unknown
}

interface Call<F> {
  readonly run: F
  readonly params: unknown
}

interface Move<C, E> {
  readonly guard: Call<Guard<C, E>> | null
  readonly actions: readonly Call<Action<C, E>>[]
  /** Null: the state stays as it is. */
  readonly target: string | null
}

interface State<C, E> {
  readonly on: ReadonlyMap<string, readonly Move<C, E>[]>
  readonly always: readonly Move<C, E>[]
  readonly entry: readonly Call<Action<C, E>>[]
  readonly exit: readonly Call<Action<C, E>>[]
  readonly tags: readonly string[]
}

type Table<C, E> = ReadonlyMap<string, State<C, E>>

const NO_MOVES: readonly Move<unknown, unknown>[] = []

const tables = new WeakMap<AnyStateMachine, Table<unknown, unknown>>()

function tableOf(machine: AnyStateMachine): Table<unknown, unknown> {
  let table = tables.get(machine)
  if (!table) tables.set(machine, (table = compile(machine)))
  return table
}

function compile(machine: AnyStateMachine): Table<unknown, unknown> {
  const { guards, actions } = machine.implementations
  const called = <F>(what: unknown, from: Record<string, unknown>): Call<F> => {
    const named: Named = typeof what === 'string' ? { type: what } : (what as Named)
    const run = from[named.type]
    // XState's own actions (assign, raise, …) are functions with a resolver: they need its interpreter.
    if (typeof run !== 'function' || 'resolve' in run) throw new Error(`${machine.id}: ${named.type} is no plain function`)
    return { run: run as F, params: named.params }
  }
  const moveOf = ({ actions: does, guard, target }: AnyTransitionDefinition): Move<unknown, unknown> => ({
    guard: guard === undefined ? null : called(guard, guards),
    actions: does.map((action) => called(action, actions)),
    target: target?.[0]?.key ?? null,
  })
  const stateOf = (node: StateNode): State<unknown, unknown> => {
    if (node.type !== 'atomic' && node.type !== 'final') throw new Error(`${machine.id}: ${node.key} has states of its own`)
    const on = new Map<string, readonly Move<unknown, unknown>[]>()
    for (const type of new Set([...node.transitions.keys(), ...machine.root.transitions.keys()])) {
      on.set(type, [...(node.transitions.get(type) ?? []), ...(machine.root.transitions.get(type) ?? [])].map(moveOf))
    }
    return {
      on,
      always: (node.always ?? []).map(moveOf),
      entry: node.entry.map((action) => called(action, actions)),
      exit: node.exit.map((action) => called(action, actions)),
      tags: node.tags,
    }
  }
  return new Map(Object.entries(machine.states as Record<string, StateNode>).map(([key, node]) => [key, stateOf(node)]))
}

function choose<C, E>(moves: readonly Move<C, E>[], host: Host<C, E>): Move<C, E> | null {
  for (const move of moves) if (move.guard === null || move.guard.run(host, move.guard.params)) return move
  return null
}

function call<C, E>(actions: readonly Call<Action<C, E>>[], host: Host<C, E>): void {
  for (const { run, params } of actions) run(host, params)
}

/**
 * A flat XState machine while it runs, by a table made once from its definition: the machines that move tens of thousands of times in a
 * run would spend a fifth of it in XState's interpreter, which weighs hierarchy, history and parallel states at each step.
 */
export class MachineRun<M extends AnyStateMachine> {
  readonly #table: Table<unknown, unknown>
  readonly #context: ContextFrom<M>
  readonly #waiting: EventFromLogic<M>[] = []
  #state: string
  #here: State<unknown, unknown>
  #moving = false

  /** Starts in the initial state. Throws for a machine with nested states, delays or actions that change its context. */
  constructor(machine: M, context: ContextFrom<M>) {
    this.#table = tableOf(machine)
    this.#context = context
    this.#state = must(machine.root.initial.target[0], 'a machine has an initial state').key
    this.#here = must(this.#table.get(this.#state), 'the initial state is one of its states')
    call(this.#here.entry, { context, event: { type: 'xstate.init' } })
  }

  get state(): StateValueFrom<M> {
    return this.#state
  }

  hasTag(tag: string): boolean {
    return this.#here.tags.includes(tag)
  }

  /** Takes an event; one that comes up while another is taken follows it. */
  send(event: EventFromLogic<M>): void {
    if (this.#moving) {
      this.#waiting.push(event)
      return
    }
    this.#moving = true
    try {
      for (let next: EventFromLogic<M> | undefined = event; next; next = this.#waiting.shift()) this.#take(next)
    } finally {
      this.#moving = false
    }
  }

  #take(event: EventFromLogic<M>): void {
    const host = { context: this.#context, event }
    let move = choose(this.#here.on.get(event.type) ?? NO_MOVES, host)
    while (move) {
      if (move.target === null) return call(move.actions, host)
      call(this.#here.exit, host)
      call(move.actions, host)
      this.#state = move.target
      this.#here = must(this.#table.get(move.target), 'a target is one of its states')
      call(this.#here.entry, host)
      move = choose(this.#here.always, host)
    }
  }
}
