import { expect, test } from 'vitest'
import type { Case } from '../../../src/explain/case.ts'
import type { Segment } from '../../../src/lanes/types.ts'
import { recorded } from '../lanes/traces.ts'
import { caseOf, laneOf, pictureOf, playedCase, whyOf } from '../../support/why.ts'
import { textOfDeployment } from '../../support/worlds.ts'

type Parts = NonNullable<Parameters<typeof textOfDeployment>[1]>

/** A Deployment of two Pods whose roll-out may take a minute. */
const stalled = ({ scenario, ...parts }: Parts): string =>
  textOfDeployment({ replicas: '2', progressDeadlineSeconds: '60' }, { scenario: { duration: '3m', ...scenario }, ...parts })

const MISSING = '[{image: "example/app:2", errors: [{message: not found}]}]'
const SET_IMAGE = '{at: 30s, kubectl: "set image deployment/web app=example/app:2"}'

const gaveUp = (item: unknown): boolean => {
  const { state } = item as Partial<Segment>
  return state?.kind === 'workload' && state.failed !== null
}

/** Why the roll-out failed, step by step. */
function why(text: string): { readonly chain: string; readonly fields: readonly string[] } {
  const { steps, fields, ...rest } = whyOf(playedCase(text), 'deployment/default/web', gaveUp)
  return { chain: pictureOf({ ...rest, steps, fields, rows: [] }), fields: fields.map(({ kind, path }) => `${kind} ${path.join('.')}`) }
}

const CONNECTS = { readinessProbe: '{tcpSocket: {port: 80}, periodSeconds: 5}' }
const ANSWERS = { readinessProbe: '{httpGet: {path: /, port: 80}, periodSeconds: 5}' }
const POD = String.raw`web-\w+-\w+`

test('a roll-out to an image that is missing leads back to the fault of that image, and to who asked for it', () => {
  const { chain, fields } = why(stalled({ scenario: { images: MISSING, timeline: `[${SET_IMAGE}]` } }))
  expect(chain).toMatch(/ProgressDeadlineExceeded\?\n0\.0 The fault begins\n30\.1 \$ set image/)
  expect(chain).toMatch(
    new RegExp(
      String.raw`\n.* The pull of example/app:2 for ${POD}/app fails, 3rd time: .*\n90\.\d 60 s without progress: the roll-out of web`,
    ),
  )
  expect(fields).toEqual(expect.arrayContaining(['Scenario spec.images.0.errors.0', 'Scenario spec.timeline.0']))
})

test('one whose Pods do not listen leads back to the fault that has them listen late', () => {
  const timeline = '[{at: 20s, slowStart: {container: app, listens: 4m}}, {at: 30s, kubectl: rollout restart deployment/web}]'
  const { chain } = why(stalled({ scenario: { timeline }, container: CONNECTS }))
  expect(chain).toMatch(/\?\n20\.0 The fault begins\n/)
  expect(chain).toMatch(
    new RegExp(
      String.raw`Nothing listens in ${POD}/app yet, 5\d\.\d s after its start\n.* 1\d failures in a row: ${POD}/app stays not ready\n.* 60 s without`,
    ),
  )
})

test('one whose Pods hang leads back to the fault that has them hang', () => {
  const { chain } = why(stalled({ scenario: { timeline: '[{at: 0s, hang: {container: app}}]' }, container: ANSWERS }))
  expect(chain).toMatch(
    new RegExp(String.raw`\n0\.0 The fault begins\n(.*\n)*.* \d+ failures in a row: ${POD}/app stays not ready\n60\.\d 60 s`),
  )
})

test('one that finds no room leads to the scheduler, and the command that asked for so much', () => {
  const { chain } = why(stalled({ scenario: { timeline: '[{at: 30s, kubectl: "set resources deployment/web --requests=cpu=400"}]' } }))
  expect(chain).toMatch(/\?\n30\.1 \$ set resources/)
  expect(chain).toMatch(new RegExp(String.raw`The scheduler finds no node for ${POD}: 0/3 nodes are available: .*\n90\.\d 60 s without`))
})

test('one whose Pods wait for what the API knows is told in the API’s words', () => {
  const { chain } = why(stalled({ container: { envFrom: '[{configMapRef: {name: nope}}]' } }))
  expect(chain).toMatch(
    new RegExp(String.raw`${POD}/app waits, CreateContainerConfigError: configmap "nope" not found\n60\.\d 60 s without progress`),
  )
})

test('one that waits for an init container says so', () => {
  const { chain } = why(
    stalled({
      scenario: { processes: '[{container: migrate, starts: [{exits: {after: 100s, code: 0}}]}]' },
      pod: { initContainers: '[{name: migrate, image: "example/migrate:1"}]' },
    }),
  )
  expect(chain).toMatch(new RegExp(String.raw`The other containers wait until ${POD}/migrate has ended\n60\.\d 60 s without progress`))
})

test('one that waits for something beside the containers has the reason of the condition', () => {
  const { chain } = why(stalled({ pod: { readinessGates: '[{conditionType: example.com/gate}]' } }))
  expect(chain).toMatch(new RegExp(String.raw`${POD} is not ready: corresponding condition of pod readiness gate .*\n60\.\d 60 s without`))
})

test('one that may make no more Pods has the Event that says so', () => {
  const { chain } = why(`apiVersion: v1\nkind: ResourceQuota\nmetadata: {name: few}\nspec: {hard: {pods: "1"}}\n---\n${stalled({})}`)
  expect(chain).toMatch(/Event FailedCreate: .*exceeded quota: few.*\n6\d\.\d 60 s without progress/)
})

/** The Deployment's lane with what each of its segments is explained by. */
const explained = (of: Case) => {
  const { segments } = laneOf(of, 'deployment/default/web')
  return segments.map((segment) => ({ segment, why: whyOf(of, 'deployment/default/web', ({ id }) => id === segment.id) }))
}

test('while it stays failed, whatever is counted since, the chain is that of the failure', () => {
  const scenario = { images: MISSING, timeline: `[${SET_IMAGE}, {at: 100s, kubectl: scale deployment/web --replicas=3}]` }
  const failed = explained(playedCase(stalled({ scenario }))).filter(({ segment }) => gaveUp(segment))
  expect(failed.length).toBeGreaterThan(1)
  expect(new Set(failed.map(({ why: { steps } }) => steps.at(-1)?.key))).toEqual(new Set(['explain.news.workload.failed']))
})

test('a recording tells it by the Events of the Pod', () => {
  const of = caseOf(recorded('deployment-bad-image-stalls'), null)
  expect(pictureOf(whyOf(of, 'deployment/default/web', gaveUp))).toMatch(
    /Event Failed: .*\n(.*\n)*.* 60 s without progress: the roll-out of web/,
  )
})

test('as many Pods are told to hold a Deployment up as it misses, in each stretch those', () => {
  const of = playedCase(stalled({ scenario: { timeline: '[{at: 30s, hang: {container: app}, until: 70s}]' }, container: ANSWERS }))
  const told = explained(of).map(({ segment: { label }, why: { rows } }) => [
    label,
    rows.filter(({ name }) => typeof name === 'string' && name.startsWith('web-')).length,
  ])
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
