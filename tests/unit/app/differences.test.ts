import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, expect, test } from 'vitest'
import { Differences } from '../../../src/app/console/Differences.tsx'
import { useCompare } from '../../../src/app/store/compared.ts'
import { simTimeOf } from '../../../src/base/time.ts'
import type { LaneModel } from '../../../src/lanes/types.ts'

/** A run of so many Pods, each of which says that it runs a second after the one before. */
function runOf(pods: number): LaneModel {
  const names = Array.from({ length: pods }, (_, nth) => `web-${nth}`)
  return {
    start: simTimeOf(0),
    end: simTimeOf(1_000_000),
    groups: names.map((name) => ({ id: name, name, pod: `default/${name}` })),
    lanes: names.map((name, nth) => ({
      id: `${name}/status`,
      group: name,
      kind: 'status',
      name: 'STATUS',
      pod: `default/${name}`,
      container: null,
      detail: { kind: 'plain' },
      segments: [{ id: `${name}/status#0`, from: simTimeOf(nth * 1000), to: simTimeOf(1_000_000) }],
      marks: [],
    })),
  } as unknown as LaneModel
}

/** The list as its words, a line each. */
function listed(before: LaneModel, after: LaneModel): string[] {
  useCompare.setState({ pinned: { text: '', model: before } })
  const page = renderToStaticMarkup(createElement(Differences, { model: after }))
  return page
    .replace(/<\/(?:p|li)>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .trim()
    .split('\n')
}

afterEach(() => useCompare.setState({ pinned: null }))

test('all differences are listed, in order of time', () => {
  expect(listed(runOf(0), runOf(3)).slice(1)).toEqual([
    '0:00.0 The Pod web-0 is new',
    '0:01.0 The Pod web-1 is new',
    '0:02.0 The Pod web-2 is new',
  ])
})

test('of more than anyone reads some are listed, and it says of how many', () => {
  const [, note, ...lines] = listed(runOf(0), runOf(230))
  expect(note).toBe('The 200 of 230 differences that weigh most:')
  expect(lines).toHaveLength(200)
})
