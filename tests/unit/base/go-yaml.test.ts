import { describe, expect, test } from 'vitest'
import { compareYamlKeys, goYaml } from '../../../src/base/go-yaml.ts'

const scalar = (text: string): string => goYaml({ a: text }).slice(3).trimEnd()

describe('text', () => {
  test.each(['=', '.', '-a', 'a:b', 'a#b', '1.2.3', "it's", 'a"b', '100m', '1Gi', 'true-ish', '10.0.0.1'])('%s stays plain', (text) => {
    expect(scalar(text)).toBe(text)
  })

  test.each([
    'y',
    'No',
    'ON',
    'true',
    'null',
    '~',
    '',
    '010',
    '0x1',
    '1_000',
    '0b1',
    '1e3',
    '.5',
    '.inf',
    '1:30',
    '2026-01-05',
    '12',
    '-3',
  ])('%s would read back as something else, and is quoted', (text) => {
    expect(scalar(text)).toBe(`"${text}"`)
  })

  test.each(['# a', '*a', '- a', 'a: b', 'a #b', ' a', 'a ', 'a:', '-', '---', '@a', "'a"])('%s looks like YAML', (text) => {
    expect(scalar(text)).toBe(`'${text.replaceAll("'", "''")}'`)
  })

  test('what cannot be seen is escaped', () => {
    expect(scalar('a\tb')).toBe('"a\\tb"')
    expect(scalar('a \nb')).toBe('"a \\nb"')
    expect(scalar('😀')).toBe('"\\U0001F600"')
  })

  test('lines stand as they are', () => {
    expect(goYaml({ a: 'x\ny\n' })).toBe('a: |\n  x\n  y\n')
    expect(goYaml({ a: 'x\ny' })).toBe('a: |-\n  x\n  y\n')
    expect(goYaml({ a: 'x\n\n' })).toBe('a: |+\n  x\n\n')
    expect(goYaml({ a: ' x\n\ny\n' })).toBe('a: |2\n   x\n\n  y\n')
  })

  test('long text is folded at the first blank behind column 80', () => {
    const word = 'x'.repeat(79)
    expect(goYaml({ a: `${word} b c` })).toBe(`a: ${word}\n  b c\n`)
    expect(goYaml({ a: [`${word}: b c`] })).toBe(`a:\n- '${word}:\n  b c'\n`)
  })
})

test('keys: letters behind all else, numbers by value', () => {
  expect(['b', 'a10', 'a2', '_', 'a', '1', 'B'].sort(compareYamlKeys)).toEqual(['_', '1', 'B', 'a', 'a2', 'a10', 'b'])
})

test('lists stand under their key, empty values on its line', () => {
  expect(goYaml({ b: [{ y: 1, x: { z: [] } }, ['p', ['q']]], a: {}, c: null, d: true })).toBe(
    ['a: {}', 'b:', '- x:', '    z: []', '  "y": 1', '- - p', '  - - q', 'c: null', 'd: true', ''].join('\n'),
  )
})
