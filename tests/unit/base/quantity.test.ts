import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addQuantities,
  canonicalQuantity,
  compareQuantities,
  parseQuantity,
  quantityOf,
  readQuantity,
  wholeUnits,
} from '../../../src/base/quantity.ts'

const WRONG = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"

describe('a quantity is printed as API servers print it', () => {
  test.each([
    ['1000m', '1'],
    ['0.5', '500m'],
    ['1500m', '1500m'],
    ['1024Mi', '1Gi'],
    ['1.5Gi', '1536Mi'],
    ['0.5Mi', '512Ki'],
    ['100000', '100k'],
    ['1e3', '1e3'],
    ['12E', '12E'],
    ['Mi', '0'],
    ['-1', '-1'],
    ['128974848', '128974848'],
    ['9999999999999Ti', '9223372036854775807'],
    ['.5', '500m'],
  ])('%s is %s', (text, canonical) => expect(canonicalQuantity(text)).toBe(canonical))
})

test.each([
  ['12Mb', WRONG],
  ['', WRONG],
  ['1 Gi', WRONG],
  ['1.2.3', WRONG],
  ['1Mk', "unable to parse quantity's suffix"],
])('%s is none', (text, error) => expect(readQuantity(text)).toEqual({ ok: false, error }))

test('amounts of different suffixes compare and add exactly', () => {
  expect(compareQuantities(quantityOf('1Gi'), quantityOf('1G'))).toBe(1)
  expect(wholeUnits(addQuantities(quantityOf('1Ki'), quantityOf('1m')))).toBe(1025)
})

test('the canonical form means the same', () => {
  const text = fc.tuple(
    fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
    fc.constantFrom('', 'n', 'u', 'm', 'k', 'M', 'G', 'Ki', 'Mi', 'Gi', 'e3', 'e-2'),
  )
  fc.assert(
    fc.property(text, ([digits, suffix]) => {
      const before = parseQuantity(`${digits}${suffix}`)
      expect(parseQuantity(canonicalQuantity(`${digits}${suffix}`))?.nanos).toBe(before?.nanos)
    }),
  )
})
