import type { SimTime } from '../base/time.ts'
import type { KubeObject } from '../kube/types.ts'
import type { Kernel } from './kernel/kernel.ts'
import type { Follower, MachineMove, MachineRef } from './machine-moves.ts'
import type { RecordId, TraceRecord, WatchRecord } from './trace.ts'

type RecordOf<K extends TraceRecord['kind']> = Extract<TraceRecord, { kind: K }>
type Mark<K extends TraceRecord['kind']> = Omit<RecordOf<K>, keyof Place> & { kind: K }

/** Where a mark stands in the Trace. */
interface Place {
  id: RecordId
  at: SimTime
  causes: readonly RecordId[]
}

/**
 * Writes the Trace. A record's causes are the kernel's at that moment; by `lead` it becomes the cause of what follows in the same turn.
 */
export class Recorder {
  readonly records: TraceRecord[] = []
  readonly #kernel: Kernel
  readonly #onMove: ((move: MachineMove) => void) | null

  /** `onMove`, when given, hears of each move of each machine: no part of the Trace, for who draws the machines. */
  constructor(kernel: Kernel, onMove: ((move: MachineMove) => void) | null = null) {
    this.#kernel = kernel
    this.#onMove = onMove
  }

  /** Who is to hear of a machine's moves; null when nobody wants to. */
  follow(machine: MachineRef['machine'], subject: string, part = ''): Follower | null {
    const onMove = this.#onMove
    return onMove && ((state, event) => onMove({ machine, subject, part, at: this.#kernel.now, state, event }))
  }

  /** Adds a record at this moment: the mark itself, completed. */
  add<K extends TraceRecord['kind']>(mark: Mark<K>): RecordOf<K> {
    // Hundreds of thousands of marks are added in a run: a copy of each would be a fifth of its cost.
    const record: Mark<K> & Partial<Place> = mark
    record.id = this.records.length
    record.at = this.#kernel.now
    record.causes = this.#kernel.causes
    this.records.push(record as RecordOf<K>)
    return record as RecordOf<K>
  }

  /** Adds a record which is the cause of all that follows in this turn. */
  lead<K extends TraceRecord['kind']>(mark: Mark<K>): RecordOf<K> {
    const record = this.add(mark)
    this.#kernel.causes = [record.id]
    return record
  }

  /** Adds a root: nothing led to it, and it is the cause of all that follows in this turn. */
  root<K extends TraceRecord['kind']>(mark: Mark<K>): RecordOf<K> {
    this.#kernel.causes = []
    return this.lead(mark)
  }

  /** Adds what the API server sends in this moment. */
  watch(type: WatchRecord['type'], object: KubeObject): RecordId {
    return this.add({ kind: 'watch', type, object }).id
  }
}
