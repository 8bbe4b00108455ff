import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { inSeconds } from '../../../src/base/time.ts'
import { compareRuns, weightiest } from '../../../src/lanes/compare/index.ts'
import type { Difference } from '../../../src/lanes/compare/index.ts'
import { buildLanes } from '../../../src/lanes/index.ts'
import { API_RULES } from '../../../src/manifest/index.ts'
import { PRESET_IDS, presetOf } from '../../../src/scenarios/index.ts'
import { readWatchStream, watchStreamLines } from '../../../src/recording/watch-stream.ts'
import { simulate } from '../../../src/simulation/simulate.ts'
import { recorded } from './traces.ts'
import { lanesOfWorld, readWorld } from '../../support/worlds.ts'

function told(one: Difference): string {
  const { kind, lane, at } = one
  const what =
    kind === 'moved'
      ? `${one.state.label} by ${inSeconds(one.by).toFixed(0)} s`
      : kind === 'split'
        ? `${one.before?.label ?? 'nothing'} → ${one.after?.label ?? 'nothing'}`
        : kind === 'restarts'
          ? `${one.before} → ${one.after}`
          : kind === 'out'
            ? `${inSeconds(one.before).toFixed(0)} s → ${inSeconds(one.after).toFixed(0)} s`
            : kind === 'events'
              ? `${one.reason} ${one.before} → ${one.after}`
              : one.only
  return `${inSeconds(at).toFixed(0)} s ${lane.name} ${kind}: ${what}`
}

const HUNG = presetOf('hung-web')

describe('two runs of a world', () => {
  it('differ in how often an Event was sent from the first one that only one of them has', () => {
    const [before, after] = [lanesOfWorld(presetOf('crash-loop')), lanesOfWorld(HUNG)]
    const pulling = compareRuns(before, after).differences.find((one) => one.kind === 'events' && one.reason === 'Pulling')
    const sent = after.lanes.flatMap(({ marks }) => marks.filter((one) => one.kind === 'event' && one.reason === 'Pulling'))
    expect(pulling).toMatchObject({ before: 1, after: 3, at: sent[1]?.at })
  })

  it('are cut to the differences that weigh most, wherever in the run they stand', () => {
    const patient = HUNG.replace('timeoutSeconds: 2', 'timeoutSeconds: 2\n      failureThreshold: 6')
    const { differences } = compareRuns(lanesOfWorld(HUNG), lanesOfWorld(patient))
    const few = weightiest(differences, 2)
    expect(few.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['restarts', 'out']))
    expect(few).not.toEqual(differences.slice(0, 2))
    expect(few).toEqual(differences.filter((one) => few.includes(one)))
    expect(weightiest(differences, differences.length)).toEqual(differences)
  })

  it('that are the same have no differences', () => {
    expect(compareRuns(lanesOfWorld(HUNG), lanesOfWorld(HUNG))).toEqual({ differences: [], gap: 0 })
  })

  it('with another threshold differ in restarts, in the time out of the Service, and in what comes later', () => {
    const patient = HUNG.replace('timeoutSeconds: 2', 'timeoutSeconds: 2\n      failureThreshold: 6')
    const lines = compareRuns(lanesOfWorld(HUNG), lanesOfWorld(patient)).differences.map(told)
    expect(lines).toEqual([
      '77 s web moved: Running by 15 s',
      '87 s Ready out: 97 s → 43 s',
      '87 s ContainersReady moved: False by 15 s',
      '87 s Ready moved: False by 15 s',
      '87 s Service web out: 95 s → 41 s',
      '87 s Service web moved: 10.244.2.2:8080 by 15 s',
      '182 s web split: Running → nothing',
      '192 s STATUS split: CrashLoopBackOff → nothing',
      '192 s ContainersReady split: False → nothing',
      '192 s Ready split: False → nothing',
      '192 s Service web split: 10.244.2.2:8080 → nothing',
      '239 s web restarts: 5 → 4',
    ])
  })

  it('of which only one deletes the Pod split there', () => {
    const deleted = HUNG.replace('  processes:', '  timeline: [{at: 30s, kubectl: delete pod web}]\n  processes:')
    const { differences } = compareRuns(lanesOfWorld(HUNG), lanesOfWorld(deleted))
    expect(differences.map(told)).toContain('30 s STATUS split: CrashLoopBackOff → Terminating')
  })

  it('of which only one has a Pod name it', () => {
    const two = `${HUNG}---\napiVersion: v1\nkind: Pod\nmetadata: {name: other}\nspec: {containers: [{name: app, image: example/app:1}]}\n`
    const [first] = compareRuns(lanesOfWorld(HUNG), lanesOfWorld(two)).differences
    expect(first).toMatchObject({ kind: 'pod', pod: 'other', only: 'after' })
    expect(compareRuns(lanesOfWorld(two), lanesOfWorld(HUNG)).differences[0]).toMatchObject({ kind: 'pod', pod: 'other', only: 'before' })
  })
})

describe('a simulation beside a recording of the same world', () => {
  it('agrees to within the second that the kubelet relists in', () => {
    const world = readFileSync(new URL('../../recordings/healthy-one-container/world.yaml', import.meta.url), 'utf8')
    const { differences, gap } = compareRuns(buildLanes(recorded('healthy-one-container')), lanesOfWorld(world), true)
    expect(differences.map(told)).toEqual([])
    expect(gap).toBeLessThan(2_000)
  })
})

describe('a crash loop beside its recording', () => {
  const world = readFileSync(new URL('../../recordings/crash-loop-exit-1/world.yaml', import.meta.url), 'utf8')
  const real = buildLanes(recorded('crash-loop-exit-1'))

  it.each([1, 2, 3, 4, 5, 6])('goes through the same states, whenever the API has word of a back-off (seed %d)', (seed) => {
    const read = readWorld(world)
    const model = buildLanes(simulate(read, { validation: API_RULES, seed }), read)
    expect(compareRuns(real, model, true).differences.map(({ kind }) => kind)).not.toContain('split')
  })

  it('has what differs in order of time', () => {
    const other = world.replace('code: 1', 'code: 3')
    const times = compareRuns(real, lanesOfWorld(other), true).differences.map(({ at }) => at)
    expect(times.length).toBeGreaterThan(1)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
  })
})

describe('what an API server sent, beside the run that sent it', () => {
  it.each(PRESET_IDS)('agrees for the preset %s', (preset) => {
    const world = readWorld(presetOf(preset))
    const trace = simulate(world, { validation: API_RULES })
    const watched = readWatchStream([...watchStreamLines(trace)].join('\n'), preset)
    const { differences, gap } = compareRuns(buildLanes(watched), buildLanes(trace, world), true)
    expect(differences.map(told)).toEqual([])
    expect(gap).toBeLessThan(2_000)
  })
})
