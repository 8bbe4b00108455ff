import { describe, expect, it } from 'vitest'
import { playWorkloads, podStory, workload } from '../../support/workloads.ts'

const SEEDS = [1, 2, 3, 4]

/** Which Pods went first in each of the seeds, by the order in which they were made. */
const firstToGo = (kind: string, spec: object, steps: string[]): string[] =>
  SEEDS.map((seed) => {
    const story = podStory(playWorkloads([workload(kind, { ...spec })], steps, { duration: '25s', seed }))
    return story.find((line) => line.endsWith('deleted'))?.split(' ')[1] ?? ''
  })

describe('chance', () => {
  it('decides which of equal Pods goes, and four seeds show all there is of three', () => {
    const gone = firstToGo('ReplicaSet', { replicas: 3 }, ['20s scale rs web --replicas=2'])
    expect([...new Set(gone)].sort()).toEqual(['#1', '#2', '#3'])
  })

  it('decides on which node an update begins', () => {
    const gone = firstToGo('DaemonSet', {}, ['20s set image daemonset/web app=example/app:2'])
    expect([...new Set(gone)].sort()).toEqual(['#1', '#2', '#3'])
  })
})
