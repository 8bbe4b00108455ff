import { invalid, invalidFor } from '../errors.ts'
import type { Errors, Field } from '../errors.ts'
import { negativeFaults, percentFaults } from '../texts.ts'

type IntOrPercent = string | number | undefined

/** Models ValidatePositiveIntOrPercent in pkg/apis/apps/validation (v1.36). */
export function* validateIntOrPercent(value: IntOrPercent, at: Field): Errors {
  if (typeof value === 'string') yield* invalidFor(at, value, percentFaults(value))
  else yield* invalidFor(at, value ?? 0, negativeFaults(value ?? 0))
}

/** The number of a percentage, or null for anything else. */
const percentOf = (value: IntOrPercent): number | null =>
  typeof value === 'string' && percentFaults(value).length === 0 ? Number(value.slice(0, -1)) : null

/** Models IsNotMoreThan100Percent in pkg/apis/apps/validation (v1.36). */
export function* validateAtMostAll(value: IntOrPercent, at: Field): Errors {
  if ((percentOf(value) ?? 0) > 100) yield invalid(at, value, 'must not be greater than 100%')
}

/** Whether it is 0 or `0%`, or absent. */
export const isZero = (value: IntOrPercent): boolean => (typeof value === 'number' ? value === 0 : (percentOf(value) ?? 0) === 0)
