/** Puts a terminal on the page: loads what it needs, and gives it the page's colours. */
import { t } from '../../messages/index.ts'
import { PHONE } from '../layout/useMedia.ts'
import { useInputs } from '../store/inputs.ts'
import { loadTyped } from '../store/persist.ts'
import type { ScreenColors } from '../../console/index.ts'
import { columnHints, lastColumns } from './columns.ts'
import type { Column } from './columns.ts'
import type { Typed } from './session.ts'

export interface OpenTerminal {
  /** What it is drawn in. It may be moved about the page. */
  readonly element: HTMLElement
  /** All that stands in it. */
  readonly text: () => string
  readonly clear: () => void
  readonly focus: () => void
  /** What a keyboard would send, from a key that is on the page. */
  readonly press: (data: string) => void
  /** Ends all `kubectl port-forward`. */
  readonly endForwards: () => void
  /** What was typed, and when: the latest one first. */
  readonly commands: () => readonly Typed[]
  /** Where the values of the columns come from in the table that was shown last. */
  readonly columns: () => readonly Column[]
}

/** There is one for as long as the page is there, wherever it is shown. */
let only: Promise<OpenTerminal> | null = null

/** Shows the terminal in an element; makes it when there is none yet. */
export async function showTerminal(host: HTMLElement): Promise<OpenTerminal> {
  only ??= openTerminal(host)
  const terminal = await only
  if (host.isConnected && terminal.element.parentElement !== host) host.append(terminal.element)
  return terminal
}

const FONT_SIZE = 11.5
/** A row of `get pods` fits. */
const PHONE_FONT_SIZE = 10.5

function colorsOf(element: HTMLElement): ScreenColors {
  const style = getComputedStyle(element)
  const color = (name: string): string => style.getPropertyValue(name).trim()
  return {
    background: color('--panel'),
    text: color('--ink-2'),
    faint: color('--ink-3'),
    cursor: color('--accent'),
    selection: color('--accent-soft'),
    error: color('--fail'),
    warning: color('--warn'),
  }
}

async function openTerminal(host: HTMLElement): Promise<OpenTerminal> {
  const [{ isCompleteLine, LineEditor, Screen }, { TerminalSession }] = await Promise.all([
    import('../../console/index.ts'),
    import('./session.ts'),
  ])
  const element = document.createElement('div')
  element.className = 'terminal-screen'
  host.append(element)
  const editor = new LineEditor(loadTyped())
  const screen = new Screen(element, {
    label: t('terminal.label'),
    colors: colorsOf(host),
    fontFamily: getComputedStyle(host).getPropertyValue('--mono').trim(),
    fontSize: matchMedia(PHONE).matches ? PHONE_FONT_SIZE : FONT_SIZE,
    onData: (data) => session.feed(data),
    hintsIn: columnHints,
    tabLeaves: () => editor.text === '',
  })
  let theme = useInputs.getState().theme
  const recolor = (): void => {
    screen.colors = colorsOf(element)
  }
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', recolor)
  useInputs.subscribe((inputs) => {
    if (inputs.theme === theme) return
    theme = inputs.theme
    // The page's colours follow the theme in the same turn.
    queueMicrotask(recolor)
  })
  const session = new TerminalSession({ screen, editor, isComplete: isCompleteLine })
  return {
    element,
    text: () => screen.text,
    clear: () => session.clear(),
    focus: () => screen.focus(),
    endForwards: () => session.endForwards(),
    press: (data) => session.feed(data),
    commands: () => session.typed.toReversed(),
    columns: () => lastColumns(screen.text),
  }
}
