import { describe, expect, it } from 'vitest'
import { buildLanes } from '../../../src/lanes/index.ts'
import { thumbnailOf } from '../../../src/lanes/thumbnail.ts'
import { recorded } from './traces.ts'

const told = (name: string): string =>
  thumbnailOf(buildLanes(recorded(name)))
    .map(({ look, from, to }) => `${look} ${Math.round(from * 100)}–${Math.round(to * 100)}`)
    .join(' | ')

describe('a run as small as an icon', () => {
  it('shows the container that changes most', () => {
    expect(told('crash-loop-exit-1')).toBe(
      'waiting 0–0 | failed 0–18 | backoff 18–24 | failed 24–28 | backoff 28–43 | failed 43–47 | backoff 47–63 | failed 63–68 | backoff 68–83 | failed 83–87 | backoff 87–100',
    )
    expect(told('image-not-found')).toBe(
      'waiting 0–0 | blocked 0–2 | backoff 2–4 | blocked 4–6 | backoff 6–8 | blocked 8–10 | backoff 10–16 | blocked 16–18 | backoff 18–28 | blocked 28–30 | backoff 30–53 | blocked 53–55 | backoff 55–98 | blocked 98–100',
    )
  })
})
