import { t } from '../../messages/index.ts'
import { useInputs } from '../store/inputs.ts'
import { typedInEditor } from './lost-scenario.ts'

/** How high a line is, and what is above the first one, in pixels: as Monaco has it. */
const LINE = 18
const ABOVE = 7

/** The line, counted from 0, at which the first document of the tab begins. */
function firstLine(text: string, tab: 'manifest' | 'scenario'): number {
  const lines = text.split('\n')
  const isScenario = (from: number, to: number): boolean => lines.slice(from, to).some((line) => /^kind: *Scenario\b/.test(line))
  for (let from = 0; from < lines.length; ) {
    const next = lines.indexOf('---', from)
    const to = next < 0 ? lines.length : next
    if (isScenario(from, to) === (tab === 'scenario') && lines.slice(from, to).some((line) => line.trim() !== '')) return from
    from = to + 1
  }
  return 0
}

/** Scrolls to where the tab begins, as Monaco will. */
export function showTab(element: HTMLElement | null): void {
  const { text, editorTab } = useInputs.getState()
  const line = firstLine(text, editorTab)
  if (element && line > 0) element.scrollTop = line * LINE + ABOVE
}

/** Where the caret is, in characters from the beginning; null when it is elsewhere on the page. */
export const caretIn = (element: HTMLTextAreaElement | null | undefined): number | null =>
  element && document.activeElement === element ? element.selectionStart : null

/** The text until Monaco has come: plain, at the same place, and already to be written in. */
export function PlainText() {
  const text = useInputs((state) => state.draft ?? state.text)
  return (
    <textarea
      ref={showTab}
      className="code-plain"
      aria-label={t('editor.yaml')}
      wrap="off"
      spellCheck={false}
      value={text}
      onChange={({ target }) => typedInEditor(target.value)}
    />
  )
}
