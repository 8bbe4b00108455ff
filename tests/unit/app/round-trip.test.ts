import { describe, expect, it } from 'vitest'
import { BARE, fragmentIn, fragmentOf, readFragment } from '../../../src/app/share/link.ts'
import { withText } from '../../../src/app/share/png.ts'
import { chromeTrace } from '../../../src/lanes/export/chrome-trace.ts'
import { buildLanes, laneText } from '../../../src/lanes/index.ts'
import type { Lane } from '../../../src/lanes/types.ts'
import { API_RULES } from '../../../src/manifest/index.ts'
import { isRecording } from '../../../src/recording/recognise.ts'
import { bookmarkLine, readRecording, watchStreamLines } from '../../../src/recording/watch-stream.ts'
import { openingOf, PRESET_IDS, presetOf } from '../../../src/scenarios/index.ts'
import { simulate } from '../../../src/simulation/simulate.ts'
import { timelineSvg } from '../../../src/timeline/export/svg.ts'
import type { Palette } from '../../../src/timeline/palette.ts'
import { lanesOfWorld, readWorld } from '../../support/worlds.ts'

/** Every colour is the same: nobody looks. */
const PALETTE = { color: new Proxy({}, { get: () => '#888888' }), font: 'sans-serif', mono: 'monospace', k: 1 } as unknown as Palette

/** Every letter is as wide: nobody looks. */
const measure = (text: string) => ({ width: 6 * text.length, fontBoundingBoxAscent: 10, fontBoundingBoxDescent: 3 })

/** A PNG of one pixel. */
const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

/** The world that comes back out of a file's text. */
function opened(file: string): string {
  const read = readFragment(fragmentIn(file) ?? '')
  return read.kind === 'read' ? read.state.text : ''
}

describe.each(PRESET_IDS)('what is saved of the preset %s', (preset) => {
  const text = presetOf(preset)
  const model = lanesOfWorld(text)
  const lanes = laneText(model)
  const link = `https://example.org/${fragmentOf({ ...BARE, text, preset, cursor: openingOf(preset) })}`

  it.each([
    ['a link', () => link],
    ['lanes as text', () => `# ${link}\n${lanes}\n`],
    ['a Chrome trace', () => JSON.stringify(chromeTrace(model, { source: link }))],
    [
      'an SVG',
      () =>
        timelineSvg({ model, view: { from: 0, to: model.end } }, { palette: PALETTE, measure, width: 1280, title: preset, source: link }),
    ],
    ['a PNG', () => Buffer.from(withText(PIXEL, link)).toString('latin1')],
  ])('as %s brings the same lanes back', (_, save) => {
    const file = save()
    expect(isRecording(file)).toBe(false)
    expect(laneText(lanesOfWorld(opened(file)))).toBe(lanes)
  })

  it('as a watch stream brings back the lanes that an API server knows of', () => {
    const world = readWorld(text)
    const trace = simulate(world, { validation: API_RULES })
    const stream = [...watchStreamLines(trace), bookmarkLine(trace, { of: 'watch', times: 'recorded' })].join('\n')
    expect(isRecording(stream)).toBe(true)
    const read = buildLanes(readRecording(stream, preset).trace)
    expect(read.end).toBe(model.end)
    expect(laneText(read, isKnown)).toBe(laneText(model, isKnown))
    expect(read.groups.map(({ id }) => id)).toEqual(model.groups.map(({ id }) => id))
  })
})

/** Lanes that are read off objects alone: containers and probes also have what only their kubelet knows. */
const isKnown = ({ kind }: Lane): boolean =>
  ['phase', 'condition', 'deletion', 'service', 'endpoints', 'events', 'node', 'taints', 'workload'].includes(kind)
