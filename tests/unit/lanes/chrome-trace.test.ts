import { describe, expect, it } from 'vitest'
import { chromeTrace } from '../../../src/lanes/export/chrome-trace.ts'
import type { ChromeEvent } from '../../../src/lanes/export/chrome-trace.ts'
import { PRESET_IDS, presetOf } from '../../../src/scenarios/index.ts'
import { lanesOfWorld } from '../../support/worlds.ts'

/** What is wrong with an event by the rules of the Trace Event Format; null when nothing is. */
function fault(event: ChromeEvent): string | null {
  if (!['X', 'i', 'b', 'e', 'M'].includes(event.ph)) return 'a phase that does not exist'
  if (![event.pid, event.tid, event.ts].every(Number.isInteger)) return 'a number that is none'
  if (event.ts < 0) return 'before the beginning'
  if (event.ph === 'X' && !(Number.isInteger(event.dur) && Number(event.dur) >= 0)) return 'a slice without a duration'
  if ((event.ph === 'b' || event.ph === 'e') && !(event.id && event.cat)) return 'an async event without id or category'
  if (event.ph === 'i' && event.s !== 't') return 'an instant without a scope'
  return event.ph !== 'M' && event.name === '' ? 'no name' : null
}

/** Slices of one thread nest or follow one another. */
function overlaps(events: readonly ChromeEvent[]): readonly ChromeEvent[] {
  const ends = new Map<number, number>()
  return events.filter(({ ph, tid, ts, dur = 0 }) => {
    if (ph !== 'X') return false
    const isOver = ts < (ends.get(tid) ?? 0)
    ends.set(tid, ts + dur)
    return isOver
  })
}

describe('a run as a Chrome trace', () => {
  it.each(PRESET_IDS)('of the preset %s keeps to the format', (preset) => {
    const { traceEvents, displayTimeUnit } = chromeTrace(lanesOfWorld(presetOf(preset)))
    expect(displayTimeUnit).toBe('ms')
    expect(traceEvents.map(fault).filter((one) => one !== null)).toEqual([])
    expect(overlaps(traceEvents)).toEqual([])
    const began = traceEvents.filter(({ ph }) => ph === 'b').map(({ id }) => id)
    expect(traceEvents.filter(({ ph }) => ph === 'e').map(({ id }) => id)).toEqual(expect.arrayContaining(began))
    const named = new Set(traceEvents.filter(({ name }) => name === 'thread_name').map(({ pid, tid }) => `${pid}/${tid}`))
    for (const { ph, pid, tid } of traceEvents) if (ph !== 'M') expect(named).toContain(`${pid}/${tid}`)
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
})
