import { t } from '../../messages/index.ts'
import type { Glyph as GlyphName, Tone } from '../../lanes/index.ts'
import type { ChainStep } from '../../explain/chain.ts'
import { formatTime } from '../format.ts'
import { Glyph } from '../icons/Icon.tsx'
import type { LaneModel } from '../../lanes/types.ts'
import { faultWords } from '../../timeline/words.ts'
import { useRun } from '../store/run.ts'
import { useInputs } from '../store/inputs.ts'
import { useChain } from './chain.ts'

const GLYPHS: Readonly<Record<ChainStep['kind'], readonly [GlyphName, Tone]>> = {
  watch: ['info', 'calm'],
  manifest: ['info', 'calm'],
  fault: ['flag', 'fail'],
  script: ['info', 'calm'],
  command: ['flag', 'fail'],
  sync: ['info', 'calm'],
  probe: ['bad', 'fail'],
  signal: ['term', 'fail'],
  hook: ['hook', 'calm'],
  process: ['info', 'calm'],
  pull: ['waiting', 'calm'],
  backoff: ['backoff', 'warn'],
  log: ['info', 'calm'],
  note: ['info', 'calm'],
}

/** A step in words; a fault in those that its pennant has. */
function wordsOf(step: ChainStep, model: LaneModel | null): string {
  const faults = model?.lanes.find((lane) => lane.kind === 'faults')
  const state = faults?.segments.find((segment) => segment.record === step.record)?.state
  return state?.kind === 'fault' ? t('app.fault', { what: faultWords(state) }) : t(step.key, step.values)
}

/** What led to the selection, from the root on; each step moves the cursor to its moment. */
export function Causes() {
  const steps = useChain((state) => state.steps)
  const model = useRun((state) => state.model)
  if (!steps.length) return null
  return (
    <ol className="chain" aria-label={t('app.causes')}>
      {steps.map((step, index) => {
        const [glyph, tone] = GLYPHS[step.kind]
        return (
          <li key={step.record} className={index === steps.length - 1 ? 'is-here' : ''}>
            <button type="button" onClick={() => useInputs.getState().moveCursor(step.at)}>
              <time>{formatTime(step.at)}</time>
              <span className="dot"><Glyph name={glyph} tone={tone} /></span>
              <span>{wordsOf(step, model)}</span>
            </button>
          </li>
        )
      })}
    </ol>
  )
}
