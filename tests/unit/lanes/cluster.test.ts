import { describe, expect, it } from 'vitest'
import { buildLanes, laneText } from '../../../src/lanes/index.ts'
import { recorded } from './traces.ts'

describe('lanes of nodes', () => {
  const text = laneText(buildLanes(recorded('node-lost-and-back')), ({ kind }) => kind === 'node' || kind === 'taints')

  it('show Ready and the taints of the node that was lost, and no other', () => {
    expect(text.split('\n').map((line) => line.slice(0, line.indexOf(':')))).toEqual(['node/node-3', 'node/node-3/taints'])
    expect(text).toContain('node/node-3: Unknown 70.336–251.867 | True 251.867–')
    expect(text).toContain('node.kubernetes.io/unreachable:NoSchedule, node.kubernetes.io/unreachable:NoExecute 70.438–251.876')
  })
})

describe('lanes of workloads', () => {
  it('count the ready Pods over those that are wanted', () => {
    const text = laneText(buildLanes(recorded('statefulset-ordered')), ({ kind }) => kind === 'workload')
    expect(text).toMatch(
      /^statefulset\/default\/web: 0\/3 0–7\.\d+ \| 1\/3 7\.\d+–13\.\d+ \| 2\/3 13\.\d+–21\.\d+ \| 3\/3 21\.\d+–60\.\d+ \| 3\/1 /,
    )
  })
})
