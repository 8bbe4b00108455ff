import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readManifest } from '../../../src/manifest/index.ts'

const answer = (text: string): string => readManifest(text, 'f.yaml').answer.text
const pod = (spec: string, metadata = 'name: web'): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {${metadata}}\nspec:\n  ${spec.replaceAll('\n', '\n  ')}\n`
const app = (fields: string): string => pod(`containers: [{name: app, image: "b:1", ${fields}}]`)
const GOOD = pod('containers: [{name: app, image: "b:1"}]')

describe("kubectl's own checks", () => {
  test.each([
    ['# nothing\n---\nnull', 'error: no objects passed to create'],
    [
      '- a',
      'error: error validating "f.yaml": error validating data: invalid object to validate; if you choose to ignore these errors, turn validation off with --validate=false',
    ],
    [
      'a: b',
      'error: error validating "f.yaml": error validating data: [apiVersion not set, kind not set]; if you choose to ignore these errors, turn validation off with --validate=false',
    ],
    [
      'apiVersion: 1\nkind: Pod',
      `error: error validating "f.yaml": error validating data: apiVersion isn't string type; if you choose to ignore these errors, turn validation off with --validate=false`,
    ],
    [
      'kind: ""\napiVersion: v1\nb: {d: 1, c: 2}',
      `error: unable to decode "f.yaml": Object 'Kind' is missing in '{"apiVersion":"v1","b":{"c":2,"d":1},"kind":""}'`,
    ],
    [
      'apiVersion: v1\nkind: Pod\nmetadata: a',
      'error: unable to decode "f.yaml": json: cannot unmarshal string into Go struct field metadataOnlyObject.metadata of type v1.ObjectMeta',
    ],
    [
      'apiVersion: v1\nkind: Pods\nmetadata: {name: x}',
      'error: resource mapping not found for name: "x" namespace: "" from "f.yaml": no matches for kind "Pods" in version "v1"\nensure CRDs are installed first',
    ],
    [
      'apiVersion: v1\nkind: pod\nmetadata: {name: x}',
      'Error from server (BadRequest): error when creating "f.yaml": pod in version "v1" cannot be handled as a Pod: no kind "pod" is registered for version "v1" in scheme "pkg/runtime/scheme.go:111"',
    ],
    ['a: b: c', 'error: error parsing f.yaml: error converting YAML to JSON: yaml: mapping values are not allowed in this context'],
    ['--- x', 'error: error parsing f.yaml: invalid Yaml document separator: x'],
  ])('%j', (text, wanted) => {
    expect(answer(text)).toBe(wanted)
    expect(readManifest(text, 'f.yaml').world).toEqual(text.includes('null') ? expect.anything() : null)
  })
})

describe('decoding', () => {
  const REFUSED = 'Error from server (BadRequest): error when creating "f.yaml": Pod in version "v1" cannot be handled as a Pod: '
  const type = (path: string, value: string, wanted: string): string =>
    `json: cannot unmarshal ${value} into Go struct field ${path} of type ${wanted}`
  test.each([
    [
      'unknown fields, depth first in sorted order',
      `zoo: 1\n${pod('hoo: 1\ncontainers: [{name: app, prots: []}]')}`,
      'strict decoding error: unknown field "spec.containers[0].prots", unknown field "spec.hoo", unknown field "zoo"',
    ],
    [
      'a type error before unknown fields',
      app('livenesProbe: {}, command: a'),
      type('Container.spec.containers.command', 'string', '[]string'),
    ],
    ['an item', pod('containers: [foo]'), type('PodSpec.spec.containers', 'string', 'v1.Container')],
    [
      'a number that does not fit',
      app('ports: [{containerPort: 99999999999}]'),
      type('ContainerPort.spec.containers.ports.containerPort', 'number 99999999999', 'int32'),
    ],
    [
      'a fraction',
      app('ports: [{containerPort: 80.5}]'),
      type('ContainerPort.spec.containers.ports.containerPort', 'number 80.5', 'int32'),
    ],
    [
      'an embedded struct',
      app('livenessProbe: {httpGet: {port: true}}'),
      type('HTTPGetAction.spec.containers.livenessProbe.ProbeHandler.httpGet.port', 'bool', 'int32'),
    ],
    ['a named type', pod('dnsPolicy: 5'), type('PodSpec.spec.dnsPolicy', 'number', 'v1.DNSPolicy')],
    [
      'a named map',
      app('resources: {limits: 5}'),
      type('ResourceRequirements.spec.containers.resources.limits', 'number', 'v1.ResourceList'),
    ],
    [
      'a quantity before everything else',
      app('command: a, resources: {limits: {memory: 128mb}}'),
      "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
    ],
    ['a quantity with a suffix of none', app('resources: {limits: {memory: 1ki}}'), "unable to parse quantity's suffix"],
  ])('%s', (_, text, wanted) => {
    expect(answer(text)).toBe(REFUSED + wanted)
  })

  test.each(['Mi', '1Gi', '128m', '1e3', '5', '.5', '+1k'])('%s is a quantity', (text) => {
    expect(answer(app(`resources: {requests: {cpu: ${JSON.stringify(text)}}}`))).not.toContain('quantit')
  })

  test('what is null is not set, and empty in lists and maps', () => {
    const text = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, labels: {b: null}, annotations: null}\ndata: {c: null}'
    const [object] = readManifest(text, 'f').world?.objects ?? []
    expect(object).toEqual({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'a', namespace: 'default', labels: { b: '' } },
      data: { c: '' },
    })
  })

  test('bad base64', () => {
    expect(answer('apiVersion: v1\nkind: Secret\nmetadata: {name: s}\ndata: {a: "!"}')).toContain('illegal base64 data at input byte 0')
  })
})

describe('several documents', () => {
  test('good ones are created before the one that cannot be read', () => {
    expect(answer(`${GOOD}---\na: [`)).toBe(
      'pod/web created (server dry run)\nerror: error parsing f.yaml: error converting YAML to JSON: yaml: line 1: did not find expected node content',
    )
  })

  test('one refused alone is told at length, two as lines', () => {
    const bad = (name: string): string => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}_}\n`
    expect(answer(bad('a'))).toMatch(/^The ConfigMap "a_" is invalid: metadata\.name: /)
    const lines = answer(`${bad('a')}---\n${bad('b')}`).split('\n')
    expect(lines.map((line) => line.split(': metadata.name: ')[0])).toEqual(
      ['a', 'b'].map((name) => `Error from server (Invalid): error when creating "f.yaml": ConfigMap "${name}_" is invalid`),
    )
  })

  test('items of a List are documents of their own', () => {
    const { documents, world } = readManifest(
      'apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: ConfigMap, metadata: {name: a}}\n- {apiVersion: v1, kind: Secret, metadata: {name: b}}',
      'f',
    )
    expect(documents.map(({ kind, name, index }) => [kind, name, index])).toEqual([
      ['ConfigMap', 'a', 0],
      ['Secret', 'b', 0],
    ])
    expect(world?.objects.map(({ metadata }) => metadata.namespace)).toEqual(['default', 'default'])
  })

  test('a namespace must come first', () => {
    const inX = GOOD.replace('name: web', 'name: web, namespace: x')
    expect(answer(inX)).toBe('Error from server (NotFound): error when creating "f.yaml": namespaces "x" not found')
    expect(answer(`apiVersion: v1\nkind: Namespace\nmetadata: {name: x}\n---\n${inX}`)).toBe(
      'namespace/x created (server dry run)\npod/web created (server dry run)',
    )
  })

  test('the same object twice', () => {
    expect(answer(`${GOOD}---\n${GOOD}`)).toBe(
      'pod/web created (server dry run)\nError from server (AlreadyExists): error when creating "f.yaml": pods "web" already exists',
    )
  })
})

test('no text makes it throw', () => {
  const piece = fc.constantFrom(
    'apiVersion: v1\n',
    'kind: Pod\n',
    'kind: Scenario\napiVersion: podscope.dev/v1alpha1\n',
    'spec:\n',
    '  containers:\n',
    '  - name: a\n',
    '  timeline: [{at: 5}]\n',
    'metadata: {name: a}\n',
    '---\n',
    '{',
    '}',
    '[',
    ': ',
    '- ',
    '&a ',
    '*a ',
    '<<: *a\n',
    '|\n',
    '\t',
    '"',
    "'",
    '? ',
    '!!int ',
    '%',
    '\n',
    ' ',
    '#',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 6 })), { maxLength: 20 }), (pieces) => {
      const text = pieces.join('')
      const reading = readManifest(text, 'f')
      expect(reading.world === null).toBe(reading.answer.exitCode === 1 && reading.documents.length + reading.diagnostics.length > 0)
      for (const { range } of reading.diagnostics) {
        expect(range.start.offset).toBeGreaterThanOrEqual(0)
        expect(range.end.offset).toBeLessThanOrEqual(text.length)
      }
    }),
    { numRuns: 500 },
  )
})

test.each(['[', '{a: ', '- ', 'a:\n '])('neither does depth: %j', (piece) => {
  expect(readManifest(piece.repeat(20_000), 'f').answer.exitCode).toBe(1)
})
