import { monaco } from './monaco.ts'
import { applyTheme } from './theme.ts'
import { registerYaml } from './yaml-words.ts'
import './editor.css'

interface PlainOptions {
  readonly text: string
  readonly theme: 'dark' | 'light'
  readonly label: string
  /** Ctrl S. */
  readonly onSave: () => void
}

export interface PlainEditor {
  readonly text: () => string
  readonly setTheme: (theme: 'dark' | 'light') => void
  readonly destroy: () => void
}

registerYaml()

/** Monaco with a text of its own, which has the keyboard: for one object, beside the world's text. */
export function createPlainEditor(host: HTMLElement, { text, theme, label, onSave }: PlainOptions): PlainEditor {
  applyTheme(theme)
  const model = monaco.editor.createModel(text, 'yaml')
  const editor = monaco.editor.create(host, {
    model,
    fontFamily: getComputedStyle(document.documentElement).getPropertyValue('--mono'),
    fontSize: 11.25,
    lineHeight: 18,
    tabSize: 2,
    minimap: { enabled: false },
    overviewRulerLanes: 0,
    renderLineHighlight: 'none',
    stickyScroll: { enabled: false },
    wordBasedSuggestions: 'off',
    fixedOverflowWidgets: true,
    automaticLayout: true,
    ariaLabel: label,
  })
  editor.addCommand(monaco.KeyMod.CtrlCmd | monaco.KeyCode.KeyS, onSave)
  // The first line below the remarks.
  editor.setPosition({ lineNumber: Math.max(1, text.split('\n').findIndex((line) => !line.startsWith('#')) + 1), column: 1 })
  editor.focus()
  return {
    text: () => model.getValue(),
    setTheme: applyTheme,
    destroy() {
      editor.dispose()
      model.dispose()
    },
  }
}
