/** The numbers of a text that somebody may turn to see what follows. */
import { formatGoDuration, ms, parseGoDuration } from '../base/time.ts'
import { SCENARIO_API_VERSION } from '../kube/scenario.ts'
import { entryKey, locate } from './locate.ts'
import { outlineOf } from './outline.ts'
import type { DocumentPlace } from './diagnostics.ts'
import type { FieldPath, Range } from './reading.ts'
import type { YamlNode } from './yaml/nodes.ts'

/** A number that can be turned: a whole one, or a duration in milliseconds. */
export interface Adjustable {
  readonly kind: 'integer' | 'duration'
  /** The field's name. */
  readonly name: string
  readonly document: number
  readonly path: FieldPath
  readonly range: Range
  /** As it is written. */
  readonly text: string
  readonly value: number
  /** The least that the API server lets pass. */
  readonly least: number
  /** How far a slider goes; typing goes further. */
  readonly most: number
  readonly step: number
}

/** Whole numbers that change how a Pod lives, and the least that each may be. */
const INTEGERS: Readonly<Record<string, number>> = {
  initialDelaySeconds: 0,
  timeoutSeconds: 1,
  periodSeconds: 1,
  successThreshold: 1,
  failureThreshold: 1,
  terminationGracePeriodSeconds: 0,
  activeDeadlineSeconds: 1,
  tolerationSeconds: 0,
  minReadySeconds: 0,
  progressDeadlineSeconds: 1,
  replicas: 0,
  parallelism: 0,
  completions: 0,
  backoffLimit: 0,
  backoffLimitPerIndex: 0,
  ttlSecondsAfterFinished: 0,
  maxSurge: 0,
  maxUnavailable: 0,
  partition: 0,
  minAvailable: 0,
  seconds: 0,
  seed: 0,
}

/** Times and durations of a Scenario. */
const DURATIONS: ReadonlySet<string> = new Set(['at', 'until', 'from', 'after', 'listens', 'takes', 'pull', 'duration'])

const SECOND = 1000
/** Shorter durations are turned in tenths. */
const FINE_BELOW = 3 * SECOND

/** The next of 1, 2 or 5 times a power of ten that leaves a value in the first half of a slider. */
function roomFor(value: number, atLeast: number): number {
  const wanted = Math.max(atLeast, value * 2)
  const power = 10 ** Math.floor(Math.log10(wanted))
  return ([1, 2, 5, 10].find((n) => n * power >= wanted) ?? 10) * power
}

function adjustable(
  name: string,
  text: string,
  isScenario: boolean,
): Pick<Adjustable, 'kind' | 'value' | 'least' | 'most' | 'step'> | null {
  const least = INTEGERS[name]
  if (least !== undefined && /^\d{1,9}$/.test(text)) {
    const value = Number(text)
    return { kind: 'integer', value, least, most: roomFor(value, 10), step: 1 }
  }
  if (!isScenario || !DURATIONS.has(name)) return null
  const value = parseGoDuration(text)
  if (value === null || value < 0 || !/[a-z]$/.test(text)) return null
  return { kind: 'duration', value, least: 0, most: roomFor(value, 10 * SECOND), step: value < FINE_BELOW && value > 0 ? 100 : SECOND }
}

function* numbersOf(place: DocumentPlace, node: YamlNode, path: FieldPath, isScenario: boolean): Generator<Adjustable> {
  if (node.kind === 'sequence') {
    for (const [i, item] of node.items.entries()) yield* numbersOf(place, item, [...path, i], isScenario)
  } else if (node.kind === 'map') {
    for (const entry of node.entries) {
      const name = entryKey(entry)
      if (name === null) continue
      const { value } = entry
      if (value.kind !== 'scalar') yield* numbersOf(place, value, [...path, name], isScenario)
      else if (value.plain) {
        const found = adjustable(name, value.text, isScenario)
        const start = place.document.offset + value.start
        const range = place.map.range(start, start + value.text.length)
        if (found) yield { ...found, name, document: place.index, path: [...path, name], range, text: value.text }
      }
    }
  }
}

function isScenarioDocument(root: YamlNode): boolean {
  const version = locate(root, ['apiVersion'])?.value
  return version?.kind === 'scalar' && version.text === SCENARIO_API_VERSION
}

/** Every number of a text that can be turned, in the order of the text. */
export function adjustableNumbers(text: string): readonly Adjustable[] {
  return outlineOf(text).flatMap((place) => [...numbersOf(place, place.root, [], isScenarioDocument(place.root))])
}

/** A value as the field writes it: `7`, `1m30s`, `2.5s`. */
function numberText({ kind, least }: Adjustable, value: number): string {
  const kept = Math.max(least, Math.round(value))
  return kind === 'integer' ? String(kept) : formatGoDuration(ms(kept))
}

/** The text with another value in the place of a number of it. */
export function withNumber(text: string, number: Adjustable, value: number): string {
  return text.slice(0, number.range.start.offset) + numberText(number, value) + text.slice(number.range.end.offset)
}
