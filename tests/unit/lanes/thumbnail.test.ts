import { describe, expect, it } from 'vitest'
import { buildLanes } from '../../../src/lanes/index.ts'
import { thumbnailOf } from '../../../src/lanes/thumbnail.ts'
import { recorded } from './traces.ts'

const told = (name: string): string =>
  thumbnailOf(buildLanes(recorded(name)))
    .map(({ thumbs }) => thumbs.map(({ look, from, to }) => `${look} ${Math.round(from * 100)}–${Math.round(to * 100)}`).join(' | '))
    .join('\n')

describe('a run as small as an icon', () => {
  it('shows the only container', () => {
    expect(told('crash-loop-exit-1')).toBe(
      'waiting 0–0 | backoff 0–1 | backoff 1–3 | backoff 3–7 | backoff 7–13 | backoff 13–24 | backoff 24–43 | backoff 43–63 | backoff 63–83 | backoff 83–100',
    )
    expect(told('image-not-found')).toBe(
      'waiting 0–0 | blocked 0–2 | backoff 2–4 | blocked 4–6 | backoff 6–8 | blocked 8–10 | backoff 10–16 | blocked 16–18 | backoff 18–28 | blocked 28–30 | backoff 30–53 | blocked 53–55 | backoff 55–98 | blocked 98–100',
    )
  })

  it('shows each container of a Pod, and a container of each of several', () => {
    expect(told('sidecar-ends-with-job')).toBe(
      ['waiting 0–11 | ready 11–84 | stopping 84–97 | done 97–100', 'waiting 0–18 | ready 18–84 | done 84–100'].join('\n'),
    )
    expect(told('job-backoff-limit')).toBe(
      [
        'waiting 0–4 | ready 4–11 | failed 11–100',
        'waiting 34–37 | ready 37–45 | failed 45–100',
        'waiting 89–91 | ready 91–98 | failed 98–100',
      ].join('\n'),
    )
  })

  it('shows what a Service sends to the only Pod', () => {
    expect(told('service-endpoints-follow-readiness')).toBe(
      [
        'waiting 0–2 | ready 2–42 | unready 42–59 | ready 59–92 | stopping 92–99 | done 99–100',
        'done 2–2 | ready 2–42 | done 42–59 | ready 59–92 | stopping 92–99',
      ].join('\n'),
    )
  })
})
