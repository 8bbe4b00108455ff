/** The terminal on the page: xterm, and the line at its end that is being typed. */
import { FitAddon } from '@xterm/addon-fit'
import { Terminal } from '@xterm/xterm'
import type { ILink, IMarker, ITheme } from '@xterm/xterm'
import '@xterm/xterm/css/xterm.css'
import { brokenAt } from './prose.ts'

/** Lines that can be scrolled back to. */
const SCROLLBACK = 50_000
/** Between the pointer and what it is told, in pixels. */
const TIP_GAP = 12

/** The colours of the page that the terminal uses. */
export interface ScreenColors {
  readonly background: string
  readonly text: string
  readonly faint: string
  readonly cursor: string
  readonly selection: string
  readonly error: string
  readonly warning: string
}

export interface ScreenOptions {
  readonly label: string
  readonly colors: ScreenColors
  readonly fontFamily: string
  readonly fontSize: number
  /** What a keyboard sends, and what is pasted. */
  readonly onData: (data: string) => void
  /** What is told about a part of a line while the pointer is over it. */
  readonly hintsIn: (line: string) => readonly Hint[]
  /** Whether Tab leaves the terminal instead of completing. */
  readonly tabLeaves: () => boolean
}

/** Cells `from` to `to` (not included) of a line, and what there is to say about them. */
export interface Hint {
  readonly from: number
  readonly to: number
  readonly text: string
}

const themeOf = ({ background, text, faint, cursor, selection, error, warning }: ScreenColors): ITheme => ({
  background,
  foreground: text,
  cursor,
  cursorAccent: background,
  selectionBackground: selection,
  scrollbarSliderBackground: selection,
  scrollbarSliderHoverBackground: selection,
  scrollbarSliderActiveBackground: selection,
  brightBlack: faint,
  red: error,
  yellow: warning,
})

export class Screen {
  readonly #terminal: Terminal
  readonly #fit = new FitAddon()
  readonly #tip = document.createElement('div')
  /** The row of the typed line, counted from its first one, that the cursor is in. */
  #row = 0
  #typing = false

  constructor(host: HTMLElement, { label, colors, fontFamily, fontSize, onData, hintsIn, tabLeaves }: ScreenOptions) {
    this.#terminal = new Terminal({
      theme: themeOf(colors),
      fontFamily,
      fontSize,
      lineHeight: 1.3,
      scrollback: SCROLLBACK,
      screenReaderMode: true,
      convertEol: true,
      cursorBlink: false,
      cursorStyle: 'bar',
      minimumContrastRatio: 4.5,
      allowProposedApi: false,
    })
    this.#terminal.loadAddon(this.#fit)
    this.#terminal.open(host)
    this.#terminal.textarea?.setAttribute('aria-label', label)
    this.#terminal.onData(onData)
    this.#terminal.attachCustomKeyEventHandler((event) => {
      if (event.key === 'Tab' && (event.shiftKey || tabLeaves())) return false
      if (event.key === 'F6') return false
      // The browser pastes.
      if (event.key.toLowerCase() === 'v' && (event.ctrlKey || event.metaKey)) return false
      // Ctrl C copies what is selected.
      return !(event.key === 'c' && (event.ctrlKey || event.metaKey) && this.#terminal.hasSelection())
    })
    this.#tip.className = 'terminal-tip'
    this.#tip.hidden = true
    host.append(this.#tip)
    this.#terminal.registerLinkProvider({
      provideLinks: (y, found) => {
        const line = this.#terminal.buffer.active.getLine(y - 1)?.translateToString(true) ?? ''
        found(hintsIn(line).map(({ from, to, text }) => this.#hintLink(y, from, to, text)))
      },
    })
    new ResizeObserver(() => this.#fit.fit()).observe(host)
    this.#fit.fit()
  }

  #hintLink(y: number, from: number, to: number, text: string): ILink {
    return {
      text,
      range: { start: { x: from + 1, y }, end: { x: to, y } },
      decorations: { pointerCursor: false, underline: true },
      activate: () => undefined,
      hover: (event) => {
        const host = this.#tip.parentElement?.getBoundingClientRect()
        this.#tip.textContent = text
        this.#tip.hidden = false
        this.#tip.style.left = `${event.clientX - (host?.left ?? 0)}px`
        this.#tip.style.bottom = `${(host?.bottom ?? 0) - event.clientY + TIP_GAP}px`
      },
      leave: () => {
        this.#tip.hidden = true
      },
    }
  }

  set colors(colors: ScreenColors) {
    this.#terminal.options.theme = themeOf(colors)
  }

  focus(): void {
    this.#terminal.focus()
  }

  /** All lines that there are. */
  get text(): string {
    const { active } = this.#terminal.buffer
    const lines = Array.from({ length: active.length }, (_, i) => active.getLine(i)?.translateToString(true) ?? '')
    return lines.join('\n').trimEnd()
  }

  /** Writes what a command says, above the line that is being typed if there is one. */
  write(text: string): void {
    this.#terminal.write(text)
  }

  /** Writes a sentence that breaks between words; `color` and `plain` are written around it. */
  writeProse(text: string, color: string, plain: string): void {
    this.#terminal.write(`${color}${brokenAt(this.#terminal.cols, text)}${plain}\r\n`)
  }

  /** Writes words side by side, in columns. */
  writeWords(words: readonly string[]): void {
    const width = Math.max(...words.map((word) => word.length)) + 2
    const perRow = Math.max(1, Math.floor(this.#terminal.cols / width))
    for (let at = 0; at < words.length; at += perRow) {
      const row = words.slice(at, at + perRow).map((word) => word.padEnd(width))
      this.#terminal.write(`${row.join('').trimEnd()}\r\n`)
    }
  }

  clear(): void {
    this.#terminal.clear()
  }

  /** Draws the line that is being typed, in place of how it was; `width` is how wide the prompt is. */
  draw(prompt: string, width: number, text: string, cursor: number): void {
    const { cols } = this.#terminal
    const total = width + text.length
    const target = width + cursor
    const wraps = total % cols === 0
    const endRow = Math.floor(total / cols)
    const row = Math.floor(target / cols)
    const up = endRow - row
    const back = `${this.#typing && this.#row > 0 ? `\x1b[${this.#row}A` : ''}\r\x1b[J`
    const column = target % cols
    this.#terminal.write(
      `${back}${prompt}${text}${wraps ? '\r\n' : ''}${up > 0 ? `\x1b[${up}A` : ''}\r${column > 0 ? `\x1b[${column}C` : ''}`,
    )
    this.#row = row
    this.#typing = true
  }

  /** The line that was being typed is finished: what is written next stands below it. */
  commit(prompt: string, width: number, text: string): void {
    this.draw(prompt, width, text, text.length)
    this.#terminal.write('\r\n')
    this.#typing = false
    this.#row = 0
  }

  /** Takes the line that is being typed away, so that something can be written in its place. */
  lift(): void {
    if (this.#typing) this.#terminal.write(`${this.#row > 0 ? `\x1b[${this.#row}A` : ''}\r\x1b[J`)
    this.#typing = false
    this.#row = 0
  }

  /** Makes the first `width` cells of the line that comes next a link. */
  link(width: number, activate: () => void, hint: string): void {
    // Writing is queued: the mark belongs behind what has been written so far.
    this.#terminal.write('', () => {
      const marker = this.#terminal.registerMarker(0)
      this.#provide(marker, width, activate, hint)
    })
  }

  #provide(marker: IMarker, width: number, activate: () => void, hint: string): void {
    const provider = this.#terminal.registerLinkProvider({
      provideLinks: (y, found) =>
        found(
          marker.line === y - 1
            ? [
                {
                  text: hint,
                  range: { start: { x: 1, y }, end: { x: width, y } },
                  activate,
                  decorations: { pointerCursor: true, underline: true },
                },
              ]
            : undefined,
        ),
    })
    marker.onDispose(() => provider.dispose())
  }
}
