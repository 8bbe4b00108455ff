import type { Duration, SimTime } from '../../base/time.ts'
import type { Place } from '../../explain/places.ts'
import type { Why } from '../../explain/why.ts'
import type { Pod } from '../../kube/types.ts'
import type { ItemId, LaneModel } from '../../lanes/types.ts'
import type { DefaultsAt, ProbePlace } from '../../manifest/inlays.ts'
import type { Adjustable } from '../../manifest/numbers.ts'
import type { Diagnostic, FieldPath, ManifestDocument, Range, TextEdit } from '../../manifest/reading.ts'
import type { MessageKey, MessageValues } from '../../messages/index.ts'
import type { RecordingProblem } from '../../recording/problem.ts'
import type { RecordingAbout } from '../../recording/watch-stream.ts'
import type { MachineRef } from '../../simulation/machine-moves.ts'
import type { DecisionRecord, PodKey, RecordId } from '../../simulation/trace.ts'
import type { Chart } from '../../timeline/statechart/types.ts'
import type { Completion, LineAnswer, PromptLine, TypedLine } from '../terminal/protocol.ts'

/** Where a container is written in the text, and what it is called: its line in the editor shows its state. */
export interface ContainerPlace {
  readonly pod: PodKey
  readonly container: string
  readonly line: number
}

/** Advice on a field, at its place in the text; the page says it in its own language. */
export interface PlacedAdvice {
  readonly severity: 'warning' | 'hint'
  readonly key: MessageKey
  readonly values: MessageValues
  readonly document: number
  readonly path: FieldPath
  readonly range: Range
  readonly fix: { readonly field: string; readonly value: number; readonly edit: TextEdit } | null
}

/** A document without its value: that stays in the worker. */
type DocumentHead = Omit<ManifestDocument, 'value'>

/** What reading the text found. */
export interface Reading {
  readonly documents: readonly DocumentHead[]
  readonly diagnostics: readonly Diagnostic[]
  readonly advice: readonly PlacedAdvice[]
  /** The numbers that can be turned. */
  readonly numbers: readonly Adjustable[]
  readonly containers: readonly ContainerPlace[]
  /** The images that the world's containers use, and the names of its Secrets and ConfigMaps: what faults can hit. */
  readonly images: readonly string[]
  readonly secrets: readonly string[]
  readonly configMaps: readonly string[]
  /** What was refused, in the words of kubectl or the API server, and where; `byServer`: as a sentence of its own. Null when the world can be simulated. */
  readonly refusal: { readonly message: string; readonly range: Range | null; readonly byServer: boolean } | null
}

/** When a Pod's object changed: parallel lists, in order. The objects themselves are fetched one by one. */
export interface PodChanges {
  readonly pod: PodKey
  readonly at: readonly SimTime[]
  readonly records: readonly RecordId[]
}

/** Why something is there, and the lines of the text with the fields that took part. */
export interface WhyAnswer extends Why {
  readonly lines: readonly number[]
}

/** What the page can ask about the last finished run, and what comes back; null also when that run is gone. */
export interface Questions {
  /** The Pod that a record carries; null when it was deleted. */
  readonly pod: { readonly about: RecordId; readonly answer: Pod | null }
  /** What led to a segment or mark. */
  readonly why: { readonly about: Place; readonly answer: WhyAnswer | null }
  /** The scheduler's attempts to find a node for a Pod, in order of time. */
  readonly decisions: { readonly about: PodKey; readonly answer: readonly DecisionRecord[] }
  /** In which segments and marks the field at an offset of the text counted; null where there is no field. */
  readonly counted: { readonly about: number; readonly answer: Counted | null }
  /** The run as a file's text: what an API server would have sent, or each lane in a line. */
  readonly export: { readonly about: 'watch' | 'lanes'; readonly answer: string }
  /** All that comes of a line of the terminal. */
  readonly typed: { readonly about: TypedLine; readonly answer: LineAnswer | null }
  /** What Tab can put at the end of a line of the terminal. */
  readonly completion: { readonly about: PromptLine; readonly answer: Completion | null }
  /** The defaults that hold where nothing is written, where templates name their containers, and where probes are written. */
  readonly remarks: { readonly about: null; readonly answer: Remarks }
  /** The machines that simulate, and how each of them moved: the world is played again to hear of it. */
  readonly machines: { readonly about: null; readonly answer: Machines }
}

/** One machine of a run: its moves in order of time. */
export interface MachineHistory extends MachineRef {
  readonly moves: readonly { readonly at: SimTime; readonly state: string; readonly event: string }[]
}

export interface Machines {
  readonly charts: Readonly<Record<MachineRef['machine'], Chart>>
  readonly runs: readonly MachineHistory[]
}

/** Where a workload's template names a container. */
interface TemplateContainer {
  /** The name that its Pods' names begin with. */
  readonly workload: string
  readonly container: string
  readonly line: number
}

export interface Remarks {
  readonly defaults: readonly DefaultsAt[]
  readonly templates: readonly TemplateContainer[]
  readonly probes: readonly ProbePlace[]
}

/** A field of the text, and where it counted. */
export interface Counted {
  readonly line: number
  readonly items: readonly ItemId[]
}

export type QuestionKind = keyof Questions

/** One question of run `id`; `ticket` names it in the answer. */
export type Question = {
  readonly [K in QuestionKind]: {
    readonly kind: 'ask'
    readonly id: number
    readonly ticket: number
    readonly what: K
    readonly about: Questions[K]['about']
  }
}[QuestionKind]

export type ToWorker =
  /** Reads and simulates `text`, or reads it where it is a recording: where it looks like one, or (`recorded`) whatever it looks like. */
  | { readonly kind: 'run'; readonly id: number; readonly text: string; readonly recorded: boolean }
  /** Nothing else is to be done for a while after run `id`. */
  | { readonly kind: 'rehearse'; readonly id: number }
  | Question

export type FromWorker =
  /** Comes first where the world is refused, or takes long to simulate. */
  | { readonly kind: 'read'; readonly id: number; readonly reading: Reading }
  | { readonly kind: 'progress'; readonly id: number; readonly share: number; readonly of: Duration }
  | {
      readonly kind: 'done'
      readonly id: number
      /** Null: it came before, or there is none of a recording. */
      readonly reading: Reading | null
      readonly model: LaneModel
      readonly pods: readonly PodChanges[]
      /** What is to be said about the Scenario's steps, now that they were played. */
      readonly stepAdvice: readonly PlacedAdvice[]
      /** What the recording is made of; null: the run was simulated. */
      readonly recording: RecordingAbout | null
    }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string; readonly problem: RecordingProblem | null }
  | { readonly kind: 'answer'; readonly ticket: number; readonly answer: Questions[QuestionKind]['answer'] }
