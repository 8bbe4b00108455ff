/** Leaves what a shell is in the midst of: the shell itself, a function, or loops. */
export class Leave {
  readonly kind: 'exit' | 'return' | 'break' | 'continue'
  readonly code: number
  /** How many loops are left, with break and continue. */
  readonly levels: number

  constructor(kind: Leave['kind'], code: number, levels = 1) {
    this.kind = kind
    this.code = code
    this.levels = levels
  }
}

/** A program does something that a simulation can't follow: nothing is known of what comes after. */
export class NotUnderstood {
  /** The command, or what of it. */
  readonly what: string

  constructor(what: string) {
    this.what = what
  }
}

/** A program that never pauses: it goes on, but is followed no further. */
export class Endless {
  readonly kind = 'endless'
}
