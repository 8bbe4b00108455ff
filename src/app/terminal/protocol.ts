import type { SimTime } from '../../base/time.ts'
import type { Step } from '../../kubectl/index.ts'
import type { PodKey } from '../../simulation/trace.ts'

/** What a terminal remembers from one command to the next; plain data, so that it outlives the worker. */
export interface TerminalState {
  /** The namespace of the current context. */
  readonly namespace: string
  readonly variables: Readonly<Record<string, string>>
  readonly aliases: Readonly<Record<string, string>>
  /** Files that commands made, by path. */
  readonly files: Readonly<Record<string, string>>
  /** Ports of this computer that lead into a Pod. */
  readonly forwards: readonly Forward[]
  /** The container whose shell the terminal is in. */
  readonly inside: Inside | null
}

export interface Forward {
  readonly port: number
  readonly to: number
  readonly namespace: string
  readonly pod: string
}

export interface Inside {
  /** The words of `kubectl exec` in front of the command: `-n team web -c app`. */
  readonly target: readonly string[]
  readonly cwd: string
  /** The run of the container that the shell is in: the one that goes on at `since`. */
  readonly run: { readonly pod: PodKey; readonly container: string; readonly since: SimTime }
  /** When that run ends, and the shell with it; null: not in this world. */
  readonly until: SimTime | null
  /** What happens when it is left; nothing where it was entered by `exec`. */
  readonly leaves: readonly Step[]
  /** What is said then. */
  readonly says: string
}

export const NEW_TERMINAL: TerminalState = {
  namespace: 'default',
  variables: {},
  aliases: { k: 'kubectl' },
  files: {},
  forwards: [],
  inside: null,
}

/** Something that a command writes, at its own moment or later. */
export interface Piece {
  readonly at: SimTime
  readonly text: string
  readonly error: boolean
}

/** A line that somebody types at a moment. */
export interface PromptLine {
  readonly line: string
  readonly at: SimTime
  readonly state: TerminalState
}

/** Why the text is not what is shown, but the last one that could be simulated: it is refused, its simulation failed, was stopped, or would have taken too long. */
export type Unsettled = 'refused' | 'failed' | 'stopped' | 'too-long'

/** Why commands can change nothing: a recording is shown alone, or another text than that in the editor. */
export type Fixed = 'recorded' | Unsettled

/** A line that is to be carried out. */
export interface TypedLine extends PromptLine {
  /** Null, as where it is not given: commands can change the world. */
  readonly fixed?: Fixed | null
  /** What was saved in the editor, each time that the line opened it. */
  readonly saved?: readonly string[]
  /** The lines that were typed, this one last. */
  readonly history?: readonly string[]
}

/** A text that `kubectl edit` opens in the editor: the line goes on once it is saved. */
export interface EditRequest {
  /** `pod/web`. */
  readonly title: string
  readonly text: string
  /** Why what was saved before was not accepted. */
  readonly failure: string | null
}

/** All that comes of a line, now and later: the future is computed. */
export interface LineAnswer {
  readonly pieces: readonly Piece[]
  /** When it is over; null: it goes on until somebody ends it. */
  readonly endsAt: SimTime | null
  /** It is followed no further than to its last piece, which says so: nobody knows whether it ends. */
  readonly isCut: boolean
  readonly state: TerminalState
  /** The world as the commands changed it; null when they did not. */
  readonly text: string | null
  /** What is to be edited before anything comes of the line. */
  readonly edit: EditRequest | null
  /** Takes away what the terminal shows. */
  readonly clears: boolean
}

/** What can stand at the end of a line that is being typed. */
export interface Completion {
  /** Where in the line the word begins that is completed. */
  readonly from: number
  readonly words: readonly string[]
}
