/** What goes on in the terminal of the page: lines in, what comes of them out as the cursor moves. */
import { formatTime } from '../../base/clock-text.ts'
import type { SimTime } from '../../base/time.ts'
import type { isCompleteLine, LineEditor, Screen } from '../../console/index.ts'
import { t } from '../../messages/index.ts'
import { useInputs } from '../store/inputs.ts'
import { saveTyped } from '../store/persist.ts'
import { simulator } from '../store/session.ts'
import { useUi } from '../store/ui.ts'
import { DIM, Output, PLAIN, RED } from './output.ts'
import { promptOf } from './prompt.ts'
import type { Prompt } from './prompt.ts'
import type { EditRequest, LineAnswer, TerminalState } from './protocol.ts'
import { NEW_TERMINAL } from './protocol.ts'
import { settled, shownText } from './settled.ts'
import { TabKey } from './tab-key.ts'

/** The parts of the room of the console, which is loaded late. */
export interface TerminalParts {
  readonly screen: Screen
  readonly editor: LineEditor
  readonly isComplete: typeof isCompleteLine
}

/** How many lines survive a reload. */
const KEPT_LINES = 200

/** A line that was typed, and when. */
export interface Typed {
  readonly nth: number
  readonly line: string
  readonly at: SimTime
}

export class TerminalSession {
  readonly #parts: TerminalParts
  #state: TerminalState = NEW_TERMINAL
  #running: Output | null = null
  /** The line that is being asked about; null: none is. */
  #asked: { readonly line: string } | null = null
  /** What was typed before while a line goes on over several. */
  #begun = ''
  /** Keys that came while something ran. */
  #queued = ''
  /** Whether what was written last ended its line. */
  #ended = true
  readonly #typed: Typed[] = []
  readonly #tab = new TabKey()
  /** The text that is not what is shown, once that has been said. */
  #toldOf: string | null = null

  constructor(parts: TerminalParts) {
    this.#parts = parts
    let { cursor } = useInputs.getState()
    useInputs.subscribe((inputs) => {
      if (inputs.cursor === cursor) return
      cursor = inputs.cursor
      this.#follow(cursor)
    })
    parts.screen.writeProse(t('terminal.welcome'), DIM, PLAIN)
    this.#draw()
  }

  /** What was typed in this visit, in order. */
  get typed(): readonly Typed[] {
    return this.#typed
  }

  get busy(): boolean {
    return this.#running !== null || this.#asked !== null
  }

  /** Keys, or what was pasted. */
  feed(data: string): void {
    let rest = data
    while (rest !== '') {
      if (this.busy) {
        if (rest.includes('\x03')) this.#interrupt()
        else this.#queued += rest
        return
      }
      const { event, rest: left } = this.#parts.editor.feed(rest)
      rest = left
      if (event.kind !== 'complete') this.#tab.forget()
      switch (event.kind) {
        case 'submit':
          this.#submit(event.line)
          break
        case 'interrupt':
          this.#parts.screen.write('^C\r\n')
          this.#begun = ''
          this.#next()
          break
        case 'complete':
          void this.#complete()
          break
        case 'clear':
          this.#clear()
          break
        case 'end':
          if (this.#state.inside) this.#submit('exit')
          break
        case 'changed':
          this.#draw()
      }
    }
  }

  /** Takes everything off the screen. */
  clear(): void {
    if (!this.busy) this.#clear()
  }

  /** Ends all `kubectl port-forward`. */
  endForwards(): void {
    this.#state = { ...this.#state, forwards: [] }
    useUi.getState().set({ forwards: [] })
  }

  #clear(): void {
    this.#parts.screen.lift()
    this.#parts.screen.write('\x1b[H\x1b[2J')
    this.#parts.screen.clear()
    this.#draw()
  }

  #prompt(): Prompt {
    return promptOf({
      at: useInputs.getState().cursor,
      state: this.#state,
      isContinued: this.#begun !== '',
      searched: this.#parts.editor.searched,
    })
  }

  #draw(): void {
    const { screen, editor } = this.#parts
    const { text, width } = this.#prompt()
    screen.draw(text, width, editor.text, editor.cursor)
  }

  #submit(typed: string): void {
    const { screen, editor, isComplete } = this.#parts
    const { cursor, moveCursor } = useInputs.getState()
    const { text, width, stamp } = this.#prompt()
    screen.lift()
    if (stamp > 0) screen.link(stamp, () => moveCursor(cursor), t('terminal.jump', { time: formatTime(cursor, 1) }))
    screen.commit(text, width, typed)
    const line = this.#begun === '' ? typed : `${this.#begun}\n${typed}`
    if (!isComplete(line)) {
      this.#begun = line
      this.#draw()
      return
    }
    this.#begun = ''
    editor.remember(line)
    saveTyped(editor.history.slice(-KEPT_LINES))
    if (line.trim() !== '') this.#typed.push({ nth: this.#typed.length, line, at: cursor })
    if (line.trim() === '') this.#next()
    else void this.#run(line, cursor)
  }

  /** `saved` is what the editor was left with, each time that the line has opened it. */
  async #run(line: string, at: SimTime, saved: readonly string[] = []): Promise<void> {
    const mine = { line }
    this.#asked = mine
    const fixed = await settled()
    const text = shownText()
    const { history } = this.#parts.editor
    const answer = await simulator.ask('typed', { line, at, state: this.#state, fixed, saved, history })
    // Somebody ended it.
    if (this.#asked !== mine) return
    if (answer?.edit) {
      this.#edit(answer.edit, at, (end) => void this.#run(line, at, [...saved, end]))
      return
    }
    this.#asked = null
    if (!answer) {
      // A newer text takes the run away that was asked.
      this.#say(t(shownText() === text ? 'terminal.no-run' : 'terminal.text-changed'))
      return this.#next()
    }
    const unsettled = fixed === 'recorded' ? null : fixed
    if (unsettled && this.#toldOf !== text) this.#say(t(`terminal.older-run.${unsettled}`))
    this.#toldOf = unsettled ? text : null
    this.#take(answer, text, at, line)
  }

  #edit({ title, text, failure }: EditRequest, at: SimTime, goOn: (saved: string) => void): void {
    const { set } = useUi.getState()
    const onEnd = (saved: string): void => {
      set({ objectEdit: null, terminalAsked: true })
      goOn(saved)
    }
    set({ objectEdit: { title, text, failure, at, onEnd } })
  }

  #take(answer: LineAnswer, asked: string, at: SimTime, line: string): void {
    const { replace, moveCursor } = useInputs.getState()
    const { screen } = this.#parts
    if (answer.text !== null && shownText() !== asked) {
      this.#say(t('terminal.text-changed'))
      return this.#next()
    }
    this.#state = answer.state
    useUi.getState().set({ forwards: answer.state.forwards })
    if (answer.clears) {
      screen.write('\x1b[H\x1b[2J')
      screen.clear()
    }
    this.#running = new Output(answer)
    if (answer.text !== null) {
      replace(answer.text, { kind: 'command', about: line })
      useInputs.getState().set({ welcomed: true })
    }
    if (answer.endsAt === null && !answer.pieces.some((piece) => piece.at <= at))
      screen.writeProse(t(answer.isCut ? 'terminal.told-later' : 'terminal.goes-on'), DIM, PLAIN)
    // A command that waits lets the time pass.
    if (answer.endsAt !== null && answer.endsAt > at) moveCursor(answer.endsAt)
    this.#follow(useInputs.getState().cursor)
  }

  #say(text: string): void {
    this.#parts.screen.writeProse(text, RED, PLAIN)
  }

  /** The cursor is at `now`: what has been said by then is written. */
  #follow(now: SimTime): void {
    const running = this.#running
    if (!running) {
      if (this.#asked) return
      if (now >= (this.#state.inside?.until ?? Infinity)) this.#loseShell(now)
      else this.#draw()
      return
    }
    const said = running.take(now)
    if (said !== '') {
      this.#ended = said.endsWith('\n') || said.endsWith(`\n${PLAIN}`)
      this.#parts.screen.write(said)
    }
    if (!running.isOver(now)) return
    this.#running = null
    this.#next()
  }

  /** The container has ended that the shell is in: an empty line finds that out. */
  #loseShell(now: SimTime): void {
    const { text, width } = this.#prompt()
    this.#parts.screen.commit(text, width, '')
    void this.#run('', now)
  }

  #interrupt(): void {
    this.#queued = ''
    this.#running = null
    this.#asked = null
    this.#parts.screen.write('^C\r\n')
    this.#next()
  }

  /** The next line can be typed: with the keys that came meanwhile. */
  #next(): void {
    // A prompt begins on a line of its own.
    if (!this.#ended) this.#parts.screen.write('\r\n')
    this.#ended = true
    this.#draw()
    const queued = this.#queued
    this.#queued = ''
    if (queued !== '') this.feed(queued)
  }

  async #complete(): Promise<void> {
    const { editor, screen } = this.#parts
    const { text, cursor } = editor
    const line = text.slice(0, cursor)
    const found = await simulator.ask('completion', { line, at: useInputs.getState().cursor, state: this.#state })
    if (!found || editor.text !== text || this.busy) return
    const came = this.#tab.press(line, found)
    if (came.kind === 'added') {
      editor.set(came.line + text.slice(cursor), came.line.length)
      this.#draw()
    } else if (came.kind === 'words') {
      const prompt = this.#prompt()
      screen.commit(prompt.text, prompt.width, text)
      screen.writeWords(came.words)
      this.#draw()
    }
  }
}
