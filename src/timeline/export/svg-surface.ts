import { pathRound } from 'd3'
import type { Path } from 'd3'
import type { Surface, TextSize } from '../paint/surface.ts'
import { element, escaped, moved, painted } from './svg-text.ts'

/** How large a text is in a font of CSS' short form: what only a browser knows. */
export type MeasureText = (text: string, font: string) => TextSize

const DIGITS = 2
/** As `fontOf` has it. */
const FONT = /^(\d+) ([\d.]+)px (.+)$/

/** A colour or a reference: a canvas' own patterns and gradients mean nothing here. */
const colourOf = (style: Surface['fillStyle']): string => (typeof style === 'string' ? style : 'none')

/** What `save` keeps. */
interface Kept {
  readonly dx: number
  readonly dy: number
  readonly clips: number
}

/** Writes what is painted on it as SVG. Of a canvas' context it has what the lanes' painting uses; styles are not saved. */
export class SvgSurface implements Surface {
  fillStyle: Surface['fillStyle'] = '#000'
  strokeStyle: Surface['strokeStyle'] = '#000'
  lineWidth = 1
  lineCap: CanvasLineCap = 'butt'
  lineJoin: CanvasLineJoin = 'miter'
  globalAlpha = 1
  font = '400 10px sans-serif'
  textBaseline: CanvasTextBaseline = 'alphabetic'
  readonly #measure: MeasureText
  readonly #name: string
  /** The font of the whole picture need not be said again. */
  readonly #family: string
  readonly #parts: string[] = []
  readonly #kept: Kept[] = []
  #path: Path = pathRound(DIGITS)
  #begun = false
  #dash: readonly number[] = []
  #dx = 0
  #dy = 0
  /** Groups that are open because something is clipped, and how many there ever were. */
  #clips = 0
  #clipped = 0
  /** The outline of a text that is to be filled. */
  #halo: {
    readonly text: string
    readonly x: number
    readonly y: number
    readonly paint: Readonly<Record<string, string | number | null>>
  } | null = null

  /** `name` begins the ids of what it defines. */
  constructor(measure: MeasureText, family: string, name: string) {
    this.#measure = measure
    this.#family = family
    this.#name = name
  }

  /** All that was painted. */
  toString(): string {
    return this.#parts.join('\n')
  }

  /** An element whose origin is at (x, y), in its place between what is painted. */
  add(name: string, attributes: Readonly<Record<string, string | number | null>>, x: number, y: number): void {
    this.#parts.push(element(name, { ...attributes, transform: moved(x + this.#dx, y + this.#dy) }))
  }

  save(): void {
    this.#kept.push({ dx: this.#dx, dy: this.#dy, clips: this.#clips })
  }

  restore(): void {
    const kept = this.#kept.pop()
    if (!kept) return
    this.#dx = kept.dx
    this.#dy = kept.dy
    for (; this.#clips > kept.clips; this.#clips--) this.#parts.push('</g>')
  }

  translate(x: number, y: number): void {
    this.#dx += x
    this.#dy += y
  }

  beginPath(): void {
    this.#path = pathRound(DIGITS)
    this.#begun = false
  }

  closePath(): void {
    this.#path.closePath()
  }

  moveTo(x: number, y: number): void {
    this.#path.moveTo(x + this.#dx, y + this.#dy)
    this.#begun = true
  }

  /** The first line of a path is where it begins. */
  lineTo(x: number, y: number): void {
    if (!this.#begun) return this.moveTo(x, y)
    this.#path.lineTo(x + this.#dx, y + this.#dy)
  }

  arc(x: number, y: number, radius: number, from: number, to: number): void {
    this.#path.arc(x + this.#dx, y + this.#dy, radius, from, to)
    this.#begun = true
  }

  arcTo(x1: number, y1: number, x2: number, y2: number, radius: number): void {
    this.#path.arcTo(x1 + this.#dx, y1 + this.#dy, x2 + this.#dx, y2 + this.#dy, radius)
    this.#begun = true
  }

  rect(x: number, y: number, width: number, height: number): void {
    this.#path.rect(x + this.#dx, y + this.#dy, width, height)
    this.#begun = true
  }

  roundRect(x: number, y: number, width: number, height: number, radius: number): void {
    const round = Math.min(radius, Math.abs(width) / 2, Math.abs(height) / 2)
    this.moveTo(x + round, y)
    this.arcTo(x + width, y, x + width, y + height, round)
    this.arcTo(x + width, y + height, x, y + height, round)
    this.arcTo(x, y + height, x, y, round)
    this.arcTo(x, y, x + width, y, round)
    this.closePath()
  }

  clip(): void {
    const id = `${this.#name}-clip-${++this.#clipped}`
    this.#clips++
    this.#parts.push(`<clipPath id="${id}"><path d="${this.#path.toString()}"/></clipPath><g clip-path="url(#${id})">`)
  }

  fill(): void {
    this.#draw('path', { d: this.#path.toString(), ...this.#filled() })
  }

  stroke(): void {
    this.#draw('path', { d: this.#path.toString(), fill: 'none', ...this.#stroked() })
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    this.#rect(x, y, width, height, this.#filled())
  }

  strokeRect(x: number, y: number, width: number, height: number): void {
    this.#rect(x, y, width, height, { fill: 'none', ...this.#stroked() })
  }

  setLineDash(lengths: readonly number[]): void {
    this.#dash = lengths
  }

  /** The outline waits for the text that is filled in the same place: two of them would be found, read and copied twice. */
  strokeText(text: string, x: number, y: number): void {
    this.#halo = { text, x, y, paint: { ...this.#stroked(), 'paint-order': 'stroke' } }
  }

  fillText(text: string, x: number, y: number): void {
    const halo = this.#halo?.text === text && this.#halo.x === x && this.#halo.y === y ? this.#halo.paint : {}
    this.#halo = null
    const [, weight, size, family] = FONT.exec(this.font) ?? []
    const font = {
      'font-size': Number(size),
      'font-weight': weight === '400' ? null : (weight ?? null),
      'font-family': family === this.#family ? null : (family ?? null),
    }
    this.#parts.push(element('text', { x: x + this.#dx, y: y + this.#dy, ...font, ...this.#filled(), ...halo }, escaped(text)))
  }

  measureText(text: string): TextSize {
    return this.#measure(text, this.font)
  }

  #draw(name: string, attributes: Readonly<Record<string, string | number | null>>): void {
    this.#parts.push(element(name, attributes))
  }

  #rect(x: number, y: number, width: number, height: number, paint: Readonly<Record<string, string | number | null>>): void {
    if (width === 0 || height === 0) return
    const [left, top] = [Math.min(x, x + width) + this.#dx, Math.min(y, y + height) + this.#dy]
    this.#draw('rect', { x: left, y: top, width: Math.abs(width), height: Math.abs(height), ...paint })
  }

  #filled(): Readonly<Record<string, string | number | null>> {
    return painted('fill', colourOf(this.fillStyle), this.globalAlpha)
  }

  #stroked(): Readonly<Record<string, string | number | null>> {
    return {
      ...painted('stroke', colourOf(this.strokeStyle), this.globalAlpha),
      'stroke-width': this.lineWidth,
      'stroke-dasharray': this.#dash.length === 0 ? null : this.#dash.join(' '),
      'stroke-linecap': this.lineCap === 'butt' ? null : this.lineCap,
      'stroke-linejoin': this.lineJoin === 'miter' ? null : this.lineJoin,
    }
  }
}
