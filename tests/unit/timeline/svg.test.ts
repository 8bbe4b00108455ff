import { describe, expect, it } from 'vitest'
import { simTimeOf } from '../../../src/base/time.ts'
import type { Lane, LaneModel } from '../../../src/lanes/types.ts'
import { openingOf, PRESET_IDS, presetOf } from '../../../src/scenarios/index.ts'
import { escaped, painted } from '../../../src/timeline/export/svg-text.ts'
import { timelineSvg } from '../../../src/timeline/export/svg.ts'
import type { Shown } from '../../../src/timeline/export/svg.ts'
import type { Palette, Token } from '../../../src/timeline/palette.ts'
import { timeScale } from '../../../src/timeline/scale.ts'
import { lanesOfWorld } from '../../support/worlds.ts'

/** Each colour is its token's name. */
const color = new Proxy({}, { get: (_, token) => token }) as Readonly<Record<Token, string>>
const PALETTE: Palette = { color, font: 'sans-serif', mono: 'monospace', k: 1, least: 0, fills: false, plain: false }
const WIDTH = 1280

const measure = (text: string) => ({ width: 5.5 * text.length, fontBoundingBoxAscent: 10, fontBoundingBoxDescent: 3 })

const models = new Map(PRESET_IDS.map((preset) => [preset, lanesOfWorld(presetOf(preset))]))
const hung = models.get('hung-web') as LaneModel

const svgOf = (model: LaneModel, shown: Partial<Shown> = {}): string =>
  timelineSvg(
    { model, view: { from: model.start, to: model.end }, ...shown },
    { palette: PALETTE, measure, width: WIDTH, title: 'A <title> & more', source: 'https://example.org/#x' },
  )

const textsOf = (svg: string): readonly string[] => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text ?? '')
const countOf = (texts: readonly string[], one: string): number => texts.filter((text) => text === one).length

/** Where a mark that is defined once is shown: the middle, from the plot's left edge. */
const usesOf = (svg: string, name: string): readonly number[] =>
  [...svg.matchAll(new RegExp(`<use xlink:href="#podscope-\\w+-${name}" transform="translate\\(([-\\d.]+) `, 'g'))].map(([, x]) =>
    Number(x),
  )

const laneOf = (name: string, kind: Lane['kind'] = 'container'): Lane => {
  const lane = hung.lanes.find((one) => one.kind === kind && one.container === 'web' && one.name.includes(name))
  if (!lane) throw new Error(`no lane ${name}`)
  return lane
}

/** The plot begins where the names end. */
const plotOf = (svg: string): number => Number(/<clipPath id="podscope-\w+-plot"><rect width="([\d.]+)"/.exec(svg)?.[1])
const near = (found: readonly number[], wanted: readonly number[]): void => {
  expect(found.length).toBe(wanted.length)
  for (const [i, x] of wanted.entries()) expect(found[i]).toBeCloseTo(x, 1)
}

describe('the picture that is saved of a process that hangs', () => {
  const svg = svgOf(hung, { cursor: simTimeOf(openingOf('hung-web')) })
  const texts = textsOf(svg)
  const scale = timeScale({ from: hung.start, to: hung.end }, plotOf(svg))
  const container = laneOf('web')

  it('says each restart once, each exit code, and each failed attempt', () => {
    const ends = container.marks.filter(({ kind }) => kind === 'exit')
    expect(ends.length).toBeGreaterThan(3)
    for (const [i] of ends.entries()) expect(countOf(texts, `↻${i + 1}`)).toBe(1)
    expect(countOf(texts, '137')).toBe(ends.length)
    const attempts = textsOf(svgOf(hung, { filter: 'liveness' }))
    for (const count of ['1', '2', '3']) expect(countOf(attempts, count)).toBe(ends.length)
    near(
      usesOf(svg, 'exit-error'),
      ends.map(({ at }) => scale.x(at)),
    )
  })

  it('has the trip where the answer counts, below it the trigger level', () => {
    const trips = laneOf('liveness', 'probe').marks.flatMap((mark) => (mark.kind === 'attempt' && mark.trips ? [mark] : []))
    expect(trips.every(({ at, until }) => until > at)).toBe(true)
    near(
      usesOf(svg, 'trip'),
      trips.map(({ until }) => scale.x(until)),
    )
    expect(svg).toMatch(/<pattern id="podscope-\w+-dashes-fail-/)
  })

  it('ends the wedge where the back-off does, before the container starts', () => {
    const backoff = container.segments.find(({ state }) => state.kind === 'crash-backoff')
    const window = backoff?.state.kind === 'crash-backoff' ? backoff.state.window : null
    if (!backoff || !window) throw new Error('no back-off')
    expect(backoff.to - window.until).toBeGreaterThan(1_000)
    const slopes = [...svg.matchAll(/<path d="M([\d.]+),([\d.]+)L([\d.]+),([\d.]+)" fill="none" stroke="warn" stroke-width="1.75"/g)]
    const falls = slopes.map(([, x0, y0, x1, y1]) => ({ x0: Number(x0), x1: Number(x1), down: Number(y1) > Number(y0) }))
    const slope = falls.find(({ x1 }) => Math.abs(x1 - scale.x(window.until)) < 0.02)
    expect(slope).toMatchObject({ down: true })
    expect(slope?.x0).toBeCloseTo(scale.x(Math.max(window.since, backoff.from)), 1)
    expect(svg).toMatch(/url\(#podscope-\w+-pattern-jitter\)/)
  })

  it('has the flags of faults, values at the cursor, the time of the cursor, and its name', () => {
    expect(texts).toEqual(
      expect.arrayContaining(['Liveness answers time out', 'ends 3:32', '3:23.0', 'CrashLoopBackOff, 4 restarts', '1 active']),
    )
    expect(svg).toContain('<title>A &lt;title&gt; &amp; more</title>')
    expect(svg).toMatch(/<desc>[^<]+3:23\.0\.<\/desc>/)
  })

  it('has lanes as somebody arranged them, and nothing of a hidden future', () => {
    expect(textsOf(svgOf(hung, { filter: 'phase' }))).not.toContain('livenessProbe')
    const hidden = textsOf(svgOf(hung, { cursor: simTimeOf(70_000), futureHidden: true }))
    expect(hidden).toContain('What happens next?')
    expect(hidden.filter((text) => text.startsWith('↻'))).toEqual([])
  })
})

/** Names of elements that are open at the end, or closed in the wrong place. */
function unbalanced(svg: string): readonly string[] {
  const open: string[] = []
  for (const [, closing, name, single] of svg.matchAll(/<(\/?)([\w:]+)(?:\s[\w:-]+="[^"<]*")*\s*(\/?)>/g)) {
    if (single === '/') continue
    if (closing === '') open.push(name ?? '')
    else if (open.pop() !== name) return [`</${name}>`]
  }
  return open
}

describe.each([...models])('the picture of the preset %s', (preset, model) => {
  const svg = svgOf(model, { cursor: simTimeOf(openingOf(preset)) })

  it('is well-formed: all that it refers to is there, once', () => {
    expect(unbalanced(svg)).toEqual([])
    expect(svg.replaceAll(/<\/?[\w:]+(?:\s[\w:-]+="[^"<]*")*\s*\/?>/g, '')).not.toMatch(/[<>]/)
    expect(svg).not.toMatch(/NaN|undefined|Infinity|\[object/)
    const ids = [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const [, id] of svg.matchAll(/(?:url\(|xlink:href=")#([\w-]+)/g)) expect(ids).toContain(id)
    expect(svg).not.toMatch(/(?:href|src)="http/)
  })
})

it('writes colours that every viewer reads', () => {
  expect(painted('fill', 'rgba(0, 163, 139, 0.2)', 0.5)).toEqual({ fill: '#00a38b', 'fill-opacity': 0.1 })
  expect(painted('stroke', 'rgb(21, 27, 36)')).toEqual({ stroke: '#151b24', 'stroke-opacity': null })
  expect(painted('fill', 'color(srgb 1 0.5 0 / 0.25)')).toEqual({ fill: '#ff8000', 'fill-opacity': 0.25 })
  expect(painted('fill', 'url(#dots)')).toEqual({ fill: 'url(#dots)', 'fill-opacity': null })
})

it('keeps out of a text what XML has no place for', () => {
  expect(escaped('a\u0000\u001b[1m\ud800 < "b" & 😀')).toBe('a[1m &lt; &quot;b&quot; &amp; 😀')
})

it('the ruler’s times keep their distance, down to milliseconds and in a wide type', () => {
  const wide = (text: string) => ({ ...measure(text), width: 7 * text.length })
  const svg = timelineSvg(
    { model: hung, view: { from: simTimeOf(61_230), to: simTimeOf(61_246) } },
    { palette: PALETTE, measure: wide, width: WIDTH, title: 'Milliseconds', source: '' },
  )
  const times = [...svg.matchAll(/<text x="([\d.]+)"[^>]*>(\d+:\d\d\.\d{3})<\/text>/g)].map(([, x, text]) => ({
    x: Number(x),
    text: text ?? '',
  }))
  expect(times.length).toBeGreaterThan(5)
  // The first one keeps inside the plot instead of standing over its mark.
  for (const [i, { x }] of times.slice(2).entries()) {
    const { x: before, text } = times[i + 1] ?? { x: 0, text: '' }
    expect(x - before - wide(text).width).toBeGreaterThanOrEqual(14)
  }
})

it('an attempt that was sent before what is in sight and is answered after it is drawn across', () => {
  const svg = svgOf(hung, { view: { from: simTimeOf(60_100), to: simTimeOf(61_400) } })
  const lines = [...svg.matchAll(/<rect x="([-\d.]+)" y="[\d.]+" width="([\d.]+)" height="1.25" fill="fail"\/>/g)]
  expect(lines.filter(([, x, width]) => Number(x) < 0 && Number(x) + Number(width) > plotOf(svg))).toHaveLength(1)
})
