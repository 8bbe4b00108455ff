import { describe, expect, test } from 'vitest'
import { play, worldOf } from '../../support/worlds.ts'
import { exitCodeOf, picture, piecesOf, typed } from '../../support/kubectl.ts'

const pod = (name: string, labels: Record<string, string>, more: Record<string, unknown> = {}) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, labels },
  spec: { containers: [{ name: 'app', image: 'example/app:1' }], ...more },
})

const web = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web' },
  spec: { selector: { app: 'web' }, ports: [{ port: 80, targetPort: 8080 }], clusterIP: '10.96.0.10' },
}

const trace = play(
  worldOf(
    {
      duration: '2m',
      processes: [{ container: 'app', pod: 'b', starts: [{ exits: { after: '10s', code: 1 } }, {}] }],
      timeline: [
        { at: '60s', kubectl: 'label pod a app=db --overwrite' },
        { at: '70s', kubectl: 'delete pod b --wait=false' },
      ],
    },
    pod('b', { app: 'web', 'example.com/tier': 'front' }),
    pod('a', { app: 'web' }),
    pod('z', { app: 'job' }, { nodeSelector: { disk: 'ssd' } }),
    web,
  ),
  { seed: 3 },
)
const at30 = { trace, at: 30 }

describe('tables', () => {
  test('rows are in the order of names, cells are aligned, ages count', () => {
    expect(typed(at30, 'get pods')).toBe(picture`
      NAME   READY   STATUS    RESTARTS      AGE
      a      1/1     Running   0             30s
      b      1/1     Running   1 (18s ago)   30s
      z      0/1     Pending   0             30s
    `)
  })

  test('columns of labels come last, of all labels the very last', () => {
    expect(typed(at30, 'get po b z -L app,example.com/tier --show-labels --no-headers')).toBe(picture`
      b     1/1   Running   1 (18s ago)   30s   web   front   app=web,example.com/tier=front
      z     0/1   Pending   0             30s   job           app=job
    `)
  })

  test('several kinds are several tables with full names', () => {
    expect(typed(at30, 'get svc/web pod/a')).toBe(picture`
      NAME          TYPE        CLUSTER-IP   EXTERNAL-IP   PORT(S)   AGE
      service/web   ClusterIP   10.96.0.10   <none>        80/TCP    30s

      NAME    READY   STATUS    RESTARTS   AGE
      pod/a   1/1     Running   0          30s
    `)
  })

  test('without the server there are but names and ages', () => {
    expect(typed(at30, 'get pods a --server-print=false')).toBe('NAME   AGE\na      30s')
  })

  test('namespaces are a column for namespaced kinds only', () => {
    expect(typed(at30, 'get svc -A')).toMatch(/^NAMESPACE {3}NAME/)
    expect(typed(at30, 'get ns -A')).toMatch(/^NAME /)
  })
})

describe('what is chosen', () => {
  test.each([
    ['-l app=web', 'a b'],
    ['-l app!=web', 'z'],
    ["-l 'app in (job,db)'", 'z'],
    ['-l example.com/tier', 'b'],
    ["-l '!example.com/tier'", 'a z'],
    ['--field-selector=status.phase=Pending', 'z'],
    ['--field-selector=status.phase!=Pending,metadata.name!=a', 'b'],
    ['--sort-by=.metadata.labels.app', 'z a b'],
    ['z a', 'z a'],
  ])('get pods %s: %s', (flags, names) => {
    expect(typed(at30, `get pods ${flags} -o jsonpath='{.items[*].metadata.name}'`)).toBe(names)
  })

  test('nothing is said where nothing is', () => {
    expect(typed(at30, 'get pods -l app=none')).toBe('No resources found in default namespace.')
    expect(typed(at30, 'get pods -A -l app=none')).toBe('No resources found')
    expect(typed(at30, 'get pods none --ignore-not-found')).toBe('')
    expect(exitCodeOf(at30, 'get pods -l app=none')).toBe(0)
  })
})

describe('complaints', () => {
  test.each([
    ['get pods a none', 'Error from server (NotFound): pods "none" not found'],
    ['get pods none', 'Error from server (NotFound): pods "none" not found'],
    ['get deploy/none svc/none', 'Error from server (NotFound): deployments.apps "none" not found'],
    ['get podz', 'error: the server doesn\'t have a resource type "podz"'],
    ['get pods a -l app=web', 'error: name cannot be provided when a selector is specified'],
    ['get pods a -A', 'error: a resource cannot be retrieved by name across all namespaces'],
    ['get pods -o yaml --show-labels', 'error: --show-labels option cannot be used with yaml printer'],
    ['get pods,svc/web', 'error: arguments in resource/name form must have a single resource and name'],
    ['get pods -Af', "error: flag needs an argument: 'f' in -f"],
    ['get pods,svc -w', 'error: you may only specify a single resource type'],
    ['get pods -o custom-columns=', 'error: custom-columns format specified but no custom columns given'],
    ['get pods -o custom-columns=A', 'error: unexpected custom-columns spec: A, expected <header>:<json-path-expr>'],
    ["get pods -o jsonpath='{.a'", 'error: error parsing jsonpath {.a, unclosed action'],
    ["get pods -o jsonpath='{.a[0'", 'error: error parsing jsonpath {.a[0, unterminated array'],
    ['get pods -o jsonpath=', 'error: template format specified but no template given'],
    ["get pods -o go-template='{{.a'", 'error: error parsing template {{.a, template: output:1: unclosed action'],
    ['get pods --chunk-size=x', 'error: invalid argument "x" for "--chunk-size" flag: strconv.ParseInt: parsing "x": invalid syntax'],
    ["get pods -l '-x=1'", 'unable to parse requirement: <nil>: Invalid value: "-x": name part must consist of'],
    ["get pods -l 'a in (b,-)'", 'unable to parse requirement: values[0][a]: Invalid value: "-": a valid label must be'],
    ['get pods,svc --sort-by=.metadata.name', 'error: couldn\'t find any field with path "{.metadata.name}" in the list of objects'],
    ['get pods --output-watch-events', 'error: --output-watch-events option can only be used with --watch or --watch-only'],
    ['get -w', 'error: You must provide one or more resources by argument or filename.'],
    ['get pods a b -w', 'error: you may only watch a single resource or type of resource at a time'],
    ['get pods -f x.yaml a', 'error: when paths, URLs, or stdin is provided as resource input, you may not specify resource arguments'],
    ['get pods -o custom-columns-file=none', 'error: error reading template none, open none: no such file or directory'],
    ['gett pods', 'error: unknown command "gett" for "kubectl"'],
    ['rollout foo', 'error: unknown command "foo"'],
  ])('%s', (command, complaint) => {
    expect(typed(at30, command)).toContain(complaint)
    expect(exitCodeOf(at30, command)).toBe(1)
  })

  test('several things that are not there are told one a line', () => {
    expect(typed(at30, 'get pods x y x')).toBe(
      ['x', 'y'].map((name) => `Error from server (NotFound): pods "${name}" not found`).join('\n'),
    )
  })
})

test('an error that ends with a line break has no empty line after it', () => {
  expect(piecesOf(at30, 'gett pods').map(({ text }) => text)).toEqual([
    'error: unknown command "gett" for "kubectl"\n\nDid you mean this?\n\tset\n\tget\n',
  ])
})

test('of several names none of which is there, a list is printed that is empty', () => {
  expect(typed(at30, 'get pods x y -o yaml')).toMatch(/^apiVersion: v1\nitems: \[\]\nkind: List\n/)
  expect(typed(at30, 'get pods x y -o yaml --ignore-not-found')).toBe('')
  expect(typed(at30, 'get pods x -o yaml')).toBe('Error from server (NotFound): pods "x" not found')
})

test('paths in a row: a table is sorted by the first, a list by none', () => {
  const path = "--sort-by='{.metadata.labels.app}{.metadata.name}'"
  expect(typed(at30, `get pods ${path} --no-headers`).replace(/ .*$/gm, '')).toBe('z\na\nb')
  expect(typed(at30, `get pods ${path} -o name`)).toMatch(/^error: unexpected path string, expected a 'name1\.name2' or/)
})

test('a table of one row is not sorted, and so not refused either', () => {
  expect(typed(at30, 'get pods a --sort-by=.nope --no-headers')).toMatch(/^a /)
  expect(typed(at30, 'get pods --sort-by=.nope')).toBe('No resources found in default namespace.')
})

describe('watching', () => {
  const story = (command: string): string[] =>
    piecesOf({ trace, at: 55 }, command).map(({ at, text }) => `${Math.round(at / 1000)} ${text.trimEnd().replaceAll(/ {2,}/g, ' ')}`)

  test('a Pod that stops matching is told of once more', () => {
    expect(story('get pods -l app=web -w --no-headers -o custom-columns=N:.metadata.name,A:.metadata.labels.app')).toEqual(
      expect.arrayContaining(['60 a db']),
    )
    expect(story('get pods -l app=db -w -o name')).toEqual(['60 pod/a'])
  })

  test('the list comes first, then each change with its moment', () => {
    const lines = story('get pod b -w')
    expect(lines[0]).toBe('55 NAME READY STATUS RESTARTS AGE\nb 1/1 Running 1 (43s ago) 55s')
    expect(lines[1]).toBe('70 b 1/1 Terminating 1 (59s ago) 71s')
    expect(lines.at(-1)).toMatch(/^7\d b 0\/1 \w+ 1/)
  })

  test('what happened stands before each object, or around it', () => {
    const of = (format: string): string[] => story(`get pods -l app=db --watch-only --output-watch-events ${format}`)
    expect(of('--no-headers')).toEqual([expect.stringMatching(/^60 ADDED a 1\/1 Running/)])
    expect(of('-o json')).toEqual([expect.stringMatching(/^60 \{"type":"ADDED","object":\{"apiVersion":"v1","kind":"Pod",/)])
    expect(of('-o yaml')).toEqual([expect.stringMatching(/^60 object:\n apiVersion: v1\n[^]*\ntype: ADDED$/)])
    expect(of('-o name')).toEqual(['60 pod/a'])
  })

  test('it ends when its time is over', () => {
    expect(story('get pods -w -o name --request-timeout=8s --watch-only')).toEqual(['60 pod/a'])
  })
})
