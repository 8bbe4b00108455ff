import { useState } from 'react'
import { t } from '../../messages/index.ts'
import type { Diagnostic, Fix } from '../../manifest/reading.ts'
import { Glyph } from '../icons/Icon.tsx'
import { findingsOf } from '../store/findings.ts'
import { useInputs } from '../store/inputs.ts'
import { useRun } from '../store/run.ts'
import { useUi } from '../store/ui.ts'

/** So many are shown at first: of hints alone, fewer. */
const FEW = 4
const FEW_HINTS = 2
const MARKS = { error: ['error', 'fail'], warning: ['warning', 'warn'], hint: ['info', 'info'] } as const

/** What the API server, kubectl or the simulation have to say about the text, with the way to each line. */
export function Findings() {
  const diagnostics = useRun(findingsOf)
  const [all, setAll] = useState(false)
  if (!diagnostics.length) return null
  const serious = diagnostics.filter(({ severity }) => severity !== 'hint').length
  const few = Math.max(FEW_HINTS, Math.min(FEW, serious))
  const shown = all ? diagnostics : diagnostics.slice(0, few)
  return (
    <section className="findings" aria-label={t('editor.findings.label')}>
      <div className="findings-head">
        <b>{t('editor.findings', { findings: diagnostics.length })}</b>
      </div>
      <ul>
        {shown.map((diagnostic) => (
          <li key={`${diagnostic.range.start.offset}/${diagnostic.message}`}>
            <Finding diagnostic={diagnostic} />
            {diagnostic.fixes?.slice(0, 1).map((fix) => (
              <button type="button" key={fix.title} className="link finding-fix" onClick={() => applyFix(fix)}>
                {fix.title}
              </button>
            ))}
          </li>
        ))}
      </ul>
      {diagnostics.length > few ? (
        <button type="button" className="link" onClick={() => setAll(!all)}>
          {t(all ? 'editor.findings.fewer' : 'editor.findings.all')}
        </button>
      ) : null}
    </section>
  )
}

/** Mends the text as one step of undo; not when it has changed since it was read. */
function applyFix({ title, edits }: Fix): void {
  const { text, replace } = useInputs.getState()
  if (useRun.getState().readingText !== text) return
  // From the end on, so that the places of the others stay true.
  const last = edits.toSorted((a, b) => b.range.start.offset - a.range.start.offset)
  const mended = last.reduce((rest, { range, text: by }) => rest.slice(0, range.start.offset) + by + rest.slice(range.end.offset), text)
  replace(mended, { kind: 'fix', about: title })
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
