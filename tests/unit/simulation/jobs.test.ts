import { describe, expect, it } from 'vitest'
import { isCronJob, isJob, isPod } from '../../../src/kube/types.ts'
import type { Job } from '../../../src/kube/types.ts'
import { readSchedule } from '../../../src/simulation/controllers/cron-job/schedule.ts'
import type { Trace } from '../../../src/simulation/trace.ts'
import { eventsOf } from '../../support/pictures.ts'
import { creationsOf, job, storyOf, versionsOf } from '../../support/objects.ts'
import { play, worldOf } from '../../support/worlds.ts'

const work = (...starts: Record<string, unknown>[]) => ({ processes: [{ container: 'work', starts }] })
const exits = (after: string, code = 0) => ({ exits: { after, code } })

const countsOf = ({ status = {} }: Job): string => {
  const counts = (['active', 'succeeded', 'failed'] as const).flatMap((key) => (status[key] === undefined ? [] : [`${key} ${status[key]}`]))
  return [
    ...counts,
    ...(status.conditions ?? []).filter(({ status: is }) => is === 'True').map(({ type, reason }) => `${type}(${reason})`),
  ].join(', ')
}
const story = (trace: Trace, name: string): string[] => storyOf(trace, isJob, name, countsOf)
const last = (trace: Trace, name: string): Job => {
  const found = versionsOf(trace, isJob, name).at(-1)
  if (!found) throw new Error(`no Job ${name}`)
  return found.object
}

describe('a Job', () => {
  it('is complete a second after its Pod succeeded: first noted, then counted', () => {
    const trace = play(worldOf({ duration: '30s', ...work(exits('8s')) }, job('hello')))
    expect(story(trace, 'hello')).toEqual([
      '',
      'active 1',
      'SuccessCriteriaMet(CompletionsReached)',
      'succeeded 1, SuccessCriteriaMet(CompletionsReached), Complete(CompletionsReached)',
    ])
    expect(eventsOf(trace, 'Completed')).toEqual(['Completed: Job completed'])
    expect(versionsOf(trace, isPod).at(-1)?.object.metadata.finalizers).toBeUndefined()
  })

  it.each([1, 2, 3, 4])('starts its next Pod a back-off after the whole second of the last end (seed %i)', (seed) => {
    const trace = play(worldOf({ duration: '4m', ...work(exits('3s', 1)) }, job('flaky', { backoffLimit: 2 })), { seed })
    const ends = versionsOf(trace, isPod).filter(({ object }) => object.status.phase === 'Failed')
    const [, second, third] = creationsOf(trace)
    for (const [next, wait] of [
      [second, 10],
      [third, 20],
    ] as const) {
      const before = ends.findLast(({ at }) => at < (next?.at ?? 0))?.object
      const finishedAt = Date.parse(before?.status.containerStatuses?.[0]?.state?.terminated?.finishedAt ?? '')
      const created = Date.parse(trace.epoch) + (next?.at ?? 0) * 1000
      expect(created - finishedAt - wait * 1000).toBeGreaterThanOrEqual(0)
      expect(created - finishedAt - wait * 1000).toBeLessThan(50)
    }
    expect(story(trace, 'flaky').at(-1)).toBe('failed 3, FailureTarget(BackoffLimitExceeded), Failed(BackoffLimitExceeded)')
    expect(eventsOf(trace, 'BackoffLimitExceeded')).toEqual(['BackoffLimitExceeded: Job has reached the specified backoff limit'])
  })

  it('runs no more Pods at a time than its parallelism, and as many as its completions in all', () => {
    const trace = play(worldOf({ duration: '2m', ...work(exits('10s')) }, job('many', { completions: 5, parallelism: 2 })))
    expect(Math.max(...versionsOf(trace, isJob).map(({ object }) => object.status?.active ?? 0))).toBe(2)
    expect(creationsOf(trace)).toHaveLength(5)
    expect(last(trace, 'many').status).toMatchObject({ succeeded: 5 })
  })

  it('counts restarts in place towards its limit under OnFailure, and deletes the Pod', () => {
    const trace = play(worldOf({ duration: '2m', ...work(exits('2s', 1)) }, job('again', { backoffLimit: 2 }, 'OnFailure')))
    expect(story(trace, 'again').at(-1)).toBe('failed 1, FailureTarget(BackoffLimitExceeded), Failed(BackoffLimitExceeded)')
    expect(eventsOf(trace, 'SuccessfulDelete')).toHaveLength(1)
  })

  it('ends at its deadline, once its Pods have', () => {
    const trace = play(worldOf({ duration: '1m' }, job('slow', { activeDeadlineSeconds: 10 })))
    expect(story(trace, 'slow').at(-1)).toBe('failed 1, FailureTarget(DeadlineExceeded), Failed(DeadlineExceeded)')
    expect(eventsOf(trace, 'DeadlineExceeded')).toEqual(['DeadlineExceeded: Job was active longer than specified deadline'])
  })

  it('has no Pods while it is suspended, and a new start afterwards', () => {
    const timeline = [
      { at: '10s', kubectl: `patch job rests -p '{"spec":{"suspend":true}}'` },
      { at: '40s', kubectl: `patch job rests -p '{"spec":{"suspend":false}}'` },
    ]
    const trace = play(
      worldOf({ duration: '1m', timeline, processes: [{ container: 'work', onSigterm: { exits: { code: 1 } } }] }, job('rests')),
    )
    expect(eventsOf(trace, 'Suspended', 'Resumed')).toEqual(['Suspended: Job suspended', 'Resumed: Job resumed'])
    expect(creationsOf(trace)).toHaveLength(2)
    expect(Date.parse(last(trace, 'rests').status?.startTime ?? '') - Date.parse(trace.epoch)).toBeGreaterThan(39_000)
  })
})

describe('an Indexed Job', () => {
  it('gives its Pods their index as name, label, annotation, hostname and variable', () => {
    const trace = play(
      worldOf({ duration: '1m', ...work(exits('5s')) }, job('idx', { completions: 3, parallelism: 3, completionMode: 'Indexed' })),
    )
    const { pod } = creationsOf(trace)[1] ?? {}
    expect(pod?.metadata.name).toMatch(/^idx-1-.{5}$/)
    expect(pod?.metadata.annotations).toMatchObject({ 'batch.kubernetes.io/job-completion-index': '1' })
    expect(pod?.metadata.labels).toMatchObject({ 'batch.kubernetes.io/job-completion-index': '1' })
    expect(pod?.spec).toMatchObject({ hostname: 'idx-1', containers: [{ env: [{ name: 'JOB_COMPLETION_INDEX' }] }] })
    expect(last(trace, 'idx').status).toMatchObject({ completedIndexes: '0-2', succeeded: 3 })
  })

  it('gives up each index after its own limit', () => {
    const spec = { completions: 3, parallelism: 3, completionMode: 'Indexed', backoffLimitPerIndex: 1 }
    const trace = play(worldOf({ duration: '2m', ...work(exits('2s', 1)) }, job('idx', spec)))
    expect(creationsOf(trace).map(({ pod }) => pod.metadata.annotations?.['batch.kubernetes.io/job-index-failure-count'])).toEqual([
      '0',
      '0',
      '0',
      '1',
      '1',
      '1',
    ])
    expect(last(trace, 'idx').status).toMatchObject({ failed: 6, failedIndexes: '0-2' })
    expect(story(trace, 'idx').at(-1)).toBe('failed 6, FailureTarget(FailedIndexes), Failed(FailedIndexes)')
  })

  it('is complete when its success policy is met', () => {
    const spec = { completions: 5, parallelism: 1, completionMode: 'Indexed', successPolicy: { rules: [{ succeededIndexes: '0-1' }] } }
    const trace = play(worldOf({ duration: '1m', ...work(exits('3s')) }, job('idx', spec)))
    expect(story(trace, 'idx').at(-1)).toContain('Complete(SuccessPolicy)')
    expect(last(trace, 'idx').status).toMatchObject({ completedIndexes: '0,1' })
  })
})

describe('a Job with a podFailurePolicy', () => {
  const policy = (action: string) => ({
    podFailurePolicy: { rules: [{ action, onExitCodes: { containerName: 'work', operator: 'In', values: [42] } }] },
  })

  it('fails at once on the exit code of a FailJob rule', () => {
    const trace = play(worldOf({ duration: '1m', ...work(exits('3s', 42)) }, job('picky', policy('FailJob'))))
    expect(creationsOf(trace)).toHaveLength(1)
    expect(eventsOf(trace, 'PodFailurePolicy')[0]).toMatch(
      /^PodFailurePolicy: Container work for pod default\/picky-.{5} failed with exit code 42 matching FailJob rule at index 0$/,
    )
  })

  it('does not count what an Ignore rule matches', () => {
    const trace = play(worldOf({ duration: '1m', ...work(exits('3s', 42)) }, job('patient', { backoffLimit: 0, ...policy('Ignore') })))
    expect(creationsOf(trace).length).toBeGreaterThan(1)
    expect(last(trace, 'patient').status?.failed).toBeUndefined()
  })
})

describe('a finished Job', () => {
  it('goes with its Pods once its time to live is over', () => {
    const trace = play(worldOf({ duration: '1m', ...work(exits('3s')) }, job('brief', { ttlSecondsAfterFinished: 20 })))
    const finished = Date.parse(last(trace, 'brief').status?.completionTime ?? '') - Date.parse(trace.epoch)
    const gone = versionsOf(trace, isJob, 'brief').findLast(({ type }) => type === 'DELETED')?.at ?? 0
    expect(gone * 1000 - finished).toBeGreaterThanOrEqual(20_000)
    expect(gone * 1000 - finished).toBeLessThan(20_500)
    expect(versionsOf(trace, isPod).at(-1)?.type).toBe('DELETED')
  })
})

describe('a CronJob', () => {
  const cron = (spec: Record<string, unknown>) => {
    const { spec: jobSpec } = job('x')
    return {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: { name: 'tick' },
      spec: { schedule: '* * * * *', ...spec, jobTemplate: { spec: jobSpec } },
    }
  }

  it('makes a Job 100 ms after each time of its schedule, named after the minute', () => {
    const trace = play(worldOf({ duration: '150s', ...work(exits('5s')) }, cron({})))
    const made = versionsOf(trace, isJob).filter(({ type }) => type === 'ADDED')
    expect(made.map(({ object }) => object.metadata.name)).toEqual(['tick-29460061', 'tick-29460062'])
    const zero = Date.parse(trace.epoch)
    for (const { at } of made) expect(Math.round(zero + at * 1000) % 60_000).toBe(100)
    expect(eventsOf(trace, 'SawCompletedJob')[0]).toBe('SawCompletedJob: Saw completed job: tick-29460061, condition: Complete')
    expect(versionsOf(trace, isCronJob).at(-1)?.object.status?.active).toBeUndefined()
  })

  it('waits for the last Job, or replaces it', () => {
    const forbids = play(worldOf({ duration: '150s' }, cron({ concurrencyPolicy: 'Forbid' })))
    expect(versionsOf(forbids, isJob).filter(({ type }) => type === 'ADDED')).toHaveLength(1)
    expect(eventsOf(forbids, 'JobAlreadyActive')).toHaveLength(1)
    const replaces = play(worldOf({ duration: '150s' }, cron({ concurrencyPolicy: 'Replace' })))
    expect(eventsOf(replaces, 'SuccessfulDelete')[0]).toBe('SuccessfulDelete: Deleted job tick-29460061')
    expect(versionsOf(replaces, isJob, 'tick-29460061').at(-1)?.type).toBe('DELETED')
  })

  it('keeps as many finished Jobs as its history', () => {
    const trace = play(worldOf({ duration: '4m', ...work(exits('5s')) }, cron({ successfulJobsHistoryLimit: 1 })))
    expect(eventsOf(trace, 'SuccessfulDelete')).toEqual([
      'SuccessfulDelete: Deleted job tick-29460061',
      'SuccessfulDelete: Deleted job tick-29460062',
    ])
  })
})

describe('a schedule', () => {
  const next = (text: string): string => new Date(readSchedule(text)?.next(Date.UTC(2026, 0, 5, 9, 0, 30)) ?? Number.NaN).toISOString()

  it.each([
    ['* * * * *', '2026-01-05T09:01'],
    ['*/15 * * * *', '2026-01-05T09:15'],
    ['0 0 * * *', '2026-01-06T00:00'],
    ['@hourly', '2026-01-05T10:00'],
    ['30 8-10/2 * * *', '2026-01-05T10:30'],
    ['0 12 * * sun', '2026-01-11T12:00'],
    ['0 0 13 * 5', '2026-01-09T00:00'],
    ['0 0 29 feb *', '2028-02-29T00:00'],
  ])('%s comes next at %s', (text, expected) => expect(next(text)).toBe(`${expected}:00.000Z`))

  it('has the hours of its time zone, in summer and in winter', () => {
    const after = (text: string): string =>
      new Date(readSchedule('0 9 * * *', 'Europe/Berlin')?.next(Date.parse(text)) ?? Number.NaN).toISOString()
    expect(after('2026-01-05T00:00:00Z')).toBe('2026-01-05T08:00:00.000Z')
    expect(after('2026-07-05T00:00:00Z')).toBe('2026-07-05T07:00:00.000Z')
  })

  it.each(['', '* * * *', '60 * * * *', '* * 0 * *', '5-1 * * * *', 'x * * * *'])('is none: %s', (text) =>
    expect(readSchedule(text)).toBeNull(),
  )
})
