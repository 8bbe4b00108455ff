import { bytesText, quantityOf, wholeUnits } from '../../base/quantity.ts'
import { ms } from '../../base/time.ts'
import { containersOf } from '../../kube/containers.ts'
import { oomScoreAdjust } from '../../kube/oom-score.ts'
import { podKeyOf, uidOf } from '../../kube/pod-keys.ts'
import type { Container, Pod } from '../../kube/types.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { BYTES_PER_MS } from '../programs/commands/load.ts'
import type { Recorder } from '../recorder.ts'
import type { Ledger } from '../script/ledger.ts'
import type { Meter, ProcessUse } from './meter.ts'
import type { Runtime } from './runtime.ts'

/** A limit is met when the next page is written: milliseconds. A choice. */
const LOOKS_AFTER = 1
/** A process of which nothing else is known has some number. A choice. */
const PIDS = { from: 2000, to: 30_000 }

interface OomDependencies {
  readonly kernel: Kernel
  readonly ledger: Ledger
  readonly recorder: Recorder
}

/** What a Pod may use as a whole. */
const limitOf = ({ spec }: Pod): number => wholeUnits(quantityOf(spec.resources?.limits?.memory)) || Number.POSITIVE_INFINITY

const containerOf = ({ pod: { spec }, container }: ProcessUse): Container | undefined =>
  containersOf(spec).find(({ name }) => name === container)

/** The kernel of one machine, when memory runs out: of a container, of a Pod, or of all. */
export class OomKiller {
  readonly #deps: OomDependencies
  readonly #runtime: Runtime
  readonly #meter: Meter
  /** What each process was last seen to fill its memory with, and within which limit. */
  readonly #filled = new Map<string, string>()
  readonly #listeners: ((victim: { readonly process: string; readonly pid: number }) => void)[] = []

  constructor(deps: OomDependencies, runtime: Runtime, meter: Meter) {
    this.#deps = deps
    this.#runtime = runtime
    this.#meter = meter
    meter.onChange(() => this.#watch())
  }

  /** Calls `listener` when the machine itself has no memory left, and who had to die. */
  onSystemOom(listener: (victim: { readonly process: string; readonly pid: number }) => void): void {
    this.#listeners.push(listener)
  }

  /** Filling memory takes time: a process is looked at when it has come to its limit, to the node's, or to its end. */
  #watch(): void {
    const processes = this.#meter.processes()
    const left = this.#meter.available('memory', processes)
    for (const use of processes) {
      const fills = `${use.target} of ${use.limit}`
      if (this.#filled.get(use.id) === fills) continue
      this.#filled.set(use.id, fills)
      const { kernel, ledger } = this.#deps
      const { memory } = use.bytes
      const missing = [use.target - memory, left, use.limit - memory]
      kernel.because(kernel.causes, () => {
        ledger.blame(use.path)
        for (const bytes of missing) {
          if (bytes <= use.target - memory) kernel.after(ms(Math.max(0, bytes) / BYTES_PER_MS + LOOKS_AFTER), () => this.#look())
        }
      })
    }
  }

  #look(): void {
    this.#check()
    this.#meter.touch()
  }

  #check(): void {
    const all = this.#meter.processes()
    const beyond = all.find(({ bytes, limit }) => bytes.memory > limit)
    if (beyond) return this.#kill(beyond, 'container', beyond.limit)
    for (const pod of new Set(all.map((use) => use.pod))) {
      const own = all.filter((use) => use.pod === pod)
      if (own.reduce((sum, { bytes }) => sum + bytes.memory, 0) > limitOf(pod)) {
        return this.#kill(this.#worst(own), 'pod', limitOf(pod))
      }
    }
    if (this.#meter.available('memory', all) >= 0 || all.length === 0) return
    const victim = this.#worst(all)
    this.#kill(victim, 'node', this.#meter.capacity.memory)
    const pid = Math.floor(this.#deps.kernel.random.fork(`pid/${victim.id}`).between(PIDS.from, PIDS.to))
    for (const listener of this.#listeners) listener({ process: processName(victim), pid })
  }

  /** Who has the highest score: the memory used, and a thousandth of all memory for each point of the adjustment. */
  #worst(candidates: readonly ProcessUse[]): ProcessUse {
    const { memory } = this.#meter.capacity
    const score = (use: ProcessUse): number => {
      const container = containerOf(use)
      return use.bytes.memory + ((container ? oomScoreAdjust(use.pod, container, memory) : 0) * memory) / 1000
    }
    return candidates.reduce((worst, use) => (score(use) > score(worst) ? use : worst))
  }

  /** Ends a process, because what it is in has filled what it may. */
  #kill({ container, pod }: ProcessUse, of: 'container' | 'pod' | 'node', limit: number): void {
    const { kernel, recorder } = this.#deps
    kernel.because(kernel.causes, () => {
      recorder.lead({ kind: 'note', what: 'outOfMemory', pod: podKeyOf(pod), container, facts: { of, limit: bytesText(limit) } })
      this.#runtime.strike((other, name) => uidOf(other) === uidOf(pod) && name === container, { type: 'OOM_KILL' })
      kernel.after(ms(0), () => this.#check())
    })
  }
}

/** The kernel knows a process by the name of its program, cut to 15 characters. */
function processName(use: ProcessUse): string {
  const [command] = [...(containerOf(use)?.command ?? []), use.container]
  return (command ?? '').replace(/^.*\//s, '').slice(0, 15)
}
