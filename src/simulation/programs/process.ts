import type { Random } from '../../base/random.ts'
import { ms } from '../../base/time.ts'
import type { SimTime } from '../../base/time.ts'
import { commandName } from '../../kube/programs/commands.ts'
import type { Container, Pod } from '../../kube/types.ts'
import type { WallClock } from '../api/times.ts'
import { Life } from '../kernel/life.ts'
import type { Scheduling } from '../kernel/life.ts'
import { Latch, sleep } from '../kernel/task.ts'
import type { Task } from '../kernel/task.ts'
import type { FileError, FileSystem } from './files.ts'
import { Endless } from './flow.ts'
import type { NotUnderstood } from './flow.ts'
import type { Reachable, Server } from './network.ts'
import { Signals } from './signals.ts'
import { NOWHERE } from './streams.ts'
import type { Input, Sink } from './streams.ts'

export interface Io {
  readonly in: Input
  readonly out: Sink
  readonly err: Sink
}

/** What a program that is called knows. */
export interface Call {
  readonly name: string
  readonly args: readonly string[]
  readonly io: Io
  readonly env: ReadonlyMap<string, string>
  readonly cwd: string
  readonly box: Box
  /** The process it runs in: its own when `leads`, else that of the shell that waits for it. */
  readonly process: Process
  readonly leads: boolean
}

/** A program; answers its exit code. */
export type Command = (call: Call) => number | Task<number>

/** A process of a container. */
export class Process {
  readonly pid: number
  readonly name: string
  readonly life: Life
  /** Fires at its end. */
  readonly done = new Latch()
  code = 0
  #signals: Signals | null = null

  constructor(pid: number, name: string, life: Life) {
    this.pid = pid
    this.name = name
    this.life = life
  }

  /** Most processes are gone before any signal comes. */
  get signals(): Signals {
    return (this.#signals ??= new Signals())
  }
}

/** How many steps programs take before they take time: what they compute is fast, not instantaneous. A choice. */
const STEPS_AT_ONCE = 1000
const STEPS_TAKE = ms(10)
/** How many steps without a pause show that there will be none, and how many are followed at all. A choice, for the sake of the page. */
const STEPS_WITHOUT_PAUSE = 100_000
const STEPS_FOLLOWED = 2_000_000

/** What the programs of one running container share: files, ports, processes. */
export class Box {
  readonly pod: Pod
  readonly container: Container
  readonly files: FileSystem
  readonly network: Reachable
  readonly clock: WallClock
  readonly kernel: Scheduling
  readonly life: Life
  /** Variables of its environment. */
  readonly env: ReadonlyMap<string, string>
  /** Bytes; null without a limit. */
  readonly memory: number | null
  readonly ip: string
  readonly startedAt: SimTime
  readonly log: Sink
  readonly random: Random
  readonly processes = new Map<number, Process>()
  /** What it left of its end for the kubelet to read. */
  terminationMessage = ''
  /** Bytes of memory that its programs are known to use. */
  filled = 0
  readonly #servers = new Map<number, Server>()
  readonly #host: BoxHost
  readonly #epoch: number
  readonly #commands: ReadonlyMap<string, Command>
  readonly #patience: number
  #lastPid = 0
  #steps = 0
  #lastPause: { at: SimTime; steps: number }

  constructor(parts: BoxParts, host: BoxHost) {
    this.pod = parts.pod
    this.container = parts.container
    this.files = parts.files
    this.network = parts.network
    this.clock = parts.clock
    this.kernel = parts.kernel
    this.env = parts.env
    this.ip = parts.ip
    this.memory = parts.memory
    this.life = new Life(parts.kernel)
    this.startedAt = parts.kernel.now
    this.#lastPause = { at: this.startedAt, steps: 0 }
    this.#host = host
    this.#epoch = Date.parse(parts.clock.epoch)
    this.#commands = parts.commands
    this.#patience = parts.patience ?? STEPS_WITHOUT_PAUSE
    this.log = parts.log
    this.random = parts.kernel.random.fork(
      `program/${parts.pod.metadata.namespace ?? ''}/${parts.pod.metadata.name}/${parts.container.name}`,
    )
  }

  /** The program of a name, or of a script among its files; undefined for one that a simulation does not know. */
  command(name: string, cwd: string): Command | undefined {
    const known = this.#commands.get(commandName(name))
    if (known) return known
    const path = name.startsWith('/') ? name : name.includes('/') ? `${cwd}/${name}` : null
    const text = path === null ? null : this.files.read(path)
    if (path === null || text === null || (text.startsWith('#!') && !/^#!.*\b(?:ba|da|a)?sh\b/.test(text))) return undefined
    const shell = this.#commands.get('sh')
    return shell && ((call) => shell({ ...call, name: 'sh', args: [path, ...call.args] }))
  }

  newProcess(name: string): Process {
    this.#lastPid += this.#lastPid === 0 ? 1 : this.#lastPid === 1 ? 6 : 1
    const process = new Process(this.#lastPid, name, new Life(this.life))
    this.processes.set(process.pid, process)
    return process
  }

  ended(process: Process, code: number): void {
    if (process.done.fired) return
    process.code = code
    this.processes.delete(process.pid)
    process.life.end()
    process.done.fire()
  }

  /** Counts a step of a program, which takes time now and then. Throws Endless. */
  *step(): Task<void> {
    this.#steps += 1
    const since = this.#steps - this.#lastPause.steps
    if (since > this.#patience || this.#steps > STEPS_FOLLOWED) throw new Endless()
    if (this.#steps % STEPS_AT_ONCE === 0) yield* sleep(STEPS_TAKE)
  }

  /** A program pauses by itself for so long. */
  *pause(milliseconds: number): Task<void> {
    const before = this.kernel.now
    yield* sleep(ms(milliseconds))
    if (this.kernel.now > before) this.#lastPause = { at: this.kernel.now, steps: this.#steps }
  }

  /** A program begins to serve on a port; `serve` says how it answers. */
  open(port: number, server: Server): void {
    this.#servers.set(port, server)
    this.#host.opened(port)
  }

  close(ports: readonly number[]): void {
    for (const port of ports) this.#servers.delete(port)
  }

  serverOn(port: number): Server | undefined {
    return this.#servers.get(port)
  }

  /** A signal comes to a process: the first of a container is ended by none that it does not catch. */
  signal(process: Process, signal: Parameters<Signals['deliver']>[0]): void {
    if (!process.signals.deliver(signal) || process.pid === 1) return
    this.ended(process, 128 + (signal === 'KILL' ? 9 : 15))
  }

  /** Its programs use so many bytes more, or less. */
  fill(bytes: number): void {
    this.filled += bytes
    this.#host.filled()
  }

  /** Writes a file of so many zeros, or says why it can't. */
  writeZeros(path: string, bytes: number): FileError | null {
    const error = this.files.write(path, '', false, bytes)
    if (error === null) this.#host.filled()
    return error
  }

  /** The kernel kills the container for its memory. */
  outOfMemory(): void {
    this.#host.outOfMemory()
  }

  /** What a file of /dev takes: its termination message, or nothing. */
  device(path: string, append: boolean): Sink {
    if (path !== (this.container.terminationMessagePath ?? '/dev/termination-log')) return NOWHERE
    if (!append) this.terminationMessage = ''
    return { write: (text) => void (this.terminationMessage += text) }
  }

  /** The program that the container is there for can be followed no further. */
  lost(why: NotUnderstood | Endless): void {
    this.#host.lost(why)
  }

  /** Says something of what its programs do. */
  note(what: string, facts: Readonly<Record<string, string | number>>): void {
    this.#host.note(what, facts)
  }

  get hostname(): string {
    return this.pod.spec.hostname ?? this.pod.metadata.name
  }

  /** The user that its programs run as. */
  get user(): number {
    return this.container.securityContext?.runAsUser ?? this.pod.spec.securityContext?.runAsUser ?? 0
  }

  /** Milliseconds since 1970. */
  get wallTime(): number {
    return this.#epoch + this.kernel.now
  }
}

interface BoxParts {
  readonly pod: Pod
  readonly container: Container
  readonly files: FileSystem
  readonly network: Reachable
  readonly clock: WallClock
  readonly kernel: Scheduling
  readonly env: ReadonlyMap<string, string>
  readonly memory: number | null
  readonly ip: string
  /** The container's log. */
  readonly log: Sink
  readonly commands: ReadonlyMap<string, Command>
  /** How many steps without a pause show that there will be none; as many as in a container unless it is given. */
  readonly patience?: number
}

/** What the programs of a container lead to outside it. */
interface BoxHost {
  opened(port: number): void
  filled(): void
  outOfMemory(): void
  lost(why: NotUnderstood | Endless): void
  note(what: string, facts: Readonly<Record<string, string | number>>): void
}
