import { describe, expect, it } from 'vitest'
import { chromeTrace } from '../../../src/lanes/export/chrome-trace.ts'
import { PRESET_IDS, presetOf } from '../../../src/scenarios/index.ts'
import { lanesOfWorld } from '../../support/worlds.ts'

/**
 * The rules of the Trace Event Format ("Trace Event Format", Google, sections "Event Descriptions" and "Metadata Events"), on what was
 * written: plain JSON. Only phases that Perfetto reads are let pass.
 */
type Written = Readonly<Record<string, unknown>>

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value)
const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''
const isArgs = (value: unknown): value is Written => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The argument that each kind of metadata has to have. */
const METADATA: Readonly<Record<string, readonly [name: string, type: 'string' | 'number']>> = {
  process_name: ['name', 'string'],
  process_labels: ['labels', 'string'],
  process_sort_index: ['sort_index', 'number'],
  thread_name: ['name', 'string'],
  thread_sort_index: ['sort_index', 'number'],
}

/** Fields that all events have, and those that each phase has to have beside them; nothing else may be there. */
const COMMON = ['name', 'ph', 'ts', 'pid', 'tid']
const OPTIONAL = ['cat', 'args']
const PHASES: Readonly<Record<string, { readonly needs: readonly string[]; readonly fault: (event: Written) => string | null }>> = {
  X: { needs: ['dur'], fault: ({ dur }) => (isWhole(dur) && dur >= 0 ? null : 'a complete event needs a duration of 0 or more') },
  B: { needs: [], fault: () => null },
  E: { needs: [], fault: () => null },
  i: { needs: ['s'], fault: ({ s }) => (['g', 'p', 't'].includes(String(s)) ? null : 'an instant is global, of a process or of a thread') },
  C: {
    needs: ['args'],
    fault: ({ args }) =>
      isArgs(args) && Object.values(args).length > 0 && Object.values(args).every(Number.isFinite) ? null : 'a counter has numbers',
  },
  b: {
    needs: ['cat', 'id'],
    fault: ({ cat, id }) => (isText(cat) && isText(id) ? null : 'an asynchronous event has a category and an id'),
  },
  n: {
    needs: ['cat', 'id'],
    fault: ({ cat, id }) => (isText(cat) && isText(id) ? null : 'an asynchronous event has a category and an id'),
  },
  e: {
    needs: ['cat', 'id'],
    fault: ({ cat, id }) => (isText(cat) && isText(id) ? null : 'an asynchronous event has a category and an id'),
  },
  s: { needs: ['id'], fault: ({ id }) => (isText(id) ? null : 'a flow has an id') },
  t: { needs: ['id'], fault: ({ id }) => (isText(id) ? null : 'a flow has an id') },
  f: { needs: ['id'], fault: ({ id }) => (isText(id) ? null : 'a flow has an id') },
  M: {
    needs: ['args'],
    fault: ({ name, args }) => {
      const [argument = '', type] = METADATA[String(name)] ?? []
      return isArgs(args) && typeof args[argument] === type
        ? null
        : `metadata has one of ${Object.keys(METADATA).join(', ')} and its argument`
    },
  },
}

/** What is wrong with one event; null when nothing is. */
function fault(event: Written): string | null {
  const phase = PHASES[String(event['ph'])]
  if (!phase) return 'no such phase'
  if (!isText(event['name'])) return 'an event has a name'
  if (![event['pid'], event['tid']].every((id) => isWhole(id) && id >= 0)) return 'pid and tid are whole numbers'
  if (!isWhole(event['ts']) || event['ts'] < 0) return 'ts is in whole microseconds from the beginning on'
  const missing = phase.needs.find((field) => !(field in event))
  if (missing !== undefined) return `${missing} is missing`
  const unknown = Object.keys(event).find((field) => ![...COMMON, ...OPTIONAL, ...phase.needs].includes(field))
  if (unknown !== undefined) return `${unknown} is unknown`
  if ('args' in event && !isArgs(event['args'])) return 'args is an object'
  return phase.fault(event)
}

const num = (event: Written, field: string): number => Number(event[field])
const threadOf = (event: Written): string => `${String(event['pid'])}/${String(event['tid'])}`

/** Complete events of one thread nest or follow one another. */
function overlaps(events: readonly Written[]): readonly Written[] {
  const open = new Map<string, number[]>()
  return events.filter((event) => {
    if (event['ph'] !== 'X') return false
    const ends = (open.get(threadOf(event)) ?? []).filter((end) => end > num(event, 'ts'))
    const end = num(event, 'ts') + num(event, 'dur')
    open.set(threadOf(event), [...ends, end])
    return ends.some((one) => one < end)
  })
}

/** Ends without a beginning, and beginnings without an end: B and E of a thread, b and e of an id, s and f of a flow. */
function unmatched(events: readonly Written[]): readonly string[] {
  const open = new Map<string, number>()
  const wrong: string[] = []
  const pairs: Readonly<Record<string, number>> = { B: 1, E: -1, b: 1, e: -1, s: 1, f: -1 }
  for (const event of events) {
    const phase = String(event['ph'])
    const change = pairs[phase]
    if (change === undefined) continue
    const kind = phase.toLowerCase() === phase ? (phase === 's' || phase === 'f' ? 'flow' : 'async') : 'thread'
    const key = kind === 'thread' ? threadOf(event) : `${kind} ${String(event['cat'])} ${String(event['id'])} ${String(event['name'])}`
    const depth = (open.get(key) ?? 0) + change
    if (depth < 0) wrong.push(`${key} ends before it begins`)
    open.set(key, Math.max(0, depth))
  }
  return [...wrong, ...[...open].flatMap(([key, depth]) => (depth > 0 ? [`${key} never ends`] : []))]
}

const idsOf = (events: readonly Written[], name: string): readonly string[] =>
  events.filter((event) => event['name'] === name).map((event) => (name.startsWith('process') ? String(event['pid']) : threadOf(event)))

describe('a run as a Chrome trace', () => {
  it.each(PRESET_IDS)('of the preset %s keeps to the format', (preset) => {
    const model = lanesOfWorld(presetOf(preset))
    const trace = chromeTrace(model)
    const { traceEvents, displayTimeUnit, otherData } = JSON.parse(JSON.stringify(trace)) as {
      traceEvents: readonly Written[]
      displayTimeUnit: string
      otherData: Written
    }
    expect({ traceEvents, displayTimeUnit, otherData }).toEqual(trace)
    expect(['ms', 'ns']).toContain(displayTimeUnit)
    expect(Object.values(otherData).every((value) => typeof value === 'string')).toBe(true)
    expect(traceEvents.flatMap((event) => fault(event) ?? [])).toEqual([])
    expect(overlaps(traceEvents)).toEqual([])
    expect(unmatched(traceEvents)).toEqual([])

    // Each process and each thread that something happens in has one name, said before.
    const named = idsOf(traceEvents, 'thread_name')
    const processes = idsOf(traceEvents, 'process_name')
    expect([...named, ...processes]).toHaveLength(new Set([...named, ...processes]).size)
    const happening = traceEvents.filter(({ ph }) => ph !== 'M')
    expect(happening.filter((event) => !named.includes(threadOf(event)) || !processes.includes(String(event['pid'])))).toEqual([])
    expect(traceEvents.findLastIndex(({ ph }) => ph === 'M')).toBeLessThan(traceEvents.indexOf(happening[0] ?? {}))
    const times = happening.map((event) => num(event, 'ts'))
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    expect(Math.max(...happening.map((event) => num(event, 'ts') + Number(event['dur'] ?? 0)))).toBeLessThanOrEqual(model.end * 1000)
  })

  it('has the states of a container as slices, in microseconds', () => {
    const model = lanesOfWorld(presetOf('hung-web'))
    const { traceEvents, otherData } = chromeTrace(model, { source: 'https://example.org/' })
    expect(otherData['source']).toBe('https://example.org/')
    const web = traceEvents.find(({ name, args }) => name === 'thread_name' && args?.['name'] === 'web')
    const slices = traceEvents.filter(({ ph, tid }) => ph === 'X' && tid === web?.tid)
    const lane = model.lanes.find(({ id }) => id.endsWith('container/web'))
    expect(slices.map(({ ts, dur }) => [ts / 1000, (ts + (dur ?? 0)) / 1000])).toEqual(lane?.segments.map(({ from, to }) => [from, to]))
  })

  it('has the memory of a container as a counter, in bytes', () => {
    const model = lanesOfWorld(presetOf('oom-killed'))
    const lane = model.lanes.find(({ kind }) => kind === 'memory')
    const counted = chromeTrace(model).traceEvents.filter(({ ph }) => ph === 'C')
    const told = counted.map(({ ts, args }) => `${ts / 1000} ${String(args?.['bytes'])} of ${String(args?.['limit'])}`)
    const stretches = (lane?.segments ?? []).flatMap(({ from, to, state }) =>
      state.kind === 'memory' ? [`${from} ${state.from} of ${state.limit}`, `${to} ${state.to} of ${state.limit}`] : [],
    )
    expect(told).toEqual(stretches)
    expect(counted.length).toBeGreaterThan(0)
  })
})
