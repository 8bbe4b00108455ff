import { deflateSync, strToU8 } from 'fflate'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { simTimeOf } from '../../../src/base/time.ts'
import { BARE, fragmentIn, fragmentOf, readFragment } from '../../../src/app/share/link.ts'
import type { Shared } from '../../../src/app/share/link.ts'
import { withoutUnknown } from '../../../src/app/share/newer.ts'
import { PRESET_IDS, presetOf } from '../../../src/scenarios/index.ts'

const state = (text: string): Shared => ({ ...BARE, text, cursor: simTimeOf(203_000), view: { from: 1000, to: 60_000 } })

/** How long `#world=` is. */
const MARK = 7

const packed = (value: unknown, version = 1): string =>
  `#world=${version}.${Buffer.from(deflateSync(strToU8(JSON.stringify(value)))).toString('base64url')}`

describe('a link', () => {
  it.each(PRESET_IDS)('carries the preset %s there and back', (preset) => {
    const shared = { ...state(presetOf(preset)), preset, pinned: 'kind: Pod' }
    const fragment = fragmentOf(shared)
    expect(readFragment(fragment)).toEqual({ kind: 'read', newer: false, state: shared })
    expect(fragment.length).toBeLessThan(1_500)
  })

  it('carries all that somebody made of the page', () => {
    const ids = fc.string({ unit: 'grapheme', maxLength: 20 })
    const span = fc.tuple(fc.nat(1e8), fc.integer({ min: 1, max: 1e6 })).map(([from, length]) => ({ from, to: from + length }))
    const shared: fc.Arbitrary<Shared> = fc.record({
      text: fc.string({ unit: 'grapheme' }),
      preset: fc.option(fc.constantFrom(...PRESET_IDS)),
      cursor: fc.nat(1e9).map(simTimeOf),
      view: fc.option(span),
      selection: fc.option(fc.record({ lane: ids, item: fc.option(ids) })),
      measure: fc.option(span),
      arrangement: fc.record({
        by: fc.constantFrom('owner' as const, 'node' as const),
        folds: fc.dictionary(ids, fc.boolean(), { noNullPrototype: true }),
        pinned: fc.array(ids),
        order: fc.dictionary(ids, fc.array(ids), { noNullPrototype: true }),
      }),
      filter: ids,
      pinned: fc.option(fc.string()),
      presenting: fc.boolean(),
      futureHidden: fc.boolean(),
    })
    fc.assert(
      fc.property(shared, (one) => {
        expect(readFragment(fragmentOf(one))).toEqual({ kind: 'read', newer: false, state: one })
      }),
    )
  })

  it('has a measure that was drawn from right to left as a stretch of time', () => {
    const read = readFragment(packed({ text: 'kind: Pod', measure: { from: 9000, to: 4000 } }))
    expect(read).toMatchObject({ kind: 'read', state: { measure: { from: 4000, to: 9000 } } })
  })

  it('of an older Podscope is open to all it had', () => {
    const view = { from: 3, to: 10 }
    const read = readFragment(packed({ text: 'kind: Pod', preset: 'hung-web', cursor: 5000, view, pinned: 'kind: Node' }))
    expect(read).toEqual({
      kind: 'read',
      newer: false,
      state: { ...state('kind: Pod'), preset: 'hung-web', cursor: 5000, view, pinned: 'kind: Node' },
    })
  })

  it('carries any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const read = readFragment(fragmentOf(state(text)))
        expect(read.kind === 'read' && read.state.text).toBe(text)
      }),
    )
  })

  it('that is broken says so, wherever it was cut or changed', () => {
    const fragment = fragmentOf(state(presetOf('hung-web')))
    for (const cut of [7, 9, 10, 20]) expect(readFragment(fragment.slice(0, cut)).kind).toBe('broken')
    fc.assert(
      fc.property(fc.string(), (rest) => {
        expect(['broken', 'read', 'cut']).toContain(readFragment(`#world=1.${rest}`).kind)
      }),
    )
    fc.assert(
      fc.property(fc.nat(fragment.length), fc.string({ maxLength: 5 }), fc.nat(5), (at, noise, length) => {
        const read = readFragment(fragment.slice(0, at) + noise + fragment.slice(at + length))
        expect(['broken', 'read', 'cut', 'none']).toContain(read.kind)
      }),
    )
    fc.assert(
      fc.property(fc.json(), (json) => {
        expect(['broken', 'read']).toContain(readFragment(packed(JSON.parse(json))).kind)
      }),
    )
    expect(readFragment('#elsewhere').kind).toBe('none')
  })

  it.each(['hung-web', PRESET_IDS.at(-1) ?? 'hung-web'] as const)(
    'that was cut off is read as far as it goes, wherever that was (%s)',
    (preset) => {
      const text = presetOf(preset)
      const fragment = fragmentOf(state(text))
      const lengths: number[] = []
      for (let cut = MARK; cut < fragment.length; cut++) {
        const read = readFragment(fragment.slice(0, cut))
        if (read.kind === 'broken') continue
        if (read.kind !== 'cut') throw new Error(`${cut} of ${fragment.length} characters are ${read.kind}`)
        expect(read.state.text.trim()).not.toBe('')
        expect(text.startsWith(read.state.text)).toBe(true)
        expect(read.state.text).toMatch(/\n$/)
        lengths.push(read.state.text.length)
      }
      expect(lengths).toEqual(lengths.toSorted((a, b) => a - b))
      expect(lengths.at(-1)).toBe(text.length)
      expect(readFragment(fragment.slice(0, fragment.length / 3)).kind).toBe('cut')
    },
  )

  it('that was cut off within a character has none of it', () => {
    const fragment = fragmentOf(state('# π\nkind: Pod\n'.repeat(30)))
    for (let cut = MARK; cut < fragment.length; cut++) {
      const read = readFragment(fragment.slice(0, cut))
      if (read.kind === 'cut') expect(read.state.text).not.toContain('\uFFFD')
    }
  })

  it('with fields that are not as they should be is read without them', () => {
    const read = readFragment(
      packed({
        text: 'kind: Pod',
        cursor: 'soon',
        view: { from: 3, to: 1 },
        preset: 'unheard-of',
        more: 1,
        selection: 'web',
        measure: [1, 2],
        filter: 7,
        arrangement: 'by node',
        presenting: 'yes',
      }),
    )
    expect(read).toEqual({ kind: 'read', newer: false, state: { ...BARE, text: 'kind: Pod' } })
  })

  it('that unpacks to more than anybody writes is broken', () => {
    expect(readFragment(packed({ text: 'a'.repeat(9_000_000) })).kind).toBe('broken')
  })

  it('of a newer version is read as far as it goes', () => {
    expect(readFragment(packed({ text: 'kind: Pod', colours: 3 }, 2))).toMatchObject({ kind: 'read', newer: true })
    expect(readFragment('#world=2.xyz')).toEqual({ kind: 'broken', newer: true })
  })

  it('is found in a file', () => {
    const fragment = fragmentOf(state('kind: Pod'))
    expect(fragmentIn(`<svg><metadata>https://example.org/${fragment}</metadata></svg>`)).toBe(fragment)
    expect(fragmentIn('nothing')).toBeNull()
  })
})

describe('a world of a newer Podscope', () => {
  it('loses the faults that are not known, and keeps the others', () => {
    const text = `apiVersion: podscope.dev/v1alpha1
kind: Scenario
spec:
  timeline:
  - {at: 10s, earthquake: {node: node-1}}
  - {at: 20s, oom: {container: web}}
  - {at: 30s, flood: {}}
`
    const { text: known, left } = withoutUnknown(text)
    expect(left).toBe(2)
    expect(known).toContain('oom')
    expect(known).not.toMatch(/earthquake|flood/)
    expect(withoutUnknown(known)).toEqual({ text: known, left: 0 })
  })
})
