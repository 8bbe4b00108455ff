import { t } from '../../messages/index.ts'
import { showTab } from '../editor/PlainText.tsx'
import { useInputs } from '../store/inputs.ts'
import '../editor/EditorPane.css'

/** The panes with the text in them, drawn with what the first paint has; the parts that work take their places. */
export function FirstPaint() {
  const text = useInputs((state) => state.text)
  return (
    <div className="first-paint">
      <section className="editor">
        <div className="pane-head">
          <span className="first-tab">{t('editor.manifest')}</span>
        </div>
        <div className="code-host">
          <pre className="code-plain" ref={showTab}>
            {text}
          </pre>
        </div>
      </section>
      <main className="center" aria-busy="true" />
      <section className="inspector" />
    </div>
  )
}
