import { afterEach, beforeEach, expect, it, vi } from 'vitest'

let started: EventTarget[] = []

class StillWorker extends EventTarget {
  constructor() {
    super()
    started.push(this)
  }
}

/** What the page loads first, called with that fragment. */
async function load(hash: string): Promise<() => Worker> {
  vi.stubGlobal('location', { hash })
  const { takeWorker } = await import('../../../src/app/worker/start.ts')
  return takeWorker
}

beforeEach(() => {
  started = []
  vi.resetModules()
  vi.stubGlobal('Worker', StillWorker)
})
afterEach(() => vi.unstubAllGlobals())

it('for a link the worker starts before anybody asks for it, and only one gets that', async () => {
  const takeWorker = await load('#world=1.abc')
  expect(started).toHaveLength(1)
  const taken = [takeWorker(), takeWorker()]
  expect(taken).toEqual(started)
  expect(started).toHaveLength(2)
})

it('one that could not be loaded meanwhile is nobody’s', async () => {
  const takeWorker = await load('#world=1.abc')
  started[0]?.dispatchEvent(new Event('error'))
  expect(takeWorker()).not.toBe(started[0])
})

it('without a link nothing starts until it is asked for', async () => {
  const takeWorker = await load('')
  expect(started).toHaveLength(0)
  expect(takeWorker()).toBe(started[0])
})
