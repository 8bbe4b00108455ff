import { describe, expect, it } from 'vitest'
import { creationsOf } from '../../support/objects.ts'
import { playWorkloads, podStory, workload } from '../../support/workloads.ts'

/** A Deployment of three Pods that keep apart from all Pods of the same label, or of those that the term's keys choose. */
function apart(term: object, spread: object[] = []) {
  const required = [{ topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { app: 'web' } }, ...term }]
  const spec = {
    affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: required } },
    containers: [{ name: 'app', image: 'example/app:1' }],
    topologySpreadConstraints: spread,
  }
  const labels = { app: 'web' }
  return {
    ...workload('Deployment'),
    spec: { replicas: 3, selector: { matchLabels: labels }, template: { metadata: { labels }, spec } },
  }
}

describe('matchLabelKeys', () => {
  const update = ['20s set image deployment/web app=example/app:2']
  const keys = { matchLabelKeys: ['pod-template-hash'] }

  it('keep apart the Pods of one revision only, so that an update finds room', () => {
    const made = (term: object): number => podStory(playWorkloads([apart(term)], update)).filter((line) => line.endsWith('made')).length
    expect(made({})).toBe(4)
    expect(made(keys)).toBe(6)
  })

  it('are merged into the selectors of each Pod', () => {
    const spread = { maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'ScheduleAnyway', labelSelector: {}, ...keys }
    const [first] = creationsOf(playWorkloads([apart({ mismatchLabelKeys: ['app', 'absent'] }, [spread])], [], { duration: '1s' }))
    const { affinity, topologySpreadConstraints } = first?.pod.spec ?? {}
    const selector = affinity?.podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.[0]?.labelSelector
    expect(selector?.matchExpressions).toEqual([{ key: 'app', operator: 'NotIn', values: ['web'] }])
    const hash = first?.pod.metadata.labels?.['pod-template-hash']
    expect(topologySpreadConstraints?.[0]?.labelSelector?.matchExpressions).toEqual([
      { key: 'pod-template-hash', operator: 'In', values: [hash] },
    ])
  })
})
