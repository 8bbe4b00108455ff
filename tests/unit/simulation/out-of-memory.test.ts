import { describe, expect, it } from 'vitest'
import { oomScoreAdjust } from '../../../src/kube/oom-score.ts'
import type { Pod } from '../../../src/kube/types.ts'
import { eventTimes, plainPod } from '../../support/objects.ts'
import { container, eventsOf, expectLane, pod, statesOf, timesOf } from '../../support/pictures.ts'
import { play, worldOf } from '../../support/worlds.ts'

const GIBI = 1024 ** 3
const limited = (memory: string) => container('app', { resources: { limits: { memory } } })

describe('a container that uses more than its limit', () => {
  const timeline = [{ at: '30s', until: '70s', uses: { container: 'app', memory: '1Gi' } }]

  it('is killed, and again at each start, as long as it does', () => {
    const trace = pod({ containers: [limited('500Mi')] }, { duration: '2m', timeline })
    expectLane(
      trace,
      'app',
      'ContainerCreating 0–1.6 | Running 1.6–30.5 | OOMKilled(137) 30.5–31 | Running#1 31–31.5 | OOMKilled(137)#1 31.5–44 | CrashLoopBackOff 44–44.1 | Running#2 44.1–44.6 | OOMKilled(137)#2 44.6–71 | CrashLoopBackOff 71–71.1 | Running#3 71.1–120',
      3,
    )
    expect(eventsOf(trace, 'SystemOOM', 'Evicted')).toEqual([])
  })

  it('runs on where the limit is higher', () => {
    expect(statesOf(pod({ containers: [limited('2Gi')] }, { duration: '2m', timeline }), 'app', 1)).toEqual([
      'ContainerCreating',
      'Running',
    ])
  })
})

describe('a node without memory', () => {
  it('kills the process with the worst score, and tells of it', () => {
    const node = { nodeName: 'node-1' }
    const asks = (memory: string) => ({
      ...node,
      containers: [{ name: 'app', image: 'example/app:1', resources: { requests: { memory } } }],
    })
    const uses = (name: string, memory: string) => ({ at: '30s', until: '50s', uses: { pod: name, container: 'app', memory } })
    const trace = play(
      worldOf(
        { duration: '1m', timeline: [uses('burstable', '4Gi'), uses('effortless', '4500Mi')] },
        plainPod('burstable', asks('4Gi')),
        plainPod('effortless', node),
      ),
    )
    const [at = 0] = timesOf(trace, 'SystemOOM')
    expect(at).toBeGreaterThan(30)
    expect(
      eventsOf(trace, 'SystemOOM').every((text) => /^SystemOOM: System OOM encountered, victim process: app, pid: \d+$/.test(text)),
    ).toBe(true)
    expect(eventTimes(trace, 'effortless', 'Started').length).toBeGreaterThan(1)
    expect(eventTimes(trace, 'burstable', 'Started')).toHaveLength(1)
  })
})

describe('the score that the kernel is told', () => {
  const of = (requests: Record<string, string>, limits = {}, more: Record<string, unknown> = {}) => {
    const app = { name: 'app', image: 'a', resources: { requests, limits } }
    return oomScoreAdjust({ metadata: { name: 'p' }, spec: { containers: [app], ...more } } as unknown as Pod, app, 8 * GIBI)
  }
  const full = { cpu: '1', memory: '1Gi' }
  it.each([
    ['best-effort', of({}), 1000],
    ['guaranteed', of(full, full), -997],
    ['node-critical', of({}, {}, { priorityClassName: 'system-node-critical' }), -997],
    ['an eighth of the node', of({ memory: '1Gi' }), 875],
    ['next to nothing', of({ cpu: '1m' }), 999],
    ['all of it', of({ memory: '8Gi' }), 3],
  ])('%s', (_, found, wanted) => expect(found).toBe(wanted))
})
