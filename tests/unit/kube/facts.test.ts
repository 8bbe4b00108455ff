import { describe, expect, test } from 'vitest'
import { defaultPullPolicy, parseImage } from '../../../src/kube/images.ts'
import { parseLabelQuery, matchesQuery } from '../../../src/kube/label-queries.ts'
import { matchesMap, matchesSelector } from '../../../src/kube/labels.ts'
import { containerPort, servicePort } from '../../../src/kube/ports.ts'
import { qosClass } from '../../../src/kube/qos.ts'
import { configReferences } from '../../../src/kube/references.ts'

describe('images', () => {
  test.each([
    ['nginx', 'Always'],
    ['nginx:latest', 'Always'],
    ['nginx:1', 'IfNotPresent'],
    [`nginx@sha256:${'a'.repeat(64)}`, 'IfNotPresent'],
    ['A:B:C', 'IfNotPresent'],
  ])('%s is pulled %s', (image, policy) => expect(defaultPullPolicy(image)).toBe(policy))
  test.each([
    ['Example/App:1', 'invalid reference format: repository name (App) must be lowercase'],
    ['nginx:', 'invalid reference format'],
    ['a b', 'invalid reference format'],
    ['', 'invalid reference format'],
    ['a'.repeat(64), `invalid repository name (${'a'.repeat(64)}), cannot specify 64-byte hexadecimal strings`],
  ])('%j cannot be an image', (image, error) => {
    expect(parseImage(image)).toEqual({ ok: false, error })
  })
})

describe('QoS', () => {
  const spec = (...resources: object[]) => ({ containers: resources.map((each, i) => ({ name: `c${i}`, resources: each })) })
  const full = { limits: { cpu: '1', memory: '1Gi' }, requests: { cpu: '1000m', memory: '1024Mi' } }
  test.each([
    ['BestEffort', spec({}, {})],
    ['Guaranteed', spec(full, full)],
    ['Burstable', spec(full, {})],
    ['Burstable', spec({ requests: { cpu: '1' } })],
    ['BestEffort', spec({ limits: { 'example.com/gpu': '1' } })],
    ['Guaranteed', { ...spec({}), resources: full }],
  ])('%s', (qos, pod) => expect(qosClass(pod)).toBe(qos))
})

describe('labels', () => {
  test('no selector selects nothing, an empty one everything', () => {
    expect(matchesSelector(undefined, { a: 'b' })).toBe(false)
    expect(matchesSelector({}, undefined)).toBe(true)
    expect(matchesMap({}, { a: 'b' })).toBe(false)
  })
  test('labels and expressions are all met', () => {
    const selector = { matchLabels: { a: 'b' }, matchExpressions: [{ key: 'c', operator: 'NotIn', values: ['d'] }] }
    expect(matchesSelector(selector, { a: 'b' })).toBe(true)
    expect(matchesSelector(selector, { a: 'b', c: 'd' })).toBe(false)
  })
  test.each([
    ['env in (a,b),!c', { env: 'a' }, true],
    ['env in (a,b),!c', { env: 'a', c: '' }, false],
    ['a=b,c!=d', { a: 'b' }, true],
    ['a', {}, false],
    ['a==', { a: '' }, true],
    ['n>3', { n: '4' }, true],
    ['', {}, true],
  ])('-l %j', (text, labels, matches) => {
    const query = parseLabelQuery(text)
    expect(query.ok && matchesQuery(query.requirements, labels)).toBe(matches)
  })
  test.each(['a in b', 'a,', ',', 'in (a', 'a b'])('-l %j is no selector', (text) => expect(parseLabelQuery(text).ok).toBe(false))
})

describe('what a container stands on', () => {
  const pod = {
    metadata: { name: 'web' },
    spec: {
      volumes: [
        { name: 's', secret: { secretName: 'tls', items: [{ key: 'crt', path: 'c' }] } },
        { name: 'p', projected: { sources: [{ configMap: { name: 'm', optional: true } }, { serviceAccountToken: { path: 't' } }] } },
        { name: 'e', ephemeral: {} },
      ],
    },
  }
  const container = {
    env: [
      { name: 'A', valueFrom: { secretKeyRef: { name: 'db', key: 'url' } } },
      { name: 'B', value: 'b' },
    ],
    envFrom: [{ configMapRef: { name: 'all' } }],
    volumeMounts: [
      { name: 's', mountPath: '/s' },
      { name: 'p', mountPath: '/p' },
      { name: 'e', mountPath: '/e' },
    ],
  }
  test('its environment and its mounts', () => {
    const { env, mounts } = configReferences(pod, container)
    expect(env.map(({ kind, name, keys, variable }) => [kind, name, keys, variable])).toEqual([
      ['ConfigMap', 'all', [], null],
      ['Secret', 'db', ['url'], 'A'],
    ])
    expect(mounts.map(({ sources, claim }) => [sources.map(({ name, optional }) => [name, optional]), claim])).toEqual([
      [[['tls', false]], null],
      [[['m', true]], null],
      [[], 'web-e'],
    ])
  })
})

test('ports have numbers and names', () => {
  const app = { ports: [{ name: 'http', containerPort: 8080, protocol: 'TCP' }] }
  expect(containerPort(app, 'http')).toBe(8080)
  expect(containerPort(app, '81')).toBe(81)
  expect(containerPort(app, 'nope')).toBe(null)
  expect(containerPort(app, 0)).toBe(null)
  expect(servicePort({ containers: [app] }, { port: 80, targetPort: 'http', protocol: 'TCP' })).toBe(8080)
  expect(servicePort({ containers: [app] }, { port: 80, targetPort: 'http', protocol: 'UDP' })).toBe(null)
})
