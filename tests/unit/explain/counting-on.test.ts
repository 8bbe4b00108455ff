import { expect, test } from 'vitest'
import { must } from '../../../src/base/assert.ts'
import type { AttemptMark } from '../../../src/lanes/types.ts'
import { markWords } from '../../../src/timeline/words.ts'
import { laneOf, pictureOf, playedCase, whyOf } from '../../support/why.ts'
import { textOfPod } from '../../support/worlds.ts'

/** A process that hangs until its restart, which readiness and liveness both notice. */
const of = playedCase(
  textOfPod(
    { duration: '3m', timeline: '[{at: 60s, until: 120s, hang: {container: app}}]' },
    {
      ports: '[{containerPort: 80}]',
      readinessProbe: '{httpGet: {path: /, port: 80}, periodSeconds: 5}',
      livenessProbe: '{httpGet: {path: /, port: 80}, periodSeconds: 10}',
    },
  ),
)
const readiness = laneOf(of, 'probe/readiness')
const attempts = readiness.marks.flatMap((mark): AttemptMark[] => (mark.kind === 'attempt' ? [mark] : []))
const beyond = must(
  attempts.find(({ run, result }) => result === 'failure' && run > 12),
  'the kubelet counts on',
)

test('only the failure that reaches the threshold trips; those after it leave the container as it is', () => {
  expect(attempts.filter(({ trips }) => trips).map(({ run }) => run)).toEqual([3])
  expect(markWords(readiness, beyond)).toBe(`readinessProbe failed, ${beyond.run} in a row`)
  const picture = pictureOf(whyOf(of, 'probe/readiness', ({ id }) => id === beyond.id))
  expect(picture).toMatch(new RegExp(`^Why did the readinessProbe fail, ${beyond.run} in a row\\?`))
  expect(picture).toContain(`${beyond.run} failures in a row: app stays not ready\n`)
  expect(picture).not.toMatch(/\d\d of 3/)
})

test('the first failure of a new container may be past the threshold: the kubelet counts on over a restart', () => {
  const exit = must(
    laneOf(of, 'container/app').marks.find(({ kind }) => kind === 'exit'),
    'liveness kills it',
  )
  const first = must(
    attempts.find(({ at, run }) => at > exit.at && run > 3),
    'it is asked while it still hangs',
  )
  const picture = pictureOf(whyOf(of, 'probe/readiness', ({ id }) => id === first.id))
  expect(picture).toMatch(new RegExp(`\n${first.run}th failure \\| .*\nfailureThreshold \\| ${first.run} ≥ 3 \\| not ready\n`))
  expect(picture).toContain('The kubelet counts on when a container restarts')
})
