import type { Duration, SimTime } from '../base/time.ts'
import type { ExitOutcome, ItemId, RecordId } from './types.ts'

interface MarkBase {
  readonly id: ItemId
  readonly at: SimTime
  readonly record: RecordId | null
}

/** What happened at a moment. Marks of a lane are in order. */
export type Mark = AttemptMark | ExitMark | SignalMark | HookMark | EventMark

/** One attempt of a probe. */
export interface AttemptMark extends MarkBase {
  readonly kind: 'attempt'
  /** When the answer came, or the time ran out. */
  readonly until: SimTime
  readonly result: 'success' | 'failure' | 'unknown'
  /** How many equal results in a row, this one included. */
  readonly run: number
  readonly threshold: number
  /** It reached the threshold. */
  readonly trips: boolean
  readonly output: string
}

/** The process of a container ended. */
export interface ExitMark extends MarkBase {
  readonly kind: 'exit'
  readonly outcome: ExitOutcome
  readonly exitCode: number
  readonly reason: string
}

export interface SignalMark extends MarkBase {
  readonly kind: 'signal'
  readonly signal: 'SIGTERM' | 'SIGKILL'
  /** With SIGTERM: how long until SIGKILL. */
  readonly grace: Duration
  readonly instance: number
}

export interface HookMark extends MarkBase {
  readonly kind: 'hook'
  readonly hook: 'postStart' | 'preStop'
  /** Where the Trace ends, while it runs. */
  readonly until: SimTime
  readonly exitCode: number | null
  readonly instance: number
}

/** One time that an Event was sent. */
export interface EventMark extends MarkBase {
  readonly kind: 'event'
  readonly type: 'Normal' | 'Warning'
  readonly reason: string
  readonly message: string
  readonly count: number
  /** When its first occurrence came. */
  readonly since: SimTime
  /** `Pod/web`. */
  readonly about: string
  /** The uid of that object; empty where the Event has none. */
  readonly uid: string
  /** The component that sent it: `kubelet`. */
  readonly source: string
}
