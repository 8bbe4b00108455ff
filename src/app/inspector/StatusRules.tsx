import type { StatusStep } from '../../explain/printer.ts'
import { t } from '../../messages/index.ts'
import { wordsOf } from './words.ts'

/** The rules of kubectl's printer, each with the word that STATUS would have after it; the last one is what it prints. */
export function StatusRules({ steps }: { steps: readonly StatusStep[] }) {
  const last = steps.at(-1)
  if (!last) return null
  return (
    <section className="printer" aria-label={t('why.status', { status: last.status })}>
      <h3>{t('why.status', { status: last.status })}</h3>
      <ol>
        {steps.map((step, i) => (
          <li key={wordsOf(step.text)} className={i === steps.length - 1 ? 'is-here' : ''}>
            <span>{wordsOf(step.text)}</span>
            <code>{step.status}</code>
          </li>
        ))}
      </ol>
    </section>
  )
}
