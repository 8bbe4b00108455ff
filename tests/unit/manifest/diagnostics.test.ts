import { describe, expect, test } from 'vitest'
import { type Diagnostic, readManifest } from '../../../src/manifest/index.ts'

/** The finding that matters, as `SEVERITY «marked text» MESSAGE → fix, fix`. */
function marks(text: string): string[] {
  return readManifest(text, 'f').diagnostics.map(({ severity, range, message, fixes }: Diagnostic) => {
    const marked = text.slice(range.start.offset, range.end.offset)
    const mends = (fixes ?? []).map(({ edits }) => edits[0]?.text)
    return `${severity} «${marked}» ${message}${mends.length > 0 ? ` → ${mends.join(' or ')}` : ''}`
  })
}
const pod = (spec: string): string => `apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n${spec}`

describe('what is marked in a Pod, and how it is mended', () => {
  test.each([
    [
      '  containers:\n  - name: a\n    image: b\n    livenesProbe: {}',
      ['error «livenesProbe» unknown field "spec.containers[0].livenesProbe" → livenessProbe'],
    ],
    [
      '  containers:\n  - {name: a, image: 1.2}',
      ['error «1.2» json: cannot unmarshal number into Go struct field Container.spec.containers.image of type string → "1.2"'],
    ],
    [
      '  containers:\n  - {name: a, image: b, resources: {limits: {memory: 12Mb}}}',
      ["error «12Mb» quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$' → 12Mi or 12M"],
    ],
    [
      '  containers:\n  - name: a\n    image: b\n  restartPolicy: always',
      ['error «always» spec.restartPolicy: Unsupported value: "always": supported values: "Always", "OnFailure", "Never" → Always'],
    ],
    ['  containers:\n  - name: a\n', ['error «name: a» spec.containers[0].image: Required value']],
    ['  restartPolicy: Never\n', ['error «spec» spec.containers: Required value']],
    [
      '  containers: [{name: yes, image: b}]',
      ['error «yes» json: cannot unmarshal bool into Go struct field Container.spec.containers.name of type string → "yes"'],
    ],
    [
      '  terminationGracePeriodSeconds: 30s',
      ['error «30s» json: cannot unmarshal string into Go struct field PodSpec.spec.terminationGracePeriodSeconds of type int64 → 30'],
    ],
    ['  containers:\n  - name: a\n    image b\n    args: []', [`error «image b» could not find expected ':'`]],
    ['  restartPolicy: "Never\n  containers: []', ['error «"Never» found unexpected end of stream']],
    ['  containers: [{name: a, image: b}]\n  dnsPolicy: Default', ['hint «dnsPolicy» dnsPolicy has no effect here.']],
    ['  containers: [a\n  hostNetwork: true', ["error «: true» did not find expected ',' or ']'"]],
  ])('%j', (spec, wanted) => {
    expect(marks(pod(spec))).toEqual(wanted)
  })
})

test.each([
  ['apiVersion: v1\nkind: Deployment\nmetadata: {name: a}', ['error «v1» no matches for kind "Deployment" in version "v1" → apps/v1']],
  ['apiVersion: v1\nkind: Pods\nmetadata: {name: a}', ['error «Pods» no matches for kind "Pods" in version "v1" → Pod']],
  [
    'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: a}',
    ['hint «ServiceAccount» ServiceAccount is not simulated yet: it is kept, and changes nothing.'],
  ],
  [
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  selector: {matchLabels: {b: c}}\n  template: {metadata: {labels: {b: c}}, spec: {containers: [{name: a, image: b, tty: true}]}}',
    ['hint «tty» tty has no effect here.'],
  ],
  [
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, labels: {b: 1}}',
    ['error «1» json: cannot unmarshal number into Go struct field ObjectMeta.metadata.labels of type string → "1"'],
  ],
])('%j', (text, wanted) => {
  expect(marks(text)).toEqual(wanted)
})

test('positions are lines and columns of the whole text, in every document', () => {
  const text = `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n---\n${pod('  containers: [{name: a, image: b}]\n  foo: 1')}`
  const [found] = readManifest(text, 'f').diagnostics
  expect(found).toMatchObject({
    document: 1,
    path: ['spec', 'foo'],
    range: { start: { line: 11, column: 3 }, end: { line: 11, column: 6 } },
  })
})

describe('a Scenario', () => {
  const scenario = (spec: string): string =>
    `apiVersion: podscope.dev/v1alpha1\nkind: Scenario\nspec:\n  ${spec}\n---\n${pod('  containers: [{name: app, image: "b:1"}]')}`
  test.each([
    ['duraton: 5m', ['error «duraton» Unknown field "duraton"; did you mean "duration"? → duration']],
    ['duration: 5', ['error «5» 5 is no duration: write it like "500ms", "20s" or "1m30s". → 5s']],
    ['duration: 5 min', ['error «5 min» "5 min" is no duration: write it like "500ms", "20s" or "1m30s". → 5m']],
    [
      'processes: [{container: app, health: [{probe: livenes, fails: {}}]}]',
      ['error «livenes» "livenes" is not a probe: there are "liveness", "readiness", "startup". → liveness'],
    ],
    [
      'processes: [{container: app, health: [{probe: liveness, fails: {how: 500}}]}]',
      ['error «500» 500 must be text here: "500". → "500"'],
    ],
    [
      'timeline: [{at: 1s, oom: {container: app}, hang: {container: app}}]',
      ['error «oom» A step does one thing: "hang" and "oom" are two steps.'],
    ],
    ['timeline: [{oom: {container: app}}]', ['error «{oom: {container: app}}» "at" is missing: when does it happen?']],
    ['timeline: [{at: 9s, until: 5s, hang: {container: app}}]', ['error «5s» It would end at 5s, before it begins at 9s.']],
    [
      'timeline: [{at: 9s, until: 12s, oom: {container: app}}]',
      [
        'error «until» "oom" happens at a moment: only hang, probe, crash, slowStart, uses, image, ' +
          'and a node that is unreachable, under pressure or shut down last until a time.',
      ],
    ],
    ['timeline: [{at: 9s, until: 12s, node: {name: node-1, reachable: false}}]', []],
    ['timeline: [{at: 9s, until: 12s, node: {name: node-1, shutdown: {shutdownGracePeriod: 30s}}}]', []],
    [
      'timeline: [{at: 9s, node: {name: node1, pressure: disk}}]',
      ['warning «node1» No node in this world is called "node1"; did you mean "node-1"? → node-1'],
    ],
    [
      'timeline: [{at: 9s, node: {name: node-1, pressure: memory, available: 80Mb}}]',
      ['error «80Mb» "80Mb" is no amount: write it like "80Mi" or "2Gi". → 80Mi or 80M'],
    ],
    [
      'timeline: [{at: 9s, uses: {container: ap, memory: 1Gi}}]',
      ['warning «ap» No container in this world is called "ap"; did you mean "app"? → app'],
    ],
    ['kubelet: {evictionHard: {memory.available: 5%, nodefs.available: 2Gi}}', []],
    [
      'kubelet: {evictionSoft: {memory.free: 1Gi}}',
      ['error «memory.free» Unknown field "memory.free"; there are memory.available, nodefs.available, imagefs.available'],
    ],
    ['timeline: [{at: 1s, oom: {container: ap}}]', ['warning «ap» No container in this world is called "ap"; did you mean "app"? → app']],
    ['timeline: [{at: 1s, oom: {pod: other, container: app}}]', ['warning «other» No Pod in this world is called "other".']],
    ['timeline: [{at: 1s, oom: {container: app}}]', []],
  ])('%s', (spec, wanted) => {
    expect(marks(scenario(spec))).toEqual(wanted)
  })

  test('there is one', () => {
    const text = `${scenario('duration: 5m')}\n---\napiVersion: podscope.dev/v1alpha1\nkind: Scenario`
    expect(marks(text)).toEqual(['error «Scenario» A world has one Scenario: this is another one.'])
    expect(readManifest(text, 'f').world).toBeNull()
  })

  test('and without one there are all defaults', () => {
    expect(readManifest(pod('  containers: [{name: a, image: b}]'), 'f').world?.scenario).toEqual({
      apiVersion: 'podscope.dev/v1alpha1',
      kind: 'Scenario',
    })
  })
})

test('of a world that cannot be read, no name is called missing', () => {
  const scenario = 'apiVersion: podscope.dev/v1alpha1\nkind: Scenario\nspec:\n  processes: [{container: web, starts: [{}]}]\n'
  const broken = 'apiVersion: v1\nkind: Pod\nmetadata: {name: web\nspec: ['
  expect(marks(`${scenario}---\n${broken}`).filter((mark) => mark.startsWith('warning'))).toEqual([])
  const missing = 'warning «web» No container in this world is called "web".'
  expect(marks(`${scenario}---\n${pod('  containers: [{name: other, image: a}]')}`)).toContain(missing)
})
