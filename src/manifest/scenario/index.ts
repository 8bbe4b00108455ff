/** Checks of Scenario documents, in Podscope's own words. */
import { parseGoDuration } from '../../base/time.ts'
import { LASTING_ACTIONS, stepLasts } from '../../kube/scenario.ts'
import type { Finding } from '../finding.ts'
import { isObject, type JsonObject, type JsonValue, sortedKeys } from '../json.ts'
import type { FieldPath } from '../reading.ts'
import { quantityProblem, suggestQuantities } from '../quantity.ts'
import { suggest } from '../suggest.ts'
import { SCENARIO_SHAPE, type Shape } from './shapes.ts'

type Found = Generator<Finding, void, undefined>
type StructShape = Extract<Shape, { kind: 'struct' }>

const WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  boolean: 'true or false',
  integer: 'a whole number',
  object: 'a mapping',
  map: 'a mapping',
}

const wrong = (path: FieldPath, message: string, at: 'key' | 'value', instead: readonly string[] = []): Finding => ({
  severity: 'error',
  code: 'scenario',
  message,
  path,
  at,
  ...(instead.length > 0 ? { instead } : {}),
})

const quoted = (values: readonly string[]): string => values.map((value) => `"${value}"`).join(', ')
const shown = (value: JsonValue): string => JSON.stringify(value)

/** A bare number was meant in seconds. */
function* checkDuration(value: JsonValue, path: FieldPath): Found {
  if (typeof value === 'string' && parseGoDuration(value) !== null) return
  const number = typeof value === 'number' ? value : typeof value === 'string' && /^\d+(\.\d+)?$/.test(value) ? Number(value) : null
  const words = typeof value === 'string' ? /^(\d+(?:\.\d+)?)\s*(s|m|h|ms)[a-z]*$/.exec(value.trim().toLowerCase()) : null
  const instead = number !== null ? [`${number}s`] : words ? [`${words[1]}${words[2]}`] : []
  if (value === 0) return
  yield wrong(path, `${shown(value)} is no duration: write it like "500ms", "20s" or "1m30s".`, 'value', instead)
}

/** An amount such as `80Mi`; `share` allows a percentage, too. */
function* checkQuantity(value: JsonValue, share: boolean, path: FieldPath): Found {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : null
  if (text !== null && (quantityProblem(text) === null || (share && /^\d{1,2}(\.\d+)?%$/.test(text)))) return
  const like = share ? '"100Mi" or "10%"' : '"80Mi" or "2Gi"'
  yield wrong(path, `${shown(value)} is no amount: write it like ${like}.`, 'value', text === null ? [] : suggestQuantities(text))
}

function* checkStruct(value: JsonObject, shape: StructShape, path: FieldPath): Found {
  const names = Object.keys(shape.fields)
  for (const key of sortedKeys(value)) {
    const field = shape.fields[key]
    if (!Object.hasOwn(shape.fields, key) || !field) {
      const meant = suggest(key, names)
      yield wrong(
        [...path, key],
        `Unknown field "${key}"${meant === null ? `; there are ${names.join(', ')}` : `; did you mean "${meant}"?`}`,
        'key',
        meant === null ? [] : [meant],
      )
    } else {
      yield* check(value[key] ?? null, field, [...path, key])
    }
  }
  for (const name of shape.required ?? []) {
    if (value[name] === undefined || value[name] === null) yield wrong(path, `"${name}" is missing.`, 'key')
  }
  if (shape.exactlyOne) yield* checkActions(value, shape.exactlyOne, path)
}

function* checkActions(value: JsonObject, actions: readonly string[], path: FieldPath): Found {
  const present = sortedKeys(value).filter((key) => actions.includes(key))
  const unknown = sortedKeys(value).filter((key) => !actions.includes(key) && !['at', 'before', 'until'].includes(key))
  if (present.length === 0 && unknown.length === 0) yield wrong(path, `A step does one thing: ${actions.join(', ')}.`, 'value')
  for (const extra of present.slice(1)) {
    yield wrong([...path, extra], `A step does one thing: "${present[0]}" and "${extra}" are two steps.`, 'key')
  }
  const [action] = present
  if (value.at === undefined && value.before !== true && (action !== undefined || unknown.length === 0)) {
    yield wrong(path, '"at" is missing: when does it happen?', 'value')
  }
  if (value.until !== undefined && action !== undefined && !stepLasts(value)) {
    const others = 'and a node that is unreachable, under pressure or shut down'
    yield wrong(
      [...path, 'until'],
      `"${action}" happens at a moment: only ${LASTING_ACTIONS.join(', ')}, ${others} last until a time.`,
      'key',
    )
  }
  if (typeof value.until === 'string' && typeof value.at === 'string') {
    const from = parseGoDuration(value.at)
    const until = parseGoDuration(value.until)
    if (from !== null && until !== null && until <= from)
      yield wrong([...path, 'until'], `It would end at ${value.until}, before it begins at ${value.at}.`, 'value')
  }
}

function* check(value: JsonValue, shape: Shape, path: FieldPath): Found {
  if (value === null) return
  switch (shape.kind) {
    case 'duration':
      return yield* checkDuration(value, path)
    case 'quantity':
    case 'share':
      return yield* checkQuantity(value, shape.kind === 'share', path)
    case 'enum': {
      const text = typeof value === 'object' ? shown(value) : String(value)
      if (typeof value !== 'object' && (shape.values.includes(text) || shape.pattern?.test(text))) {
        // What YAML reads as a number (how: 500) means the text, and must say so.
        if (typeof value !== 'string') yield wrong(path, `${shown(value)} must be text here: "${text}".`, 'value', [JSON.stringify(text)])
        return
      }
      const meant = typeof value === 'string' ? suggest(value, shape.values) : null
      return yield wrong(
        path,
        `${shown(value)} is not ${shape.what}: there are ${quoted(shape.values)}.`,
        'value',
        meant === null ? [] : [meant],
      )
    }
    case 'list':
      if (!Array.isArray(value)) return yield wrong(path, `"${path.at(-1)}" must be a list.`, 'value')
      for (const [i, item] of value.entries()) yield* check(item, shape.of(), [...path, i])
      return
    case 'struct':
      if (!isObject(value)) return yield wrong(path, `${String(path.at(-1) ?? 'Scenario')}: a mapping must stand here.`, 'value')
      return yield* checkStruct(value, shape, path)
    case 'object':
    case 'map':
      if (!isObject(value)) yield wrong(path, `"${path.at(-1)}" must be ${WORDS[shape.kind]}.`, 'value')
      return
    default: {
      const fits = shape.kind === 'integer' ? Number.isInteger(value) : typeof value === shape.kind
      const instead =
        shape.kind === 'string' && (typeof value === 'number' || typeof value === 'boolean') ? [JSON.stringify(String(value))] : []
      if (!fits) yield wrong(path, `"${path.at(-1)}" must be ${WORDS[shape.kind]}.`, 'value', instead)
    }
  }
}

/** What is wrong with a Scenario document, in the order of its sorted keys. */
export function reviewScenario(value: JsonObject): Finding[] {
  return [...check(value, SCENARIO_SHAPE, [])]
}
