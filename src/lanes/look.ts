import { unreachable } from '../base/assert.ts'
import type { ExitOutcome, SegmentState } from './types.ts'

/** Which family of colours a state has; hue only repeats what level, pattern and glyph say. */
export type Tone = 'calm' | 'live' | 'warn' | 'fail' | 'oom'

/** One glyph means one state everywhere: gutter, editor margin, inspector, table, favicon. */
export type Glyph =
  | 'ready'
  | 'unready'
  | 'waiting'
  | 'backoff'
  | 'error'
  | 'blocked'
  | 'oom'
  | 'unknown'
  | 'done'
  | 'false'
  | 'true'
  | 'flag'
  | 'term'
  | 'kill'
  | 'hook'
  | 'trip'
  | 'bad'
  | 'warning'
  | 'info'
  | 'plain'

export interface Look {
  readonly tone: Tone
  readonly glyph: Glyph
}

const EXITS: Readonly<Record<ExitOutcome, Look>> = {
  completed: { tone: 'calm', glyph: 'done' },
  error: { tone: 'fail', glyph: 'error' },
  oom: { tone: 'oom', glyph: 'oom' },
}

/** Tone and glyph of a state; `plain` is no glyph. */
export function lookOf(state: SegmentState): Look {
  switch (state.kind) {
    case 'status':
      return STATUS_LOOKS[state.look]
    case 'phase':
      return PHASE_LOOKS[state.phase]
    case 'condition':
      return { tone: 'calm', glyph: state.status === 'True' ? 'true' : state.status === 'False' ? 'false' : 'unknown' }
    case 'waiting':
      return { tone: 'calm', glyph: 'waiting' }
    case 'blocked':
      return { tone: 'fail', glyph: 'blocked' }
    case 'image-backoff':
    case 'crash-backoff':
      return { tone: 'warn', glyph: 'backoff' }
    case 'running':
      return { tone: 'live', glyph: state.ready ? 'ready' : 'unready' }
    case 'stopping':
      return { tone: 'fail', glyph: 'term' }
    case 'terminated':
      return EXITS[state.outcome]
    case 'lost':
      return { tone: 'calm', glyph: 'unknown' }
    case 'probe':
      return { tone: 'calm', glyph: 'plain' }
    case 'stop':
      return { tone: 'fail', glyph: state.killed ? 'kill' : 'term' }
    case 'memory':
      return state.full ? { tone: 'oom', glyph: 'oom' } : { tone: 'calm', glyph: 'plain' }
    case 'endpoint':
      return state.condition === 'ready' ? { tone: 'live', glyph: 'true' } : { tone: 'calm', glyph: 'false' }
    case 'deletion':
      return { tone: 'fail', glyph: 'term' }
    case 'fault':
      return { tone: 'fail', glyph: 'flag' }
    case 'workload':
      if (state.failed !== null) return { tone: 'fail', glyph: 'error' }
      return state.ready >= state.desired && state.updated === null ? { tone: 'live', glyph: 'true' } : { tone: 'warn', glyph: 'false' }
    default:
      return unreachable(state)
  }
}

const STATUS_LOOKS = {
  waiting: { tone: 'calm', glyph: 'waiting' },
  plain: { tone: 'calm', glyph: 'plain' },
  backoff: { tone: 'warn', glyph: 'backoff' },
  blocked: { tone: 'fail', glyph: 'blocked' },
  completed: { tone: 'calm', glyph: 'done' },
  failed: { tone: 'fail', glyph: 'error' },
  oom: { tone: 'oom', glyph: 'oom' },
  terminating: { tone: 'fail', glyph: 'term' },
  unknown: { tone: 'calm', glyph: 'unknown' },
} as const satisfies Record<string, Look>

const PHASE_LOOKS = {
  Pending: { tone: 'calm', glyph: 'waiting' },
  Running: { tone: 'calm', glyph: 'plain' },
  Succeeded: { tone: 'calm', glyph: 'done' },
  Failed: { tone: 'fail', glyph: 'error' },
  Unknown: { tone: 'calm', glyph: 'unknown' },
} as const satisfies Record<string, Look>
