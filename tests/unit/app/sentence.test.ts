import { describe, expect, test } from 'vitest'
import { sentenceAbout } from '../../../src/app/inspector/sentence.ts'
import { must } from '../../../src/base/assert.ts'
import { simTimeOf } from '../../../src/base/time.ts'
import { buildLanes, podAt, podStatus, unheardOf } from '../../../src/lanes/index.ts'
import { API_RULES } from '../../../src/manifest/index.ts'
import { simulate } from '../../../src/simulation/simulate.ts'
import { presetOf } from '../../../src/scenarios/index.ts'
import { readWorld } from '../../support/worlds.ts'

/** What is said of the Pod `app`, whose spec and Scenario are given, at a second. */
function said(at: number, timeline: string, spec = '', metadata = ''): string {
  const text = `apiVersion: podscope.dev/v1alpha1
kind: Scenario
metadata: {name: said}
spec:
  duration: 6m
  timeline: [${timeline}]
---
apiVersion: v1
kind: Pod
metadata: {name: app${metadata}}
spec:
  ${spec}
  containers: [{name: app, image: "example/app:1", lifecycle: {preStop: {sleep: {seconds: 5}}}, resources: {requests: {memory: 64Mi}, limits: {memory: 128Mi}}}]`
  const world = readWorld(text)
  const trace = simulate(world, { validation: API_RULES, seed: 1 })
  const model = buildLanes(trace, world)
  const t = simTimeOf(at * 1000)
  const pod = must(podAt(trace, 'default/app', t), 'it lives')
  return sentenceAbout(pod, podStatus(pod), unheardOf(model, pod, t))
}

test('a Pod that is ready gets traffic', () => {
  expect(said(50, '')).toBe('All containers are ready. A Service that selects this Pod sends traffic to it.')
})

describe('a node that falls silent', () => {
  test('takes readiness away though its containers are reported ready', () => {
    expect(said(200, '{at: 60s, node: {name: node-1, reachable: false}}')).toMatch(
      /^All containers were ready when node-1 was last heard of\. .* no Service sends traffic to this Pod\.$/,
    )
  })

  test('as it lost its power cannot tell that the process is gone', () => {
    expect(said(130, '{at: 60s, node: {name: node-1, shutdown: {}}}')).toMatch(
      /^The process of app has ended\. The API has not heard of it/,
    )
  })
})

test.each(['{at: 60s, exit: {container: app, code: 1}}', '{at: 60s, oom: {container: app}}'])(
  'the API lags behind a process that has just ended: %s',
  (step) => {
    expect(said(60.05, step)).toMatch(/^The process of app has ended\. The API has not heard of it/)
  },
)

test('the API lags behind an end that a back-off follows at once', () => {
  const world = readWorld(presetOf('strict-liveness'))
  const trace = simulate(world, { validation: API_RULES, seed: 1 })
  const model = buildLanes(trace, world)
  const held = model.lanes.flatMap(({ segments }) => segments).find(({ state }) => state.kind === 'crash-backoff')
  const t = must(held, 'it is held back').from
  const pod = must(podAt(trace, 'default/api', t), 'it lives')
  expect(podStatus(pod).status).toBe('Running')
  expect(sentenceAbout(pod, podStatus(pod), unheardOf(model, pod, t))).toMatch(
    /^The process of api has ended\. The API has not heard of it/,
  )
})

test('a Pod that its kubelet ends has its reason in the status', () => {
  const shutdown = { shutdownGracePeriod: '30s' }
  expect(said(100, `{at: 60s, node: {name: node-1, shutdown: ${JSON.stringify(shutdown)}}}`)).toMatch(
    /^The Pod has failed whatever its containers exited with\. Terminated: Pod was terminated in response to imminent node shutdown\.$/,
  )
})

test('a Pod whose container fails has no other reason', () => {
  expect(said(70, '{at: 60s, exit: {container: app, code: 1}}', 'restartPolicy: Never')).toBe(
    'A container has ended in failure, and none is started again.',
  )
})

describe('a Pod that is being deleted', () => {
  const finalizer = ', finalizers: ["example.com/hold"]'
  test('is Terminating for kubectl while its containers run', () => {
    expect(said(62, '{at: 60s, kubectl: "delete pod app --wait=false"}')).toMatch(
      /^The Pod is being deleted\. Its phase is still Running: Terminating /,
    )
  })
  test('is what its containers came to once they have ended', () => {
    expect(said(200, '{at: 60s, kubectl: "delete pod app --wait=false"}', '', finalizer)).toMatch(
      /^The Pod is being deleted\. It is over, with phase (Succeeded|Failed), so kubectl prints (Completed|Error) rather than Terminating\. Its finalizers keep it\.$/,
    )
  })
})
