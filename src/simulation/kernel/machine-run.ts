import type { AnyStateMachine, AnyTransitionDefinition, ContextFrom, EventFromLogic, StateNode, StateValueFrom } from 'xstate'
import { must } from '../../base/assert.ts'
import { ms } from '../../base/time.ts'
import type { Follower } from '../machine-moves.ts'
import type { Scheduling } from './life.ts'
import type { Timer } from './queue.ts'

type Host<C, E> = { readonly context: C; readonly event: E }
type Action<C, E> = (host: Host<C, E>, params: unknown) => void
type Guard<C, E> = (host: Host<C, E>, params: unknown) => boolean
type Delay<C, E> = (host: Host<C, E>, params: unknown) => number

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

/** What happens when a state has lasted for some time. */
interface Alarm<C, E> {
  readonly delay: Call<Delay<C, E>> | number
  readonly moves: readonly Move<C, E>[]
}

interface State<C, E> {
  readonly on: ReadonlyMap<string, readonly Move<C, E>[]>
  readonly always: readonly Move<C, E>[]
  readonly entry: readonly Call<Action<C, E>>[]
  readonly exit: readonly Call<Action<C, E>>[]
  readonly after: readonly Alarm<C, E>[]
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
  const { guards, actions, delays } = machine.implementations
  const called = <F>(what: unknown, from: Record<string, unknown>): Call<F> => {
    const named: Named = typeof what === 'string' ? { type: what } : (what as Named)
    const run = from[named.type]
    // XState's own actions (assign, raise, …) are functions with a resolver: they need its actors.
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
    const after = [...new Set(node.after.map(({ delay }) => delay))].map((delay) => ({
      delay: typeof delay === 'number' ? delay : called<Delay<unknown, unknown>>(delay, delays),
      moves: node.after.filter((move) => move.delay === delay).map(moveOf),
    }))
    // XState itself sets a state's timers by actions of its own, which come behind those that are written down.
    const entry = node.entry.slice(0, node.entry.length - after.length)
    const exit = node.exit.slice(0, node.exit.length - after.length)
    return {
      on,
      after,
      always: (node.always ?? []).map(moveOf),
      entry: entry.map((action) => called(action, actions)),
      exit: exit.map((action) => called(action, actions)),
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
 * A flat XState machine while it runs, by a table made once from its definition: machines move tens of thousands of times in a run, of which
 * XState's own actors would take a fifth, since they weigh hierarchy, history and parallel states at each step.
 */
export class MachineRun<M extends AnyStateMachine> {
  readonly #table: Table<unknown, unknown>
  readonly #context: ContextFrom<M>
  readonly #waiting: EventFromLogic<M>[] = []
  readonly #kernel: Scheduling
  readonly #timers: Timer[] = []
  readonly #follower: Follower | null
  #state: string
  #here: State<unknown, unknown>
  #moving = false

  /** Starts in the initial state; delays are the kernel's; `follower` hears of each state that it enters. Throws for a machine with nested states or actions that change its context. */
  constructor(kernel: Scheduling, machine: M, context: ContextFrom<M>, follower: Follower | null = null) {
    this.#kernel = kernel
    this.#follower = follower
    this.#table = tableOf(machine)
    this.#context = context
    this.#state = must(machine.root.initial.target[0], 'a machine has an initial state').key
    this.#here = must(this.#table.get(this.#state), 'the initial state is one of its states')
    this.#enter({ context, event: { type: 'xstate.init' } })
  }

  /** The state that it is in. */
  get state(): StateValueFrom<M> {
    return this.#state
  }

  /** Whether that state has a tag. */
  hasTag(tag: string): boolean {
    return this.#here.tags.includes(tag)
  }

  /** Takes an event; one that comes up while another is taken follows it. */
  send(event: EventFromLogic<M>): void {
    if (this.#moving) this.#waiting.push(event)
    else this.#take(event, this.#here.on.get(event.type) ?? NO_MOVES)
  }

  #take(event: EventFromLogic<M>, moves: readonly Move<unknown, unknown>[]): void {
    this.#moving = true
    try {
      this.#move({ context: this.#context, event }, moves)
      for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
        this.#move({ context: this.#context, event: next }, this.#here.on.get(next.type) ?? NO_MOVES)
      }
    } finally {
      this.#moving = false
    }
  }

  #move(host: Host<unknown, unknown>, moves: readonly Move<unknown, unknown>[]): void {
    let move = choose(moves, host)
    while (move) {
      if (move.target === null) return call(move.actions, host)
      this.#disarm()
      call(this.#here.exit, host)
      call(move.actions, host)
      this.#state = move.target
      this.#here = must(this.#table.get(move.target), 'a target is one of its states')
      this.#enter(host)
      move = choose(this.#here.always, host)
    }
  }

  #disarm(): void {
    for (const timer of this.#timers) this.#kernel.cancel(timer)
    this.#timers.length = 0
  }

  #enter(host: Host<unknown, unknown>): void {
    this.#follower?.(this.#state, (host.event as { type: string }).type)
    call(this.#here.entry, host)
    for (const { delay, moves } of this.#here.after) {
      const time = typeof delay === 'number' ? delay : delay.run(host, delay.params)
      if (time === Number.POSITIVE_INFINITY) continue
      this.#timers.push(this.#kernel.after(ms(time), () => this.#take({ type: 'xstate.after' } as EventFromLogic<M>, moves)))
    }
  }
}
