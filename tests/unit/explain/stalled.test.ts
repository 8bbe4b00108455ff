import { expect, test } from 'vitest'
import type { Segment } from '../../../src/lanes/types.ts'
import { recorded } from '../lanes/traces.ts'
import { caseOf, pictureOf, playedCase, whyOf } from '../../support/why.ts'

/** A Deployment of two Pods whose roll-out may take a minute, with fields of the Scenario, and of the Pods' spec beside that of their container. */
const stalled = (scenario: string, container: string, pods = ''): string => `apiVersion: podscope.dev/v1alpha1
kind: Scenario
spec:
  duration: 3m
  ${scenario}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: 2
  progressDeadlineSeconds: 60
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      ${pods}
      containers: [{name: app, image: "example/app:1"${container}}]
`

const gaveUp = (item: unknown): boolean => {
  const { state } = item as Partial<Segment>
  return state?.kind === 'workload' && state.failed !== null
}

/** Why the roll-out failed, step by step. */
function why(text: string): { readonly chain: string; readonly fields: readonly string[] } {
  const { steps, fields, ...rest } = whyOf(playedCase(text), 'deployment/default/web', gaveUp)
  return { chain: pictureOf({ ...rest, steps, fields, rows: [] }), fields: fields.map(({ kind, path }) => `${kind} ${path.join('.')}`) }
}

const READINESS = ', readinessProbe: {tcpSocket: {port: 80}, periodSeconds: 5}'
const POD = String.raw`web-\w+-\w+`

test('a roll-out to an image that is missing leads back to the fault of that image, and to who asked for it', () => {
  const { chain, fields } = why(
    stalled(
      `images: [{image: "example/app:2", errors: [{message: not found}]}]
  timeline: [{at: 30s, kubectl: "set image deployment/web app=example/app:2"}]`,
      '',
    ),
  )
  expect(chain).toMatch(/ProgressDeadlineExceeded\?\n0\.0 The fault begins\n30\.1 \$ set image/)
  expect(chain).toMatch(
    new RegExp(
      String.raw`\n.* The pull of example/app:2 for ${POD}/app fails, 3rd time: .*\n90\.\d 60 s without progress: the roll-out of web`,
    ),
  )
  expect(fields).toEqual(expect.arrayContaining(['Scenario spec.images.0.errors.0', 'Scenario spec.timeline.0']))
})

test('one whose Pods do not listen leads back to the fault that has them listen late', () => {
  const { chain } = why(
    stalled(
      `timeline: [{at: 20s, slowStart: {container: app, listens: 4m}}, {at: 30s, kubectl: rollout restart deployment/web}]`,
      READINESS,
    ),
  )
  expect(chain).toMatch(/\?\n20\.0 The fault begins\n/)
  expect(chain).toMatch(
    new RegExp(
      String.raw`Nothing listens in ${POD}/app yet, 5\d\.\d s after its start\n.* 1\d failures in a row: ${POD}/app stays not ready\n.* 60 s without`,
    ),
  )
})

test('one whose Pods hang leads back to the fault that has them hang', () => {
  const { chain } = why(stalled(`timeline: [{at: 0s, hang: {container: app}}]`, READINESS.replace('tcpSocket: {', 'httpGet: {path: /, ')))
  expect(chain).toMatch(
    new RegExp(String.raw`\n0\.0 The fault begins\n(.*\n)*.* \d+ failures in a row: ${POD}/app stays not ready\n60\.\d 60 s`),
  )
})

test('one that finds no room leads to the scheduler, and the command that asked for so much', () => {
  const { chain } = why(stalled('timeline: [{at: 30s, kubectl: "set resources deployment/web --requests=cpu=400"}]', ''))
  expect(chain).toMatch(/\?\n30\.1 \$ set resources/)
  expect(chain).toMatch(new RegExp(String.raw`The scheduler finds no node for ${POD}: 0/3 nodes are available: .*\n90\.\d 60 s without`))
})

test('one whose Pods wait for what the API knows is told in the API’s words', () => {
  const { chain } = why(stalled('', ', envFrom: [{configMapRef: {name: nope}}]'))
  expect(chain).toMatch(
    new RegExp(String.raw`${POD}/app waits, CreateContainerConfigError: configmap "nope" not found\n60\.\d 60 s without progress`),
  )
})

test('one that waits for an init container says so', () => {
  const slow = 'processes: [{container: migrate, starts: [{exits: {after: 100s, code: 0}}]}]'
  const { chain } = why(stalled(slow, '', 'initContainers: [{name: migrate, image: "example/migrate:1"}]'))
  expect(chain).toMatch(new RegExp(String.raw`The other containers wait until ${POD}/migrate has ended\n60\.\d 60 s without progress`))
})

test('one that waits for something beside the containers has the reason of the condition', () => {
  const { chain } = why(stalled('', '', 'readinessGates: [{conditionType: example.com/gate}]'))
  expect(chain).toMatch(new RegExp(String.raw`${POD} is not ready: corresponding condition of pod readiness gate .*\n60\.\d 60 s without`))
})

test('one that may make no more Pods has the Event that says so', () => {
  const quota = 'apiVersion: v1\nkind: ResourceQuota\nmetadata: {name: few}\nspec: {hard: {pods: "1"}}\n---\n'
  const { chain } = why(quota + stalled('', ''))
  expect(chain).toMatch(/Event FailedCreate: .*exceeded quota: few.*\n6\d\.\d 60 s without progress/)
})

test('while it stays failed, whatever is counted since, the chain is that of the failure', () => {
  const of = playedCase(
    stalled(
      `images: [{image: "example/app:2", errors: [{message: not found}]}]
  timeline: [{at: 30s, kubectl: "set image deployment/web app=example/app:2"}, {at: 100s, kubectl: scale deployment/web --replicas=3}]`,
      '',
    ),
  )
  const lane = of.model.lanes.find(({ id }) => id === 'deployment/default/web')
  const failed = lane?.segments.filter(gaveUp) ?? []
  expect(failed.length).toBeGreaterThan(1)
  const ends = failed.map(({ id }) => whyOf(of, 'deployment/default/web', (item) => item.id === id).steps.at(-1)?.key)
  expect(new Set(ends)).toEqual(new Set(['explain.news.workload.failed']))
})

test('a recording tells it by the Events of the Pod', () => {
  const of = caseOf(recorded('deployment-bad-image-stalls'), null)
  expect(pictureOf(whyOf(of, 'deployment/default/web', gaveUp))).toMatch(
    /Event Failed: .*\n(.*\n)*.* 60 s without progress: the roll-out of web/,
  )
})

test('as many Pods are told to hold a Deployment up as it misses, in each stretch those', () => {
  const of = playedCase(
    stalled('timeline: [{at: 30s, hang: {container: app}, until: 70s}]', READINESS.replace('tcpSocket: {', 'httpGet: {path: /, ')),
  )
  const lane = of.model.lanes.find(({ id }) => id === 'deployment/default/web')
  const told = (lane?.segments ?? []).map(({ id, label }) => {
    const { rows } = whyOf(of, 'deployment/default/web', (item) => item.id === id)
    return [label, rows.filter(({ name }) => typeof name === 'string' && name.startsWith('web-')).length]
  })
  expect(told).toEqual([
    ['0/2', 2],
    ['1/2', 1],
    ['2/2', 0],
    ['1/2', 1],
    ['0/2', 2],
    ['1/2', 1],
    ['2/2', 0],
  ])
})
