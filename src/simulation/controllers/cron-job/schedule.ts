/** A schedule in cron's five fields, or one of its names. Models github.com/robfig/cron/v3 parser.go, spec.go, as Kubernetes v1.36 uses it. */
export interface Schedule {
  /** The first moment of it after `after`; both in milliseconds since 1970, UTC. Null when there is none in the next five years. */
  next(after: number): number | null
}

const NAMED: Readonly<Record<string, string>> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const MINUTE = 60_000
const DAY = 86_400_000
/** A time that does not come in so many years never does. Models github.com/robfig/cron/v3 spec.go. */
const YEARS_AHEAD = 5

interface Field {
  readonly values: ReadonlySet<number>
  /** `*`, which leaves a day to the other of the two fields for days. */
  readonly any: boolean
}

/** One field: a list of `*`, values and ranges, each with a step perhaps. */
function readField(text: string, first: number, last: number, names: readonly string[] = []): Field | null {
  const values = new Set<number>()
  let any = false
  const valueOf = (word: string): number => {
    const named = names.indexOf(word.toLowerCase())
    return named >= 0 ? named + first : /^\d+$/.test(word) ? Number(word) : Number.NaN
  }
  for (const part of text.split(',')) {
    const [range = '', stepText] = part.split('/')
    const step = stepText === undefined ? 1 : Number(stepText)
    const isAny = range === '*' || range === '?'
    const [low = '', high] = range.split('-')
    const from = isAny ? first : valueOf(low)
    const to = isAny ? last : high !== undefined ? valueOf(high) : stepText === undefined ? from : last
    if (!(step >= 1) || !(from >= first) || !(to <= last) || !(from <= to)) return null
    if (isAny && step === 1) any = true
    for (let value = from; value <= to; value += step) values.add(value)
  }
  return { values, any }
}

/** How far the clocks of a time zone are ahead of UTC at a moment, in milliseconds. */
function offsetOf(timeZone: string, at: number): number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  const [year = 0, month = 1, day, hour, minute, second] = ['year', 'month', 'day', 'hour', 'minute', 'second'].map((type) =>
    parts.get(type as 'year'),
  )
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000
}

/** Reads a schedule, whose hours are those of `timeZone` (UTC where none is given); null when it is none. */
export function readSchedule(text: string, timeZone?: string): Schedule | null {
  const schedule = readInUtc(text)
  if (!schedule || timeZone === undefined || timeZone === 'UTC' || timeZone === 'Etc/UTC') return schedule
  return {
    next(after) {
      const local = schedule.next(after + offsetOf(timeZone, after))
      return local === null ? null : local - offsetOf(timeZone, local - offsetOf(timeZone, after))
    },
  }
}

function readInUtc(text: string): Schedule | null {
  const fields = (NAMED[text] ?? text).trim().split(/\s+/)
  if (fields.length !== 5) return null
  const [minutes = '', hours = '', daysOfMonth = '', months = '', daysOfWeek = ''] = fields
  const minute = readField(minutes, 0, 59)
  const hour = readField(hours, 0, 23)
  const dayOfMonth = readField(daysOfMonth, 1, 31)
  const month = readField(months, 1, 12, MONTHS)
  const dayOfWeek = readField(daysOfWeek.replaceAll('7', '0'), 0, 6, DAYS)
  if (!minute || !hour || !dayOfMonth || !month || !dayOfWeek) return null
  const onDay = (date: Date): boolean => {
    const [inMonth, inWeek] = [dayOfMonth.values.has(date.getUTCDate()), dayOfWeek.values.has(date.getUTCDay())]
    return dayOfMonth.any || dayOfWeek.any ? inMonth && inWeek : inMonth || inWeek
  }
  return {
    next(after) {
      let time = (Math.floor(after / MINUTE) + 1) * MINUTE
      for (const last = time + YEARS_AHEAD * 366 * DAY; time < last; ) {
        const date = new Date(time)
        if (!month.values.has(date.getUTCMonth() + 1) || !onDay(date)) time = (Math.floor(time / DAY) + 1) * DAY
        else if (hour.values.has(date.getUTCHours()) && minute.values.has(date.getUTCMinutes())) return time
        else time += MINUTE
      }
      return null
    },
  }
}
