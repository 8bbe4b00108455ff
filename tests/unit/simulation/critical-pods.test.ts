import { describe, expect, it } from 'vitest'
import { isPod } from '../../../src/kube/types.ts'
import { plainPod, versionsOf } from '../../support/objects.ts'
import { eventsOf } from '../../support/pictures.ts'
import { play, worldOf } from '../../support/worlds.ts'

const asks = (cpu: string, more: Record<string, unknown> = {}) => ({
  nodeName: 'node-1',
  containers: [{ name: 'app', image: 'example/app:1', resources: { requests: { cpu } } }],
  ...more,
})
const critical = (cpu: string) => ({ at: '20s', apply: plainPod('critical', asks(cpu, { priorityClassName: 'system-node-critical' })) })
const guaranteed = (cpu: string) => {
  const resources = { limits: { cpu, memory: '1Gi' } }
  return { nodeName: 'node-1', containers: [{ name: 'app', image: 'example/app:1', resources }] }
}

describe('a critical Pod that does not fit', () => {
  it('has Pods of the least guaranteed class ended, as few as will do', () => {
    const trace = play(
      worldOf(
        { duration: '1m', timeline: [critical('1500m')] },
        plainPod('small', asks('500m')),
        plainPod('large', asks('1500m')),
        plainPod('sure', guaranteed('2')),
      ),
    )
    const of = (name: string) => versionsOf(trace, isPod, name).at(-1)?.object.status
    expect(of('large')).toMatchObject({ phase: 'Failed', reason: 'Preempting', message: 'Preempted in order to admit critical pod' })
    expect(of('small')).toMatchObject({ phase: 'Running' })
    expect(of('sure')).toMatchObject({ phase: 'Running' })
    expect(of('critical')).toMatchObject({ phase: 'Running' })
    expect(eventsOf(trace, 'Preempting')).toEqual(['Preempting: Preempted in order to admit critical pod'])
  })

  it('is refused where even that does not help', () => {
    const trace = play(worldOf({ duration: '1m', timeline: [critical('5')] }, plainPod('small', asks('500m'))))
    expect(versionsOf(trace, isPod, 'critical').at(-1)?.object.status).toMatchObject({
      phase: 'Failed',
      reason: 'UnexpectedAdmissionError',
      message:
        'Pod was rejected: Unexpected error while attempting to recover from admission failure: preemption: error finding a set of pods ' +
        'to preempt: no set of running pods found to reclaim resources: [(res: cpu, q: 1000), ]',
    })
    expect(versionsOf(trace, isPod, 'small').at(-1)?.object.status.phase).toBe('Running')
  })
})
