import { describe, expect, it } from 'vitest'
import { isEndpointSlice } from '../../../src/kube/types.ts'
import type { Trace } from '../../../src/simulation/trace.ts'
import { versionsOf } from '../../support/objects.ts'
import { container, eventsOf, expectLane, lastPod, pod, statesOf } from '../../support/pictures.ts'
import { playWorkloads, workload } from '../../support/workloads.ts'

const app = { containers: [container('app')] }

describe('containers of one Pod', () => {
  it('start one after the other, and all are told running together', () => {
    const names = ['a', 'b', 'c']
    const trace = pod(
      { containers: names.map((name) => container(name, { image: `example/${name}:1` })) },
      { duration: '20s', images: names.map((name) => ({ image: `example/${name}:1`, pull: '1500ms' })) },
    )
    for (const name of names) expectLane(trace, name, 'ContainerCreating 0–5.2 | Running 5.2–20')
    const started = trace.records.flatMap((one) => (one.kind === 'process' && one.what === 'started' ? [one.container] : []))
    expect(started).toEqual(names)
  })
})

describe('conditions', () => {
  it('follow a readiness gate within milliseconds', () => {
    const gate = (at: string, status: string) => ({
      at,
      kubectl: `patch pod web --subresource=status -p '{"status":{"conditions":[{"type":"x.io/g","status":"${status}"}]}}'`,
    })
    const trace = pod(
      { readinessGates: [{ conditionType: 'x.io/g' }], ...app },
      { duration: '40s', timeline: [gate('20s', 'True'), gate('30s', 'False')] },
    )
    expectLane(
      trace,
      'Ready',
      'False(ContainersNotReady) 0–1.6 | False(ReadinessGatesNotReady) 1.6–20.2 | True 20.2–30.2 | False(ReadinessGatesNotReady) 30.2–40',
      0.2,
    )
    expectLane(trace, 'endpoints', 'empty 0–20.2 | ready+serving 20.2–30.2 | empty 30.2–40', 0.2)
  })

  it('name the generation that the kubelet saw', () => {
    const timeline = [
      { at: '5s', kubectl: 'label pod web a=b' },
      { at: '10s', kubectl: `patch pod web -p '{"spec":{"activeDeadlineSeconds":100}}'` },
    ]
    const { metadata, status } = lastPod(pod(app, { duration: '20s', timeline }))
    expect([metadata.generation, status.observedGeneration]).toEqual([2, 2])
    expect(status.conditions?.find(({ type }) => type === 'Ready')).toMatchObject({ status: 'True', observedGeneration: 2 })
  })
})

describe('a label', () => {
  it('causes a sync', () => {
    const trace = pod(app, { duration: '20s', timeline: [{ at: '10s', kubectl: 'label pod web a=b' }] })
    const sync = trace.records.find((one) => one.kind === 'sync' && one.at > 10_000)
    expect(sync).toMatchObject({ reason: 'update', step: 'sync' })
  })
})

describe('events', () => {
  it('are 25 of a type for a Pod, then silent, but go on counting', () => {
    const exits = { exits: { after: '2s', code: 1 } }
    const trace = pod(
      { restartPolicy: 'OnFailure', containers: [container('app', { readinessProbe: { httpGet: { port: 80 }, periodSeconds: 1 } })] },
      { duration: '2m', processes: [{ container: 'app', starts: [{ listens: '100s' }, exits] }] },
    )
    const writes = trace.records.filter((one) => one.kind === 'watch' && (one.object as { type?: string }).type === 'Warning')
    expect(writes).toHaveLength(25)
    expect(eventsOf(trace, 'Unhealthy')).toHaveLength(1)
  })

  it('that differ too often are joined', () => {
    const names = Array.from({ length: 12 }, (_, i) => `c${i}`)
    const processes = names.map((name) => ({ container: name, starts: [{ exits: { after: '1s', code: 1 } }] }))
    const backOff = eventsOf(pod({ containers: names.map((name) => container(name)) }, { duration: '9s', processes }), 'BackOff')
    expect(backOff).toHaveLength(10)
    expect(backOff.at(-1)).toMatch(
      /^BackOff ×\d+: \(combined from similar events\): Back-off restarting failed container c\d+ in pod web_default\(UID\)$/,
    )
  })
})

describe('endpoints', () => {
  it('leave with the last container', () => {
    const processes = [{ container: 'app', starts: [{ exits: { after: '5s' } }] }]
    const trace = pod({ restartPolicy: 'Never', ...app }, { duration: '20s', processes })
    expect(statesOf(trace, 'endpoints')).toEqual(['empty', 'ready+serving', 'empty'])
  })

  const service = (name: string, spec: object) => ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name },
    spec: { selector: { app: 'web' }, ports: [{ port: 80 }], ...spec },
  })
  const probed = workload('ReplicaSet', { replicas: 1 }, { readinessProbe: { tcpSocket: { port: 80 }, periodSeconds: 2 } })
  const slow = { scenario: { processes: [{ container: 'app', starts: [{ listens: '5s' }] }] } }
  const said = (trace: Trace, name: string) =>
    versionsOf(trace, isEndpointSlice)
      .filter(({ object }) => object.metadata.generateName === `${name}-`)
      .map(({ at, object }) => `${Math.round(at)} ${(object.endpoints ?? []).map(({ conditions }) => letters(conditions ?? {})).join(' ')}`)
  const letters = ({ ready, serving, terminating }: { ready?: boolean; serving?: boolean; terminating?: boolean }) =>
    `${ready ? 'R' : '-'}${serving ? 'S' : '-'}${terminating ? 'T' : '-'}`

  it('are ready before the Pod is where a Service publishes such addresses', () => {
    const trace = playWorkloads([service('early', { publishNotReadyAddresses: true }), service('late', {}), probed], [], slow)
    expect(said(trace, 'early')).toEqual(['0 ', '2 R--', '7 RS-'])
    expect(said(trace, 'late')).toEqual(['0 ', '2 ---', '7 RS-'])
  })

  it('leave with the label', () => {
    const bare = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web', labels: { app: 'web' } }, spec: app }
    const trace = playWorkloads([service('web', {}), bare], ['20s label pod web app=other --overwrite'])
    expect(said(trace, 'web')).toEqual(['0 ', '2 RS-', '20 '])
  })
})
