import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { formatTime } from '../../../src/base/clock-text.ts'
import { presetOf } from '../../../src/scenarios/index.ts'
import type { Segment } from '../../../src/lanes/types.ts'
import { laneOf, pictureOf, playedCase, whyOf } from '../../support/why.ts'
import { textOfDeployment, textOfPod } from '../../support/worlds.ts'

const recorded = (name: string) => playedCase(readFileSync(join(import.meta.dirname, '../../recordings', name, 'world.yaml'), 'utf8'))
const LOST_NODE = textOfDeployment(
  { replicas: '3' },
  {
    scenario: {
      duration: '14m',
      timeline: '[{at: 60s, node: {name: node-2, reachable: false}}, {at: 540s, node: {name: node-2, reachable: true}}]',
    },
  },
)
const HANGS = textOfPod(
  { duration: '4m', timeline: '[{at: 60s, hang: {container: app}, until: 113s}]' },
  {
    readinessProbe: '{httpGet: {path: /, port: 80}, periodSeconds: 5}',
    livenessProbe: '{httpGet: {path: /, port: 80}, periodSeconds: 10}',
  },
)
const POSTGRES = `apiVersion: v1
kind: Pod
metadata: {name: pg}
spec:
  containers: [{name: pg, image: "postgres:16"}]
`

/** The nth stretch in which a lane is in a state. */
const inState = (kind: Segment['state']['kind'], label?: string) => (item: unknown) => {
  const { state, label: own } = item as Partial<Segment>
  return state?.kind === kind && (label === undefined || label === own)
}

describe('a container that is killed by its liveness probe', () => {
  const of = playedCase(presetOf('hung-web'))

  test('is held back by the end before its last one', () => {
    const picture = pictureOf(whyOf(of, 'container/web', inState('crash-backoff')))
    expect(picture.split('\n').slice(-7)).toEqual([
      '3rd back-off | 10 s × 2² | 40 s',
      expect.stringMatching(/^Since finishedAt ↻3 \| \d:\d\d\.\d − \d:\d\d\.\d \| (30\.0|29\.9|30\.1) s$/),
      expect.stringMatching(/^Still in back-off \| \d\d\.\d s < 40 s \| wait$/),
      expect.stringMatching(/^From finishedAt ↻4 \| \d:\d\d\.\d \+ 40 s \| \d:\d\d\.\d$/),
      expect.stringMatching(/^Started \| \+ \d+\.\d s jitter \| \d:\d\d\.\d$/),
      'A back-off shows only when it is longer than the container lived. The next is 80 s, then 160 s, then 300 s at most.',
      'doBackOff',
    ])
    expect(picture).toMatch(/^Why is web in CrashLoopBackOff\?\n46\.0 The fault begins\n/)
    expect(picture).toContain('Grace period over: SIGKILL, exit code 137\n')
    expect(picture).toContain(' Restart due, held by the back-off\n')
  })

  test('gets what preStop leaves of the grace period', () => {
    const picture = pictureOf(whyOf(of, 'web/signals', (item) => 'kind' in item && item.kind === 'signal' && item.signal === 'SIGKILL'))
    expect(picture).toMatch(/^Why does web get SIGKILL\?/)
    expect(picture).toContain('Grace period | terminationGracePeriodSeconds | 10 s\n')
    expect(picture).toContain('Left for SIGTERM | 10 s − 3 s | 7 s\n')
  })

  test('is killed at the third failure, each a timeout, five seconds apart', () => {
    const picture = pictureOf(whyOf(of, 'probe/liveness', (item) => 'kind' in item && item.kind === 'attempt' && item.trips))
    expect(picture).toMatch(/1st failure \| 0:\d\d\.\d \+ 2 s timeout \| 0:\d\d\.\d\n2 more \| 2 × 5 s \| 10\.0 s\n3rd failure \| /)
    expect(picture).toContain('failureThreshold | 3 ≥ 3 | kill\n')
  })

  test('shows in STATUS by the rules of the printer, from the phase on', () => {
    const why = whyOf(of, 'web/status', inState('status', 'CrashLoopBackOff'))
    expect(why.status.map(({ status }) => status)).toEqual(['Running', 'Running', 'Running', 'CrashLoopBackOff'])
    expect(pictureOf(why)).toContain('proxy is a sidecar that has started: passed over: Running\nweb waits: its reason: CrashLoopBackOff\n')
  })

  test('does not count as started until the startup probe has passed', () => {
    const picture = pictureOf(whyOf(of, 'container/web', (item) => 'state' in item && item.state.kind === 'running' && !item.state.started))
    expect(picture).toMatch(/Startup may take \| 10 × 2 s \| 20 s\nstartupProbe (passed|first asked) \|/)
    expect(picture).toContain('Until the startup probe succeeds, liveness and readiness are not asked.')
  })
})

test('a container that ends by itself is held back from that end on', () => {
  const picture = pictureOf(whyOf(recorded('crash-loop-exit-1'), 'container/app', inState('crash-backoff')))
  expect(picture).toMatch(
    /app exits with code 1 \(Error\), as the Scenario has it\n.* Restart due, held by the back-off\n.* The API hears of it at a later sync of the pod worker: CrashLoopBackOff\n1st back-off \| 10 s × 2⁰ \| 10 s\n/,
  )
  expect(picture).toContain('Each crash doubles the back-off, up to 300 s.')
})

test('an image back-off counts from the pull that failed', () => {
  const picture = pictureOf(whyOf(recorded('image-not-found'), 'container/app', inState('image-backoff')))
  expect(picture).toMatch(
    /The fault begins\n.* The pull of example\/typo:1 fails: .*\n.* Next pull due, held by the back-off\n(?:.* The API hears .*\n)?1st back-off \| 10 s × 2⁰ \| 10 s\nFrom the failed pull \|/,
  )
})

test('a container is ready because of its probe, and after a restart because of what led to the restart too', () => {
  const of = playedCase(HANGS)
  const ready = laneOf(of, 'container/app').segments.filter(({ state }) => state.kind === 'running' && state.ready)
  const words = ready.map(({ id }) => whyOf(of, 'container/app', (item) => item.id === id).steps.map(({ key }) => key))
  expect(words[0]?.slice(-3)).toEqual(['explain.process.started', 'explain.probe.success', 'explain.watch.pod.MODIFIED'])
  expect(words[1]).toEqual([
    'explain.fault',
    'explain.probe.failure',
    'explain.probe.failure',
    'explain.probe.trips.liveness',
    'explain.signal.SIGTERM.ignored',
    'explain.process.killed',
    'explain.process.started',
    'explain.probe.success',
    'explain.watch.pod.MODIFIED',
  ])
})

test('a program that ends by itself says why in its last line, once', () => {
  const of = playedCase(POSTGRES)
  const picture = pictureOf(whyOf(of, 'container/pg', inState('crash-backoff')))
  expect(picture).toMatch(/pg writes: Error: Database is uninitialized .*\n.* pg exits with code 1 \(Error\)\n.* Restart due/)
  expect(picture.match(/pg writes/g)).toHaveLength(1)
})

test('what came of a pull is told at the sync after it', () => {
  const of = recorded('image-not-found')
  const late = laneOf(of, 'container/app').segments.findLast(({ state, to }) => state.kind === 'image-backoff' && to < of.model.end)
  const { rows, to } = whyOf(of, 'container/app', (item) => item.id === late?.id)
  expect(rows.at(-1)?.name).toEqual({ key: 'why.sum.told', values: {} })
  expect(rows.at(-1)?.result).toBe(formatTime(to, 1))
})

test('the first ErrImagePull leads back to the pull that failed and what made it fail', () => {
  const { steps } = whyOf(recorded('image-not-found'), 'container/app', inState('blocked', 'ErrImagePull'))
  expect(steps.map(({ key }) => key)).toEqual(['explain.fault', 'explain.pull.error', 'explain.watch.pod.MODIFIED'])
})

/** The stretch in which a workload has given up. */
const gaveUp = (item: unknown): boolean => {
  const { state } = item as Partial<Segment>
  return state?.kind === 'workload' && state.failed !== null
}

test('a Pod that replaces one of a lost node leads back to the loss: silence, the taint, the toleration, and the ReplicaSet', () => {
  const of = playedCase(LOST_NODE)
  const replaced = of.model.groups.find(({ id }) => (laneOf(of, `${id}/phase`).segments[0]?.from ?? 0) > 100_000)
  const why = whyOf(of, `${replaced?.id}/status`, inState('status', 'Running'))
  expect(pictureOf(why)).toMatch(
    new RegExp(
      [
        'Why does kubectl print Running\\?',
        '60.0 The fault begins',
        '109.\\d The node controller has heard nothing of node-2 for 50 s: Ready is Unknown',
        '109.\\d The node controller taints node-2: node.kubernetes.io/unreachable:NoExecute',
        '409.\\d The Pod has tolerated the taint for 300 s: the taint manager deletes web-\\S+',
        '409.\\d ReplicaSet web-\\w+ creates the Pod web-\\S+',
        '409.\\d The scheduler chooses node-3',
      ].join('\n'),
    ),
  )
  const back = pictureOf(whyOf(of, 'node/node-2', (item) => 'label' in item && item.label === 'True' && item.from > 0))
  expect(back).toMatch(/Network is back \|  \| 9:00\.0\nIts watch resumes \| \+ 51\.\d s \| 9:51\.\d\n/)
  const preset = playedCase(presetOf('node-lost'))
  const healed = pictureOf(whyOf(preset, 'node/node-2', (item) => 'label' in item && item.label === 'True' && item.from > 0))
  expect(healed).toMatch(/Network is back \|  \| 8:00\.0\nIts watch resumes \| \+ 5\d\.\d s \| 8:5\d\.\d\n/)
})

test('a Pod of a lost node goes once its toleration is over', () => {
  const of = recorded('node-lost-and-back')
  const picture = pictureOf(whyOf(of, 'impatient/deletion', inState('deletion')))
  expect(picture).toMatch(
    /Taint \| node\.kubernetes\.io\/unreachable \| 1:\d\d\.\d\ntolerationSeconds \| 1:\d\d\.\d \+ 60 s \| 2:\d\d\.\d\n/,
  )
  expect(pictureOf(whyOf(of, 'node/node-3', (item) => 'label' in item && item.label === 'Unknown'))).toContain(
    'Node grace period | 50 s | Unknown\n',
  )
})

test('a Pod that runs out of time ends at its deadline', () => {
  const picture = pictureOf(whyOf(recorded('active-deadline'), '/phase', inState('phase', 'Failed')))
  expect(picture).toMatch(/activeDeadlineSeconds \| −?\d:\d\d\.\d \+ \d+ s \| \d:\d\d\.\d\n/)
})

test('a Deployment says how many Pods it may have, and a Job how many may fail', () => {
  const rollout = pictureOf(whyOf(recorded('deployment-bad-image-stalls'), 'deployment/default/web', () => true))
  expect(rollout).toContain('maxSurge | 25% × 2 ⌈⌉ | 1\nmaxUnavailable | 25% × 2 ⌊⌋ | 0\nPods at most | 2 + 1 | 3\n')
  const stalled = pictureOf(whyOf(recorded('deployment-bad-image-stalls'), 'deployment/default/web', gaveUp))
  expect(stalled).toMatch(/^Why does Deployment web say ProgressDeadlineExceeded\?\n0\.0 The fault begins\n30\.\d \$ set image/)
  expect(stalled).toMatch(
    /progressDeadlineSeconds \| 0:30\.\d \+ 60 s \| 1:30\.\d\nNoticed \| \+ .* \| 1:\d\d\.\d\nweb-.* \| \w+ \| not ready\n/,
  )
})

test('a Job says how many may fail, and how long the Pod after each failure waits', () => {
  const of = recorded('job-backoff-limit')
  const job = pictureOf(whyOf(of, 'job/default/flaky', gaveUp))
  expect(job).toMatch(/^Why does Job flaky say BackoffLimitExceeded\?\n/)
  expect(job).toMatch(
    /More than 2 Pods have failed: Job flaky gives up\n1st failure \| 0:04\.\d \+ 10 s \| 0:14\.\d\n2nd failure \| 0:\d\d\.\d \+ 20 s \| /,
  )
  expect(job).toContain('backoffLimit | 3 > 2 | the Job fails\n')
  expect(laneOf(of, 'job/default/flaky').segments.map(({ label }) => label)).toEqual([
    '0/1',
    '0/1 failed 1',
    '0/1 failed 2',
    '0/1 failed 3, BackoffLimitExceeded',
  ])
})

test('an exit code above 128 names its signal, and memory its limit', () => {
  const picture = pictureOf(whyOf(recorded('oom-killed-once'), 'container/app', (item) => 'kind' in item && item.kind === 'exit'))
  expect(picture).toContain('Exit code | 128 + 9 | SIGKILL\n')
  expect(picture).toMatch(/Why did app end with OOMKilled, exit code 137\?/)
})

test('a container that is ready again counts from the failure in between', () => {
  const of = recorded('readiness-flaps')
  const ready = laneOf(of, 'container/app').segments.filter(({ state }) => state.kind === 'running' && state.ready)
  const picture = pictureOf(whyOf(of, 'container/app', (item) => item.id === ready[1]?.id))
  expect(picture).toMatch(/Readiness probe failed, 3 of 3|3 of 3: app is not ready/)
  expect(picture).toMatch(/readinessProbe passed \| 1:\d\d\.\d − 0:\d\d\.\d \| 20\.0 s/)
})

test('a Pod that makes room is told who came, and the field that kept it from nodes is named', () => {
  const picture = pictureOf(whyOf(recorded('preemption-by-priority'), 'humble/deletion', inState('deletion')))
  expect(picture).toMatch(/The scheduler finds no node for vip, and makes room on [\w-]+: humble has to go\n/)
  const { fields } = whyOf(recorded('unschedulable-cpu'), 'condition/PodScheduled', inState('condition'))
  expect(fields.map(({ path }) => path.join('.'))).toEqual(['spec.containers'])
})

test('a Pod waits for a volume, longer each time', () => {
  const picture = pictureOf(whyOf(recorded('secret-volume-missing-then-created'), 'container/app', inState('waiting')))
  expect(picture).toContain('Volume creds | secret "creds" not found | failed 7 times\nWait after the last | 500 ms × 2⁶ | 32 s\n')
})
