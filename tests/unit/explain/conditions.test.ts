import { expect, test } from 'vitest'
import { explain } from '../../../src/explain/why.ts'
import { playedCase } from '../../support/why.ts'

test('each condition of a Pod names the rule that computes it, and a disruption who it is that says so', () => {
  const of = playedCase(`apiVersion: podscope.dev/v1alpha1
kind: Scenario
metadata: {name: pressure}
spec:
  duration: 1m
  timeline: [{at: 30s, node: {name: node-1, pressure: memory}}]
---
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers: [{name: app, image: "example/app:1"}]`)
  const rules = of.model.lanes.flatMap((lane) => {
    const last = lane.kind === 'condition' && lane.pod !== null ? lane.segments.at(-1) : undefined
    const why = last && explain(of, { lane: lane.id, item: last.id })
    return why
      ? [`${lane.name}: ${why.sources.map(({ file, symbol }) => `${file.slice(file.lastIndexOf('/') + 1)} ${symbol}`).join(', ')}`]
      : []
  })
  expect(rules).toEqual([
    'PodScheduled: schedule_one.go schedulePod',
    'PodReadyToStartContainers: generate.go GeneratePodReadyToStartContainersCondition',
    'Initialized: generate.go GeneratePodInitializedCondition',
    'ContainersReady: generate.go GenerateContainersReadyCondition',
    'DisruptionTarget: eviction_manager.go synchronize',
    'Ready: generate.go GeneratePodReadyCondition',
  ])
})
