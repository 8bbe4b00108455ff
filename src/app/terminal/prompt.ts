/** What stands in front of a line that is being typed. */
import { formatTime } from '../../base/clock-text.ts'
import type { SimTime } from '../../base/time.ts'
import type { TerminalState } from './protocol.ts'

const DIM = '\x1b[90m'
const PLAIN = '\x1b[0m'
const CONTINUED = '> '

export interface Prompt {
  readonly text: string
  readonly width: number
  /** How many of its cells are the time; 0 where it shows none. */
  readonly stamp: number
}

interface Typing {
  readonly at: SimTime
  readonly state: TerminalState
  /** The line goes on from one above. */
  readonly isContinued: boolean
  /** What is looked for in the history; null: nothing is. */
  readonly searched: string | null
}

const plainPrompt = (text: string): Prompt => ({ text, width: text.length, stamp: 0 })

/** The moment, and where the shell is: in a namespace other than `default`, or in a container's folder. */
export function promptOf({ at, state: { inside, namespace }, isContinued, searched }: Typing): Prompt {
  if (searched !== null) return plainPrompt(`(reverse-i-search)'${searched}': `)
  if (isContinued) return plainPrompt(CONTINUED)
  const stamp = formatTime(at, 1)
  const where = inside ? ` ${inside.cwd} # ` : `${namespace === 'default' ? '' : ` ${namespace}`} $ `
  return { text: `${DIM}${stamp}${PLAIN}${where}`, width: stamp.length + where.length, stamp: stamp.length }
}
