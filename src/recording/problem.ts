/** Why a text is no recording, as data for the message catalogue; lines count from 1. */
export type RecordingProblem =
  | { readonly kind: 'empty' }
  /** JSON or YAML, but nothing in it is an event of a watch or an object of Kubernetes. */
  | { readonly kind: 'no-watch-events'; readonly lines: number }
  | { readonly kind: 'not-json'; readonly line: number; readonly reason: string }
  | { readonly kind: 'not-yaml'; readonly line: number; readonly reason: string }
  | { readonly kind: 'bad-field'; readonly line: number; readonly field: string; readonly needed: string }

/** The text is no recording; `problem` says what was found. */
export class RecordingError extends Error {
  readonly problem: RecordingProblem

  constructor(problem: RecordingProblem) {
    super(describe(problem))
    this.name = 'RecordingError'
    this.problem = problem
  }

  /** The line at fault, counted from 1; null when it is the text as a whole. */
  get line(): number | null {
    return 'line' in this.problem ? this.problem.line : null
  }
}

function describe(problem: RecordingProblem): string {
  switch (problem.kind) {
    case 'empty':
      return 'nothing in it; a recording is what kubectl get pods -w --output-watch-events -o json prints'
    case 'no-watch-events':
      return `${problem.lines.toLocaleString('en')} lines of JSON, none with type and object; use kubectl get pods -w --output-watch-events -o json`
    case 'not-json':
      return `not JSON: ${problem.reason}`
    case 'not-yaml':
      return `not YAML: ${problem.reason}`
    case 'bad-field':
      return `${problem.field} must be ${problem.needed}`
  }
}
