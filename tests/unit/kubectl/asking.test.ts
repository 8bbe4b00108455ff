/** What asks about more than one object, or waits: wait, rollout, events, auth, diff, and what looks at the cluster itself. */
import { describe, expect, test } from 'vitest'
import { exitCodeOf, picture, piecesOf, typed } from '../../support/kubectl.ts'
import { play, worldOf } from '../../support/worlds.ts'

const template = (image: string) => ({ metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'app', image }] } })
const deployment = (replicas: number, image = 'example/app:1') => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: { replicas, selector: { matchLabels: { app: 'web' } }, template: template(image) },
})
const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'lone' }, spec: { containers: [{ name: 'app', image: 'example/app:1' }] } }

const trace = play(
  worldOf(
    {
      duration: '2m',
      timeline: [
        { at: '40s', kubectl: 'set image deployment/web app=example/app:2' },
        { at: '70s', kubectl: 'delete pod lone --wait=false' },
      ],
    },
    deployment(2),
    pod,
  ),
  { seed: 3 },
)
const at = { trace, at: 30 }
const text = (command: string, seconds = 30): string => typed({ trace, at: seconds }, command)

describe('wait', () => {
  test.each([
    ['wait pod/lone --for=condition=Ready', 'pod/lone condition met'],
    ['wait pod/lone --for=condition=Ready -o name', 'pod/lone'],
    ["wait pod/lone --for='jsonpath={.status.phase}=Running'", 'pod/lone condition met'],
    ["wait pod/lone --for=jsonpath='{.status.podIP}'", 'pod/lone condition met'],
    ['wait deploy/none --for=create --timeout=1s', 'error: timed out waiting for the condition'],
    ["wait pod/lone --for='jsonpath={.status.phase}='", 'error: jsonpath wait has to have a value after equal sign'],
    ["wait pod/lone --for='jsonpath={.a}=b=c'", 'error: jsonpath wait format must be'],
    ["wait pod/lone --for='jsonpath={.spec}=x'", 'error: jsonpath leads to a nested object or list which is not supported'],
    ["wait pod/lone --for='jsonpath={.spec.containers[9]}=x'", 'error: array index out of bounds: index 9, length 1'],
    ["wait pod/lone --for='jsonpath={..name}=x'", 'error: given jsonpath expression matches more than one value'],
  ])('%s', (command, words) => {
    expect(text(command)).toMatch(words.startsWith('error') ? new RegExp(`^${words.replace(/[[\](){}.$^*+?|\\]/g, '\\$&')}`) : words)
  })

  test('what is there is waited for, although something else is not there', () => {
    expect(text('wait pod/lone pod/none --for=condition=Ready')).toBe(
      'pod/lone condition met\nError from server (NotFound): pods "none" not found',
    )
  })

  test('what does not come in time is told of, at the end of the world at the latest', () => {
    const pieces = piecesOf({ trace, at: 71 }, 'wait pod --all --for=condition=Initialized=False --timeout=10m')
    expect(new Set(pieces.map(({ at: when }) => when / 1000))).toEqual(new Set([120]))
    expect(pieces.map(({ text: said }) => said).join('')).toMatch(/^(?:timed out waiting for the condition on pods\/\S+\n){3}$/)
  })

  test('a deletion is told of when it comes to pass', () => {
    const [piece] = piecesOf({ trace, at: 65 }, 'wait pod/lone --for=delete -o name')
    expect(piece?.text).toBe('pod/lone\n')
    expect(Math.round((piece?.at ?? 0) / 1000)).toBe(71)
  })
})

describe('rollout', () => {
  test('objects of one kind only, also from a file', () => {
    const files = { 'web.yaml': JSON.stringify(deployment(2)) }
    expect(typed({ ...at, files }, 'rollout status -f web.yaml')).toBe('deployment "web" successfully rolled out')
    expect(text('rollout status deploy,ds')).toBe('error: you may only specify a single resource type')
  })

  test('the history as objects', () => {
    const images = "-o jsonpath='{.spec.template.spec.containers[0].image} '"
    expect(text(`rollout history deploy/web ${images}`, 100)).toBe('example/app:1 example/app:2 ')
    expect(text(`rollout history deploy/web --revision=2 ${images}`, 100)).toBe('example/app:2 ')
    expect(text('rollout history deploy/web -o yaml', 100).match(/^---$/gm)).toHaveLength(1)
    expect(text('rollout history deploy/web --revision=7 -o name', 100)).toBe('error: unable to find the specified revision')
  })
})

describe('events', () => {
  test('as objects they are a list of their own kind, in the order of Go structs', () => {
    const list = text('events --for pod/lone -o json')
    expect(list).toMatch(/^\{\n {4}"kind": "EventList",\n {4}"apiVersion": "v1",\n {4}"metadata": \{\},\n {4}"items": \[/)
    expect(list).toMatch(/"kind": "Event",\n {12}"apiVersion": "v1",\n {12}"metadata": \{\n {16}"name": "lone\./)
    expect(text('events --for pod/lone -o yaml')).toMatch(/\nkind: EventList\nmetadata: \{\}$/)
    expect(text('events --for pod/lone -o jsonpath={.items[*].reason}')).toBe('Scheduled Pulling Pulled Created Started')
    expect(text('events -o wide')).toMatch(/^error: unable to match a printer suitable for the output format "wide"/)
  })

  test('watched, each comes by itself', () => {
    expect(typed({ trace, at: 60 }, 'events --for pod/lone -w -o jsonpath={.reason}.')).toMatch(/^(?:\w+\.){5}Killing\.$/)
  })
})

test('the logs of all Pods of a workload', () => {
  const lines = text('logs deploy/web --all-pods').split('\n')
  expect(lines.map((line) => line.replace(/web-\w+-\w+/, 'POD'))).toEqual(Array(2).fill('[pod/POD/app] started app'))
})

test.each(['get ep', 'describe ep', 'get endpointslices,ep -o name'])('%s: Endpoints are warned of', (command) => {
  expect(text(command)).toMatch(/^Warning: v1 Endpoints is deprecated in v1\.33\+; use discovery\.k8s\.io\/v1 EndpointSlice$/m)
})

test('a description of what is in a file', () => {
  expect(typed({ ...at, files: { p: JSON.stringify(pod) } }, 'describe -f p')).toMatch(/^Name: {13}lone\n/)
})

describe('diff', () => {
  const diff = (document: object): string => typed({ ...at, files: { f: JSON.stringify(document) } }, 'diff -f f')

  test('a change of what is wanted is a new generation', () => {
    expect(diff(deployment(3)).match(/^[-+] .*$/gm)).toEqual(['-  generation: 1', '+  generation: 2', '-  replicas: 2', '+  replicas: 3'])
    expect(diff(deployment(2))).toBe('')
  })

  test('a label is none, and what is not there is all new', () => {
    const labelled = { ...deployment(2), metadata: { name: 'web', labels: { a: 'b' } } }
    expect(diff(labelled).match(/^[-+] .*$/gm)).toEqual(['+  labels:', '+    a: b'])
    expect(diff({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c' } })).toContain('+  creationTimestamp: "2026-')
    expect(exitCodeOf({ ...at, files: { f: JSON.stringify(deployment(3)) } }, 'diff -f f')).toBe(1)
  })
})

describe('whether somebody may', () => {
  test.each([
    ['auth can-i delete pods', 'yes'],
    ['auth can-i list nodes', "Warning: resource 'nodes' is not namespace scoped\n\nyes"],
    ['auth can-i list nodes -A', 'yes'],
    ['auth can-i get clusterroles', "Warning: resource 'clusterroles' is not namespace scoped in group 'rbac.authorization.k8s.io'\n\nyes"],
    ['auth can-i eat pods', "Warning: verb 'eat' is not a known verb\n\nyes"],
    ['auth can-i get foo.bar', "Warning: the server doesn't have a resource type 'foo' in group 'bar'\n\nyes"],
    ['auth can-i get /healthz', 'yes'],
    ['auth can-i get pods --as=bob', 'no'],
    ['auth can-i get pods --no-headers', 'error: --no-headers cannot be set without --list specified'],
    ['auth can-i --list -A', "error: list option can't be specified with neither quiet, all-namespaces nor subresource options"],
  ])('%s', (command, words) => {
    expect(text(command)).toBe(words)
  })

  test('the list begins with everything', () => {
    expect(text('auth can-i --list').split('\n').slice(0, 3).join('\n')).toBe(picture`
      Resources                                       Non-Resource URLs   Resource Names   Verbs
      *.*                                             []                  []               [*]
                                                      [*]                 []               [*]
    `)
  })
})

test.each([
  ['top', 'Display resource (CPU/memory) usage.'],
  ['top pods', 'error: Metrics API not available'],
  ['top nope', 'error: unknown command "nope"'],
  ['top pods --sort-by=age', 'error: --sort-by accepts only cpu or memory'],
  ['api-resources pods', 'error: unexpected arguments: [pods]\nSee'],
  ['api-resources --api-group=policy -o json', '{\n    "kind": "APIResourceList",\n    "apiVersion": "v1",'],
  ['cluster-info', 'Kubernetes control plane is running at https://127.0.0.1:6443\n\nTo further debug'],
])('%s', (command, begin) => {
  expect(text(command).slice(0, begin.length)).toBe(begin)
})
