import type { KubeObject } from '../kube/types.ts'
import type { Kernel } from './kernel/kernel.ts'
import type { RecordId, TraceRecord, WatchRecord } from './trace.ts'

type RecordOf<K extends TraceRecord['kind']> = Extract<TraceRecord, { kind: K }>
type Mark<K extends TraceRecord['kind']> = Omit<RecordOf<K>, 'id' | 'at' | 'causes'> & { kind: K }

/**
 * Writes the Trace. A record's causes are the kernel's at that moment; by `lead` it becomes the cause of what follows in the same turn.
 */
export class Recorder {
  readonly records: TraceRecord[] = []
  readonly #kernel: Kernel

  constructor(kernel: Kernel) {
    this.#kernel = kernel
  }

  /** Adds a record at this moment. */
  add<K extends TraceRecord['kind']>(mark: Mark<K>): RecordOf<K> {
    const record = { id: this.records.length, at: this.#kernel.now, causes: this.#kernel.causes, ...mark } as unknown as RecordOf<K>
    this.records.push(record)
    return record
  }

  /** Adds a record which is the cause of all that follows in this turn. */
  lead<K extends TraceRecord['kind']>(mark: Mark<K>): RecordOf<K> {
    const record = this.add(mark)
    this.#kernel.causes = [record.id]
    return record
  }

  watch(type: WatchRecord['type'], object: KubeObject): RecordId {
    return this.add({ kind: 'watch', type, object }).id
  }
}
