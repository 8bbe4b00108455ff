import type { monaco } from './monaco.ts'

/** Tells where the caret is once it rests, and that it is nowhere when the editor loses the keyboard. Returns what ends that. */
export function attachCaret(editor: monaco.editor.IStandaloneCodeEditor, onCaret: (offset: number | null) => void) {
  let pending = 0
  const tell = (): void => {
    if (pending) return
    pending = requestAnimationFrame(() => {
      pending = 0
      const position = editor.getPosition()
      onCaret(position && editor.hasTextFocus() ? (editor.getModel()?.getOffsetAt(position) ?? null) : null)
    })
  }
  const listeners = [editor.onDidChangeCursorPosition(tell), editor.onDidFocusEditorText(tell), editor.onDidBlurEditorText(tell)]
  return {
    dispose(): void {
      cancelAnimationFrame(pending)
      for (const listener of listeners) listener.dispose()
    },
  }
}
