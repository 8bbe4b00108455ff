/** Why a CronJob's schedule cannot be read, or null. Models github.com/robfig/cron/v3 parser.go. */
import { parseGoDuration } from '../../../base/time.ts'
import { goQuote } from '../../../base/go-text.ts'

interface Bounds {
  readonly min: number
  readonly max: number
  readonly names: readonly string[]
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const FIELDS: readonly Bounds[] = [
  { min: 0, max: 59, names: [] },
  { min: 0, max: 23, names: [] },
  { min: 1, max: 31, names: [] },
  { min: 1, max: 12, names: MONTHS },
  { min: 0, max: 6, names: DAYS },
]
const DESCRIPTORS: ReadonlySet<string> = new Set(['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly'])

class Refusal extends Error {}

function readNumber(text: string, bounds: Bounds): number {
  const named = bounds.names.indexOf(text.toLowerCase())
  if (named >= 0) return named + bounds.min
  if (!/^[+-]?\d+$/.test(text))
    throw new Refusal(`failed to parse int from ${text}: strconv.Atoi: parsing ${goQuote(text)}: invalid syntax`)
  if (Number(text) < 0) throw new Refusal(`negative number (${Number(text)}) not allowed: ${text}`)
  return Number(text)
}

function checkRange(expression: string, bounds: Bounds): void {
  const [range = '', stepText, ...tooManySlashes] = expression.split('/')
  const [low = '', high, ...tooManyHyphens] = range.split('-')
  const isStar = low === '*' || low === '?'
  const start = isStar ? bounds.min : readNumber(low, bounds)
  if (!isStar && tooManyHyphens.length > 0) throw new Refusal(`too many hyphens: ${expression}`)
  let end = isStar ? bounds.max : high === undefined ? start : readNumber(high, bounds)
  if (tooManySlashes.length > 0) throw new Refusal(`too many slashes: ${expression}`)
  const step = stepText === undefined ? 1 : readNumber(stepText, { ...bounds, names: [] })
  if (stepText !== undefined && high === undefined) end = bounds.max
  if (start < bounds.min) throw new Refusal(`beginning of range (${start}) below minimum (${bounds.min}): ${expression}`)
  if (end > bounds.max) throw new Refusal(`end of range (${end}) above maximum (${bounds.max}): ${expression}`)
  if (start > end) throw new Refusal(`beginning of range (${start}) beyond end of range (${end}): ${expression}`)
  if (step === 0) throw new Refusal(`step of range should be a positive number: ${expression}`)
}

function checkDescriptor(schedule: string): void {
  if (DESCRIPTORS.has(schedule)) return
  const every = /^@every (.*)$/s.exec(schedule)
  if (!every) throw new Refusal(`unrecognized descriptor: ${schedule}`)
  if (parseGoDuration(every[1] ?? '') === null) {
    throw new Refusal(`failed to parse duration ${schedule}: time: invalid duration ${goQuote(every[1] ?? '')}`)
  }
}

function check(schedule: string): void {
  const zoned = /^(?:CRON_)?TZ=\S*\s+(.*)$/s.exec(schedule)
  const spec = (zoned?.[1] ?? schedule).trim()
  if (spec.startsWith('@')) return checkDescriptor(spec)
  const fields = spec.split(/\s+/).filter((part) => part !== '')
  if (fields.length !== FIELDS.length) throw new Refusal(`expected exactly 5 fields, found ${fields.length}: [${fields.join(' ')}]`)
  for (const [i, bounds] of FIELDS.entries()) {
    for (const expression of (fields[i] ?? '').split(',')) if (expression !== '') checkRange(expression, bounds)
  }
}

/** Why a text is no schedule, in the words of github.com/robfig/cron; null when it is one. */
export function whyNoSchedule(schedule: string): string | null {
  try {
    check(schedule)
  } catch (error) {
    if (error instanceof Refusal) return error.message
    throw error
  }
  return schedule.includes('TZ') ? 'cannot use TZ or CRON_TZ in schedule, use timeZone field instead' : null
}

/** Why a CronJob's time zone cannot be used, or null. */
export function whyNoTimeZone(zone: string): string | null {
  if (zone === '') return 'timeZone must be nil or non-empty string'
  if (zone.toLowerCase() === 'local') return 'timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones'
  try {
    Intl.DateTimeFormat('en', { timeZone: zone })
    return null
  } catch {
    return `unknown time zone ${zone}`
  }
}
