import type { Adjustable } from '../manifest/numbers.ts'
import { t } from '../messages/index.ts'
import { monaco } from './monaco.ts'
import { spotFor } from './spot.ts'
import type { Row } from './spot.ts'
import type { Inlay } from './types.ts'

const WIDGET = 'podscope.scrubber'
/** Pixels: before the slider, between it and its words, and how long it is where there is room, and at least. */
const BEFORE = 9
const GAP = 7
const LONGEST = 68
const SHORTEST = 40
/** Right of the words where it is a card of its own, in another row. */
const EDGE = 7

const isSamePlace = (a: Adjustable, b: Adjustable): boolean =>
  a.name === b.name && a.range.start.line === b.range.start.line && a.range.start.column === b.range.start.column

/** The slider behind the line of a number, with the words of that line behind it; where the line has no room for them, in the row below or above. */
export class SliderBox {
  readonly slider = document.createElement('input')
  readonly #editor: monaco.editor.IStandaloneCodeEditor
  /** Monaco lays this out; what is in it is ours to lay out. */
  readonly #node = document.createElement('div')
  readonly #box = document.createElement('div')
  readonly #says = document.createElement('span')
  /** That of the words. */
  readonly #font = `11px ${getComputedStyle(document.documentElement).getPropertyValue('--font')}`
  /** Measures texts: Monaco and the page would be laid out for that. */
  readonly #pen = document.createElement('canvas').getContext('2d')
  readonly #stops: readonly monaco.IDisposable[]
  #number: Adjustable | null = null
  #words: readonly Inlay[] = []
  /** The frame in which it gets its place. */
  #placing = 0
  /** The words that stand there, as they were said. */
  #shown = ''

  constructor(editor: monaco.editor.IStandaloneCodeEditor) {
    this.#editor = editor
    this.slider.type = 'range'
    this.slider.className = 'scrubber'
    this.#box.className = 'scrubber-box'
    this.#box.append(this.slider, this.#says)
    this.#node.append(this.#box)
    this.#stops = [
      editor.onDidLayoutChange(() => this.#placeSoon()),
      editor.onDidScrollChange(({ scrollLeftChanged }) => {
        if (scrollLeftChanged) this.#placeSoon()
      }),
    ]
  }

  /** The number beside which it is; null while it is nowhere. */
  get number(): Adjustable | null {
    return this.#number
  }

  /** Stands beside a number, or goes. */
  show(number: Adjustable | null): void {
    const before = this.#number
    this.#number = number
    if (!number) {
      if (before) this.#editor.removeContentWidget(this.#widget)
      return
    }
    const isSame = before !== null && isSamePlace(before, number)
    // While it is in somebody's hand its ends stay where they are.
    if (!isSame || document.activeElement !== this.slider) {
      this.slider.min = String(number.least)
      this.slider.max = String(number.most)
      this.slider.step = String(number.step)
    }
    this.slider.value = String(number.value)
    this.slider.ariaLabel = number.name
    this.slider.ariaValueText = number.text
    this.slider.title = t('editor.scrub.hint', { name: number.name })
    this.#placeSoon()
    // Taking it out and putting it in again would take the keyboard from it.
    if (isSame) this.#editor.layoutContentWidget(this.#widget)
    else {
      if (before) this.#editor.removeContentWidget(this.#widget)
      this.#editor.addContentWidget(this.#widget)
    }
  }

  /** The words of the number's line. */
  say(words: readonly Inlay[]): void {
    this.#words = words
    this.slider.ariaDescription = words.map(({ text }) => text).join(', ')
    this.#placeSoon()
  }

  destroy(): void {
    for (const stop of this.#stops) stop.dispose()
    cancelAnimationFrame(this.#placing)
    this.#editor.removeContentWidget(this.#widget)
  }

  readonly #widget: monaco.editor.IContentWidget = {
    getId: () => WIDGET,
    getDomNode: () => this.#node,
    getPosition: () => {
      const line = this.#number?.range.end.line
      const column = line === undefined ? undefined : this.#editor.getModel()?.getLineMaxColumn(line)
      if (line === undefined || column === undefined) return null
      return { position: { lineNumber: line, column }, preference: [monaco.editor.ContentWidgetPositionPreference.EXACT] }
    },
  }

  /** With the next frame: several things may change before it, and none of them waits for this. */
  #placeSoon(): void {
    cancelAnimationFrame(this.#placing)
    this.#placing = requestAnimationFrame(() => this.#place())
  }

  #place(): void {
    const line = this.#number?.range.end.line
    // While it is in somebody's hand it stays where it is.
    if (line === undefined || this.slider.matches(':active')) return
    const [full, brief] = [this.#widthOf(false), this.#widthOf(true)]
    const free: Record<Row, number> = {
      [-1]: this.#freeBehind(line - 1) - GAP - EDGE,
      0: this.#freeBehind(line),
      1: this.#freeBehind(line + 1) - GAP - EDGE,
    }
    const spot = spotFor(free, { full: full + SHORTEST, brief: brief + SHORTEST })
    const rest = spot.isBrief ? brief : full
    const length = Math.max(SHORTEST, Math.min(LONGEST, free[spot.row] - rest))
    // In another row it ends where the editor does.
    const left = spot.row === 0 ? 0 : free[0] - rest - length - EDGE
    this.#box.dataset['row'] = String(spot.row)
    this.#box.style.transform = `translate(${left}px, ${spot.row * this.#editor.getOption(monaco.editor.EditorOption.lineHeight)}px)`
    this.slider.style.width = `${length}px`
    const shown = JSON.stringify([this.#words, spot.isBrief])
    if (shown === this.#shown) return
    this.#shown = shown
    this.#says.replaceChildren(...this.#words.map((words) => wordsIn(words, spot.isBrief)))
  }

  /** All of the box but the slider. */
  #widthOf(isBrief: boolean): number {
    return this.#words.reduce((sum, words) => sum + GAP + this.#pixels(textOf(words, isBrief), this.#font), BEFORE)
  }

  #pixels(text: string, font: string): number {
    if (!this.#pen) return 0
    this.#pen.font = font
    return this.#pen.measureText(text).width
  }

  /** Pixels in sight behind the text of a line; none where there is no line, or words stand behind it. */
  #freeBehind(line: number): number {
    const model = this.#editor.getModel()
    if (!model || line < 1 || line > model.getLineCount()) return 0
    if (model.getLineDecorations(line).some(({ options }) => options.after)) return 0
    const { contentWidth, verticalScrollbarWidth } = this.#editor.getLayoutInfo()
    const { fontSize, fontFamily } = this.#editor.getOption(monaco.editor.EditorOption.fontInfo)
    // Monaco would lay out the page to say where a line ends.
    const end = this.#pixels(model.getLineContent(line), `${fontSize}px ${fontFamily}`)
    return Math.max(0, this.#editor.getScrollLeft() + contentWidth - verticalScrollbarWidth - end)
  }
}

const textOf = ({ text, brief }: Inlay, isBrief: boolean): string => (isBrief ? (brief ?? text) : text)

function wordsIn(words: Inlay, isBrief: boolean): HTMLElement {
  const node = document.createElement('span')
  node.className = `line-inlay tone-${words.tone}`
  node.textContent = textOf(words, isBrief)
  if (node.textContent !== words.text) node.title = words.text
  return node
}
