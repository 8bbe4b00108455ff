import { expect, test } from 'vitest'
import { presetOf } from '../../../src/scenarios/index.ts'
import { pictureOf, playedCase, whyOf } from '../../support/why.ts'
import { textOfPod } from '../../support/worlds.ts'

const isExit = (item: object): boolean => 'kind' in item && item.kind === 'exit'

/** The first visit's world with steps of its own. */
const hungWebWith = (...steps: readonly string[]): string =>
  presetOf('hung-web').replace('duration: 4m30s\n', `duration: 4m30s\n  timeline:\n${steps.map((step) => `  - ${step}\n`).join('')}`)

test('a sidecar ends for the deletion of its Pod, whatever the pod worker has heard at the same time', () => {
  const world = hungWebWith('{ at: 59.6s, oom: { container: web } }', '{ at: 59.6s, kubectl: "delete pod web" }')
  const picture = pictureOf(whyOf(playedCase(world), 'container/proxy', isExit))
  expect(picture).toMatch(/^Why did proxy end with Completed, exit code 0\?\n\d+\.\d \$ delete pod web\n/)
  expect(picture).not.toContain('OOMKilled')
})

test('a sidecar waits for the containers that it serves, and the wait is taken off its grace period', () => {
  const picture = pictureOf(whyOf(playedCase(hungWebWith('{ at: 50s, kubectl: "delete pod web" }')), 'container/proxy', isExit))
  expect(picture).toMatch(/Grace period \| deletionGracePeriodSeconds \| 10 s\nWaits for its turn \| 1:00\.\d − 0:50\.\d \| 10\.0 s\n/)
  expect(picture).toContain('Left for SIGTERM | 10 s − 10 s, at least 2 s | 2 s\n')
})

test('a probe that nobody answers yet is told by the start of the process, and the line by which it listens so late', () => {
  const why = whyOf(playedCase(presetOf('strict-liveness')), 'container/api', isExit)
  expect(pictureOf(why)).toMatch(
    /1\.6 api starts\n7\.2 Nothing listens in api yet, 5\.6 s after its start, as the Scenario has it\n7\.2 Liveness probe failed, 1 of 2\n/,
  )
  expect(why.fields.map(({ path }) => path)).toContainEqual(['spec', 'processes', 0, 'starts', 0])
})

test.each(['httpGet: {path: /, port: 80}', 'tcpSocket: {port: 80}', 'grpc: {port: 80}'])(
  'a fault that has a process listen late is the root of what becomes of it: %s',
  (handler) => {
    const late = textOfPod(
      { duration: '3m', timeline: '[{at: 0s, slowStart: {container: app, listens: 1m}}]' },
      { livenessProbe: `{${handler}, periodSeconds: 5}` },
    )
    const why = whyOf(playedCase(late), 'container/app', (item) => 'state' in item && item.state.kind === 'crash-backoff')
    expect(pictureOf(why)).toMatch(
      /\?\n0\.0 The fault begins\n\d+\.\d app starts, restart \d\n\d+\.\d Nothing listens in app yet, \d\.\d s after its start\n\d+\.\d Liveness probe failed, 1 of 3\n/,
    )
    expect(why.fields.map(({ path }) => path)).toContainEqual(['spec', 'timeline', 0])
    expect(pictureOf(why)).not.toContain('Scenario has it')
  },
)

test('memory that runs out is told with the limit, or that there is none', () => {
  const limited = pictureOf(whyOf(playedCase(presetOf('oom-killed')), 'container/worker', isExit))
  expect(limited).toContain('it needs more memory than its limit of 128Mi\n')
  const free = pictureOf(whyOf(playedCase(hungWebWith('{ at: 30s, oom: { container: web } }')), 'container/web', isExit))
  expect(free).toContain('it has no limit, and its node has no more memory for it\n')
  expect(free).not.toContain('passes its memory limit')
})

test('a limit of the whole Pod is a limit of its containers', () => {
  const timeline = '[{at: 20s, oom: {container: app}}]'
  const world = textOfPod({ duration: '1m', timeline }, {}, { resources: '{limits: {memory: 256Mi}}' })
  expect(pictureOf(whyOf(playedCase(world), 'container/app', isExit))).toContain('it needs more memory than its limit of 256Mi\n')
})
