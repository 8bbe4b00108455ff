import { briefOf } from '../../explain/brief.ts'
import type { WhyStep } from '../../explain/why.ts'
import { t } from '../../messages/index.ts'
import { formatTime } from '../format.ts'
import { Glyph } from '../icons/Icon.tsx'
import { useInputs } from '../store/inputs.ts'
import { useRun } from '../store/run.ts'
import { Breakable } from './Breakable.tsx'
import type { Selected } from './selected.ts'
import { FEW, proseOf, tellAll } from './tell.ts'

/** Selects what a step shows as, and goes to its moment. */
function goTo({ place, at }: WhyStep): void {
  if (place) useInputs.getState().set({ selection: place })
  useInputs.getState().moveCursor(at)
}

interface Props {
  readonly steps: readonly WhyStep[]
  readonly effect: Selected | null
}

/** What led to something, from the root on; each step selects its mark. `brief`: only those that weigh most, in few words. */
export function Causes({ steps, effect, brief = false }: Props & { readonly brief?: boolean }) {
  const model = useRun((state) => state.model)
  if (!steps.length) return <p className="note">{t('why.none')}</p>
  const shown = brief ? briefOf(steps, FEW) : steps
  return (
    <ol className="chain" aria-label={t('app.causes')}>
      {tellAll(shown, model, effect, brief ? 'brief' : 'full').map(({ words, look: [glyph, tone] }, index) => {
        const step = shown[index]
        if (!step) return null
        const isHere = index === shown.length - 1
        return (
          <li key={`${step.record}/${step.key}`} className={isHere ? 'is-here' : ''}>
            <button type="button" aria-current={isHere ? 'step' : undefined} onClick={() => goTo(step)}>
              <time>{formatTime(step.at)}</time>
              <span className="dot">
                <Glyph name={glyph} tone={tone} />
              </span>
              <span>
                <Breakable words={words} />
              </span>
            </button>
          </li>
        )
      })}
    </ol>
  )
}

/** The same as a paragraph, and what Kubernetes does about it. */
export function CausesInProse({ steps, after, effect }: Props & { readonly after: readonly WhyStep[] }) {
  const model = useRun((state) => state.model)
  return <p className="note">{proseOf(steps, after, model, effect) || t('why.none')}</p>
}
