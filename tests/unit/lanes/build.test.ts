import { describe, expect, it } from 'vitest'
import { ms, simTimeOf } from '../../../src/base/time.ts'
import { buildLanes, stateAt } from '../../../src/lanes/index.ts'
import { clock, lines, pod, recorded, seen, trace } from './traces.ts'

const REF = { pod: 'default/app', container: 'app', instance: 0 } as const

describe('lanes of a recording', () => {
  const model = buildLanes(recorded('hung-web'))

  it('are in the order in which the picture stacks them', () => {
    expect(model.lanes.map(({ id }) => id.replace('pod/default/web/', ''))).toEqual([
      'faults',
      'status',
      'phase',
      'condition/PodScheduled',
      'condition/PodReadyToStartContainers',
      'condition/Initialized',
      'condition/ContainersReady',
      'condition/Ready',
      'container/migrate',
      'container/proxy',
      'container/proxy/probe/startup',
      'container/web',
      'container/web/probe/startup',
      'container/web/probe/liveness',
      'container/web/probe/readiness',
      'container/web/signals',
      'service/default/web/web',
      'events',
    ])
  })

  it('say STATUS as kubectl prints it', () => {
    expect(lines(model, '/status')).toBe(
      'status: Pending 0–0.03 | Init:0/2 0.03–5.688 | Init:1/2 5.688–9.315 | PodInitializing 9.315–11.883 | Running 11.883–192.252' +
        ' | CrashLoopBackOff 192.252–240.674 | Running 240.674–246.327',
    )
  })

  it('end a life of a container where the API says it finished, and count the back-off from there', () => {
    expect(lines(model, 'container/web')).toContain('stopping 152.106–162.179 | unready#4 162.179–162.313 | starting#4 162.313–168.348')
    expect(lines(model, 'container/web')).toContain('crash-backoff(232.252) 192.252–240.674 | starting#5')
    expect(lines(model, 'container/migrate')).toBe(
      'container/migrate: waiting(PodInitializing) 0.03–1.645 | unready 1.645–5.688 | terminated(Completed,0) 5.688–246.327 ! exit(Completed,0)@5.688',
    )
  })

  it('count reported failures in a row up to the threshold', () => {
    expect(lines(model, 'web/probe/liveness')).toContain('failure(1/3)@52.09 failure(2/3)@57.093 failure(3/3)▲@62.097 failure(1/3)@82.095')
  })

  it('follow the endpoint of the Service', () => {
    expect(lines(model, 'service/default/web/web')).toContain(
      'not-ready(10.244.1.3:8080) 1.655–18.357 | ready(10.244.1.3:8080) 18.357–72.191',
    )
  })
})

describe('a crash loop', () => {
  it('counts down while the API still says Terminated', () => {
    expect(lines(buildLanes(recorded('crash-loop-exit-1')), 'container/app')).toContain(
      'terminated(Error,1,held 16.457) 6.457–19.792 | crash-backoff(16.457) 19.792–19.855 | ready#2 19.855–21.915',
    )
  })

  it('takes the window from the kubelet when the Trace has it', () => {
    const crashed = {
      restartCount: 1,
      lastState: { terminated: { exitCode: 1, reason: 'Error', startedAt: clock(1), finishedAt: clock(5), containerID: 'a' } },
    }
    const model = buildLanes(
      trace(
        60,
        seen(0, pod({ state: { waiting: { reason: 'ContainerCreating' } } }), 'ADDED'),
        { kind: 'process', ...REF, what: 'started', exitCode: null, reason: null, seconds: 1.2 },
        seen(1.5, pod({ ready: true, started: true, state: { running: { startedAt: clock(1) } } })),
        { kind: 'process', ...REF, what: 'exited', exitCode: 1, reason: 'Error', seconds: 5.4 },
        {
          kind: 'backoff',
          subject: 'crash',
          pod: 'default/app',
          container: 'app',
          from: simTimeOf(5400),
          step: ms(20_000),
          n: 2,
          seconds: 6,
        },
        seen(
          6,
          pod({ ...crashed, state: { waiting: { reason: 'CrashLoopBackOff', message: 'back-off 20s restarting failed container=app' } } }),
        ),
      ),
    )
    expect(lines(model, 'container/app')).toBe(
      'container/app: waiting(ContainerCreating) 0–1.2 | ready 1.2–5.4 | crash-backoff(25.4) 5.4–60 ! exit(Error,1)@5.4',
    )
  })
})

describe('lanes of a Trace with marks', () => {
  const running = pod(
    { ready: true, started: true, state: { running: { startedAt: clock(1) } } },
    {
      spec: { containers: [{ name: 'app', image: 'example/app:1', livenessProbe: { failureThreshold: 2, periodSeconds: 5 } }] },
    },
  )
  const model = buildLanes(
    trace(
      30,
      seen(1, running, 'ADDED'),
      { kind: 'process', ...REF, what: 'started', exitCode: null, reason: null, seconds: 1 },
      {
        kind: 'probe',
        ...REF,
        probe: 'liveness',
        until: simTimeOf(5100),
        result: 'success',
        output: '',
        run: 1,
        threshold: 1,
        verdict: 'success',
        seconds: 5,
      },
      {
        kind: 'probe',
        ...REF,
        probe: 'liveness',
        until: simTimeOf(11_000),
        result: 'failure',
        output: 'no',
        run: 1,
        threshold: 2,
        verdict: null,
        seconds: 10,
      },
      {
        kind: 'probe',
        ...REF,
        probe: 'liveness',
        until: simTimeOf(16_000),
        result: 'failure',
        output: 'no',
        run: 2,
        threshold: 2,
        verdict: 'failure',
        seconds: 15,
      },
      { kind: 'hook', ...REF, hook: 'preStop', until: simTimeOf(18_000), exitCode: 0, seconds: 16 },
      { kind: 'signal', ...REF, signal: 'SIGTERM', grace: ms(8000), seconds: 18 },
      { kind: 'signal', ...REF, signal: 'SIGKILL', grace: ms(0), seconds: 26 },
      { kind: 'process', ...REF, what: 'exited', exitCode: 137, reason: 'Error', seconds: 26 },
    ),
  )

  it('have every attempt, and the one that reached the threshold', () => {
    expect(lines(model, '/liveness')).toBe('container/app/probe/liveness: on 1–16 ! success@5 failure(1/2)@10 failure(2/2)▲@15')
  })

  it('stop a container from the first sign to the exit', () => {
    expect(lines(model, 'container/app')).toBe(
      'container/app: ready 1–16 | stopping 16–26 | terminated(Error,137) 26–30 ! exit(Error,137)@26',
    )
    expect(lines(model, '/signals')).toBe('container/app/signals: killed(137) 16–26 ! preStop(0)@16–18 SIGTERM@18 SIGKILL@26')
  })
})

describe('a Pod that goes', () => {
  it('has a deletion lane: grace, then what finalizers hold', () => {
    expect(lines(buildLanes(recorded('delete-with-finalizer')), '/deletion')).toBe(
      'deletion: grace 30 s 12.146–14.006 | example.com/hold 14.006–35.279',
    )
  })

  it('leaves its lanes empty after it was deleted', () => {
    const model = buildLanes(trace(20, seen(0, pod({}), 'ADDED'), seen(10, pod({}), 'DELETED')))
    const phase = model.lanes.find(({ kind }) => kind === 'phase')
    expect(phase && stateAt(model, phase, simTimeOf(9999))?.label).toBe('Running')
    expect(phase && stateAt(model, phase, simTimeOf(10_000))).toBeNull()
  })
})

describe('faults', () => {
  it('are what the Scenario says at their path', () => {
    const scenario = {
      apiVersion: 'podscope.dev/v1alpha1',
      kind: 'Scenario',
      spec: {
        processes: [
          { container: 'app', health: [{ probe: 'liveness', fails: { from: '5s', until: '9s', since: 'pod', how: 'timeout' } }] },
        ],
        timeline: [
          { at: '3s', oom: { container: 'app' } },
          { at: '4s', hang: { container: 'app' } },
        ],
      },
    } as const
    const model = buildLanes(
      trace(
        20,
        { kind: 'fault', path: ['spec', 'timeline', 0], until: null, seconds: 3 },
        { kind: 'fault', path: ['spec', 'timeline', 1], until: null, seconds: 4 },
      ),
      { scenario, objects: [] } as never,
    )
    expect(lines(model, 'faults')).toBe('faults: spec.timeline.0 3–3 | spec.timeline.1 4–20 | spec.processes.0.health.0 5–9')
    expect(model.lanes[0]?.segments.map(({ state }) => state.kind === 'fault' && [state.lasts, state.open, state.movable])).toEqual([
      [false, false, true],
      [true, true, true],
      [true, false, true],
    ])
  })
})
