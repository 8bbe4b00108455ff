import type { KubeObject } from '../../kube/types.ts'
import { ageOf } from '../human-time.ts'

/** What a cell depends on beside its object. */
export interface CellMoment {
  /** Milliseconds of the Unix epoch. */
  readonly now: number
  /** Whether the wide columns are shown. */
  readonly wide: boolean
}

/** A column that the API server computes for a kind. */
export interface Column<T extends KubeObject = KubeObject> {
  readonly name: string
  /** Shown with `-o wide` only. */
  readonly wide: boolean
  cell(object: T, moment: CellMoment): string
}

type Cell<T> = (object: T, moment: CellMoment) => string | number | null | undefined

const make =
  (wide: boolean) =>
  <T extends KubeObject>(name: string, cell: Cell<T>): Column<T> => ({
    name,
    wide,
    cell: (object, moment) => String(cell(object, moment) ?? ''),
  })

/** A column that is always shown. */
export const column = make(false)
/** A column that is shown with `-o wide`. */
export const wideColumn = make(true)

export const NAME: Column = column('NAME', ({ metadata }) => metadata.name)
export const AGE: Column = column('AGE', ({ metadata }, { now }) => ageOf(metadata.creationTimestamp, now))
export const CREATED_AT: Column = column('CREATED AT', ({ metadata }) => metadata.creationTimestamp)

/** `a,b`, or `<none>`. */
export const listed = (values: readonly string[]): string => values.join(',') || '<none>'

/** The first `most` of the values, and how many more there are. */
export function firstOf(values: readonly string[], most: number, separator = ','): string {
  const shown = values.slice(0, most).join(separator)
  return values.length > most ? `${shown} + ${values.length - most} more...` : shown
}
