import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Case } from '../../../src/explain/case.ts'
import { explain } from '../../../src/explain/why.ts'
import type { Mark, Segment } from '../../../src/lanes/types.ts'
import { t } from '../../../src/messages/index.ts'
import { recorded } from '../lanes/traces.ts'
import { caseOf, whyOf } from '../../support/why.ts'

const caseOfRecording = (name: string): Case => caseOf(recorded(name), null)
const kind =
  (wanted: Segment['state']['kind'], seconds = 0) =>
  (item: Segment | Mark): boolean =>
    'state' in item && item.state.kind === wanted && item.from >= seconds * 1000
const label = (wanted: string) => (item: Segment | Mark) => 'state' in item && item.label === wanted

/** The steps of a chain with their times, a line each. */
const chain = (of: Case, lane: string, wanted: (item: Segment | Mark) => boolean): string =>
  whyOf(of, lane, wanted)
    .steps.map(({ at, key, values }) => `${(at / 1000).toFixed(1)} ${t(key, values)}`)
    .join('\n')

test('the end after a liveness kill leads back to the Event of the kill, and to the failures that count up to it', () => {
  const of = caseOfRecording('liveness-http-500')
  const steps = whyOf(of, 'container/app', (item) => 'kind' in item && item.kind === 'exit').steps
  expect(steps.map(({ key }) => key)).toEqual([
    'explain.recorded',
    'explain.process.started',
    'explain.recorded.unhealthy',
    'explain.recorded.unhealthy',
    'explain.recorded.unhealthy',
    'explain.watch.event',
    'explain.process.exited',
  ])
  expect(steps.slice(2, 5).map(({ values }) => `${values['run']}/${values['threshold']}`)).toEqual(['1/3', '2/3', '3/3'])
  expect(t('explain.watch.event', steps[5]?.values ?? {})).toBe('Event Killing: Container app failed liveness probe, will be restarted')
  // Each of them stands somewhere on the timeline.
  expect(steps.slice(1).filter(({ place }) => place === null)).toEqual([])
})

test('where the kubelet held its Events back a kill says so, and does not borrow the failures of another run', () => {
  const of = caseOfRecording('startup-then-liveness-fails')
  expect(chain(of, 'container/app', kind('stopping', 200))).toBe(
    `0.0 The Pod app, as recorded
166.4 app starts, restart 3
220.3 No Event of the failed attempts of the liveness probe was recorded: the kubelet holds Events back where there are many
220.3 Event Killing: Container app failed liveness probe, will be restarted`,
  )
})

test('a container that was out of memory had a limit', () => {
  expect(chain(caseOfRecording('oom-killed-once'), 'container/app', kind('terminated'))).toBe(
    `0.0 The Pod leak, as recorded
1.7 app starts
1.7 The spec gives app 100Mi of memory at most
13.7 app exits with code 137 (OOMKilled)`,
  )
})

test('an image that is missing was said to be by the Event of the pull', () => {
  const told = chain(caseOfRecording('image-not-found'), 'container/app', kind('image-backoff', 100))
  expect(told).toMatch(
    /^0\.0 The Pod typo, as recorded\n97\.6 Event Pulling: .*\n98\.6 Event Failed: Failed to pull image .* not found\n124\.6 .*: app waits, ImagePullBackOff$/,
  )
})

test('a Pod of a lost node was driven away by the taint manager', () => {
  expect(chain(caseOfRecording('node-lost-and-back'), 'impatient/status', label('Terminating'))).toMatch(
    /The node controller taints node-3: .*\n130\.4 Event TaintManagerEviction: .*\n130\.5 The Pod has tolerated the taint for 60 s: the taint manager deletes impatient$/,
  )
})

test('of a deletion that no Event is about the recording does not say who asked for it', () => {
  expect(chain(caseOfRecording('delete-ignores-sigterm'), 'container/app', kind('terminated'))).toBe(
    `0.0 The Pod stubborn, as recorded
1.6 app starts
15.2 The recording does not say who asked for stubborn to be deleted
15.2 stubborn is to be deleted, within 30 s: its deletionTimestamp is set
15.2 Event Killing: Stopping container app
45.2 app exits with code 137 (Error)`,
  )
  expect(chain(caseOfRecording('preemption-by-priority'), 'humble/deletion', kind('deletion'))).toContain('Event Preempted: ')
})

test('a sidecar stops since the others are over, and what is not ready has failed attempts', () => {
  expect(chain(caseOfRecording('sidecar-ends-with-job'), 'container/logs', kind('terminated'))).toContain(
    '12.9 work exits with code 0 (Completed)\n12.9 Event Killing: Stopping container logs\n14.9 logs exits',
  )
  expect(chain(caseOfRecording('readiness-flaps'), 'condition/Ready', (item) => 'state' in item && item.from > 40_000)).toMatch(
    /1 of 3: Readiness probe failed: .*\n.*2 of 3: .*\n.*3 of 3: .*\n42\.3 The API server stores the new status of flappy$/,
  )
})

/** What a chain of a recording may begin with: the Pod as it was first told of. */
const ROOTS: ReadonlySet<string> = new Set(['explain.recorded', 'explain.watch.pod.ADDED', 'explain.watch.created'])

test.each(readdirSync(new URL('../../recordings', import.meta.url)))(
  'in the recording %s every state of a container leads back to the Pod as recorded, by steps that were recorded',
  (name) => {
    const of = caseOfRecording(name)
    const wrong: string[] = []
    for (const lane of of.model.lanes) {
      if (lane.pod === null || lane.container === null) continue
      for (const item of [...lane.segments, ...lane.marks]) {
        const why = explain(of, { lane: lane.id, item: item.id })
        const say = (what: string): number => wrong.push(`${lane.id} ${item.id}: ${what}`)
        if (!why || why.steps.length === 0) {
          if (lane.kind === 'container') say('has no chain')
          continue
        }
        if (!ROOTS.has(why.steps[0]?.key ?? '')) say(`begins with ${why.steps[0]?.key}`)
        if (why.steps.some(({ at }, i) => at < (why.steps[i - 1]?.at ?? 0))) say('is out of order')
        if (why.steps.some(({ record }) => of.trace.records[record]?.kind !== 'watch')) say('has a step that nobody sent')
        const end = why.steps.findIndex(
          ({ key, values }) => key === 'explain.process.exited' && values['code'] !== 0 && values['reason'] !== 'StartError',
        )
        if (end >= 0 && (end === 0 || why.steps[end - 1]?.key === 'explain.process.started')) say('ends without a reason')
      }
    }
    expect(wrong).toEqual([])
  },
)
