import { ms } from '../../base/time.ts'
import { SIGKILLED } from '../../kube/exit-codes.ts'
import { commandLine } from '../../kube/programs/command-line.ts'
import type { CommandWord } from '../../kube/programs/command-line.ts'
import type { Container, Pod } from '../../kube/types.ts'
import type { ApiServer } from '../api/server.ts'
import type { WallClock } from '../api/times.ts'
import type { Scheduling } from '../kernel/life.ts'
import { Latch, waitFor } from '../kernel/task.ts'
import type { Task } from '../kernel/task.ts'
import { PROGRAMS } from './commands/table.ts'
import { environmentOf, memoryLimit, substituted } from './environment.ts'
import { FileSystem, FileTree } from './files.ts'
import { Endless, Leave, NotUnderstood } from './flow.ts'
import { LogWriter } from './log.ts'
import type { Answer, Network } from './network.ts'
import { Box } from './process.ts'
import type { Process } from './process.ts'
import { execProgram } from './shell/exec.ts'
import { Input, Text } from './streams.ts'
import type { Volumes } from './volumes.ts'

/** What programs need of the node and the cluster. */
export interface ProgramDependencies {
  readonly api: ApiServer
  readonly clock: WallClock
  readonly kernel: Scheduling
  readonly network: Network
  readonly volumes: Volumes
}

/** What comes of a program, for the container it runs in. */
interface ProgramHost {
  log(line: string): void
  listening(): void
  exited(code: number, message: string): void
  /** Somebody in the container asks a program to end of which it is not known how it does. */
  askedToEnd(): void
  /** It uses more memory, or less. */
  filled(): void
  outOfMemory(): void
  note(what: string, facts: Readonly<Record<string, string | number>>): void
}

/** A command that was run in a container. */
export interface Execution {
  readonly done: Latch
  /** Null: a simulation does not know what it does. */
  code: number | null
  /** What it wrote, of both kinds. */
  readonly output: Text
  /** Ends it. */
  readonly stop: () => void
}

/** A process needs a moment before it does something. A choice. */
const BEGINS = ms(1)

/** Folders that every image brings. */
const FOLDERS = [
  '/bin',
  '/dev',
  '/etc',
  '/home',
  '/mnt',
  '/opt',
  '/proc',
  '/root',
  '/run',
  '/srv',
  '/tmp',
  '/usr/local',
  '/usr/share',
  '/var/lib',
  '/var/log',
  '/var/run',
]

/**
 * The program of one running container: what its command line says it does, with its files, as long as that is understood.
 * What is not is unknown: it runs for ever, its ports are open, and it ends when it is asked to.
 */
export class Program {
  readonly #box: Box
  readonly #host: ProgramHost
  readonly #log: LogWriter
  readonly #words: readonly CommandWord[] | null
  readonly #own: FileTree
  #main: Process | null = null
  #followed: boolean

  constructor(deps: ProgramDependencies, pod: Pod, container: Container, ip: string, host: ProgramHost) {
    const { api, clock, kernel, network, volumes } = deps
    const own = new FileTree({}, kernel.now)
    for (const folder of FOLDERS) own.put(folder, null, kernel.now)
    const env = environmentOf(api, pod, container, ip)
    own.put('/etc/hostname', `${env.get('HOSTNAME') ?? ''}\n`, kernel.now)
    const files = new FileSystem(own, volumes.mounts(pod, container), () => kernel.now)
    if (container.workingDir !== undefined) files.makeFolder(container.workingDir, true)
    this.#own = own
    this.#host = host
    this.#log = new LogWriter((line) => host.log(line))
    this.#words = commandLine(container)
    this.#followed = this.#words !== null
    this.#box = new Box(
      { pod, container, files, network, clock, kernel, env, ip, memory: memoryLimit(container), log: this.#log, commands: PROGRAMS },
      {
        opened: () => host.listening(),
        filled: () => host.filled(),
        outOfMemory: () => host.outOfMemory(),
        lost: (why) => this.#lose(why),
        note: (what, facts) => host.note(what, facts),
      },
    )
  }

  /** Whether it is known what the program does. */
  get followed(): boolean {
    return this.#followed
  }

  /** Bytes of memory that it is known to use; null where nothing is known. */
  get memory(): number | null {
    return this.#box.filled > 0 ? this.#box.filled : null
  }

  /** Bytes of its container's own files that it filled. */
  get disk(): number {
    return this.#own.zeros
  }

  /** What it wrote to its log last. */
  get logged(): string {
    return this.#log.text
  }

  /** Starts the program. */
  begin(): void {
    const words = this.#words
    if (!words) return
    const { env, life } = this.#box
    const texts = words.map(({ text, field }) => (field ? substituted(text, env) : text))
    const main = this.#box.newProcess(texts[0]?.replace(/^.*\//s, '') ?? '')
    this.#main = main
    life.after(BEGINS, () => main.life.spawn(this.#run(main, texts)))
  }

  *#run(process: Process, words: readonly string[]): Task<void> {
    const io = { in: Input.of(''), out: this.#log, err: this.#log }
    const { container, env } = this.#box
    try {
      const code = yield* execProgram(this.#box, process, words, env, container.workingDir ?? '/', io)
      this.#ended(code)
    } catch (error) {
      if (error instanceof Leave) this.#ended(error.code)
      else if (error instanceof NotUnderstood || error instanceof Endless) this.#lose(error)
      else throw error
    }
  }

  #ended(code: number): void {
    this.#log.flush()
    this.#host.exited(code, this.#box.terminationMessage)
  }

  #lose(why: NotUnderstood | Endless): void {
    if (why instanceof Endless) this.#host.note('programEndless', {})
    else {
      this.#followed = false
      if (this.#main) this.#passOn(this.#main)
      this.#host.note('programNotUnderstood', { words: why.what })
      this.#host.listening()
    }
  }

  /** SIGTERM comes: a program that is followed answers it, or ignores it, as the first process of a container. */
  terminate(): void {
    if (this.#main) this.#box.signal(this.#main, 'TERM')
  }

  /** The container's end: nothing of it goes on. */
  end(): void {
    this.#log.flush()
    this.#box.life.end()
  }

  listensOn(port: number): boolean {
    return !this.#followed || this.#box.serverOn(port) !== undefined
  }

  /** How a server of this container answers; null when none listens there, or nothing is known of it. */
  answer(port: number, path: string): Answer | null {
    return this.#box.serverOn(port)?.(path) ?? null
  }

  /** The first process is the container's own, even where nothing is known of it. */
  #unknown(): Process {
    const main = this.#box.newProcess('')
    this.#passOn(main)
    return main
  }

  /** Of a process that is not followed the host knows what it does about SIGTERM. */
  #passOn({ signals, life }: Process): void {
    const host = this.#host
    signals.accept('TERM')
    life.spawn(
      (function* (): Task<void> {
        for (;;) {
          yield* waitFor(signals.news)
          if (signals.take().length > 0) host.askedToEnd()
        }
      })(),
    )
  }

  /** Runs a command beside the program, as hooks, probes and people do. */
  exec(command: readonly string[]): Execution {
    const box = this.#box
    const output = new Text()
    this.#main ??= this.#unknown()
    const process = box.newProcess(command[0] ?? '')
    const execution: Execution = { done: new Latch(), code: null, output, stop: () => box.ended(process, SIGKILLED) }
    let ended = false
    const end = (code: number | null): void => {
      if (ended) return
      ended = true
      execution.code = code
      box.ended(process, code ?? 0)
      execution.done.fire()
    }
    const io = { in: Input.of(''), out: output, err: output }
    process.done.whenFired(() => end(process.code))
    process.life.spawn(
      (function* (): Task<void> {
        try {
          end(yield* execProgram(box, process, command, box.env, box.container.workingDir ?? '/', io))
        } catch (error) {
          if (error instanceof Leave) end(error.code)
          else if (error instanceof NotUnderstood || error instanceof Endless) end(null)
          else throw error
        }
      })(),
    )
    return execution
  }
}
