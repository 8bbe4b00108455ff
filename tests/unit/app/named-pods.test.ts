import { expect, test } from 'vitest'
import { tellAll } from '../../../src/app/inspector/tell.ts'
import { explain } from '../../../src/explain/why.ts'
import type { WhyStep } from '../../../src/explain/why.ts'
import { t } from '../../../src/messages/index.ts'
import { PRESET_IDS, presetOf } from '../../../src/scenarios/index.ts'
import type { TraceRecord } from '../../../src/simulation/trace.ts'
import { playedCase } from '../../support/why.ts'
import { textOfDeployment } from '../../support/worlds.ts'

const OF_CONTAINERS: ReadonlySet<TraceRecord['kind']> = new Set(['probe', 'signal', 'hook', 'process', 'pull', 'backoff', 'memory'])

const WORLDS = [
  ...PRESET_IDS.map((id) => [`the preset ${id}`, presetOf(id)] as const),
  [
    'a Deployment whose Pods hang, and are replaced',
    textOfDeployment(
      { replicas: '2' },
      {
        scenario: {
          duration: '3m',
          processes: '[{container: app, hooks: {preStop: {takes: 2s}}}]',
          timeline: '[{at: 30s, hang: {container: app}, until: 70s}, {at: 80s, kubectl: rollout restart deployment/web}]',
        },
        pod: { terminationGracePeriodSeconds: '5' },
        container: {
          lifecycle: '{preStop: {exec: {command: [sleep, "2"]}}}',
          readinessProbe: '{httpGet: {path: /, port: 80}, periodSeconds: 5}',
          livenessProbe: '{httpGet: {path: /, port: 80}, periodSeconds: 5}',
        },
      },
    ),
  ] as const,
]

test.each(WORLDS)('in %s a chain about a workload says of which Pod each container is, however little it tells', (_, text) => {
  const of = playedCase(text)
  const nameless: string[] = []
  for (const lane of of.model.lanes.filter(({ kind }) => kind === 'workload'))
    for (const { id } of lane.segments) {
      const steps = (explain(of, { lane: lane.id, item: id })?.steps ?? []).filter(({ kind }) => OF_CONTAINERS.has(kind))
      const told = [
        steps.map(({ key, values }) => t(key, values)),
        ...(['brief', 'prose'] as const).map((manner) => tellAll(steps, of.model, null, manner).map(({ words }) => words)),
      ]
      for (const words of told) nameless.push(...words.filter((sentence, i) => !sentence.includes(podOf(steps[i]))))
    }
  expect(of.model.groups.length > 1 ? nameless : []).toEqual([])
})

const podOf = (step: WhyStep | undefined): string => String(step?.values['pod'] ?? '?')
