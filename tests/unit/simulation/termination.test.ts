import { describe, expect, it } from 'vitest'
import type { HookRecord, SignalRecord } from '../../../src/simulation/trace.ts'
import { container, eventsOf, expectLane, lastPod, pod, statesOf } from '../../support/pictures.ts'

const deletion = (at: string, flags = '') => ({ at, kubectl: `delete pod web ${flags} --wait=false` })
const app = (more: Record<string, unknown> = {}) => ({ containers: [container('app', more)] })
const process = (more: Record<string, unknown>) => ({ processes: [{ container: 'app', ...more }] })
const preStop = (command = 'x') => ({ lifecycle: { preStop: { exec: { command: [command] } } } })

describe('a deleted Pod', () => {
  it('that exits 0 has Succeeded whatever its policy, and is gone', () => {
    const trace = pod(app(), { duration: '20s', timeline: [deletion('10s')] })
    expectLane(trace, 'phase', 'Pending 0–1.6 | Running 1.6–10.2 | Succeeded 10.2–10.7 | gone 10.7–20')
    expect(eventsOf(trace, 'Killing')).toEqual(['Killing: Stopping container app'])
  })

  it('that ignores SIGTERM is killed after its grace: code 137', () => {
    const trace = pod(
      { terminationGracePeriodSeconds: 10, ...app() },
      {
        duration: '30s',
        timeline: [deletion('10s')],
        ...process({ onSigterm: { ignores: true } }),
      },
    )
    expectLane(trace, 'app', 'ContainerCreating 0–1.6 | Running 1.6–20.2 | Error(137) 20.2–20.7 | gone 20.7–30')
    expectLane(trace, 'endpoints', 'empty 0–1.6 | ready+serving 1.6–10.2 | serving+terminating 10.2–20.2 | empty 20.2–30')
  })

  it.each([
    ['--now', 2],
    ['--grace-period=5', 5],
    ['--force --grace-period=0', 2],
  ])('with %s has %d seconds', (flags, seconds) => {
    const trace = pod(app(), { duration: '40s', timeline: [deletion('10s', flags)], ...process({ onSigterm: { ignores: true } }) })
    const [term, kill] = trace.records.filter((one): one is SignalRecord => one.kind === 'signal')
    expect([term?.signal, kill?.signal, ((kill?.at ?? 0) - (term?.at ?? 0)) / 1000]).toEqual(['SIGTERM', 'SIGKILL', seconds])
  })

  it('is not hurried by a second deletion', () => {
    const trace = pod(app(), {
      duration: '1m',
      timeline: [deletion('10s', '--grace-period=20'), deletion('15s', '--grace-period=2')],
      ...process({ onSigterm: { ignores: true } }),
    })
    expectLane(trace, 'phase', 'Pending 0–1.6 | Running 1.6–30.2 | Failed 30.2–30.7 | gone 30.7–60')
  })

  it('stays as long as it has a finalizer', () => {
    const trace = pod(
      { metadata: { finalizers: ['example.com/hold'] }, ...app() },
      {
        duration: '40s',
        timeline: [deletion('10s'), { at: '30s', kubectl: `patch pod web --type=merge -p '{"metadata":{"finalizers":null}}'` }],
      },
    )
    expectLane(trace, 'phase', 'Pending 0–1.6 | Running 1.6–10.2 | Succeeded 10.2–30.2 | gone 30.2–40')
  })

  it('during its pull is pulled and started first', () => {
    const trace = pod(app({ image: 'example/slow:1' }), {
      duration: '30s',
      images: [{ image: 'example/slow:1', pull: '15s' }],
      timeline: [deletion('8s')],
    })
    expect(eventsOf(trace, 'Started', 'Killing')).toEqual(['Started: Container started', 'Killing: Stopping container app'])
    expect(statesOf(trace, 'phase').slice(-2)).toEqual(['Succeeded', 'gone'])
  })

  it('whose image never came ends as Failed, its container unknown with code 137', () => {
    const trace = pod(app({ image: 'example/no:1' }), {
      duration: '30s',
      images: [{ image: 'example/no:1', errors: [{ message: 'not found' }] }],
      timeline: [deletion('20s')],
    })
    expect(statesOf(trace, 'app')).toEqual([
      'ContainerCreating',
      'ErrImagePull',
      'ImagePullBackOff',
      'ContainerCreating',
      'ContainerStatusUnknown(137)',
      'gone',
    ])
    expect(statesOf(trace, 'phase')).toEqual(['Pending', 'Failed', 'gone'])
    expect(statesOf(trace, 'Ready').slice(0, 1)).toEqual(['False(ContainersNotReady)'])
  })

  it('in its init containers ends as Failed; those that never began keep waiting', () => {
    const trace = pod(
      { initContainers: [container('init')], ...app() },
      {
        duration: '30s',
        timeline: [deletion('10s')],
        processes: [{ container: 'init', onSigterm: { exits: { after: '3s', code: 1 } } }],
      },
    )
    expectLane(trace, 'init', 'PodInitializing 0–1.6 | Running 1.6–13.2 | Error(1) 13.2–13.7 | gone 13.7–30')
    expect(statesOf(trace, 'app')).toEqual(['PodInitializing', 'gone'])
    expect(statesOf(trace, 'phase')).toEqual(['Pending', 'Failed', 'gone'])
  })

  it('in back-off shows how its container ended', () => {
    const trace = pod(app({ readinessProbe: { tcpSocket: { port: 80 }, periodSeconds: 2 } }), {
      duration: '30s',
      timeline: [deletion('15s')],
      ...process({ starts: [{ exits: { after: '2s', code: 1 } }] }),
    })
    expect(statesOf(trace, 'app').slice(-3)).toEqual(['CrashLoopBackOff', 'Error(1)#1', 'gone'])
  })
})

describe('hooks', () => {
  it('postStart keeps the container from showing that it runs', () => {
    const postStart = { lifecycle: { postStart: { exec: { command: ['x'] } } } }
    const trace = pod(app(postStart), { duration: '20s', ...process({ hooks: { postStart: { takes: '10s' } } }) })
    expectLane(trace, 'app', 'ContainerCreating 0–11.7 | Running 11.7–20')
  })

  it('postStart that fails kills the container', () => {
    const postStart = { lifecycle: { postStart: { exec: { command: ['warm', 'up'] } } } }
    const trace = pod(app(postStart), { duration: '20s', ...process({ hooks: { postStart: { exit: 1, output: 'cold' } } }) })
    expect(eventsOf(trace, 'FailedPostStartHook', 'Killing')).toEqual([
      expect.stringContaining('PostStartHook failed'),
      expect.stringContaining('FailedPostStartHook'),
    ])
    expect(statesOf(trace, 'app')).toContain('PostStartHookError')
  })

  it('preStop comes before SIGTERM and is taken off the grace', () => {
    const trace = pod(
      { terminationGracePeriodSeconds: 10, ...app(preStop()) },
      {
        duration: '40s',
        timeline: [deletion('10s')],
        ...process({ onSigterm: { ignores: true }, hooks: { preStop: { takes: '4s' } } }),
      },
    )
    const term = trace.records.find((one): one is SignalRecord => one.kind === 'signal')
    expect(term).toMatchObject({ signal: 'SIGTERM', grace: 6000 })
    expect(Math.round((term?.at ?? 0) / 100)).toBe(142)
  })

  it('preStop that eats the grace leaves 2 s; its failure is told when the kill cuts it', () => {
    const trace = pod(
      { terminationGracePeriodSeconds: 6, ...app(preStop()) },
      {
        duration: '40s',
        timeline: [deletion('10s')],
        ...process({ onSigterm: { ignores: true }, hooks: { preStop: { takes: '60s' } } }),
      },
    )
    expectLane(trace, 'app', 'ContainerCreating 0–1.6 | Running 1.6–18.2 | Error(137) 18.2–18.7 | gone 18.7–40')
    const hook = trace.records.find((one): one is HookRecord => one.kind === 'hook')
    expect([Math.round((hook?.until ?? 0) / 1000), hook?.exitCode]).toEqual([18, null])
    expect(eventsOf(trace, 'FailedPreStopHook')).toEqual(['FailedPreStopHook: PreStopHook failed'])
  })

  it('preStop asks over HTTP what listens, and fails where nothing does', () => {
    const http = { lifecycle: { preStop: { httpGet: { port: 80, path: '/bye' } } } }
    const bye = (listens: string): string[] =>
      eventsOf(pod(app(http), { duration: '20s', timeline: [deletion('10s')], ...process({ starts: [{ listens }] }) }), 'FailedPreStopHook')
    expect(bye('1s')).toEqual([])
    expect(bye('15s')).toEqual(['FailedPreStopHook: PreStopHook failed'])
  })

  it('a sleep is not cut by the end of the process', () => {
    const sleep = { lifecycle: { preStop: { sleep: { seconds: 8 } } } }
    const trace = pod(app(sleep), { duration: '40s', timeline: [deletion('10s')], ...process({ starts: [{ exits: { after: '10s' } }] }) })
    expect(statesOf(trace, 'phase').slice(-2)).toEqual(['Succeeded', 'gone'])
    const hook = trace.records.find((one): one is HookRecord => one.kind === 'hook')
    expect(((hook?.until ?? 0) - (hook?.at ?? 0)) / 1000).toBe(8)
  })
})

describe('a deadline', () => {
  it('ends the Pod as Failed though all exit 0', () => {
    const trace = pod({ activeDeadlineSeconds: 15, ...app() }, { duration: '30s' })
    expectLane(trace, 'phase', 'Pending 0–1.6 | Running 1.6–16 | Failed(DeadlineExceeded) 16–30', 1.5)
    expect(eventsOf(trace, 'DeadlineExceeded')).toEqual([
      expect.stringMatching(/^DeadlineExceeded ×[34]: Pod was active on the node longer than the specified deadline$/),
    ])
  })

  it('passes during init as well', () => {
    const trace = pod({ activeDeadlineSeconds: 8, initContainers: [container('init')], ...app() }, { duration: '20s' })
    expect(statesOf(trace, 'phase')).toEqual(['Pending', 'Failed(DeadlineExceeded)'])
    expect(statesOf(trace, 'init')).toEqual(['PodInitializing', 'Running', 'Completed(0)'])
  })

  it('may be set while the Pod runs', () => {
    const timeline = [{ at: '5s', kubectl: `patch pod web -p '{"spec":{"activeDeadlineSeconds":15}}'` }]
    expect(statesOf(pod(app(), { duration: '30s', timeline }), 'phase')).toEqual(['Pending', 'Running', 'Failed(DeadlineExceeded)'])
  })
})

describe('the message of an end', () => {
  const message = (policy: string, exits: Record<string, unknown>): string | undefined =>
    lastPod(
      pod(
        { restartPolicy: 'Never', ...app({ terminationMessagePolicy: policy }) },
        { duration: '15s', ...process({ starts: [{ exits }] }) },
      ),
    ).status.containerStatuses?.[0]?.state?.terminated?.message

  it('is what the program left, at most its last 4096 bytes', () => {
    expect(message('File', { after: '3s', code: 1, message: 'boom' })).toBe('boom')
    expect(message('File', { after: '3s', code: 1, message: `${'x'.repeat(5000)}end` })).toBe(`${'x'.repeat(4093)}end`)
    expect(message('File', { after: '3s', code: 1 })).toBeUndefined()
  })

  it('is the end of the log after a failure, if the container asks for that', () => {
    expect(message('FallbackToLogsOnError', { after: '3s', code: 1 })).toBe('started app\n')
    expect(message('FallbackToLogsOnError', { after: '3s', code: 0 })).toBeUndefined()
  })
})
