import { describe, expect, test } from 'vitest'
import { explain } from '../../../src/explain/why.ts'
import { stateAt } from '../../../src/lanes/index.ts'
import { t } from '../../../src/messages/index.ts'
import { simTimeOf } from '../../../src/base/time.ts'
import { playedCase } from '../../support/why.ts'

/** A Deployment of two Pods, and what is done to it 30 s later. */
const played = (...timeline: readonly string[]) =>
  playedCase(`apiVersion: podscope.dev/v1alpha1
kind: Scenario
metadata: {name: roll-out}
spec:
  duration: 3m
  processes:
  - {container: app, starts: [{listens: 1s}], onSigterm: {exits: {after: 1s, code: 0}}}
  timeline: [${timeline.join(', ')}]
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: 2
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
      - {name: app, image: "example/app:1", readinessProbe: {tcpSocket: {port: 80}, periodSeconds: 1}}
      - {name: log, image: "example/log:1"}`)

/** The chain of a Pod's STATUS, of the first Pod that says so after the change, in words. */
function chain(of: ReturnType<typeof played>, status: string): readonly string[] {
  const segments = of.model.lanes.flatMap((lane) => (lane.kind === 'status' ? lane.segments.map((item) => ({ lane, item })) : []))
  const found = segments
    .filter(({ item }) => item.from > 30_000 && item.label === status)
    .toSorted((a, b) => a.item.from - b.item.from)
    .at(0)
  const why = found && explain(of, { lane: found.lane.id, item: found.item.id })
  if (!why) throw new Error(`no Pod is ${status}`)
  return why.steps.map(({ key, values }) => t(key, values))
}

const setImage = '{at: 30s, kubectl: "set image deployment/web app=example/app:2"}'
const changed = 'The template of Deployment web changes the image of app: from example/app:1 to example/app:2'

describe('a roll-out', () => {
  test('of an image names both images, to a new Pod as to the end of an old one', () => {
    const of = played(setImage)
    expect(chain(of, 'ContainerCreating').slice(0, 2)).toEqual(['$ set image deployment/web app=example/app:2', changed])
    const old = chain(of, 'Terminating')
    expect(old).toContain(changed)
    expect(old.join('\n')).toMatch(/ReplicaSet web-\w+ \(example\/app:1, example\/log:1\) wants 1 Pod, no longer 2/)
  })

  test('tells the containers of another Pod by its name', () => {
    const of = played(setImage)
    const words = chain(of, 'Terminating').join('\n')
    const young = of.model.lanes.find(({ kind, segments }) => kind === 'status' && (segments[0]?.from ?? 0) > 30_000)?.pod ?? ''
    expect(words).toContain(`Readiness probe of ${young.slice('default/'.length)}/app succeeded`)
  })

  test('of other fields names them', () => {
    const of = played('{at: 30s, kubectl: "set env deployment/web A=b"}')
    expect(chain(of, 'ContainerCreating')[1]).toBe('The template of Deployment web changes: app.env, log.env')
    const restarted = played('{at: 30s, kubectl: rollout restart deployment/web}')
    expect(chain(restarted, 'ContainerCreating')[1]).toBe('The template of Deployment web changes: annotations')
  })

  test('keeps what changed however long the chain is', () => {
    const of = played(setImage)
    const statuses = of.model.lanes.filter((lane) => lane.kind === 'status' && stateAt(of.model, lane, simTimeOf(29_000)))
    const chains = statuses.flatMap((lane) =>
      lane.segments.filter(({ label }) => label === 'Terminating').map((item) => explain(of, { lane: lane.id, item: item.id })),
    )
    expect(chains).toHaveLength(2)
    for (const why of chains) expect(why?.steps.map(({ key }) => key)).toContain('explain.news.workload.image')
  })
})
