import { quantityOf, wholeUnits } from '../../base/quantity.ts'
import type { SimTime } from '../../base/time.ts'
import type { Pod } from '../../kube/types.ts'
import type { ApiServer } from '../api/server.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { BYTES_PER_MS } from '../programs/commands/load.ts'
import { memoryLimit } from '../programs/environment.ts'
import type { ScenarioPath } from '../script/ledger.ts'
import type { ProcessScript } from '../script/processes.ts'
import type { Runtime } from './runtime.ts'
import type { Instance, RunningProcess } from './types.ts'

/** What fills up on a node. */
export type Resource = 'memory' | 'disk'
/** Bytes of each. */
export type Bytes = Readonly<Record<Resource, number>>

const MEBI = 1024 ** 2

/** What a container uses of which nothing is known. A choice: little, but not nothing. */
export const USUAL_USE: Bytes = { memory: 10 * MEBI, disk: 100 * 1024 }
/** What a node has that does not say how large it is. A choice. */
const USUAL_DISK = 100 * 1024 * MEBI
const USUAL_MEMORY = 8 * 1024 * MEBI
/** What is left by something that fills a node and does not say how far: less than the hard thresholds. A choice. */
const LEFT = { memory: () => 80 * MEBI, disk: (capacity: number) => Math.floor(capacity * 0.08) }

interface MeterDependencies {
  readonly kernel: Kernel
  readonly api: ApiServer
  readonly processOf: (pod: Pod, container: string) => ProcessScript
}

/** What a process uses, and whose it is. */
export interface ProcessUse {
  readonly pod: Pod
  readonly instance: Instance
  readonly container: string
  readonly id: string
  readonly bytes: Bytes
  /** The bytes of memory that it is filling. */
  readonly target: number
  /** The bytes of memory that the runtime lets it use; endless without a limit. */
  readonly limit: number
  /** The line of the Scenario that has it so, if one does. */
  readonly path: ScenarioPath | null
  readonly outOfMemory: RunningProcess['outOfMemory']
}

/** Memory and disk of one machine: how much there is, who uses how much of it, and what is left. */
export class Meter {
  readonly #deps: MeterDependencies
  readonly #runtime: Runtime
  readonly #node: string
  /** What is used by something beside the Pods. */
  readonly #beside: Record<Resource, number> = { memory: 0, disk: 0 }
  readonly #changed: (() => void)[] = []
  #unusual = false

  constructor(deps: MeterDependencies, runtime: Runtime, node: string) {
    this.#deps = deps
    this.#runtime = runtime
    this.#node = node
    runtime.onChange(() => {
      if (this.#unusual) this.#tell()
    })
    runtime.onFill(() => this.touch())
  }

  /** Calls `listener` when what is used may have changed. */
  onChange(listener: () => void): void {
    this.#changed.push(listener)
  }

  #tell(): void {
    for (const listener of this.#changed) listener()
  }

  /** Whether somebody ever used more than usual: as long as nobody does, nobody has to look. */
  get isUnusual(): boolean {
    return this.#unusual
  }

  /** Somebody uses more or less than before. */
  touch(): void {
    this.#unusual = true
    this.#tell()
  }

  /** How much the node has. */
  get capacity(): Bytes {
    const node = this.#deps.api.node(this.#node)
    const capacity = node?.status?.capacity ?? {}
    const bytes = (name: string): number => wholeUnits(quantityOf(capacity[name]))
    return { memory: bytes('memory') || USUAL_MEMORY, disk: bytes('ephemeral-storage') || USUAL_DISK }
  }

  /** What the running containers use, and their files. */
  processes(): ProcessUse[] {
    return this.#runtime.processes().map((process) => this.#useOf(process))
  }

  /** What the running containers of one Pod use. */
  processesOf(uid: string): ProcessUse[] {
    return this.#runtime.processesOf(uid).map((process) => this.#useOf(process))
  }

  #useOf({ pod, instance, program, outOfMemory }: RunningProcess): ProcessUse {
    const { kernel, processOf } = this.#deps
    const said = processOf(pod, instance.name).uses(kernel.now)
    const known = program?.memory ?? USUAL_USE.memory
    const target = said?.memory ?? known
    const since = Math.max(said?.since ?? 0, instance.startedAt ?? 0)
    const memory = said?.memory ? Math.min(target, known + (kernel.now - since) * BYTES_PER_MS) : target
    const bytes = { memory, disk: said?.disk ?? USUAL_USE.disk + (program?.disk ?? 0) }
    const limit = memoryLimit(instance) ?? Number.POSITIVE_INFINITY
    return { pod, instance, container: instance.name, id: instance.id, bytes, target, limit, path: said?.path ?? null, outOfMemory }
  }

  /** Bytes in each emptyDir of a Pod; those in memory have their own limit. */
  emptyDirs({ metadata: { uid = '' }, spec }: Pod): { readonly name: string; readonly bytes: number }[] {
    const onDisk = (spec.volumes ?? []).filter(({ emptyDir }) => emptyDir && emptyDir.medium !== 'Memory')
    return onDisk.map(({ name }) => ({ name, bytes: this.#runtime.volumeFilled(uid, name) }))
  }

  /** What is left; less than nothing where more is used than there is. */
  available(resource: Resource, processes: readonly ProcessUse[] = this.processes()): number {
    const pods = new Set(processes.map(({ pod }) => pod))
    const inVolumes = resource === 'disk' ? [...pods].flatMap((pod) => this.emptyDirs(pod)).reduce((sum, { bytes }) => sum + bytes, 0) : 0
    const used = processes.reduce((sum, { bytes }) => sum + bytes[resource], inVolumes)
    return this.capacity[resource] - this.#beside[resource] - used
  }

  /** Something beside the Pods fills the node until `left` bytes are left, and stops at `until`. */
  fill(resource: Resource, left: number | null, until: SimTime | null): void {
    const capacity = this.capacity[resource]
    const used = capacity - this.#beside[resource] - this.available(resource)
    const filled = Math.max(0, capacity - used - (left ?? LEFT[resource](capacity)))
    this.#beside[resource] += filled
    this.touch()
    if (until === null) return
    this.#deps.kernel.at(until, () => {
      this.#beside[resource] -= filled
      this.touch()
    })
  }

  /** Removes the images that no container uses. */
  removeUnusedImages(): void {
    const used = new Set(this.#runtime.uids().flatMap((uid) => this.#runtime.podState(uid).instances.map(({ image }) => image)))
    this.#beside.disk -= this.#runtime.images.removeUnused(used)
  }
}
