import { expect, test } from 'vitest'
import { simTimeOf } from '../../../src/base/time.ts'
import { buildLanes, lastChange, podInView, podOfInterest } from '../../../src/lanes/index.ts'
import type { Document } from '../../support/worlds.ts'
import { play, worldOf } from '../../support/worlds.ts'

const template = { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'app', image: 'example/app:1' }] } }
const DEPLOYMENT: Document = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: { replicas: 1, selector: { matchLabels: { app: 'web' } }, template },
}
const ENDED: Document = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'once' },
  spec: { restartPolicy: 'Never', containers: [{ name: 'once', image: 'example/once:1' }] },
}
const world = worldOf(
  {
    duration: '2m',
    processes: [{ container: 'once', starts: [{ exits: { after: '5s', code: 0 } }] }],
    timeline: [{ at: '30s', kubectl: 'set image deployment/web app=example/app:2' }],
  },
  ENDED,
  DEPLOYMENT,
)
const model = buildLanes(play(world), world)
const podAt = (seconds: number): string => podInView(model, simTimeOf(seconds * 1000)) ?? ''

test('the Pod in view is the youngest that lives, not one that has ended', () => {
  expect(podInView(model, simTimeOf(-1))).toBeNull()
  expect(podAt(1)).toBe('default/once')
  const before = podAt(20)
  expect(before).toMatch(/^default\/web-/)
  const after = podAt(100)
  expect(after).toMatch(/^default\/web-/)
  expect(after).not.toBe(before)
})

test('a Pod that was made anew under its name is younger than those made meanwhile', () => {
  const set = worldOf(
    { duration: '1m', timeline: [{ at: '30s', kubectl: 'delete pod db-0 --now --wait=false' }] },
    {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 'db' },
      spec: { replicas: 2, serviceName: 'db', selector: { matchLabels: template.metadata.labels }, template },
    },
  )
  const lanes = buildLanes(play(set), set)
  expect(podInView(lanes, simTimeOf(20_000))).toBe('default/db-1')
  expect(podInView(lanes, simTimeOf(50_000))).toBe('default/db-0')
})

test("of a workload's Pods only those count", () => {
  expect(podInView(model, simTimeOf(1000), 'web')).toMatch(/^default\/web-/)
  expect(podInView(model, simTimeOf(1000), 'we')).toBeNull()
})

test('of Pods that all have ended the youngest is in view, as the question is about it', () => {
  const failing = worldOf(
    { duration: '2m', processes: [{ container: 'calc', starts: [{ exits: { after: '2s', code: 1 } }] }] },
    {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: 'calc' },
      spec: { backoffLimit: 1, template: { spec: { restartPolicy: 'Never', containers: [{ name: 'calc', image: 'example/calc:1' }] } } },
    },
  )
  const job = buildLanes(play(failing), failing)
  expect(job.groups).toHaveLength(2)
  expect(podInView(job, simTimeOf(120_000))).toBe(job.groups[1]?.pod)
})

const STUCK = worldOf(
  {
    duration: '3m',
    images: [{ image: 'example/app:2', errors: [{ message: 'not found' }] }],
    timeline: [{ at: '30s', kubectl: 'set image deployment/web app=example/app:2' }],
  },
  { ...DEPLOYMENT, spec: { progressDeadlineSeconds: 60, replicas: 1, selector: { matchLabels: { app: 'web' } }, template } },
)

test('a roll-out that counts as failed is what people ask about, not the waits of its Pods that go on', () => {
  const stuck = buildLanes(play(STUCK), STUCK)
  const lane = stuck.lanes.find(({ id }) => id === 'deployment/default/web')
  const gaveUp = lane?.segments.find(({ state }) => state.kind === 'workload' && state.failed === 'ProgressDeadlineExceeded')
  expect(gaveUp?.label).toBe('1/1 ProgressDeadlineExceeded, UP-TO-DATE 1')
  expect(lastChange(stuck, simTimeOf((gaveUp?.from ?? 0) + 100))?.item).toBe(gaveUp?.id)
  expect(lastChange(stuck, simTimeOf(180_000))?.item).toBe(gaveUp?.id)
  expect(lastChange(stuck, simTimeOf(70_000))?.lane).toMatch(/\/container\/app$/)
})

test('the last change is that of a container rather than of what follows from it', () => {
  expect(lastChange(model, simTimeOf(-1))).toBeNull()
  const ended = model.lanes.find(({ id }) => id.endsWith('once/container/once'))?.segments.find(({ state }) => state.kind === 'terminated')
  expect(lastChange(model, simTimeOf((ended?.from ?? 0) + 500))?.item).toBe(ended?.id)
})

test('a Pod that is gone is of no interest while others of its owner live', () => {
  const gone = model.lanes.find(
    ({ kind, pod, segments }) => kind === 'phase' && pod?.startsWith('default/web-') && (segments.at(-1)?.to ?? 0) < model.end,
  )
  const end = gone?.segments.at(-1)?.to
  if (!gone || end === undefined) throw new Error('no Pod was replaced')
  expect(podOfInterest(model, end)).toMatch(/^default\/web-/)
  expect(podOfInterest(model, end)).not.toBe(gone.pod)
  expect(podOfInterest(model, simTimeOf(-1))).toBeNull()
})
