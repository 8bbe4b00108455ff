import type { Surface } from './paint/surface.ts'

/** Marks that come in thousands are drawn once and then copied. */
export interface Stamps {
  /** Puts the mark with its middle at (x, y). `draw` draws it around the origin, within `reach` of it. */
  put(name: string, reach: number, x: number, y: number, draw: (ctx: Surface) => void): void
  /**
   * A stretch of something that repeats every `period`, from `x` on, `width` long and `height` high; `draw` draws one period at the
   * origin.
   */
  strip(name: string, period: number, height: number, x: number, y: number, width: number, draw: (ctx: Surface) => void): void
}

/** How long a strip is, in CSS pixels. */
const STRIP = 600

/** Copies of small canvases: one costs a tenth of arcs and strokes. A strip is copied in pieces of its own length. */
export class CanvasStamps implements Stamps {
  readonly #known = new Map<string, HTMLCanvasElement>()
  readonly #ctx: CanvasRenderingContext2D
  readonly #ratio: number

  /** `ratio`: device pixels of a CSS pixel. */
  constructor(ctx: CanvasRenderingContext2D, ratio: number) {
    this.#ctx = ctx
    this.#ratio = ratio
  }

  put(name: string, reach: number, x: number, y: number, draw: (ctx: Surface) => void): void {
    const stamp = this.#known.get(name) ?? this.#make(name, reach, draw)
    this.#ctx.drawImage(stamp, x - reach, y - reach, 2 * reach, 2 * reach)
  }

  strip(name: string, period: number, height: number, x: number, y: number, width: number, draw: (ctx: Surface) => void): void {
    const key = `${name} ${height}`
    const strip = this.#known.get(key) ?? this.#makeStrip(key, period, height, draw)
    const long = Math.floor(STRIP / period) * period
    for (let left = x; left < x + width; left += long) {
      const piece = Math.min(long, x + width - left)
      if (piece * this.#ratio < 1) return
      this.#ctx.drawImage(strip, 0, 0, piece * this.#ratio, strip.height, left, y, piece, height)
    }
  }

  #makeStrip(key: string, period: number, height: number, draw: (ctx: Surface) => void): HTMLCanvasElement {
    const strip = document.createElement('canvas')
    strip.width = Math.ceil(STRIP * this.#ratio)
    strip.height = Math.ceil(height * this.#ratio)
    const ctx = strip.getContext('2d')
    if (ctx) {
      ctx.scale(this.#ratio, strip.height / height)
      for (let left = 0; left < STRIP; left += period) {
        draw(ctx)
        ctx.translate(period, 0)
      }
    }
    this.#known.set(key, strip)
    return strip
  }

  #make(name: string, reach: number, draw: (ctx: Surface) => void): HTMLCanvasElement {
    const stamp = document.createElement('canvas')
    stamp.width = stamp.height = Math.ceil(2 * reach * this.#ratio)
    const ctx = stamp.getContext('2d')
    if (ctx) {
      ctx.scale(stamp.width / (2 * reach), stamp.height / (2 * reach))
      ctx.translate(reach, reach)
      draw(ctx)
    }
    this.#known.set(name, stamp)
    return stamp
  }
}
