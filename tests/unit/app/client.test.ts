import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createSimulator } from '../../../src/app/worker/client.ts'
import { fakeWorkers, sentSince, worker } from '../../support/fake-worker.ts'

/** The simulator, and what it tells of the runs. */
function start() {
  const told: string[] = []
  const simulator = createSimulator((event) => told.push(event.kind === 'failed' ? `failed: ${event.message}` : event.kind))
  return { simulator, told }
}

/** One that has a finished run. */
function played() {
  const one = start()
  one.simulator.run('A')
  worker().done(1)
  sentSince()
  one.told.length = 0
  return one
}

const ask = (simulator: ReturnType<typeof createSimulator>) => simulator.ask('export', 'lanes')

beforeEach(() => {
  vi.useFakeTimers()
  fakeWorkers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('questions wait their turn', () => {
  it('one at a time is with the worker', async () => {
    const { simulator } = played()
    const first = ask(simulator)
    const second = simulator.ask('counted', 7)
    expect(sentSince()).toEqual(['1: ask 1 export'])
    worker().answers('one')
    expect(await first).toBe('one')
    expect(sentSince()).toEqual(['1: ask 1 counted'])
    worker().answers('two')
    expect(await second).toBe('two')
  })

  it('none goes to it while a text is there: a key waits for one question at the most', () => {
    const { simulator } = played()
    void ask(simulator)
    void ask(simulator)
    simulator.run('B')
    worker().answers('one')
    void ask(simulator)
    expect(sentSince()).toEqual(['1: ask 1 export', '1: run 2 B'])
  })

  it('and they are asked once the text was refused: the last good run still stands', async () => {
    const { simulator } = played()
    simulator.run('B')
    const asked = ask(simulator)
    worker().refuses(2)
    expect(sentSince()).toEqual(['1: run 2 B', '1: ask 1 export'])
    worker().answers('still')
    expect(await asked).toBe('still')
  })

  it('whoever hears of a run may ask about it at once, and what was asked of the one before is not asked any more', async () => {
    const { simulator } = played()
    simulator.run('B')
    const old = ask(simulator)
    worker().done(2)
    const now = ask(simulator)
    expect(await old).toBeNull()
    expect(sentSince()).toEqual(['1: run 2 B', '1: ask 2 export'])
    worker().answers('new')
    expect(await now).toBe('new')
  })

  it('an answer that comes late is nobody’s', async () => {
    const { simulator } = played()
    const first = ask(simulator)
    worker().answers('one')
    const second = ask(simulator)
    worker().says({ kind: 'answer', ticket: 0, answer: 'once more' })
    worker().answers('two')
    expect(await Promise.all([first, second])).toEqual(['one', 'two'])
  })

  it('before the first run there is nothing to ask about', async () => {
    const { simulator } = start()
    simulator.run('A')
    expect(await ask(simulator)).toBeNull()
  })
})

describe('every question is answered', () => {
  it('by the next worker where one is taken away from a long run: that plays the last good run again', async () => {
    const { simulator, told } = played()
    const atWorker = ask(simulator)
    simulator.run('B')
    const waiting = simulator.ask('counted', 7)
    sentSince()
    simulator.stop()
    expect(sentSince()).toEqual(['1: ended', '2: run 1 A', '2: ask 1 export'])
    // The page has the run: it hears no more of it.
    worker().done(1)
    worker().answers('again')
    expect(await atWorker).toBe('again')
    expect(told).toEqual(['started', 'stopped'])
    expect(sentSince()).toEqual(['2: ask 1 counted'])
    worker().answers('two')
    expect(await waiting).toBe('two')
  })

  it('with null where the text that the worker was taken away for has a run of its own', async () => {
    const { simulator } = played()
    const atWorker = ask(simulator)
    simulator.run('B')
    vi.advanceTimersByTime(300)
    simulator.run('C')
    worker().done(3)
    expect(await atWorker).toBeNull()
    expect(sentSince()).toEqual(['1: ask 1 export', '1: run 2 B', '1: ended', '2: run 3 C'])
  })

  it('with null where the worker breaks, which another one takes the place of', async () => {
    const { simulator, told } = played()
    const both = [ask(simulator), ask(simulator)]
    worker().breaks('out of memory')
    expect(await Promise.all(both)).toEqual([null, null])
    expect(told).toEqual([])
    expect(sentSince()).toEqual(['1: ask 1 export', '1: ended'])
    const asked = ask(simulator)
    expect(sentSince()).toEqual(['2: run 1 A', '2: ask 1 export'])
    worker().answers('again')
    expect(await asked).toBe('again')
  })
})

describe('a text', () => {
  it('that is broken off by its worker has failed, and the next one gets a new worker', () => {
    const { simulator, told } = start()
    simulator.run('A')
    worker().breaks('out of memory')
    simulator.run('B')
    worker().breaks()
    expect(told).toEqual(['started', 'failed: out of memory', 'started', 'failed: its code did not load'])
    expect(sentSince()).toEqual(['1: run 1 A', '1: ended', '2: run 2 B', '2: ended'])
  })

  it('waits for a quick one and takes a slow one’s worker away; only the newest waits', () => {
    const { simulator, told } = start()
    simulator.run('A')
    simulator.run('B')
    simulator.run('C')
    worker().done(1)
    expect(sentSince()).toEqual(['1: run 1 A', '1: run 2 C'])
    vi.advanceTimersByTime(100)
    simulator.run('D')
    vi.advanceTimersByTime(149)
    expect(sentSince()).toEqual([])
    vi.advanceTimersByTime(1)
    expect(sentSince()).toEqual(['1: ended', '2: run 3 D'])
    expect(told).toEqual(['started', 'done', 'started', 'started'])
  })

  it('that takes long is told to, and ends after a minute', () => {
    const { simulator, told } = start()
    simulator.run('A')
    vi.advanceTimersByTime(1_999)
    expect(told).toEqual(['started'])
    vi.advanceTimersByTime(1)
    expect(told).toEqual(['started', 'overdue'])
    vi.advanceTimersByTime(58_000)
    expect(told).toEqual(['started', 'overdue', 'stopped'])
    expect(sentSince()).toEqual(['1: run 1 A', '1: ended'])
  })

  it('is rehearsed only where its run is in the worker and nothing else is', () => {
    const { simulator } = start()
    simulator.rehearse()
    simulator.run('A')
    simulator.rehearse()
    worker().done(1)
    simulator.rehearse()
    simulator.run('B')
    simulator.stop()
    simulator.rehearse()
    expect(sentSince()).toEqual(['1: run 1 A', '1: rehearse 1', '1: run 2 B', '1: ended'])
  })
})
