import { CLASSES } from '../columns.ts'
import type { Joined, SegmentClass } from '../columns.ts'
import type { Token } from '../palette.ts'
import { fill } from './paint.ts'
import type { Paint } from './paint.ts'

const FILLS: Readonly<Record<SegmentClass, Token | null>> = {
  none: null,
  calm: 'calm-fill',
  waiting: 'calm-fill',
  ready: 'live-fill',
  unready: 'live-faint',
  stopping: 'fail-fill',
  backoff: 'warn-solid',
  blocked: 'fail-fill',
  failed: 'fail-fill',
  oom: 'oom-fill',
  unknown: 'calm-fill',
}

/** How deep the notch is at the top of a back-off: it says that this is a slope, only too narrow for one. */
const NOTCH = 3

/** A block of neighbours too narrow to be told apart: split from the floor up by the share of each state. */
export function paintJoined(paint: Paint, { x0, x1, shares }: Joined, floor: number, level: number): void {
  const total = x1 - x0
  let y = floor
  for (const [i, name] of CLASSES.entries()) {
    const share = shares[i] as number
    const token = FILLS[name]
    if (share <= 0 || !token) continue
    const height = Math.min(1, share / total) * level
    if (name === 'backoff' && height > NOTCH) {
      fill(paint, token, x0, y - height, total / 2, NOTCH)
      fill(paint, token, x0, y - height + NOTCH, total, height - NOTCH)
    } else fill(paint, token, x0, y - height, total, height)
    if (paint.palette.plain)
      fill(paint, null, x0, y - height, total, height, name === 'backoff' ? 'jitter' : name === 'ready' ? 'unready' : 'unknown')
    y -= height
  }
}
