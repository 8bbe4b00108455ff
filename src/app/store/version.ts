import { isRecord } from '../../base/json.ts'
import { simTimeOf } from '../../base/time.ts'
import type { SimTime } from '../../base/time.ts'
import { isPresetId } from '../../scenarios/index.ts'
import type { PresetId } from '../../scenarios/index.ts'
import { readArrangement } from '../../timeline/arrangement.ts'
import type { Arrangement } from '../../timeline/arrangement.ts'
import { stretchBetween } from '../../timeline/stretch.ts'
import type { Selection, View } from '../../timeline/types.ts'
import { SOURCES } from './compared.ts'
import type { Source } from './compared.ts'

export type Theme = 'system' | 'dark' | 'light'
export const THEMES: readonly Theme[] = ['system', 'dark', 'light']

/** The page as somebody made it, in plain data: what links, the storage and the history of undo are made of. */
export interface Version {
  /** The world. */
  readonly text: string
  /** Where it came from. */
  readonly preset: PresetId | null
  readonly cursor: SimTime
  /** Null: all of it. */
  readonly view: View | null
  readonly selection: Selection | null
  readonly measure: View | null
  readonly arrangement: Arrangement
  /** Which lanes are shown. */
  readonly filter: string
  readonly theme: Theme
  /** The text of the run that was kept to compare with. */
  readonly pinned: string | null
  /** The name under which a recording is kept. */
  readonly recording: string | null
  readonly source: Source
  /** Whether it is shown to a room. */
  readonly presenting: boolean
  readonly futureHidden: boolean
}

type Readers = { readonly [K in keyof Version]: (value: unknown) => Version[K] | undefined }

const isTime = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)
const orNull =
  <T>(read: (value: unknown) => T | undefined) =>
  (value: unknown): T | null | undefined =>
    value === null ? null : read(value)
const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
const flagOf = (value: unknown): boolean | undefined => (typeof value === 'boolean' ? value : undefined)
const wordOf =
  <T extends string>(words: readonly T[]) =>
  (value: unknown): T | undefined =>
    words.find((word) => word === value)

function viewOf(value: unknown): View | undefined {
  if (!isRecord(value)) return undefined
  const { from, to } = value
  return isTime(from) && isTime(to) && to > from ? { from, to } : undefined
}

/** Also one that was drawn from right to left, as links may have it. */
function measureOf(value: unknown): View | undefined {
  if (!isRecord(value)) return undefined
  const { from, to } = value
  return isTime(from) && isTime(to) ? stretchBetween(from, to) : undefined
}

function selectionOf(value: unknown): Selection | undefined {
  if (!isRecord(value)) return undefined
  const { lane, item } = value
  return typeof lane === 'string' && (item === null || typeof item === 'string') ? { lane, item } : undefined
}

const READERS: Readers = {
  text: textOf,
  preset: orNull((value) => (isPresetId(value) ? value : undefined)),
  cursor: (value) => (isTime(value) ? simTimeOf(Math.max(0, value)) : undefined),
  view: orNull(viewOf),
  selection: orNull(selectionOf),
  measure: orNull(measureOf),
  arrangement: (value) => (isRecord(value) ? readArrangement(value) : undefined),
  filter: textOf,
  theme: wordOf(THEMES),
  pinned: orNull(textOf),
  recording: orNull(textOf),
  source: wordOf(SOURCES),
  presenting: flagOf,
  futureHidden: flagOf,
}

const FIELDS = Object.keys(READERS) as readonly (keyof Version)[]

/** The fields of a version that are there and as they should be. */
export function readVersion(value: unknown): Partial<Version> {
  if (!isRecord(value)) return {}
  const read = FIELDS.map((field) => [field, value[field] === undefined ? undefined : READERS[field](value[field])])
  return Object.fromEntries(read.filter(([, found]) => found !== undefined)) as Partial<Version>
}
