import { describe, expect, it } from 'vitest'
import { simTimeOf } from '../../../src/base/time.ts'
import { decisions, eventsAbout, hungry, nodeOf, nodeOfPod, playObjects, podIn } from '../../support/scheduling.ts'

const priorities = ['low: 10', 'mid: 20', 'high: 1000'].map((pair) => {
  const [name = '', value = ''] = pair.split(': ')
  return `apiVersion: scheduling.k8s.io/v1\nkind: PriorityClass\nmetadata: {name: ${name}}\nvalue: ${value}\n`
})
describe('a more important Pod', () => {
  const two = [nodeOf('a'), nodeOf('b'), ...priorities]

  it('takes the node whose Pods matter least', () => {
    const objects = [
      ...two,
      hungry('mid-a', 'cpu: 3', 'nodeName: a, priorityClassName: mid'),
      hungry('low-b', 'cpu: 3', 'nodeName: b, priorityClassName: low'),
      hungry('vip', 'cpu: 2', 'priorityClassName: high'),
    ]
    const trace = playObjects(objects)
    expect(decisions(trace)).toEqual(['vip: 0/2 nodes are available: 2 Insufficient cpu.', 'vip → b'])
    expect(podIn(trace, 'vip', simTimeOf(100)).status.nominatedNodeName).toBe('b')
    expect(podIn(trace, 'vip').status.nominatedNodeName).toBeUndefined()
    expect(podIn(trace, 'low-b').status.conditions?.find(({ type }) => type === 'DisruptionTarget')).toMatchObject({
      status: 'True',
      reason: 'PreemptionByScheduler',
      message: 'default-scheduler: preempting to accommodate a higher priority pod',
    })
    expect(eventsAbout(trace, 'low-b')).toContain(`Preempted Preempted by pod ${podIn(trace, 'vip').metadata.uid} on node b`)
    expect(nodeOfPod(trace, 'mid-a')).toBe('a')
  })

  it('lets Pods stay that do not have to go', () => {
    const objects = [
      nodeOf('a'),
      ...priorities,
      hungry('small', 'cpu: 1', 'nodeName: a, priorityClassName: low'),
      hungry('big', 'cpu: 2', 'nodeName: a, priorityClassName: low'),
      hungry('vip', 'cpu: 3', 'priorityClassName: high'),
    ]
    const trace = playObjects(objects)
    expect(podIn(trace, 'small').metadata.deletionTimestamp).toBeUndefined()
    expect(podIn(trace, 'big').metadata.deletionTimestamp).toBeDefined()
    expect(decisions(trace).at(-1)).toBe('vip → a')
  })

  it('waits when it would rather not push others aside', () => {
    const never = `apiVersion: scheduling.k8s.io/v1\nkind: PriorityClass\nmetadata: {name: polite}\nvalue: 1000\npreemptionPolicy: Never\n`
    const objects = [nodeOf('a'), never, hungry('old', 'cpu: 3', 'nodeName: a'), hungry('new', 'cpu: 2', 'priorityClassName: polite')]
    expect(decisions(playObjects(objects))).toEqual([
      'new: 0/1 nodes are available: 1 Insufficient cpu. no new claims to deallocate, preemption: not eligible due to preemptionPolicy=Never.',
    ])
  })

  it('keeps the room that is made for it from less important ones', () => {
    const objects = [
      nodeOf('a'),
      ...priorities,
      hungry('old', 'cpu: 3', 'nodeName: a, priorityClassName: low'),
      hungry('vip', 'cpu: 3', 'priorityClassName: high'),
      hungry('eager', 'cpu: 2', 'priorityClassName: mid'),
    ]
    const trace = playObjects(objects)
    expect(nodeOfPod(trace, 'vip')).toBe('a')
    expect(nodeOfPod(trace, 'eager')).toBeUndefined()
  })

  it('does no good where the node is wrong anyway', () => {
    const objects = [
      ...two,
      hungry('old', 'cpu: 3', 'nodeName: a'),
      hungry('vip', 'cpu: 2', 'priorityClassName: high, nodeSelector: {disk: ssd}'),
    ]
    expect(decisions(playObjects(objects))).toEqual([
      "vip: 0/2 nodes are available: 2 node(s) didn't match Pod's node affinity/selector. no new claims to deallocate, preemption: 0/2 nodes are available: 2 Preemption is not helpful for scheduling.",
    ])
  })

  it('spares those that a PodDisruptionBudget protects', () => {
    const budget =
      'apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: keep}\nspec: {minAvailable: 1, selector: {matchLabels: {app: kept}}}\n'
    for (const seed of [1, 2, 3, 4]) {
      const trace = playObjects(
        [
          ...two,
          budget,
          hungry('kept', 'cpu: 3', 'nodeName: a, priorityClassName: low', 'labels: {app: kept}'),
          hungry('free', 'cpu: 3', 'nodeName: b, priorityClassName: mid'),
          hungry('vip', 'cpu: 2', 'nodeSelector: {go: now}, priorityClassName: high'),
        ],
        { seed, steps: ['10s label nodes a b go=now'] },
      )
      expect(decisions(trace).at(-1)).toBe('vip → b')
    }
  })
})
