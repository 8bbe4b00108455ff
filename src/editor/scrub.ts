import type { Adjustable } from '../manifest/numbers.ts'
import { t } from '../messages/index.ts'
import { monaco } from './monaco.ts'
import { SliderBox } from './slider-box.ts'
import type { Inlay } from './types.ts'

export type ScrubPhase = 'move' | 'end' | 'cancel'

/** Pixels of a drag that are one step. */
const PIXELS = 5
/** A press that moved less is a click. */
const CLICK = 3
/** With Shift. */
const LARGE = 10
/** After so long without a key the value counts. */
const SETTLED = 700

/** A number that is being turned: as it was, and what it is at the moment. */
interface Turning {
  readonly number: Adjustable
  value: number
}

/**
 * Numbers with a dashed underline: dragged, turned with Alt and the arrows where the caret is, or with the slider that stands beside
 * the caret's number. While it is turned only `move` is told; `end` says that the value counts.
 */
export class Scrubber {
  readonly #editor: monaco.editor.IStandaloneCodeEditor
  readonly #tell: (number: Adjustable, value: number, phase: ScrubPhase) => void
  readonly #onMove: () => void
  readonly #marks: monaco.editor.IEditorDecorationsCollection
  readonly #onNumber: monaco.editor.IContextKey<boolean>
  readonly #box: SliderBox
  readonly #stops: (() => void)[] = []
  #numbers: readonly Adjustable[] = []
  #turning: Turning | null = null
  #waiting = 0

  /** `onMove`: the slider is on another line, or on none. */
  constructor(
    editor: monaco.editor.IStandaloneCodeEditor,
    tell: (number: Adjustable, value: number, phase: ScrubPhase) => void,
    onMove: () => void,
  ) {
    this.#editor = editor
    this.#tell = tell
    this.#onMove = onMove
    this.#marks = editor.createDecorationsCollection()
    this.#onNumber = editor.createContextKey('podscopeNumber', false)
    this.#box = new SliderBox(editor)
    this.#prepareSlider()
    const { KeyCode, KeyMod } = monaco
    const turn = (by: number): void => this.#turnAtCaret(by)
    for (const [shift, factor] of [[0, 1] as const, [KeyMod.Shift, LARGE] as const]) {
      editor.addCommand(KeyMod.Alt | shift | KeyCode.UpArrow, () => turn(factor), 'podscopeNumber')
      editor.addCommand(KeyMod.Alt | shift | KeyCode.DownArrow, () => turn(-factor), 'podscopeNumber')
    }
    editor.addCommand(KeyMod.Alt | KeyCode.Enter, () => this.#box.slider.focus(), 'podscopeNumber')
    const caret = editor.onDidChangeCursorPosition(() => this.#showSlider())
    const node = editor.getContainerDomNode()
    const press = (event: PointerEvent): void => this.#press(event)
    // Monaco would begin a selection.
    node.addEventListener('pointerdown', press, { capture: true })
    this.#stops.push(
      () => caret.dispose(),
      () => node.removeEventListener('pointerdown', press, { capture: true }),
    )
  }

  /** The numbers of the text that is shown. */
  set(numbers: readonly Adjustable[]): void {
    if (numbers === this.#numbers || this.#turning) return
    this.#numbers = numbers
    this.#marks.set(
      numbers.map(({ range: { start, end }, name }) => ({
        range: new monaco.Range(start.line, start.column, end.line, end.column),
        options: { inlineClassName: 'scrub', hoverMessage: { value: t('editor.scrub.hint', { name }) } },
      })),
    )
    this.#showSlider()
  }

  /** Where the slider is; null while there is none. */
  get line(): number | null {
    return this.#box.number?.range.end.line ?? null
  }

  /** The words behind the slider's line. */
  say(words: readonly Inlay[]): void {
    this.#box.say(words)
  }

  destroy(): void {
    clearTimeout(this.#waiting)
    for (const stop of this.#stops) stop()
    this.#box.destroy()
  }

  #prepareSlider(): void {
    const { slider } = this.#box
    slider.addEventListener('input', () => {
      if (!this.#box.number) return
      this.#begin(this.#box.number)
      this.#turnTo(Number(slider.value))
      this.#settleLater()
    })
    slider.addEventListener('pointerup', () => this.#end('end'))
    slider.addEventListener('blur', () => this.#end('end'))
    slider.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && this.#turning) this.#end('cancel')
      else if (event.key !== 'Escape' && event.key !== 'Enter') return
      else this.#end('end')
      event.preventDefault()
      event.stopPropagation()
      this.#editor.focus()
    })
  }

  #at({ lineNumber, column }: monaco.IPosition): Adjustable | null {
    return (
      this.#numbers.find(({ range: { start, end } }) => start.line === lineNumber && start.column <= column && column <= end.column) ?? null
    )
  }

  /** The number in which the caret stands, or the only one of its line. */
  #atCaret(): Adjustable | null {
    const caret = this.#editor.getPosition()
    if (!caret) return null
    const there = this.#numbers.filter(({ range }) => range.start.line === caret.lineNumber)
    return this.#at(caret) ?? (there.length === 1 ? (there[0] ?? null) : null)
  }

  #showSlider(): void {
    if (this.#turning) return
    const number = this.#atCaret()
    this.#onNumber.set(number !== null)
    const before = this.line
    this.#box.show(number)
    if (before !== this.line) this.#onMove()
  }

  #turnAtCaret(steps: number): void {
    const number = this.#turning?.number ?? this.#atCaret()
    if (!number) return
    this.#begin(number)
    this.#turnTo((this.#turning?.value ?? number.value) + steps * number.step)
    this.#settleLater()
  }

  #begin(number: Adjustable): void {
    if (this.#turning && this.#turning.number !== number) this.#end('end')
    this.#turning ??= { number, value: number.value }
  }

  #turnTo(wanted: number): void {
    const turning = this.#turning
    if (!turning) return
    const value = Math.max(turning.number.least, wanted)
    if (value === turning.value) return
    turning.value = value
    if (this.#box.number === turning.number) this.#box.slider.value = String(value)
    this.#tell(turning.number, value, 'move')
  }

  #settleLater(): void {
    clearTimeout(this.#waiting)
    this.#waiting = window.setTimeout(() => this.#end('end'), SETTLED)
  }

  #end(phase: 'end' | 'cancel'): void {
    clearTimeout(this.#waiting)
    const turning = this.#turning
    if (!turning) return
    this.#turning = null
    this.#tell(turning.number, turning.value, phase)
  }

  #press(event: PointerEvent): void {
    if (event.button !== 0 || !(event.target instanceof Element) || !event.target.classList.contains('scrub')) return
    const place = this.#editor.getTargetAtClientPoint(event.clientX, event.clientY)?.position
    const number = place ? this.#at(place) : null
    if (!number || !place) return
    event.preventDefault()
    event.stopPropagation()
    this.#drag(number, place, event.clientX)
  }

  #drag(number: Adjustable, place: monaco.IPosition, from: number): void {
    let moved = false
    const letGo = new AbortController()
    const { signal } = letGo
    const finish = (phase: 'end' | 'cancel'): void => {
      letGo.abort()
      document.documentElement.classList.remove('is-scrubbing')
      this.#end(phase)
      if (!moved) this.#editor.setPosition(place)
      this.#editor.focus()
    }
    addEventListener(
      'pointermove',
      ({ clientX, shiftKey }) => {
        if (!moved && Math.abs(clientX - from) < CLICK) return
        moved = true
        document.documentElement.classList.add('is-scrubbing')
        this.#begin(number)
        this.#turnTo(number.value + Math.round((clientX - from) / PIXELS) * number.step * (shiftKey ? LARGE : 1))
      },
      { signal },
    )
    addEventListener('pointerup', () => finish('end'), { signal })
    addEventListener('pointercancel', () => finish('cancel'), { signal })
    addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        finish('cancel')
      },
      { signal, capture: true },
    )
  }
}
