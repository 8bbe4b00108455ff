import { describe, expect, test } from 'vitest'
import { type SimTime, simTimeOf } from '../../../src/base/time.ts'
import { agrees, compareTraces } from '../../../src/recording/compare/index.ts'
import { laneText } from '../../../src/recording/lane-text.ts'
import type { Trace } from '../../../src/simulation/trace.ts'
import { recordedWorlds } from '../../conformance/worlds.ts'

const worlds = recordedWorlds()
const world = (name: string) => {
  const found = worlds.find((candidate) => candidate.name === name)
  if (!found) throw new Error(`no recording ${name}`)
  return found
}

/** The Trace with every record from `after` on put off by `by` milliseconds. */
const delayed = (trace: Trace, after: number, by: number): Trace => ({
  ...trace,
  records: trace.records.map((record) => ({ ...record, at: (record.at >= after ? record.at + by : record.at) as SimTime })),
})

/**
 * Chance decides what happens in these (a back-off ends before or after the deletion, steps add up, the garbage collector of Pods comes
 * round sooner or later, one of two equal Pods is the first to be replaced), so that their recordings differ.
 */
const DECIDED_BY_CHANCE = new Set([
  'delete-during-backoff',
  'deployment-rolling-update',
  'hung-web',
  'job-backoff-limit',
  'node-name-unknown',
])

describe('two recordings of one world agree', () => {
  test.each(worlds.filter(({ name, recordings }) => recordings.length > 1 && !DECIDED_BY_CHANCE.has(name)).map(({ name }) => name))(
    '%s',
    (name) => {
      const { recordings, end } = world(name)
      const [first, ...others] = recordings
      for (const other of others)
        expect(first && compareTraces(first, other, end)).toMatchObject({ differingLanes: [], differingEvents: [] })
    },
  )
})

describe('a recording differs from one of', () => {
  const { recordings, end } = world('crash-loop-exit-1')
  const [trace] = recordings
  if (!trace) throw new Error('no recording')

  test('a world that ends in another way, in the lanes and the events', () => {
    const [other] = world('crash-loop-exit-0-always').recordings
    const found = other && compareTraces(trace, other, end)
    expect(found && agrees(found)).toBe(false)
    expect(found?.differingLanes.map(({ lane }) => lane)).toContain('pod/crash container app')
  })

  test('the same world three seconds late where nothing waits', () => {
    const exits = compareTraces(trace, delayed(trace, 3800, 3000), end).differingLanes
    expect(exits.map(({ lane, text }) => `${lane}: ${text}`)).toContain(
      'pod/crash container app: Running #0+ lasts 2.2s, simulated 5.2s, from 1.7',
    )
  })

  test('the same world without its last event', () => {
    const events = trace.records.filter((record) => record.kind !== 'watch' || record.object.kind !== 'Event')
    const { differingEvents } = compareTraces(trace, { ...trace, records: events }, end)
    expect(differingEvents.map(({ text }) => text)).toContain('1 times, simulated 0')
  })

  test('a jittered back-off, no', () => {
    expect(agrees(compareTraces(trace, delayed(trace, 362_000, 40_000), simTimeOf(420_000)))).toBe(true)
  })
})

test('lanes as text: each state with the second it began, each event with its count', () => {
  const lines = laneText(world('never-exit-1').recordings[0] as Trace).split('\n')
  expect(lines[0]).toMatch(/^pod\/[a-z-]+ phase: 0 Pending \| \d+\.\d+ Running \| \d+\.\d+ Failed$/)
  expect(lines.filter((line) => line.startsWith('event '))).toContainEqual(
    expect.stringMatching(/ Normal Started Container started @ \d+\.\d+x1$/),
  )
})
