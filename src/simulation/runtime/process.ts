import { between, ms, plus } from '../../base/time.ts'
import type { SimTime } from '../../base/time.ts'
import { SIGKILLED } from '../../kube/exit-codes.ts'
import type { Scheduling } from '../kernel/life.ts'
import { MachineRun } from '../kernel/machine-run.ts'
import type { Follower } from '../machine-moves.ts'
import type { ScenarioPath } from '../script/ledger.ts'
import type { ProcessScript, ProcessStart } from '../script/processes.ts'
import { containerMachine, NOT_STARTED } from './container-machine.ts'
import type { ContainerEvent, ContainerHost, End, Exit } from './container-machine.ts'
import { asExit } from './program-of.ts'

/** Hears what becomes of a process. */
export interface ProcessListener {
  started(): void
  listening(): void
  exited(exit: Exit): void
}

interface Ending {
  readonly at: SimTime
  readonly exit: Exit
}

/** The process of one container: the machine of its states, and what its script has them do. */
export class Process implements ContainerHost {
  readonly #machine: MachineRun<typeof containerMachine>
  readonly #kernel: Scheduling
  readonly #script: ProcessScript
  readonly #listener: ProcessListener
  readonly #nth: number
  readonly #followed: boolean
  #start: ProcessStart | null = null
  /** When its ports open by themselves; null when they do not, or have. */
  #opens: SimTime | null = null
  #byItself: Ending | null = null
  #asAsked: Ending | null = null

  /** The `nth` start of the container, from 0. One that is `followed` opens its ports when its program does. */
  constructor(
    kernel: Scheduling,
    script: ProcessScript,
    { nth, followed }: { nth: number; followed: boolean },
    listener: ProcessListener,
    follower: Follower | null,
  ) {
    this.#kernel = kernel
    this.#script = script
    this.#nth = nth
    this.#followed = followed
    this.#listener = listener
    this.#machine = new MachineRun(kernel, containerMachine, { host: this }, follower)
  }

  send(event: ContainerEvent): void {
    this.#machine.send(event)
  }

  plan(): void {
    const { now } = this.#kernel
    const start = this.#script.start(this.#nth, now)
    this.#start = start
    this.#opens = this.#followed ? null : plus(now, start.listens)
    this.#byItself = start.exits && { at: plus(now, start.exits.after), exit: asExit(start.exits) }
  }

  /** When it ends by itself for want of memory; null when it does not. */
  get outOfMemory(): { readonly at: SimTime; readonly path: ScenarioPath | null } | null {
    const end = this.#byItself
    return end?.exit.reason === 'OOMKilled' ? { at: end.at, path: end.exit.path } : null
  }

  /** The line of the Scenario for which it does not listen yet; null once it does, or when the Scenario has no part in it. */
  get awaits(): ScenarioPath | null {
    return this.#opens === null ? null : (this.#start?.listensBy ?? null)
  }

  refused(): boolean {
    return typeof this.#start?.fails === 'string'
  }

  opensPortsIn(): number {
    return this.#until(this.#opens)
  }

  endsIn(): number {
    return this.#until(this.#byItself?.at ?? null)
  }

  shutsDownIn(): number {
    return this.#until(this.#asAsked?.at ?? null)
  }

  #until(moment: SimTime | null): number {
    return moment === null ? Number.POSITIVE_INFINITY : Math.max(0, between(this.#kernel.now, moment))
  }

  heedsSigterm(): boolean {
    return this.#script.onSigterm(this.#kernel.now) !== null
  }

  planShutdown(): void {
    const { now } = this.#kernel
    const exit = this.#script.onSigterm(now)
    this.#asAsked = exit && { at: plus(now, ms(exit.after)), exit: asExit(exit) }
  }

  started(): void {
    this.#listener.started()
  }

  listening(): void {
    this.#opens = null
    this.#listener.listening()
  }

  ended(how: End): void {
    const exit = this.#exitOf(how)
    if (exit) this.endedWith(exit)
  }

  endedWith(exit: Exit): void {
    this.#listener.exited(exit)
  }

  #exitOf(how: End): Exit | null {
    switch (how) {
      case 'refused':
        return { code: NOT_STARTED, reason: 'StartError', message: this.#start?.fails ?? '', path: this.#start?.path ?? null }
      case 'by itself':
        return this.#byItself?.exit ?? null
      case 'as asked':
        return this.#asAsked?.exit ?? null
      case 'killed':
        return { code: SIGKILLED, reason: 'Error', message: '', path: null }
      case 'out of memory':
        return { code: SIGKILLED, reason: 'OOMKilled', message: '', path: null }
    }
  }
}
