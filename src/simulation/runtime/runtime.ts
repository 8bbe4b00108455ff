import { ms } from '../../base/time.ts'
import type { Duration } from '../../base/time.ts'
import { podKeyOf, uidOf } from '../../kube/pod-keys.ts'
import type { Container, Pod } from '../../kube/types.ts'
import { Latch, sleep, waitAtMost, waitFor } from '../kernel/task.ts'
import type { Task } from '../kernel/task.ts'
import type { Execution, Program } from '../programs/program.ts'
import { Volumes } from '../programs/volumes.ts'
import type { Exit } from './container-machine.ts'
import type { RuntimeDependencies } from './dependencies.ts'
import { ImageStore } from './image-store.ts'
import { PodStates } from './pod-states.ts'
import { Process } from './process.ts'
import type { ProcessListener } from './process.ts'
import { programOf } from './program-of.ts'
import { readySandbox } from './types.ts'
import type { Instance, Running, RunningContainer, RunningProcess, RuntimePod, Sandbox } from './types.ts'

/** How long the scripted runtime takes for each step. Source: the world file's definition. */
const SANDBOX_TAKES = ms(250)
const CREATE_TAKES = ms(20)
const START_TAKES = ms(30)
const STOP_SANDBOX_TAKES = ms(10)
/** The exit code that the runtime gives a container whose end it did not see. Models containerd/pkg/cri (2.1). */
const UNKNOWN_END = 255

const seenAs = ({ pod, process, program }: Running, instance: Instance): RunningProcess => ({
  pod,
  instance,
  program,
  outOfMemory: process.outOfMemory,
})

/** The container runtime of one node: sandboxes, containers and images, with processes that do as the Scenario says. */
export class Runtime {
  readonly images: ImageStore
  readonly #deps: RuntimeDependencies
  readonly #states = new PodStates()
  readonly #running = new Map<string, Running>()
  readonly #starts = new Map<string, number>()
  readonly #attempts = new Map<string, number>()
  readonly #filled: (() => void)[] = []
  readonly #volumes: Volumes
  #lastIp = 1

  constructor(deps: RuntimeDependencies) {
    this.#deps = deps
    this.images = new ImageStore(deps)
    this.#volumes = new Volumes(deps.api, () => deps.kernel.now)
  }

  /** Calls `listener` with the UID of each Pod of which a container or sandbox changes. */
  onChange(listener: (uid: string) => void): void {
    this.#states.onChange(listener)
  }

  /** Calls `listener` when a program begins to use more memory, or less. */
  onFill(listener: () => void): void {
    this.#filled.push(listener)
  }

  /** What is there of a Pod in this moment. */
  podState(uid: string): RuntimePod {
    return this.#states.of(uid)
  }

  /** The Pods of which something is there. */
  uids(): readonly string[] {
    return this.#states.uids()
  }

  /** Makes a sandbox, with an address of its own. */
  *runSandbox(pod: Pod): Task<Sandbox> {
    yield* sleep(SANDBOX_TAKES)
    const uid = uidOf(pod)
    const { sandboxes } = this.podState(uid)
    this.#lastIp += 1
    const ip = `10.244.${this.#deps.nodeNumber}.${this.#lastIp}`
    const { id: record } = this.#deps.recorder.add({
      kind: 'note',
      what: 'sandboxReady',
      pod: podKeyOf(pod),
      container: null,
      facts: { ip },
    })
    const sandbox: Sandbox = { id: this.#deps.identities.hash(), attempt: sandboxes.length, ready: true, ip, record }
    this.#states.put(uid, { sandboxes: [sandbox, ...sandboxes] })
    return sandbox
  }

  /** Ends a Pod's sandboxes. */
  *stopSandboxes(pod: Pod): Task<void> {
    const uid = uidOf(pod)
    if (!readySandbox(this.podState(uid))) return
    yield* sleep(STOP_SANDBOX_TAKES)
    this.#states.endSandboxes(uid)
  }

  /** How many instances of a container have left a log, removed ones too. */
  attempts(uid: string, container: string): number {
    return this.#attempts.get(`${uid}/${container}`) ?? 0
  }

  /** Creates a container, made from `definition`; it is not started yet. */
  *create(pod: Pod, container: Container, restartCount: number, definition: string): Task<Instance> {
    yield* sleep(CREATE_TAKES)
    const { kernel, recorder, identities } = this.#deps
    const { id: record } = recorder.add({
      kind: 'process',
      what: 'created',
      pod: podKeyOf(pod),
      container: container.name,
      instance: restartCount,
      exitCode: null,
      reason: null,
    })
    const image = container.image ?? ''
    const instance: Instance = {
      id: identities.hash(),
      name: container.name,
      image,
      imageId: this.images.idOf(image),
      restartCount,
      definition,
      resources: container.resources,
      state: 'created',
      createdAt: kernel.now,
      startedAt: null,
      finishedAt: null,
      exitCode: 0,
      reason: '',
      message: '',
      log: '',
      record,
    }
    const uid = uidOf(pod)
    this.#attempts.set(`${uid}/${container.name}`, restartCount + 1)
    this.#states.put(uid, { instances: [instance, ...this.podState(uid).instances] })
    return instance
  }

  /** Starts a created container; answers why the runtime can't, or null. */
  *start(pod: Pod, container: Container, instance: Instance): Task<string | null> {
    yield* sleep(START_TAKES)
    const { kernel, processOf, recorder } = this.#deps
    const key = `${uidOf(pod)}/${instance.name}`
    const nth = this.#starts.get(key) ?? 0
    this.#starts.set(key, nth + 1)
    const script = processOf(pod, instance.name)
    const program = script.scripted ? null : this.#program(pod, container, instance)
    const process = new Process(
      kernel,
      script,
      { nth, followed: program?.followed ?? false },
      this.#listenerOf(pod, instance, program),
      recorder.follow('container', podKeyOf(pod), instance.name),
    )
    this.#running.set(instance.id, { process, pod, exited: new Latch(), listening: false, program, beside: null })
    process.send({ type: 'START' })
    const now = this.podState(uidOf(pod)).instances.find(({ id }) => id === instance.id)
    return now?.reason === 'StartError' ? now.message : null
  }

  /** Notes what becomes of a container's process. A program that is followed says itself what stands in its log. */
  #listenerOf(pod: Pod, { id, name, restartCount }: Instance, program: Program | null): ProcessListener {
    const { kernel, ledger, recorder } = this.#deps
    const uid = uidOf(pod)
    const followed = program?.followed ?? false
    const mark = { pod: podKeyOf(pod), container: name, instance: restartCount }
    return {
      started: () => {
        const { id: record } = recorder.lead({ kind: 'process', what: 'started', ...mark, exitCode: null, reason: null })
        const line = `started ${name}`
        if (!followed) recorder.add({ kind: 'log', ...mark, line })
        this.#states.change(uid, id, { state: 'running', startedAt: kernel.now, log: followed ? '' : `${line}\n`, record })
        program?.begin()
      },
      listening: () => {
        recorder.add({ kind: 'process', what: 'listening', ...mark, exitCode: null, reason: null })
        const running = this.#running.get(id)
        if (running) running.listening = true
      },
      exited: ({ code: exitCode, message, path, reason }) => {
        ledger.blame(path)
        const { id: record } = recorder.lead({ kind: 'process', what: 'exited', ...mark, exitCode, reason })
        if (message !== '' && reason !== 'StartError' && !followed) recorder.add({ kind: 'log', ...mark, line: message })
        const running = this.#running.get(id)
        this.#running.delete(id)
        program?.end()
        running?.beside?.end()
        const log = followed && { log: program?.logged ?? '' }
        this.#states.change(uid, id, { state: 'exited', ...log, finishedAt: kernel.now, exitCode, reason, message, record })
        running?.exited.fire()
      },
    }
  }

  /** Stops a container: SIGTERM, and SIGKILL once `grace` is over. Done when the process is gone. */
  *stop(pod: Pod, instance: Instance, grace: Duration): Task<void> {
    const running = this.#running.get(instance.id)
    if (!running) return
    const mark = { kind: 'signal', pod: podKeyOf(pod), container: instance.name, instance: instance.restartCount } as const
    this.#deps.recorder.lead({ ...mark, signal: 'SIGTERM', grace })
    if (running.program?.followed && this.#deps.processOf(pod, instance.name).answers(this.#deps.kernel.now)) running.program.terminate()
    else if (!running.program?.followed) running.process.send({ type: 'SIGTERM' })
    const gone = yield* waitAtMost(grace, running.exited)
    if (gone) return
    this.#deps.recorder.lead({ ...mark, signal: 'SIGKILL', grace: ms(0) })
    running.process.send({ type: 'SIGKILL' })
    yield* waitFor(running.exited)
  }

  /** Gives a running container other resources, in place. */
  resize(pod: Pod, instance: Instance, resources: Container['resources']): void {
    this.#states.change(uidOf(pod), instance.id, { resources })
  }

  /** Forgets a dead container. */
  remove(uid: string, id: string): void {
    this.#states.put(uid, { instances: this.podState(uid).instances.filter((instance) => instance.id !== id) })
  }

  /** Forgets all of a Pod. */
  removePod(uid: string): void {
    this.#states.forget(uid)
    this.#volumes.forget(uid)
  }

  /** The running container of that name in a Pod, as the outside world can touch it. */
  running(uid: string, container: string): RunningContainer | null {
    const instance = this.podState(uid).instances.find(({ name, state }) => name === container && state === 'running')
    const running = instance && this.#running.get(instance.id)
    if (!instance || !running) return null
    const { listening, exited, program, process } = running
    return { instance, listening, awaits: process.awaits, latch: exited, program }
  }

  /** Runs a command in a running container, as people do; null when it does not run. */
  exec(pod: Pod, container: Container, command: readonly string[]): Execution | null {
    const instance = this.running(uidOf(pod), container.name)?.instance
    const running = instance && this.#running.get(instance.id)
    if (!running) return null
    const program = running.program ?? (running.beside ??= this.#program(pod, container, instance))
    return program.exec(command)
  }

  /** The containers that run. */
  processes(): RunningProcess[] {
    return [...this.#running].flatMap(([id, running]) => {
      const instance = this.podState(uidOf(running.pod)).instances.find((one) => one.id === id)
      return instance?.state === 'running' ? [seenAs(running, instance)] : []
    })
  }

  /** The containers that run of one Pod. */
  processesOf(uid: string): RunningProcess[] {
    return this.podState(uid).instances.flatMap((instance) => {
      const running = instance.state === 'running' ? this.#running.get(instance.id) : undefined
      return running ? [seenAs(running, instance)] : []
    })
  }

  /** Bytes in a Pod's volume that its programs filled. */
  volumeFilled(uid: string, volume: string): number {
    return this.#volumes.filled(uid, volume)
  }

  /** The machine loses its power: no process is left, and of their ends nothing is known. */
  powerOff(): void {
    this.strike(() => true, { type: 'EXIT', exit: { code: UNKNOWN_END, reason: 'Unknown', message: '', path: null } })
    for (const uid of this.uids()) this.#states.endSandboxes(uid)
  }

  /** The program of a container that the Scenario leaves to its command line. */
  #program(pod: Pod, container: Container, instance: Instance): Program {
    const ip = readySandbox(this.podState(uidOf(pod)))?.ip ?? ''
    const dependencies = { ...this.#deps, volumes: this.#volumes }
    return programOf(dependencies, pod, container, ip, instance, {
      tell: (event) => this.#running.get(instance.id)?.process.send(event),
      filled: () => this.#filled.forEach((listener) => listener()),
    })
  }

  /** The process of each running container that `hit` chooses ends by itself. */
  strike(hit: (pod: Pod, container: string) => boolean, event: { type: 'OOM_KILL' } | { type: 'EXIT'; exit: Exit }): void {
    const { causes } = this.#deps.kernel
    for (const [id, { process, pod }] of this.#running) {
      const instance = this.podState(uidOf(pod)).instances.find((one) => one.id === id)
      if (instance && hit(pod, instance.name)) this.#deps.kernel.because(causes, () => process.send(event))
    }
  }
}
