/** A state of a machine, as it is drawn. */
export interface ChartState {
  readonly key: string
  readonly kind: 'plain' | 'final'
  /** What it takes without leaving: `WAKE / remember`. */
  readonly inner: readonly string[]
}

/** Ways from one state to another. */
export interface ChartEdge {
  /** Null: from whatever state. */
  readonly from: string | null
  readonly to: string
  /** The events, each once: `WAKE`; `after` for a delay, empty for what happens at once. */
  readonly events: readonly string[]
  /** Each way in full: `WAKE [mustWait]`, `after endsByItself`. */
  readonly ways: readonly string[]
}

/** A machine as its definition has it: plain data. */
export interface Chart {
  readonly id: string
  readonly initial: string
  readonly states: readonly ChartState[]
  readonly edges: readonly ChartEdge[]
}

/** What the picture shows beside the chart itself. */
export interface ChartView {
  readonly active: string | null
  /** Where the active state was entered from; null at the machine's start. */
  readonly cameFrom: string | null
  /** The state whose visits are shown. */
  readonly selected: string | null
}

export interface ChartHandle {
  readonly update: (chart: Chart, view: ChartView) => void
  readonly destroy: () => void
}
