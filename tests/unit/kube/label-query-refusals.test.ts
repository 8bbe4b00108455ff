import { expect, test } from 'vitest'
import { parseLabelQuery } from '../../../src/kube/label-queries.ts'

test.each([
  ['a in (', "unable to parse requirement: found '', expected: ',', ')' or identifier"],
  ['a==b==c', "found '==', expected: ',' or 'end of string'"],
  ['a=b c', "found 'c', expected: ',' or 'end of string'"],
  ['=b', "found '=', expected: !, identifier, or 'end of string'"],
  ['a b', "unable to parse requirement: found 'b', expected: in, notin, =, ==, !=, gt, lt"],
  ['a,,b', "found ',', expected: identifier after ','"],
  ['a notin (b', "unable to parse requirement: found '', expected: ',' or ')'"],
  ['a in b', "unable to parse requirement: found 'b' expected: '('"],
  ['a>b', "unable to parse requirement: values[0]: Invalid value: \"b\": for 'Gt', 'Lt' operators, the value must be an integer"],
])('%s is no selector', (text, error) => {
  expect(parseLabelQuery(text)).toEqual({ ok: false, error })
})
