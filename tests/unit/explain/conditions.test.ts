import { expect, test } from 'vitest'
import { explain } from '../../../src/explain/why.ts'
import { pictureOf, playedCase, whyOf } from '../../support/why.ts'
import { textOfPod } from '../../support/worlds.ts'

test('each condition of a Pod names the rule that computes it, and a disruption who it is that says so', () => {
  const of = playedCase(textOfPod({ duration: '1m', timeline: '[{at: 30s, node: {name: node-1, pressure: memory}}]' }, {}))
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

test('that a taint will drive a Pod away is counted from the taint', () => {
  const of = playedCase(
    textOfPod(
      { duration: '2m', timeline: '[{at: 30s, kubectl: "taint node node-1 a=b:NoExecute"}]' },
      {},
      { nodeName: 'node-1', tolerations: '[{key: a, operator: Exists, effect: NoExecute, tolerationSeconds: 20}]' },
    ),
  )
  const picture = pictureOf(whyOf(of, 'condition/DisruptionTarget', () => true))
  expect(picture).toMatch(/tolerationSeconds \| 0:30\.\d \+ 20 s \| 0:50\.\d/)
  expect(picture).toContain('processPodOnNode')
})
