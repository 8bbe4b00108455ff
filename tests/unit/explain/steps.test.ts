import { describe, expect, it } from 'vitest'
import { stepAdviceOf } from '../../../src/app/worker/advice-of.ts'
import { API_RULES, readManifest } from '../../../src/manifest/index.ts'
import { t } from '../../../src/messages/index.ts'
import { PRESET_IDS, presetOf } from '../../../src/scenarios/index.ts'
import { simulate } from '../../../src/simulation/simulate.ts'

/** What is said about the steps of a world, by the line at which it stands. */
function told(text: string): string[] {
  const manifest = readManifest(text, 'world.yaml')
  if (!manifest.world) throw new Error(manifest.answer.text)
  const trace = simulate(manifest.world, { validation: API_RULES })
  return stepAdviceOf(manifest, text, trace).map(({ key, range, values }) => `${range.start.line}: ${t(key, values)}`)
}

const world = (...steps: readonly string[]): string => `apiVersion: podscope.dev/v1alpha1
kind: Scenario
spec:
  duration: 3m
  timeline:
${steps.map((step) => `  - ${step}\n`).join('')}---
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
  - name: web
    image: example/web:1
    livenessProbe: {httpGet: {path: /, port: 80}}
`

describe('steps of which nothing comes', () => {
  it('say what kubectl or the API server said, not what it warned of', () => {
    expect(
      told(
        world(
          '{at: 10s, kubectl: delete pod nope}',
          '{at: 11s, kubectl: scale deployment web --replicas=5}',
          '{at: 12s, evict: other}',
          '{at: 13s, apply: {apiVersion: v1, kind: Pod, metadata: {name: b}, spec: {containers: [{name: c}]}}}',
          '{at: 14s, kubectl: "label pod web a=b"}',
          '{at: 15s, kubectl: "delete pod web --force --grace-period=0 --wait=false"}',
        ),
      ),
    ).toEqual([
      '6: Error from server (NotFound): pods "nope" not found',
      '7: Error from server (NotFound): deployments.apps "web" not found',
      '8: Error from server (NotFound): pods "other" not found',
      '9: The Pod "b" is invalid: spec.containers[0].image: Required value',
    ])
  })

  it('say what they wait for in vain', () => {
    const target = 'container: web'
    expect(
      told(
        world(
          `{at: 1m, until: 2m, probe: {${target}, probe: startup}}`,
          `{at: 1m, until: 2m, probe: {${target}, probe: liveness, how: "500"}}`,
          '{at: 0s, until: 10s, image: {image: "*", message: not found}}',
          '{at: 150s, until: 160s, image: {image: "*", message: not found}}',
          `{at: 150s, until: 160s, crash: {${target}}}`,
          `{at: 1m, until: 2m, slowStart: {${target}, listens: 30s}}`,
          `{at: 1s, exit: {${target}, code: 1}}`,
        ),
      ),
    ).toEqual([
      '6: No startupProbe of web is asked while this lasts, so nothing comes of it.',
      '9: Nothing is pulled while this lasts, so nothing comes of it: it acts on a pull.',
      '10: web does not start while this lasts, so nothing comes of it: it acts on a start.',
      '12: web does not run then, so nothing comes of it.',
    ])
  })

  it.each(PRESET_IDS)('are not in the preset %s', (id) => expect(told(presetOf(id))).toEqual([]))
})
