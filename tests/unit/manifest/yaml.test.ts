import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { composeValue } from '../../../src/manifest/yaml/compose.ts'
import { YamlError } from '../../../src/manifest/yaml/cursor.ts'
import { splitDocuments } from '../../../src/manifest/yaml/documents.ts'
import { findJsonError } from '../../../src/base/go-json-text.ts'
import { parseYaml } from '../../../src/manifest/yaml/parse.ts'

const read = (text: string): unknown => {
  const node = parseYaml(text)
  return node && composeValue(node)
}

/** What kubectl prints behind `error converting YAML to JSON: `. */
const errorOf = (text: string): string => {
  try {
    return `read as ${JSON.stringify(read(text))}`
  } catch (error) {
    if (error instanceof YamlError) return error.text
    throw error
  }
}

describe('values are those of YAML 1.1', () => {
  test.each<[string, unknown]>([
    ['a: yes', { a: true }],
    ['a: [y, Y, on, ON, True]', { a: [true, true, true, true, true] }],
    ['a: [n, No, off, OFF, false]', { a: [false, false, false, false, false] }],
    ['a: yEs', { a: 'yEs' }],
    ['yes: 1', { true: 1 }],
    ['a: 010', { a: 8 }],
    ['a: 089', { a: 89 }],
    ['a: [0x50, 0b1, 1_000, +1, 0o17]', { a: [80, 1, 1000, 1, 15] }],
    ['a: [1.10, 1e3, .5, 1e1]', { a: [1.1, 1000, 0.5, 10] }],
    ['a: [~, null, "", \'\']', { a: [null, null, '', ''] }],
    ['a: [2001-01-01, 1:30]', { a: ['2001-01-01', '1:30'] }],
    ['a: !!str 1', { a: '1' }],
    ['a: !foo 1', { a: '1' }],
    ['a: !!binary aGk=', { a: 'hi' }],
    ['1: a', { 1: 'a' }],
    ['a: 1\na: 2', { a: 2 }],
    ['a: &x {b: 1}\nc: *x', { a: { b: 1 }, c: { b: 1 } }],
    ['a: &x {b: 1, c: 1}\nd: {<<: *x, c: 2}', { a: { b: 1, c: 1 }, d: { b: 1, c: 2 } }],
    ['a: |\n  x\n  y\n\nb: >-\n  x\n  y', { a: 'x\ny\n', b: 'x y' }],
    ['a: "x\\n\\u00e9"', { a: 'x\né' }],
    ['a:\tb', { a: 'b' }],
    ['\ufeffa: b\r\nc: d\r\n', { a: 'b', c: 'd' }],
    ['a: b\n...\nrubbish: [', { a: 'b' }],
    ['a:\n- b\n- c', { a: ['b', 'c'] }],
    ['__proto__: 1', JSON.parse('{"__proto__": 1}')],
    ['# nothing', null],
  ])('%j', (text, value) => {
    expect(read(text)).toEqual(value)
  })
})

describe('errors have their words and lines', () => {
  test.each([
    ['a:\n\tb: 1', 'yaml: line 2: found character that cannot start any token'],
    ['a: @b', 'yaml: found character that cannot start any token'],
    ['a: b: c', 'yaml: mapping values are not allowed in this context'],
    ['a: 1\nb\nc: 2', "yaml: line 3: could not find expected ':'"],
    ['a: 1\nb: "x\n', 'yaml: line 3: found unexpected end of stream'],
    ['a: 1\nb: "\\q"', 'yaml: line 2: found unknown escape character'],
    ['a: 1\nb: - c', 'yaml: line 2: block sequence entries are not allowed in this context'],
    ['a: *', 'yaml: did not find expected alphabetic or numeric character'],
    ['a: |\n\tb', 'yaml: line 2: found a tab character where an indentation space is expected'],
    ['a: | b', 'yaml: did not find expected comment or line break'],
    ['a:\n  b: 1\n c: 2', 'yaml: line 2: did not find expected key'],
    ['a:\n- b\nc: ]', 'yaml: line 2: did not find expected node content'],
    ['a:\n  - b\n  c: d', "yaml: line 2: did not find expected '-' indicator"],
    ['a:\n  b: [c\n  d: e\n', "yaml: line 2: did not find expected ',' or ']'"],
    ['a: 1\nb: {c: d\n', "yaml: line 2: did not find expected ',' or '}'"],
    ['a: [b,,c]', 'yaml: did not find expected node content'],
    ['a: 1\nb: !foo!x 1', 'yaml: line 1: found undefined tag handle'],
    ['a: *x', "yaml: unknown anchor 'x' referenced"],
    ['a: &x [*x]', "yaml: anchor 'x' value contains itself"],
    ['a: {<<: 1}', 'yaml: map merge requires map or sequence of maps as the value'],
    ['a: !!binary x', 'yaml: !!binary value contains invalid base64 data'],
    ['a: \x01', 'yaml: control characters are not allowed'],
    ['a: {{ .Values.image }}', 'yaml: invalid map key: map[interface {}]interface {}{".Values.image":interface {}(nil)}'],
    ['[a]: b', 'yaml: invalid map key: []interface {}{"a"}'],
    ['null: "null"', 'unsupported map key of type: %!s(<nil>), key: <nil>, value: "null"'],
    ['a: .inf', 'json: unsupported value: +Inf'],
    ['a: !!int x', 'yaml: cannot decode !!str `x` as a !!int'],
  ])('%j', (text, message) => {
    expect(errorOf(text)).toBe(message)
  })

  test('aliases that unfold without end are stopped', () => {
    const bomb = [
      'a: &a [x, x, x, x, x, x, x, x, x]',
      ...'bcdefg'.split('').map((name, i) => {
        const before = 'abcdef'.charAt(i)
        return `${name}: &${name} [${Array.from({ length: 9 }, () => `*${before}`).join(', ')}]`
      }),
    ].join('\n')
    expect(errorOf(bomb)).toBe('yaml: document contains excessive aliasing')
  })
})

test('a stream is cut at its separators, and the one before the first document belongs to it', () => {
  expect(splitDocuments('---\na: 1\n--- # two\nb: 2').documents.map(({ text }) => text)).toEqual(['---\na: 1\n', 'b: 2'])
  expect(splitDocuments('a: 1\n--- x').error).toEqual({ offset: 5, message: 'invalid Yaml document separator: x' })
})

test.each<[string, string[]]>([
  ['{"a": "}{"}\n{"b": {}} {}', ['{"a": "}{"}', '\n{"b": {}}', ' {}']],
  ['{"a": 1}\n---\n{"b": 2}{"c": 3}', ['{"a": 1}\n', '{"b": 2}{"c": 3}']],
  ['{"a": 1}\n{b: 2}', ['{"a": 1}', '\n{b: 2}']],
  ['{a: 1}\n{b: 2}', ['{a: 1}\n{b: 2}']],
])('the JSON objects of %j are documents', (text, documents) => {
  expect(splitDocuments(text).documents.map((document) => document.text)).toEqual(documents)
})

test.each([
  ['{"apiVersion":"v1" "kind":"Pod"}', `json: offset 20: invalid character '"' after object key:value pair`],
  ['{{', "json: offset 2: invalid character '{' looking for beginning of object key string"],
  ['{"a": tru}', "json: offset 10: invalid character '}' in literal true (expecting 'e')"],
  ['{"a": [1 2]}', "json: offset 10: invalid character '2' after array element"],
  ['{"a": -}', "json: offset 8: invalid character '}' in numeric literal"],
  ['{"a": 1.}', "json: offset 9: invalid character '}' after decimal point in numeric literal"],
  ['{"a": 1e}', "json: offset 9: invalid character '}' in exponent of numeric literal"],
  ['{"a": 1.5E+x}', "json: offset 12: invalid character 'x' in exponent of numeric literal"],
  ['{"a": 0.', 'unexpected EOF'],
  ['{"a": -0.5e-7, "b": 10}', null],
  ['{"a": 1', 'unexpected EOF'],
  ['{"a": 1}', null],
])('what is wrong with the JSON %s', (text, message) => {
  expect(findJsonError(text)).toBe(message)
})

test('JSON is YAML: every value reads back as itself', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 })), (value) => {
      expect(read(JSON.stringify(value).replace(/[\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]/g, '?'))).toEqual(
        JSON.parse(JSON.stringify(value).replace(/[\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]/g, '?')),
      )
    }),
  )
})
