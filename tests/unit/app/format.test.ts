import { expect, test } from 'vitest'
import { ms, simTimeOf } from '../../../src/base/time.ts'
import { formatAge, formatLength, formatTime } from '../../../src/app/format.ts'

test.each([
  [0, '0:00.0'],
  [203_049, '3:23.0'],
  [3_723_400, '1:02:03.4'],
  [187_200_000, '2 d 4:00:00.0'],
])('%i ms is %s on the clock', (at, text) => expect(formatTime(simTimeOf(at))).toBe(text))

test.each([
  [29_100, '29.1 s'],
  [192_000, '3 m 12 s'],
  [11_520_000, '3 h 12 m'],
])('%i ms is %s long', (length, text) => expect(formatLength(ms(length))).toBe(text))

test.each([
  [11_000, '11s'],
  [119_000, '119s'],
  [120_000, '2m'],
  [203_000, '3m23s'],
  [660_000, '11m'],
  [15_120_000, '4h12m'],
  [108_000_000, '30h'],
  [187_200_000, '2d4h'],
])('%i ms is %s old', (length, text) => expect(formatAge(ms(length))).toBe(text))
