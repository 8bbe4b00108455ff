import { describe, expect, it } from 'vitest'
import type { ProbeRecord } from '../../../src/simulation/trace.ts'
import { container, eventsOf, expectLane, pod, statesOf } from '../../support/pictures.ts'

const http = (more: Record<string, unknown> = {}) => ({ httpGet: { port: 80 }, ...more })
const app = (more: Record<string, unknown>) => ({ containers: [container('app', more)] })
const process = (more: Record<string, unknown>) => ({ processes: [{ container: 'app', ...more }] })
const failing = (probe: string, fails: Record<string, unknown>) => process({ health: [{ probe, fails }] })

describe('liveness', () => {
  it('kills after failureThreshold failures; five restarts are immediate, the sixth waits', () => {
    const livenessProbe = http({ periodSeconds: 15, failureThreshold: 3 })
    const trace = pod(app({ livenessProbe }), { duration: '5m', ...failing('liveness', { from: '0s', how: '500' }) })
    const long = statesOf(trace, 'app', 0.5).filter((state) => !state.startsWith('ContainerCreating'))
    expect(long).toEqual(['Running', 'Running#1', 'Running#2', 'Running#3', 'Running#4', 'Running#5', 'CrashLoopBackOff'])
    expect(eventsOf(trace, 'Killing')).toEqual([
      expect.stringMatching(/^Killing ×\d: Container app failed liveness probe, will be restarted$/),
    ])
    expect(eventsOf(trace, 'Unhealthy')[0]).toContain('Liveness probe failed: HTTP probe failed with statuscode: 500')
  })

  it('ends the Pod under Never, by way of the whole Pod', () => {
    const spec = { restartPolicy: 'Never', ...app({ livenessProbe: http({ periodSeconds: 5 }) }) }
    const trace = pod(spec, { duration: '1m', ...failing('liveness', { from: '8s', how: '500' }) })
    expect(eventsOf(trace, 'Killing')).toEqual(['Killing: Stopping container app'])
    expect(statesOf(trace, 'phase')).toEqual(['Pending', 'Running', 'Succeeded'])
  })

  it('gives the grace of the probe, not the one of the Pod', () => {
    const livenessProbe = http({ periodSeconds: 5, failureThreshold: 1, terminationGracePeriodSeconds: 5 })
    const trace = pod(
      { terminationGracePeriodSeconds: 60, ...app({ livenessProbe }) },
      {
        duration: '20s',
        ...process({ onSigterm: { ignores: true }, health: [{ probe: 'liveness', fails: { how: 'refused' } }] }),
      },
    )
    const [term, kill] = trace.records.filter(({ kind }) => kind === 'signal')
    expect((kill?.at ?? 0) - (term?.at ?? 0)).toBe(5000)
  })

  it('freezes all else while it kills', () => {
    const trace = pod(
      { containers: [container('cache', { livenessProbe: http({ periodSeconds: 5, failureThreshold: 1 }) }), container('web')] },
      {
        duration: '40s',
        processes: [
          {
            container: 'cache',
            onSigterm: { exits: { after: '6s' } },
            health: [{ probe: 'liveness', fails: { from: '15s', how: '500' } }],
          },
          { container: 'web', starts: [{ exits: { after: '21s', code: 1 } }, {}] },
        ],
      },
    )
    const exit = trace.records.find((one) => one.kind === 'process' && one.what === 'exited' && one.container === 'web')
    const seen = trace.records.find(
      (one) =>
        one.kind === 'watch' &&
        JSON.stringify((one.object as { status?: { containerStatuses?: unknown[] } }).status?.containerStatuses?.[1] ?? null).includes(
          '"terminated"',
        ),
    )
    expect((seen?.at ?? 0) - (exit?.at ?? 0)).toBeGreaterThan(1100)
  })
})

describe('readiness', () => {
  it('waits for successThreshold successes, and a restart satisfies it with the first', () => {
    const readinessProbe = http({ periodSeconds: 5, successThreshold: 3 })
    const trace = pod(app({ readinessProbe }), { duration: '1m', ...process({ starts: [{ exits: { after: '30s', code: 1 } }, {}] }) })
    const ready = statesOf(trace, 'Ready')
    expect(ready).toEqual(['False(ContainersNotReady)', 'True', 'False(ContainersNotReady)', 'True'])
    const probes = trace.records.filter((one): one is ProbeRecord => one.kind === 'probe')
    expect(probes.find(({ instance }) => instance === 1)).toMatchObject({ result: 'success', verdict: 'success' })
  })

  it('keeps a Service away, and the container alive', () => {
    const readinessProbe = http({ periodSeconds: 2, failureThreshold: 2 })
    const trace = pod(app({ readinessProbe }), { duration: '40s', ...failing('readiness', { from: '10s', until: '20s', how: 'refused' }) })
    expect(statesOf(trace, 'app')).toEqual(['ContainerCreating', 'Running'])
    expect(statesOf(trace, 'endpoints').filter((state) => state !== 'empty')).toEqual(['ready+serving', 'ready+serving'])
  })
})

describe('startup', () => {
  it('holds the other probes back, then lets readiness follow at once', () => {
    const startupProbe = http({ periodSeconds: 5, failureThreshold: 20 })
    const trace = pod(app({ startupProbe, readinessProbe: http({ periodSeconds: 30 }) }), {
      duration: '50s',
      ...process({ starts: [{ listens: '20s' }] }),
    })
    // Where its ticks lie is chance: at the latest one period after the ports opened.
    expectLane(trace, 'Ready', 'False(ContainersNotReady) 0–24.2 | True 24.2–50', 2.7)
    const types = trace.records.filter((one): one is ProbeRecord => one.kind === 'probe').map(({ probe }) => probe)
    expect(types.indexOf('readiness')).toBeGreaterThan(types.lastIndexOf('startup') - 1)
  })

  it('kills what does not start in time', () => {
    const startupProbe = http({ periodSeconds: 2, failureThreshold: 3 })
    const trace = pod(app({ startupProbe }), { duration: '30s', ...process({ starts: [{ listens: '60s' }, {}] }) })
    expect(statesOf(trace, 'app')).toEqual(['ContainerCreating', 'Running', 'Running#1'])
    expect(eventsOf(trace, 'Killing')).toEqual(['Killing: Container app failed startup probe, will be restarted'])
  })
})

/** A seed whose kubelets have run for long: they do not spread their first probes. */
const LONG_RUNNING = 2

describe('handlers', () => {
  const text = (probe: Record<string, unknown>, how: string): string | undefined =>
    eventsOf(
      pod(app({ readinessProbe: probe }), { duration: '15s', ...failing('readiness', { how, output: 'no' }) }),
      'Unhealthy',
    )[0]?.replace(/ ×\d+/, '')

  it('say what they met', () => {
    expect(text(http(), '500')).toBe('Unhealthy: Readiness probe failed: HTTP probe failed with statuscode: 500')
    expect(text(http(), 'refused')).toBe(
      'Unhealthy: Readiness probe failed: Get "http://IP:80/": dial tcp IP:80: connect: connection refused',
    )
    expect(text(http(), 'timeout')).toBe(
      'Unhealthy: Readiness probe failed: Get "http://IP:80/": context deadline exceeded (Client.Timeout exceeded while awaiting headers)',
    )
    expect(text({ tcpSocket: { port: 80 } }, 'refused')).toBe(
      'Unhealthy: Readiness probe failed: dial tcp IP:80: connect: connection refused',
    )
    expect(text({ exec: { command: ['cat', '/x'] } }, 'exit 1')).toBe('Unhealthy: Readiness probe failed: no')
    expect(text({ exec: { command: ['cat', '/x'] } }, 'timeout')).toBe(
      'Unhealthy: Readiness probe failed: command timed out: "cat /x" timed out after 1s',
    )
    expect(text({ grpc: { port: 9 } }, 'not-serving')).toBe(
      'Unhealthy: Readiness probe failed: service unhealthy (responded with "NOT_SERVING")',
    )
  })

  it('under way in the container end with the deletion; requests go on', () => {
    const told = (probe: Record<string, unknown>): string[] =>
      eventsOf(
        pod(
          app({ readinessProbe: { ...probe, periodSeconds: 100, timeoutSeconds: 30 } }),
          {
            duration: '40s',
            timeline: [{ at: '10s', kubectl: 'delete pod web --wait=false' }],
            ...process({ onSigterm: { ignores: true }, health: [{ probe: 'readiness', fails: { how: 'timeout' } }] }),
          },
          LONG_RUNNING,
        ),
        'Unhealthy',
      )
    expect(told({ exec: { command: ['x'] } })[0]).toContain('context canceled')
    expect(told(http())[0]).toContain('context deadline exceeded')
  })

  it('in the container fail with the deletion, without a verdict', () => {
    const exec = { exec: { command: ['x'] }, periodSeconds: 2 }
    const trace = pod(app({ readinessProbe: exec, livenessProbe: exec }), {
      duration: '30s',
      timeline: [{ at: '10s', kubectl: 'delete pod web --wait=false' }],
      ...process({ onSigterm: { exits: { after: '8s' } } }),
    })
    expect(eventsOf(trace, 'Unhealthy')).toEqual([
      expect.stringMatching(
        /^Unhealthy ×\d: Readiness probe errored and resulted in unknown state: rpc error: code = Canceled desc = context canceled$/,
      ),
    ])
    expectLane(trace, 'Ready', 'False(ContainersNotReady) 0–2 | True 2–18.2 | False(PodCompleted) 18.2–18.6 | gone 18.6–30', 2)
  })
})
