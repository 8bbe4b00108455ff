import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { simTimeOf } from '../../../src/base/time.ts'
import { BARE } from '../../../src/app/share/link.ts'
import { back, EMPTY_HISTORY, forth, remember } from '../../../src/app/store/history.ts'
import type { History, StepKind } from '../../../src/app/store/history.ts'
import { readHistory, writeHistory } from '../../../src/app/store/kept-history.ts'
import type { Version } from '../../../src/app/store/version.ts'

const version = (text: string, more: Partial<Version> = {}): Version => ({
  ...BARE,
  text,
  theme: 'system',
  recording: null,
  source: 'simulation',
  ...more,
})

/** A page that steps are taken on, back and forth. */
class Page {
  now: Version
  history: History = EMPTY_HISTORY

  constructor(now: Version) {
    this.now = now
  }

  step(kind: StepKind, change: Partial<Version>): this {
    this.history = remember(this.history, { kind }, this.now)
    this.now = { ...this.now, ...change }
    return this
  }

  go(way: typeof back): this {
    const found = way(this.history, this.now)
    if (found) this.history = found.history
    this.now = { ...this.now, ...found?.shown }
    return this
  }
}

describe('undo', () => {
  test('brings text and cursor back, redo takes them forth again', () => {
    const page = new Page(version('a', { cursor: simTimeOf(1) }))
      .step('typing', { text: 'b' })
      .step('typing', { text: 'c', cursor: simTimeOf(3) })
    const { now, history } = page
    expect(page.go(back).now).toMatchObject({ text: 'b', cursor: 1 })
    expect(page.go(back).now).toMatchObject({ text: 'a', cursor: 1 })
    expect(page.go(forth).go(forth).now).toEqual(now)
    expect(page.history).toEqual(history)
  })

  test('of one thing leaves alone what has happened to others since', () => {
    const page = new Page(version('a')).step('filter', { filter: 'app' })
    page.now = { ...page.now, cursor: simTimeOf(9), view: { from: 1, to: 2 } }
    expect(page.go(back).now).toEqual(version('a', { cursor: simTimeOf(9), view: { from: 1, to: 2 } }))
  })

  test('of a link brings back all that it replaced', () => {
    const before = version('mine', {
      filter: 'app',
      pinned: 'older',
      measure: { from: 1, to: 2 },
      recording: 'web.json/1/2',
      source: 'overlay',
    })
    const page = new Page(before).step('link', { ...BARE, text: 'theirs', presenting: true, recording: null, source: 'simulation' })
    expect(page.go(back).now).toEqual(before)
  })

  test('knows nothing before the beginning and behind the end', () => {
    expect(back(EMPTY_HISTORY, version('a'))).toBeNull()
    expect(forth(EMPTY_HISTORY, version('a'))).toBeNull()
  })

  test('forgets what was undone when something else is done', () => {
    const page = new Page(version('a')).step('typing', { text: 'b' }).go(back).step('theme', { theme: 'dark' })
    expect(page.history.future).toEqual([])
  })

  test('keeps so many steps, the latest', () => {
    const page = new Page(version('0'))
    for (let i = 1; i < 500; i++) page.step('typing', { text: String(i) })
    expect(page.history.past).toHaveLength(200)
    expect(page.go(back).now.text).toBe('498')
  })
})

describe('a history that is kept over a reload', () => {
  const change = fc.oneof(
    fc.tuple(fc.constantFrom<StepKind>('typing', 'fault', 'preset'), fc.record({ text: fc.string({ unit: 'binary', maxLength: 30 }) })),
    fc.tuple(fc.constant<StepKind>('pin'), fc.record({ pinned: fc.option(fc.string()) })),
    fc.tuple(fc.constant<StepKind>('filter'), fc.record({ filter: fc.string() })),
    fc.tuple(fc.constant<StepKind>('theme'), fc.record({ theme: fc.constantFrom<Version['theme']>('dark', 'light', 'system') })),
    fc.tuple(
      fc.constant<StepKind>('link'),
      fc.record({
        text: fc.string(),
        selection: fc.option(fc.record({ lane: fc.string(), item: fc.option(fc.string()) })),
        presenting: fc.boolean(),
      }),
    ),
  )

  test('is the same, whatever was done and undone', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 20 }), fc.nat(10), (changes, undone) => {
        const page = new Page(version('apiVersion: v1'))
        for (const [kind, part] of changes) page.step(kind, part)
        for (let i = 0; i < undone; i++) page.go(back)
        expect(readHistory(writeHistory(page.history, page.now.text), page.now.text)).toEqual(page.history)
      }),
    )
  })

  test('is short, and loses its oldest steps rather than grow without end', () => {
    const page = new Page(version('# a world\n'.repeat(500)))
    for (let i = 0; i < 100; i++) page.step('typing', { text: `${page.now.text}# line ${i}\n` })
    expect(writeHistory(page.history, page.now.text).length).toBeLessThan(30_000)
    for (let i = 0; i < 100; i++) page.step('preset', { text: String.fromCharCode(97 + (i % 26)).repeat(10_000) })
    const written = writeHistory(page.history, page.now.text)
    expect(written.length).toBeLessThan(420_000)
    const { past } = readHistory(written, page.now.text)
    expect(past.length).toBeGreaterThan(20)
    expect(past).toEqual(page.history.past.slice(-past.length))
  })

  test('of another world, or broken, is empty', () => {
    const { history } = new Page(version('a')).step('typing', { text: 'b' })
    expect(readHistory(writeHistory(history, 'b'), 'c')).toEqual(EMPTY_HISTORY)
    expect(readHistory(null, 'b')).toEqual(EMPTY_HISTORY)
    const written = writeHistory(history, 'b')
    fc.assert(
      fc.property(
        fc.nat(written.length),
        fc.string(),
        (at, noise) => void readHistory(written.slice(0, at) + noise + written.slice(at + 1), 'b'),
      ),
    )
  })
})
