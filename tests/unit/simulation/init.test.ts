import { describe, expect, it } from 'vitest'
import { container, eventsOf, expectLane, pod, statesOf } from '../../support/pictures.ts'

const ends = (container: string, after: string, code = 0) => ({ container, starts: [{ exits: { after, code } }] })
const sidecar = (name: string, more: Record<string, unknown> = {}) => container(name, { restartPolicy: 'Always', ...more })

describe('init containers', () => {
  it('run one after the other before the others start', () => {
    const trace = pod(
      { initContainers: [container('first'), container('second')], containers: [container('app')] },
      { duration: '20s', processes: [ends('first', '3s'), ends('second', '3s')] },
    )
    expectLane(trace, 'first', 'PodInitializing 0–1.6 | Running 1.6–5.2 | Completed(0) 5.2–20')
    expectLane(trace, 'second', 'PodInitializing 0–5.3 | Running 5.3–9.2 | Completed(0) 9.2–20')
    expectLane(trace, 'app', 'PodInitializing 0–9.3 | Running 9.3–20')
    expectLane(trace, 'phase', 'Pending 0–9.3 | Running 9.3–20')
  })

  it('that fail under Never end the Pod, and the others never start', () => {
    const spec = { restartPolicy: 'Never', initContainers: [container('init')], containers: [container('app')] }
    const trace = pod(spec, { duration: '20s', processes: [ends('init', '4s', 1)] })
    expectLane(trace, 'init', 'PodInitializing 0–1.6 | Running 1.6–6.2 | Error(1) 6.2–20')
    expectLane(trace, 'phase', 'Pending 0–7.2 | Failed 7.2–20')
    expectLane(trace, 'app', 'PodInitializing 0–20')
  })

  it('are started again with a back-off otherwise, and not when the app crashes', () => {
    const trace = pod(
      { initContainers: [container('init')], containers: [container('app')] },
      {
        duration: '40s',
        processes: [
          { container: 'init', starts: [{ exits: { after: '1s', code: 1 } }, { exits: { after: '1s', code: 0 } }] },
          { container: 'app', starts: [{ exits: { after: '5s', code: 1 } }, {}] },
        ],
      },
    )
    expect(statesOf(trace, 'init')).toEqual(['PodInitializing', 'Running', 'Error(1)', 'Running#1', 'Completed(0)#1'])
    expect(statesOf(trace, 'app')).toEqual(['PodInitializing', 'Running', 'Error(1)', 'Running#1'])
    expect(statesOf(trace, 'phase')).toEqual(['Pending', 'Running'])
  })
})

describe('sidecars', () => {
  it('let the next one start as soon as they run, or once their startup probe succeeds', () => {
    const startupProbe = { httpGet: { port: 80 }, periodSeconds: 1, failureThreshold: 30 }
    const at = (more: Record<string, unknown>): string[] =>
      statesOf(
        pod(
          { initContainers: [sidecar('side', more)], containers: [container('app')] },
          {
            duration: '8s',
            processes: [{ container: 'side', starts: [{ listens: '10s' }] }],
          },
        ),
        'app',
      )
    expect(at({})).toEqual(['PodInitializing', 'Running'])
    expect(at({ startupProbe })).toEqual(['PodInitializing'])
  })

  it('that end with code 0 show Completed all through their back-off', () => {
    const trace = pod(
      { initContainers: [sidecar('side')], containers: [container('app')] },
      { duration: '1m', processes: [ends('side', '5s')] },
    )
    expect(statesOf(trace, 'side')).not.toContain('CrashLoopBackOff')
    expect(eventsOf(trace, 'BackOff')).toHaveLength(1)
    expect(statesOf(trace, 'phase')).toEqual(['Pending', 'Running'])
  })

  it('start again under Never, and are killed when the work is done, whatever their code', () => {
    const trace = pod(
      { restartPolicy: 'Never', initContainers: [sidecar('side')], containers: [container('app')] },
      {
        duration: '30s',
        processes: [
          ends('app', '15s'),
          { container: 'side', starts: [{ exits: { after: '4s', code: 1 } }, {}], onSigterm: { exits: { after: '2s', code: 2 } } },
        ],
      },
    )
    expect(statesOf(trace, 'side')).toEqual(['PodInitializing', 'Running', 'Error(1)', 'Running#1', 'Error(2)#1'])
    expect(statesOf(trace, 'phase')).toEqual(['Pending', 'Running', 'Succeeded'])
    expect(eventsOf(trace, 'Killing')).toEqual(['Killing: Stopping container side'])
  })

  it('are killed without the words "will be restarted" when their startup probe fails', () => {
    const startupProbe = { httpGet: { port: 80 }, periodSeconds: 1, failureThreshold: 3 }
    const trace = pod(
      { initContainers: [sidecar('side', { startupProbe })], containers: [container('app')] },
      { duration: '20s', processes: [{ container: 'side', starts: [{ listens: '60s' }, {}] }] },
    )
    expect(eventsOf(trace, 'Killing')).toEqual(['Killing: Init container side failed startup probe'])
    expect(statesOf(trace, 'side')).toEqual(['PodInitializing', 'Running', 'Running#1'])
    expect(statesOf(trace, 'app')).toEqual(['PodInitializing', 'Running'])
  })

  it('end after the others and in reverse order when the Pod is deleted', () => {
    const slow = (name: string) => ({ container: name, onSigterm: { exits: { after: '3s' } } })
    const trace = pod(
      { initContainers: [sidecar('one'), sidecar('two')], containers: [container('app')] },
      {
        duration: '40s',
        processes: [slow('one'), slow('two'), slow('app')],
        timeline: [{ at: '10s', kubectl: 'delete pod web --wait=false' }],
      },
    )
    const ended = trace.records.flatMap((one) =>
      one.kind === 'process' && one.what === 'exited' ? [[one.container, Math.floor(one.at / 1000)]] : [],
    )
    expect(ended).toEqual([
      ['app', 13],
      ['two', 16],
      ['one', 19],
    ])
    expect(eventsOf(trace, 'Killing')).toHaveLength(3)
  })
})
