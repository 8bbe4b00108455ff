import { describe, expect, it } from 'vitest'
import type { ContainerStatus, Pod } from '../../../src/kube/types.ts'
import { podStatus } from '../../../src/lanes/index.ts'
import { clock, pod } from './traces.ts'

const status = (object: Pod): string => podStatus(object).status
const terminated = (exitCode: number, reason = '', signal = 0) => ({ terminated: { exitCode, reason, signal } })
const two = (first: Partial<ContainerStatus>, second: Partial<ContainerStatus>, ready: 'True' | 'False'): Pod => {
  const base = { image: '', imageID: '', ready: false, restartCount: 0 }
  return pod(
    {},
    {
      status: {
        phase: 'Running',
        conditions: [{ type: 'Ready', status: ready }],
        containerStatuses: [
          { ...base, name: 'a', ...first },
          { ...base, name: 'b', ...second },
        ],
      },
    },
  )
}

/** A Pod with init containers `one` and, as a sidecar, `two`. */
const initializing = (one: Partial<ContainerStatus>, sidecar: Partial<ContainerStatus>): Pod => {
  const base = { image: '', imageID: '', ready: false, restartCount: 0 }
  return pod(
    { state: { waiting: { reason: 'PodInitializing' } } },
    {
      spec: { initContainers: [{ name: 'one' }, { name: 'two', restartPolicy: 'Always' }] },
      status: {
        phase: 'Pending',
        initContainerStatuses: [
          { ...base, name: 'one', ...one },
          { ...base, name: 'two', ...sidecar },
        ],
      },
    },
  )
}
const waiting = { state: { waiting: { reason: 'PodInitializing' } } }

describe('STATUS', () => {
  it.each([
    ['a waiting container names its reason', pod({ state: { waiting: { reason: 'CrashLoopBackOff' } } }), 'CrashLoopBackOff'],
    ['an exit without reason is its code', pod({ state: terminated(3) }), 'ExitCode:3'],
    ['a signal comes before the code', pod({ state: terminated(137, '', 9) }), 'Signal:9'],
    ['a running container that is not ready changes nothing', pod({ state: { running: {} } }), 'Running'],
    [
      'the first container has the last word',
      two({ state: terminated(1, 'Error') }, { state: { waiting: { reason: 'ImagePullBackOff' } } }, 'False'),
      'Error',
    ],
    [
      'one completed, the other serves',
      two({ state: terminated(0, 'Completed') }, { ready: true, state: { running: {} } }, 'True'),
      'Running',
    ],
    [
      'one completed, the Pod is not ready',
      two({ state: terminated(0, 'Completed') }, { ready: true, state: { running: {} } }, 'False'),
      'NotReady',
    ],
    ['one completed, the other failed', two({ state: terminated(0, 'Completed') }, { state: terminated(2, 'Error') }, 'False'), 'Error'],
    ['deleted', pod({ state: { running: {} } }, { metadata: { deletionTimestamp: clock(1) } }), 'Terminating'],
    [
      'deleted, but over already',
      pod({ state: terminated(0, 'Completed') }, { metadata: { deletionTimestamp: clock(1) }, status: { phase: 'Succeeded' } }),
      'Completed',
    ],
    [
      'its node is lost',
      pod({ state: { running: {} } }, { metadata: { deletionTimestamp: clock(1) }, status: { reason: 'NodeLost' } }),
      'Unknown',
    ],
    ['evicted', pod({}, { status: { phase: 'Failed', reason: 'Evicted', containerStatuses: [] } }), 'Evicted'],
    [
      'gated',
      pod(
        {},
        {
          status: {
            phase: 'Pending',
            conditions: [{ type: 'PodScheduled', status: 'False', reason: 'SchedulingGated' }],
            containerStatuses: [],
          },
        },
      ),
      'SchedulingGated',
    ],
    ['the first init container runs', initializing({ state: { running: {} } }, waiting), 'Init:0/2'],
    ['the second one waits', initializing({ state: terminated(0, 'Completed') }, waiting), 'Init:1/2'],
    [
      'an init container is in back-off',
      initializing({ state: { waiting: { reason: 'CrashLoopBackOff' } } }, waiting),
      'Init:CrashLoopBackOff',
    ],
    ['an init container failed', initializing({ state: terminated(1) }, waiting), 'Init:ExitCode:1'],
    [
      'all init containers are done',
      initializing({ state: terminated(0, 'Completed') }, { started: true, ready: true, state: { running: {} } }),
      'PodInitializing',
    ],
  ])('%s', (_, object, expected) => {
    expect(status(object)).toBe(expected)
  })
})

describe('READY and RESTARTS', () => {
  it('count sidecars, and other init containers only while they run', () => {
    const done = initializing(
      { restartCount: 4, state: terminated(0, 'Completed') },
      {
        restartCount: 1,
        started: true,
        ready: true,
        state: { running: {} },
        lastState: { terminated: { exitCode: 1, finishedAt: clock(7) } },
      },
    )
    expect(podStatus(done)).toMatchObject({ ready: 1, total: 2, restarts: 1, lastRestart: clock(7) })
    expect(podStatus(initializing({ restartCount: 4, state: { running: {} } }, waiting)).restarts).toBe(4)
  })
})
