import { useState } from 'react'
import { t } from '../../messages/index.ts'
import type { Diagnostic } from '../../manifest/reading.ts'
import { Glyph } from '../icons/Icon.tsx'
import { findingsOf } from '../store/findings.ts'
import { useRun } from '../store/run.ts'
import { useUi } from '../store/ui.ts'

const FEW = 4
const MARKS = { error: ['error', 'fail'], warning: ['warning', 'warn'], hint: ['info', 'info'] } as const

/** What the API server, kubectl or the simulation have to say about the text, with the way to each line. */
export function Findings() {
  const diagnostics = findingsOf(useRun((state) => state.reading))
  const [all, setAll] = useState(false)
  if (!diagnostics.length) return null
  const shown = all ? diagnostics : diagnostics.slice(0, FEW)
  return (
    <section className="findings" aria-label={t('editor.findings.label')}>
      <div className="findings-head">
        <b>{t('editor.findings', { findings: diagnostics.length })}</b>
      </div>
      <ul>
        {shown.map((diagnostic) => (
          <li key={`${diagnostic.range.start.offset}/${diagnostic.message}`}>
            <Finding diagnostic={diagnostic} />
          </li>
        ))}
      </ul>
      {diagnostics.length > FEW ? (
        <button type="button" className="link" onClick={() => setAll(!all)}>
          {t(all ? 'editor.findings.fewer' : 'editor.findings.all')}
        </button>
      ) : null}
    </section>
  )
}

function Finding({ diagnostic }: { diagnostic: Diagnostic }) {
  const [glyph, tone] = MARKS[diagnostic.severity]
  const { line } = diagnostic.range.start
  return (
    <button type="button" className="finding" onClick={() => useUi.getState().set({ goTo: { line } })}>
      <Glyph name={glyph} tone={tone} />
      <span>
        <b>{line}</b>
        {diagnostic.message}
      </span>
    </button>
  )
}
