import type { SimTime } from '../../base/time.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Recorder } from '../recorder.ts'
import type { RecordId } from '../trace.ts'

/** The way to something from a Scenario document's root. */
export type ScenarioPath = readonly (string | number)[]

/** Knows which record stands for which line of the Scenario, so that what follows from a line can name it as its cause. */
export class Ledger {
  readonly #records = new Map<string, RecordId>()
  readonly #kernel: Kernel
  readonly #recorder: Recorder

  constructor(kernel: Kernel, recorder: Recorder) {
    this.#kernel = kernel
    this.#recorder = recorder
  }

  /** Notes that a fault begins in this moment; it leads to what follows in this turn. */
  beginFault(path: ScenarioPath, until: SimTime | null): RecordId {
    const { id } = this.#recorder.root({ kind: 'fault', path, until })
    this.#records.set(path.join('.'), id)
    return id
  }

  /** Makes a line of the Scenario a cause of what follows in this turn, beside what led here. */
  blame(path: ScenarioPath | null): void {
    if (!path) return
    const key = path.join('.')
    const before = this.#kernel.causes
    let id = this.#records.get(key)
    if (id === undefined) {
      id = this.#recorder.root({ kind: 'script', path }).id
      this.#records.set(key, id)
    }
    this.#kernel.causes = before.includes(id) ? before : [...before, id]
  }
}
