import { expect, test } from 'vitest'
import type { Mark, Segment } from '../../../src/lanes/types.ts'
import { recorded } from '../lanes/traces.ts'
import { caseOf, pictureOf, whyOf } from '../../support/why.ts'

const crash = caseOf(recorded('crash-loop-exit-1'), null)

/** The first stretch of a kind that begins after a moment, in seconds. */
const after =
  (seconds: number, kind: Segment['state']['kind']) =>
  (item: Segment | Mark): boolean =>
    'state' in item && item.state.kind === kind && item.from > seconds * 1000

test('a back-off that was recorded leads back to the start and the end before it, and counts from that end', () => {
  expect(pictureOf(whyOf(crash, 'container/app', after(40, 'crash-backoff')))).toBe(
    `Why is app in CrashLoopBackOff?
0.0 The Pod crash, as recorded
19.9 app starts, restart 2
21.9 app ends by itself: no Event tells that it was stopped
21.9 app exits with code 1 (Error)
50.8 The API server stores the new status: app waits, CrashLoopBackOff
2nd back-off | 10 s × 2¹ | 20 s
From finishedAt ↻2 | 0:21.9 + 20 s | 0:41.9
Each crash doubles the back-off, up to 300 s. Ten minutes without one start over.
doBackOff`,
  )
})

test('the word in STATUS has the same chain in a recording, with the printer in addition', () => {
  const picture = pictureOf(whyOf(crash, 'crash/status', (item) => 'state' in item && item.label === 'CrashLoopBackOff'))
  expect(picture).toContain(
    '3.9 app starts, restart 1\n6.9 app ends by itself: no Event tells that it was stopped\n6.9 app exits with code 1 (Error)\n19.8 ',
  )
  expect(picture).toContain('1st back-off | 10 s × 2⁰ | 10 s')
})

test('what runs again was recorded to have ended; an end is told once', () => {
  expect(whyOf(crash, 'container/app', after(40, 'running')).steps.map(({ key, values }) => `${key} ${values['instance'] ?? ''}`)).toEqual([
    'explain.recorded ',
    'explain.process.started 2',
    'explain.recorded.by-itself ',
    'explain.process.exited 2',
    'explain.process.started 3',
  ])
  expect(whyOf(crash, 'container/app', after(40, 'terminated')).steps.map(({ key }) => key)).toEqual([
    'explain.recorded',
    'explain.process.started',
    'explain.recorded.by-itself',
    'explain.process.exited',
  ])
})

test('a recording that begins in a back-off tells the life before it from lastState', () => {
  const trace = recorded('crash-loop-exit-1')
  const start = trace.records.findIndex(({ at }) => at > 19_700)
  const records = trace.records.slice(start).map((record, id) => ({ ...record, id }))
  const why = whyOf(caseOf({ ...trace, records }, null), 'container/app', after(0, 'crash-backoff'))
  expect(pictureOf(why)).toMatch(
    /app starts, restart 1\n.* app ends by itself: no Event tells that it was stopped\n.* app exits with code 1 \(Error\)\n/,
  )
})

test('the longest back-off is numbered by the restarts', () => {
  const picture = pictureOf(whyOf(crash, 'container/app', after(1200, 'terminated')))
  expect(picture).toMatch(/^\dth back-off \| 10 s × 2[⁰-⁹]+, at most 300 s \| 300 s$/m)
})
