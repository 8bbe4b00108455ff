import type { Palette } from '../palette.ts'
import type { Surface } from '../paint/surface.ts'
import { PATTERN_SHAPES } from '../patterns.ts'
import type { Patterns } from '../patterns.ts'
import type { Stamps } from '../stamps.ts'
import { SvgSurface } from './svg-surface.ts'
import type { MeasureText } from './svg-surface.ts'
import { element } from './svg-text.ts'

/** What a picture defines once and shows in many places: marks, and the tiles of strips and patterns. */
export class SvgStamps implements Stamps {
  readonly #target: SvgSurface
  readonly #measure: MeasureText
  readonly #prefix: string
  readonly #defined = new Map<string, string>()

  /** `target` shows them; `prefix` begins their ids. */
  constructor(target: SvgSurface, measure: MeasureText, prefix: string) {
    this.#target = target
    this.#measure = measure
    this.#prefix = prefix
  }

  /** The definitions, for the picture's head. */
  toString(): string {
    return [...this.#defined.values()].join('\n')
  }

  put(name: string, _reach: number, x: number, y: number, draw: (ctx: Surface) => void): void {
    const id = this.#idOf(name)
    if (!this.#defined.has(id)) this.#defined.set(id, element('g', { id }, this.#drawn(draw)))
    // Viewers other than browsers know the reference by this name alone.
    this.#target.add('use', { 'xlink:href': `#${id}` }, x, y)
  }

  strip(name: string, period: number, height: number, x: number, y: number, width: number, draw: (ctx: Surface) => void): void {
    if (width <= 0) return
    // Tiles begin at whole pixels, or viewers blur what is sharp in them.
    const top = Math.floor(y)
    const high = Math.ceil(y + height) - top
    const id = this.#idOf(`${name} ${Math.round(height * 100)} ${Math.round((y - top) * 100)}`)
    this.#tile(id, period, high, null, (ctx) => {
      ctx.translate(0, y - top)
      draw(ctx)
    })
    // A tile's origin is that of whatever is filled with it.
    this.#target.add('rect', { width, height: high, fill: `url(#${id})` }, x, top)
  }

  /** The patterns of states, as references. */
  patterns(palette: Palette): Patterns {
    const entries = Object.entries(PATTERN_SHAPES).map(([name, { token, size, opacity, draw, turn }]) => {
      const id = this.#idOf(`pattern ${name}`)
      this.#tile(id, size, size, `scale(${palette.k}) rotate(${turn ?? 0})`, (ctx) => {
        ctx.globalAlpha = opacity
        ctx.fillStyle = palette.color[token]
        draw(ctx, size)
      })
      return [name, `url(#${id})`]
    })
    return Object.fromEntries(entries) as Patterns
  }

  #tile(id: string, width: number, height: number, patternTransform: string | null, draw: (ctx: Surface) => void): void {
    if (this.#defined.has(id)) return
    const attributes = { id, width, height, patternUnits: 'userSpaceOnUse', patternTransform }
    this.#defined.set(id, element('pattern', attributes, this.#drawn(draw)))
  }

  #idOf(name: string): string {
    return `${this.#prefix}-${name.replaceAll(/\W+/g, '-')}`
  }

  #drawn(draw: (ctx: Surface) => void): string {
    const surface = new SvgSurface(this.#measure, '', this.#prefix)
    draw(surface)
    return surface.toString()
  }
}
