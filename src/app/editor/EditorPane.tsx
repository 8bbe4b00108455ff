import { t } from '../../messages/index.ts'
import { useInputs } from '../store/inputs.ts'
import type { EditorTab } from '../store/inputs.ts'
import { useRun } from '../store/run.ts'
import { PaneHead } from '../tabs/PaneHead.tsx'
import { CodeHost } from './CodeHost.tsx'
import { Findings } from './Findings.tsx'
import { LostScenario } from './LostScenario.tsx'
import './EditorPane.css'

/** The world's text, and what is to be said about it. */
export function EditorPane() {
  const chosen = useInputs((state) => state.editorTab)
  const hasScenario = useRun((state) => state.reading?.documents.some(({ role }) => role === 'scenario') ?? true)
  const tab = hasScenario ? chosen : 'manifest'
  const tabs: readonly { id: EditorTab; label: string; disabled?: boolean }[] = [
    { id: 'manifest', label: t('editor.manifest') },
    { id: 'scenario', label: t('editor.scenario'), disabled: !hasScenario },
  ]
  return (
    <section className="editor" aria-label={t('editor.label')} data-region="editor">
      <PaneHead
        label={t('editor.label')}
        tabs={tabs}
        selected={tab}
        controls="editor-body"
        onSelect={(editorTab) => useInputs.getState().set({ editorTab })}
        hide={{ pane: 'editor', icon: 'left', label: t('app.hide-editor') }}
      />
      <CodeHost />
      <LostScenario />
      <Findings />
    </section>
  )
}
