import { fontOf } from './palette.ts'
import type { Surface } from './paint/surface.ts'
import type { Palette, Token } from './palette.ts'

export interface Label {
  readonly text: string
  /** Left end, or the middle with `centred`; from the plot's left edge, and from the top of all lanes. */
  readonly x: number
  /** Baseline. */
  readonly y: number
  readonly token: Token
  /** Labels yield to each other: selected before failing before long. */
  readonly rank: number
  /** Only if it is no wider than this. */
  readonly fits?: number
  readonly centred?: boolean
  readonly weight?: 400 | 500 | 600
  readonly size?: number
  readonly mono?: boolean
  /** Stands on a mark of its own size: it yields to nothing. */
  readonly fixed?: boolean
  readonly halo?: boolean
}

export const RANK = { selected: 1e6, failing: 1e5 } as const

interface Placed extends Label {
  readonly left: number
  readonly width: number
}

const LINE = 11

/** Labels are a second pass over the marks: collected while those are drawn, then placed where they do not touch each other. */
export class Labels {
  #wanted: Label[] = []
  /** By font, then by text. */
  readonly #widths = new Map<string, Map<string, number>>()
  readonly #ctx: Surface
  #palette: Palette

  constructor(ctx: Surface, palette: Palette) {
    this.#ctx = ctx
    this.#palette = palette
  }

  /** Type has changed: what was measured counts no longer. */
  restyle(palette: Palette): void {
    this.#palette = palette
    this.#widths.clear()
  }

  clear(): void {
    this.#wanted = []
  }

  add(label: Label): void {
    this.#wanted.push(label)
  }

  /** The widest of the forms that fits into `room`, in order of preference; null when none does. */
  fitting(forms: readonly Label[], room: number): Label | null {
    return forms.find((form) => this.widthOf(form) <= room) ?? null
  }

  #font({ weight, size = 10.5, mono }: Label): string {
    return fontOf(this.#palette, size, weight, mono)
  }

  widthOf(label: Label): number {
    const font = this.#font(label)
    let widths = this.#widths.get(font)
    if (!widths) this.#widths.set(font, (widths = new Map<string, number>()))
    const known = widths.get(label.text)
    if (known !== undefined) return known
    this.#ctx.font = font
    const width = this.#ctx.measureText(label.text).width
    widths.set(label.text, width)
    return width
  }

  /** Draws what fits, moved up by `scrolled`. */
  draw(scrolled: number): void {
    const rows = new Map<number, Placed[]>()
    const placed: Placed[] = []
    for (const label of this.#wanted.toSorted((a, b) => b.rank - a.rank)) {
      const width = this.widthOf(label)
      if (label.fits !== undefined && width > label.fits) continue
      const one = { ...label, width, left: label.centred ? label.x - width / 2 : label.x }
      if (!label.fixed && this.#touches(rows, one)) continue
      placed.push(one)
      for (const row of this.#rowsOf(one)) {
        const others = rows.get(row)
        if (others) others.push(one)
        else rows.set(row, [one])
      }
    }
    for (const one of placed) this.#text(one, scrolled)
  }

  #rowsOf({ y }: Label): readonly number[] {
    const height = LINE * this.#palette.k
    const row = Math.floor(y / height)
    return [row - 1, row, row + 1]
  }

  #touches(rows: ReadonlyMap<number, readonly Placed[]>, one: Placed): boolean {
    const height = LINE * this.#palette.k
    const others = rows.get(Math.floor(one.y / height)) ?? []
    return others.some(
      (other) => Math.abs(other.y - one.y) < height && other.left < one.left + one.width + 2 && one.left < other.left + other.width + 2,
    )
  }

  #text(label: Placed, scrolled: number): void {
    const ctx = this.#ctx
    const palette = this.#palette
    ctx.font = this.#font(label)
    ctx.textBaseline = 'alphabetic'
    if (label.halo) {
      ctx.strokeStyle = palette.color.plot
      ctx.lineWidth = 3 * palette.k
      ctx.lineJoin = 'round'
      ctx.setLineDash([])
      ctx.strokeText(label.text, label.left, label.y - scrolled)
    }
    ctx.fillStyle = palette.color[label.token]
    ctx.fillText(label.text, label.left, label.y - scrolled)
  }
}
