import type { SimTime } from '../../base/time.ts'
import type { PresetId } from '../../scenarios/index.ts'
import type { Places } from '../../timeline/arrangement.ts'
import type { RecordedRun, Source } from './compared.ts'

/** A world text, the preset that it came from, where the cursor was when it was left, where the lanes were, and the recording beside it. */
export interface Version {
  readonly text: string
  readonly preset: PresetId | null
  readonly cursor: SimTime
  readonly places: Places
  readonly recording: RecordedRun | null
  readonly source: Source
}

export interface History {
  readonly past: readonly Version[]
  readonly future: readonly Version[]
}

export const EMPTY_HISTORY: History = { past: [], future: [] }

const LONGEST = 200

/** `now` becomes a version to come back to. */
export const remember = (history: History, now: Version): History => ({ past: [...history.past, now].slice(-LONGEST), future: [] })

/** One step back: the version to show, and the history after it; null at the beginning. */
export function back(history: History, now: Version): { version: Version; history: History } | null {
  const version = history.past.at(-1)
  return version ? { version, history: { past: history.past.slice(0, -1), future: [now, ...history.future] } } : null
}

/** One step forth; null at the end. */
export function forth(history: History, now: Version): { version: Version; history: History } | null {
  const [version, ...rest] = history.future
  return version ? { version, history: { past: [...history.past, now], future: rest } } : null
}
