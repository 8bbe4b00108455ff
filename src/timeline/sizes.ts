import type { Dom } from './dom.ts'

type Parts = Pick<Dom, 'root' | 'ruler' | 'body' | 'plot' | 'layers' | 'over'>

/**
 * The sizes of the timeline's parts on the page, in pixels. They are asked for only when they may have changed: asking has the browser lay out
 * the whole page, and a key would have to wait for it.
 */
export class Sizes {
  readonly #parts: Parts
  #areKnown = false
  #isSeen = false
  #plotWidth = 0
  #rulerHeight = 0
  #bodyHeight = 0
  #scrolled = 0

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** Whether the timeline has any room on the page. */
  get isSeen(): boolean {
    return this.#isSeen
  }

  get plotWidth(): number {
    return this.#plotWidth
  }

  get rulerHeight(): number {
    return this.#rulerHeight
  }

  /** The height of what of the lanes is in sight. */
  get bodyHeight(): number {
    return this.#bodyHeight
  }

  /** How far the lanes are scrolled up. */
  get scrolled(): number {
    return this.#scrolled
  }

  /** They may be others the next time. */
  forget(): void {
    this.#areKnown = false
  }

  /** Asks for them, unless they are known. */
  know(): void {
    if (!this.#areKnown) this.measure()
  }

  /** Asks for them, and fits what lies over the plot to them. */
  measure(): void {
    const { root, ruler, body, plot, layers, over } = this.#parts
    this.#areKnown = true
    this.#isSeen = root.clientWidth > 0
    this.#plotWidth = plot.clientWidth
    this.#rulerHeight = ruler.clientHeight
    this.#bodyHeight = body.clientHeight
    this.#scrolled = body.scrollTop
    layers.style.height = `${this.#bodyHeight}px`
    over.style.width = `${this.#plotWidth}px`
  }

  /** The lanes were scrolled: nothing else is another size. */
  scroll(): void {
    this.#scrolled = this.#parts.body.scrollTop
  }
}
