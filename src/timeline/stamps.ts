/** Marks that come in thousands are drawn once and then copied: a copy costs a tenth of arcs and strokes. */
export class Stamps {
  private readonly known = new Map<string, HTMLCanvasElement>()
  private readonly ratio: number

  /** `ratio`: device pixels of a CSS pixel. */
  constructor(ratio: number) {
    this.ratio = ratio
  }

  /** Puts the mark with its middle at (x, y). `draw` draws it around the origin, within `reach` of it. */
  put(
    ctx: CanvasRenderingContext2D,
    name: string,
    reach: number,
    x: number,
    y: number,
    draw: (ctx: CanvasRenderingContext2D) => void,
  ): void {
    const stamp = this.known.get(name) ?? this.make(name, reach, draw)
    ctx.drawImage(stamp, x - reach, y - reach, 2 * reach, 2 * reach)
  }

  private make(name: string, reach: number, draw: (ctx: CanvasRenderingContext2D) => void): HTMLCanvasElement {
    const stamp = document.createElement('canvas')
    stamp.width = stamp.height = Math.ceil(2 * reach * this.ratio)
    const ctx = stamp.getContext('2d')
    if (ctx) {
      ctx.scale(stamp.width / (2 * reach), stamp.height / (2 * reach))
      ctx.translate(reach, reach)
      draw(ctx)
    }
    this.known.set(name, stamp)
    return stamp
  }
}
