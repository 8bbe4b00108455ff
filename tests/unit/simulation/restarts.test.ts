import { describe, expect, it } from 'vitest'
import { container, eventsOf, expectLane, lastPod, pod, statesOf } from '../../support/pictures.ts'

const starts = (...all: Record<string, unknown>[]) => ({ processes: [{ container: 'app', starts: all }] })
const exits = (after: string, code = 0) => ({ exits: { after, code } })
const restartOn42 = [{ action: 'Restart', exitCodes: { operator: 'In', values: [42] } }]

describe('a container that ends', () => {
  it('stays ended under Never; the phase follows one relist after the conditions', () => {
    const trace = pod({ restartPolicy: 'Never', containers: [container('app')] }, { duration: '30s', ...starts(exits('5s', 1)) })
    expectLane(trace, 'app', 'ContainerCreating 0–1.6 | Running 1.6–7.2 | Error(1) 7.2–30')
    expectLane(trace, 'phase', 'Pending 0–1.6 | Running 1.6–8.2 | Failed 8.2–30')
    expectLane(trace, 'Ready', 'False(ContainersNotReady) 0–1.6 | True 1.6–7.2 | False(PodFailed) 7.2–30')
  })

  it('has Succeeded with code 0 under OnFailure, and starts again with another', () => {
    const spec = { restartPolicy: 'OnFailure', containers: [container('app')] }
    expectLane(pod(spec, { duration: '20s', ...starts(exits('5s')) }), 'phase', 'Pending 0–1.6 | Running 1.6–8.2 | Succeeded 8.2–20')
    const again = pod(spec, { duration: '20s', ...starts(exits('5s', 1), {}) })
    expectLane(again, 'app', 'ContainerCreating 0–1.6 | Running 1.6–7.2 | Error(1) 7.2–7.2 | Running#1 7.2–20')
  })

  it('starts again at once after its first crash, then waits 10 s, 20 s, 40 s: CrashLoopBackOff flashes just before the start', () => {
    const trace = pod({ containers: [container('app')] }, { duration: '2m', ...starts(exits('2s', 1)) })
    expect(statesOf(trace, 'app').slice(0, 8)).toEqual([
      'ContainerCreating',
      'Running',
      'Error(1)',
      'Running#1',
      'Error(1)#1',
      'CrashLoopBackOff',
      'Running#2',
      'Error(1)#2',
    ])
    expect(statesOf(trace, 'app', 1)).not.toContain('CrashLoopBackOff')
    expect(statesOf(trace, 'phase')).toEqual(['Pending', 'Running'])
  })

  it('backs off with code 0 too, under Always', () => {
    const trace = pod({ containers: [container('app')] }, { duration: '1m', ...starts(exits('2s')) })
    expect(statesOf(trace, 'app')).toContain('CrashLoopBackOff')
    expect(eventsOf(trace, 'BackOff')[0]).toMatch(/^BackOff.*: Back-off restarting failed container app in pod web_default\(UID\)$/)
  })

  it('shows CrashLoopBackOff as soon as a probe finds it dead', () => {
    const readinessProbe = { httpGet: { port: 80 }, periodSeconds: 5 }
    const trace = pod({ containers: [container('app', { readinessProbe })] }, { duration: '20s', ...starts(exits('3s', 1)) })
    expect(statesOf(trace, 'app', 2)).toContain('CrashLoopBackOff')
  })
})

describe('rules of a container of its own', () => {
  it('start it again on their exit codes, whatever the Pod says', () => {
    const app = container('app', { restartPolicy: 'Never', restartPolicyRules: restartOn42 })
    const trace = pod({ restartPolicy: 'Never', containers: [app] }, { duration: '20s', ...starts(exits('3s', 42), exits('3s', 1)) })
    expectLane(trace, 'app', 'ContainerCreating 0–1.6 | Running 1.6–5.2 | Error(42) 5.2–5.2 | Running#1 5.2–9.2 | Error(1)#1 9.2–20')
    expectLane(trace, 'phase', 'Pending 0–1.6 | Running 1.6–10.2 | Failed 10.2–20')
  })

  it('may start all containers over, without grace and without back-off', () => {
    const rules = [{ action: 'RestartAllContainers', exitCodes: { operator: 'In', values: [42] } }]
    const trace = pod(
      {
        restartPolicy: 'Never',
        initContainers: [container('init')],
        containers: [container('app', { restartPolicy: 'Never', restartPolicyRules: rules }), container('cache')],
      },
      {
        duration: '30s',
        processes: [
          { container: 'init', starts: [exits('1s')] },
          { container: 'app', starts: [exits('10s', 42), {}] },
        ],
      },
    )
    expect(statesOf(trace, 'init')).toEqual([
      'PodInitializing',
      'Running',
      'Completed(0)',
      'RestartingAllContainers',
      'Running#1',
      'Completed(0)#1',
    ])
    expect(statesOf(trace, 'cache', 0.01)).toEqual([
      'PodInitializing',
      'Running',
      'RestartingAllContainers',
      'PodInitializing',
      'Running#1',
    ])
    expect(statesOf(trace, 'Initialized')).toEqual(['False(ContainersNotInitialized)', 'True'])
    expect(statesOf(trace, 'AllContainersRestarting')).toEqual(['False', 'True(RestartAllContainersStarted)', 'False'])
    expect(eventsOf(trace, 'Killing')).toEqual(['Killing: killing'])
    expect(lastPod(trace).status.containerStatuses?.map(({ lastState }) => lastState?.terminated?.reason)).toEqual([
      'RestartingAllContainers',
      'RestartingAllContainers',
    ])
  })
})

describe('a changed image', () => {
  it('restarts its container at once; the state goes straight from one run to the next', () => {
    const change = `patch pod web -p '{"spec":{"containers":[{"name":"app","image":"example/app:2"}]}}'`
    const trace = pod({ containers: [container('app')] }, { duration: '20s', timeline: [{ at: '10s', kubectl: change }] })
    expectLane(trace, 'app', 'ContainerCreating 0–1.6 | Running 1.6–11.2 | Running#1 11.2–20')
    expect(eventsOf(trace, 'Killing')).toEqual(['Killing: Container app definition changed, will be restarted'])
    expect(lastPod(trace).status.observedGeneration).toBe(2)
  })
})
