import type { Duration, SimTime } from '../../base/time.ts'
import type { ChainStep } from '../../explain/chain.ts'
import type { Pod } from '../../kube/types.ts'
import type { LaneModel } from '../../lanes/types.ts'
import type { Adjustable } from '../../manifest/numbers.ts'
import type { Diagnostic, ManifestDocument, Range } from '../../manifest/reading.ts'
import type { PodKey, RecordId } from '../../simulation/trace.ts'

/** Where a container is written in the text, and what it is called: its line in the editor shows its state. */
export interface ContainerPlace {
  readonly pod: PodKey
  readonly container: string
  readonly line: number
}

/** A document without its value: that stays in the worker. */
export type DocumentHead = Omit<ManifestDocument, 'value'>

/** What reading the text found; comes before the simulation ends. */
export interface Reading {
  readonly documents: readonly DocumentHead[]
  readonly diagnostics: readonly Diagnostic[]
  /** The numbers that can be turned. */
  readonly numbers: readonly Adjustable[]
  readonly containers: readonly ContainerPlace[]
  /** The images that the world's containers use, and the names of its Secrets and ConfigMaps: what faults can hit. */
  readonly images: readonly string[]
  readonly secrets: readonly string[]
  readonly configMaps: readonly string[]
  /** What was refused, in the words of kubectl or the API server, and where; null when the world can be simulated. */
  readonly refusal: { readonly message: string; readonly range: Range | null } | null
}

/** When a Pod's object changed: parallel lists, in order. The objects themselves are fetched one by one. */
export interface PodChanges {
  readonly pod: PodKey
  readonly at: readonly SimTime[]
  readonly records: readonly RecordId[]
}

export type ToWorker =
  /** Reads and simulates `text`. */
  | { readonly kind: 'run'; readonly id: number; readonly text: string }
  /** The Pod that a record of run `id` carries; null when it was deleted. */
  | { readonly kind: 'pod'; readonly id: number; readonly record: RecordId }
  /** What led to a record of run `id`. */
  | { readonly kind: 'chain'; readonly id: number; readonly record: RecordId }

export type FromWorker =
  | { readonly kind: 'read'; readonly id: number; readonly reading: Reading }
  | { readonly kind: 'progress'; readonly id: number; readonly share: number; readonly of: Duration }
  | { readonly kind: 'done'; readonly id: number; readonly model: LaneModel; readonly pods: readonly PodChanges[] }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string }
  | { readonly kind: 'pod'; readonly id: number; readonly record: RecordId; readonly pod: Pod | null }
  | { readonly kind: 'chain'; readonly id: number; readonly record: RecordId; readonly steps: readonly ChainStep[] }
