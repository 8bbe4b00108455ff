import { describe, expect, test } from 'vitest'
import { play, worldOf } from '../../support/worlds.ts'
import { picture, typed } from '../../support/kubectl.ts'

const configMap = (name: string, replicas: number, list: readonly string[]) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, labels: { 'example.com/tier': `t${replicas}` } },
  data: Object.fromEntries(list.map((one, i) => [`k${i}`, one])),
})

const trace = play(worldOf({ duration: '20s' }, configMap('one', 1, ['a', 'b: c d:e']), configMap('two', 2, ['yes'])), { seed: 3 })
const at = { trace, at: 10 }
const cm = (flags: string): string => typed(at, `get cm one two ${flags}`)

describe('jsonpath', () => {
  test.each([
    ['{.items[*].metadata.name}', 'one two'],
    ['{.items[0].metadata.name}{"\\t"}{.kind}', 'one\tList'],
    ['{.items[-1].metadata.name}', 'two'],
    ['{.items[0:1].metadata.name}', 'one'],
    ['{..name}', 'one two'],
    ['{range .items[*]}[{.metadata.name}]{end}', '[one][two]'],
    ['{range .items[*]}{.metadata.name}={.data.k1}{"\\n"}{end}', 'one=b: c d:e\ntwo='],
    ['{.items[?(@.data.k0=="yes")].metadata.name}', 'two'],
    ['{.items[?(@.data.k1)].metadata.name}', 'one'],
    ['{.items[*].metadata.labels.example\\.com/tier}', 't1 t2'],
    ['{.items[1].data}', '{"k0":"yes"}'],
    ['{.nope}', ''],
    ['plain {@.kind}', 'plain List'],
  ])('%s', (template, result) => {
    expect(cm(`-o jsonpath='${template}'`)).toBe(result)
  })

  test('as JSON', () => {
    expect(cm(`-o jsonpath-as-json='{.items[*].metadata.name}'`)).toBe('[\n    "one",\n    "two"\n]')
  })

  test('what does not fit is told with the object', () => {
    expect(typed(at, "get cm two -o jsonpath='{.metadata.labels[0]}'")).toMatch(
      /^error: error executing jsonpath "\{\.metadata\.labels\[0\]\}": Error executing template: map\[example\.com\/tier:t2\] is not array or slice\. Printing more/,
    )
  })
})

describe('go-template', () => {
  test.each([
    ['{{range .items}}{{.metadata.name}} {{end}}', 'one two '],
    ['{{range $i, $e := .items}}{{$i}}{{$e.metadata.name}}{{end}}', '0one1two'],
    ['{{len .items}} {{index .items 1 "kind"}}', '2 ConfigMap'],
    ['{{(index .items 0).metadata.name | printf "<%s>"}}', '<one>'],
    ['{{with .nope}}x{{else}}{{.kind}}{{end}}', 'List'],
    ['{{range .items}}{{if eq .metadata.name "two"}}{{.data}}{{end}}{{end}}', 'map[k0:yes]'],
    ['a {{- "b" -}} c', 'abc'],
    ['{{.nope}}', '<no value>'],
    ['{{range $i, $e := .items}}{{if eq $i 1}}{{break}}{{end}}{{$e.metadata.name}}{{end}}', 'one'],
    ['{{range .items}}{{if eq .metadata.name "one"}}{{continue}}{{end}}{{.metadata.name}}{{end}}', 'two'],
  ])('%s', (template, result) => {
    expect(cm(`-o go-template='${template}'`)).toBe(result)
  })
})

describe('a go-template that cannot be read', () => {
  test.each([
    ['{{end}}', 'unexpected {{end}}'],
    ['{{else}}', 'unexpected {{else}}'],
    ['{{if}}x{{end}}', 'missing value for if'],
    ['{{foo .}}', 'function "foo" not defined'],
    ['{{break}}', '{{break}} outside {{range}}'],
    ['{{range .items}}', 'unexpected EOF'],
  ])('%s', (template, why) => {
    expect(cm(`-o go-template='${template}'`)).toBe(`error: error parsing template ${template}, template: output:1: ${why}`)
  })
})

test('a go-template that does not fit is told with its place and the object', () => {
  const lines = typed(at, "get cm two -o go-template='{{.kind}} {{.data.k0.x}}'").split('\n')
  const why = `template: output:1:17: executing "output" at <.data.k0.x>: can't evaluate field x in type interface {}`
  expect(lines[0]).toBe(`Error executing template: ${why}. Printing more information for debugging the template:`)
  expect(lines.slice(1, 4)).toEqual(['\ttemplate was:', '\t\t{{.kind}} {{.data.k0.x}}', '\traw data was:'])
  expect(lines.at(-1)).toBe(`error: error executing template "{{.kind}} {{.data.k0.x}}": ${why}`)
})

test('templates and columns may stand in files', () => {
  const files = { path: '{.metadata.name}', columns: 'NAME   FIRST\n.metadata.name .data.k0\n', uneven: 'A B\n.a\n' }
  expect(typed({ ...at, files }, 'get cm two -o jsonpath-file=path')).toBe('two')
  expect(typed({ ...at, files }, 'get cm two -o custom-columns-file=columns')).toBe('NAME   FIRST\ntwo    yes')
  expect(typed({ ...at, files }, 'get cm two -o custom-columns-file=uneven')).toBe(
    "error: number of headers (2) and field specifications (1) don't match",
  )
})

test('what is found at any depth comes in the order of a walk', () => {
  const containers = ['a', 'b'].map((name) => ({ name, image: 'example/app:1', env: [{ name: `${name}1`, value: 'x' }] }))
  const world = worldOf({ duration: '5s' }, { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' }, spec: { containers } })
  expect(typed({ trace: play(world), at: 0.1 }, "get pod p -o jsonpath='{.spec.containers..name}'")).toMatch(/^a a1 \S+ b b1 \S+$/)
})

test('several fields of one kind of braces', () => {
  expect(cm(`-o jsonpath="{.items[*]['metadata.name','kind']}"`)).toBe('one two ConfigMap ConfigMap')
})

test('custom columns', () => {
  expect(cm('-o custom-columns=NAME:.metadata.name,DATA:data,FIRST:{.data.k0},:{.data.k9}').split('\n')).toEqual([
    'NAME   DATA                    FIRST   ',
    'one    map[k0:a k1:b: c d:e]   a       <none>',
    'two    map[k0:yes]             yes     <none>',
  ])
})

test('YAML: one object as it is, several in a List', () => {
  const text = typed(at, 'get cm one -o yaml').replace(/(uid: |creationTimestamp: |resourceVersion: ).*/g, '$1…')
  expect(text).toBe(picture`
    apiVersion: v1
    data:
      k0: a
      k1: 'b: c d:e'
    kind: ConfigMap
    metadata:
      creationTimestamp: …
      labels:
        example.com/tier: t1
      name: one
      namespace: default
      resourceVersion: …
      uid: …
  `)
  expect(cm('-o yaml')).toMatch(/^apiVersion: v1\nitems:\n- apiVersion: v1\n {2}data:\n/)
  expect(cm('-o yaml')).toMatch(/\nkind: List\nmetadata:\n {2}resourceVersion: ""$/)
})

test('KYAML: braces, and every text in quotes', () => {
  expect(typed(at, 'get cm two -o kyaml')).toMatch(
    /^---\n\{\n {2}apiVersion: "v1",\n {2}data: \{\n {4}k0: "yes",\n {2}\},\n {2}kind: "ConfigMap",\n/,
  )
  expect(cm('-o kyaml')).toMatch(/\n {2}items: \[\{\n {4}apiVersion: "v1",\n[^]*\n {2}\}, \{\n[^]*\n {2}\}\],\n/)
})

test('JSON: keys in order, four blanks', () => {
  expect(typed(at, 'get cm two -o json')).toMatch(/^\{\n {4}"apiVersion": "v1",\n {4}"data": \{\n {8}"k0": "yes"\n {4}\},\n/)
  expect(typed(at, 'get cm -l nope -o json')).toBe(picture`
    {
        "apiVersion": "v1",
        "items": [],
        "kind": "List",
        "metadata": {
            "resourceVersion": ""
        }
    }
  `)
})
