import type { Palette, Token } from './palette.ts'
import type { Surface } from './paint/surface.ts'

/** Patterns say what hue says, for those who do not see it. */
export type PatternName = 'dots' | 'unready' | 'stopping' | 'gate' | 'jitter' | 'blocked' | 'unknown' | 'fault' | 'oom'

/** What is filled with: on a canvas a tile, in SVG a reference to one. */
export type Patterns = Readonly<Record<PatternName, CanvasPattern | string>>

/** One tile of a pattern, in pixels at `--k` 1. */
export interface PatternShape {
  readonly token: Token
  readonly size: number
  readonly opacity: number
  readonly draw: (ctx: Surface, size: number) => void
  /** In degrees. */
  readonly turn?: number
}

const dot =
  (radius: number) =>
  (ctx: Surface, size: number): void => {
    ctx.beginPath()
    ctx.arc(size / 2, size / 2, radius, 0, 2 * Math.PI)
    ctx.fill()
  }

const stroke =
  (width: number, at: number) =>
  (ctx: Surface, size: number): void => {
    ctx.fillRect(size * at - width / 2, 0, width, size)
  }

export const PATTERN_SHAPES: Readonly<Record<PatternName, PatternShape>> = {
  dots: { token: 'calm', size: 5, opacity: 1, draw: dot(0.95) },
  jitter: { token: 'warn', size: 4, opacity: 1, draw: dot(0.9) },
  unready: { token: 'live', size: 5.5, opacity: 0.75, draw: stroke(0.7, 0.5), turn: 45 },
  stopping: { token: 'fail', size: 5.5, opacity: 0.75, draw: stroke(0.8, 0.5), turn: -45 },
  fault: { token: 'fail', size: 6, opacity: 0.55, draw: stroke(0.8, 0.5), turn: -45 },
  gate: { token: 'calm', size: 3, opacity: 0.45, draw: stroke(1, 0.5) },
  blocked: { token: 'fail', size: 5, opacity: 0.75, draw: stroke(1.4, 0.5) },
  unknown: { token: 'calm', size: 5, opacity: 0.7, draw: stroke(1, 0.5) },
  oom: { token: 'oom', size: 5, opacity: 0.75, draw: stroke(1.2, 0.5) },
}

/** One tile each, drawn at the device's resolution and turned as a pattern, so that hatches stay even. */
export function makePatterns(ctx: CanvasRenderingContext2D, palette: Palette, ratio: number): Patterns {
  const entries = Object.entries(PATTERN_SHAPES).map(([name, { token, size, opacity, draw, turn }]) => {
    const pixels = Math.round(size * palette.k * ratio)
    const tile = document.createElement('canvas')
    tile.width = tile.height = pixels
    const tileCtx = tile.getContext('2d')
    if (!tileCtx) throw new Error('no 2d context')
    tileCtx.scale(pixels / size, pixels / size)
    tileCtx.globalAlpha = opacity
    tileCtx.fillStyle = palette.color[token]
    draw(tileCtx, size)
    const pattern = ctx.createPattern(tile, 'repeat')
    if (!pattern) throw new Error('no pattern')
    pattern.setTransform(new DOMMatrix().scale(1 / ratio).rotate(turn ?? 0))
    return [name, pattern]
  })
  return Object.fromEntries(entries) as Patterns
}
