import { deflateSync, strToU8 } from 'fflate'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { simTimeOf } from '../../../src/base/time.ts'
import { fragmentIn, fragmentOf, readFragment } from '../../../src/app/share/link.ts'
import type { Shared } from '../../../src/app/share/link.ts'
import { withoutUnknown } from '../../../src/app/share/newer.ts'
import { PRESET_IDS, presetOf } from '../../../src/scenarios/index.ts'

const state = (text: string): Shared => ({
  text,
  preset: null,
  cursor: simTimeOf(203_000),
  view: { from: 1000, to: 60_000 },
  pinned: null,
})

const packed = (value: unknown, version = 1): string =>
  `#world=${version}.${Buffer.from(deflateSync(strToU8(JSON.stringify(value)))).toString('base64url')}`

describe('a link', () => {
  it.each(PRESET_IDS)('carries the preset %s there and back', (preset) => {
    const shared = { ...state(presetOf(preset)), preset, pinned: 'kind: Pod' }
    const fragment = fragmentOf(shared)
    expect(readFragment(fragment)).toEqual({ kind: 'read', newer: false, state: shared })
    expect(fragment.length).toBeLessThan(1_500)
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
    for (const cut of [7, 9, 10, 60, fragment.length - 20]) expect(readFragment(fragment.slice(0, cut)).kind).toBe('broken')
    fc.assert(
      fc.property(fc.string(), (rest) => {
        expect(['broken', 'read']).toContain(readFragment(`#world=1.${rest}`).kind)
      }),
    )
    expect(readFragment('#elsewhere').kind).toBe('none')
  })

  it('with fields that are not as they should be is read without them', () => {
    const read = readFragment(packed({ text: 'kind: Pod', cursor: 'soon', view: { from: 3, to: 1 }, preset: 'unheard-of', more: 1 }))
    expect(read).toEqual({ kind: 'read', newer: false, state: { text: 'kind: Pod', preset: null, cursor: 0, view: null, pinned: null } })
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
