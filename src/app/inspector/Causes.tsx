import { t } from '../../messages/index.ts'
import type { MessageKey } from '../../messages/index.ts'
import { lookOf } from '../../lanes/index.ts'
import type { Glyph as GlyphName, Tone } from '../../lanes/index.ts'
import type { ChainStep } from '../../explain/chain.ts'
import { formatTime } from '../format.ts'
import { Glyph } from '../icons/Icon.tsx'
import type { LaneModel } from '../../lanes/types.ts'
import { faultWords, laneName, sentenceOf, stateWords } from '../../timeline/words.ts'
import { useRun } from '../store/run.ts'
import { useInputs } from '../store/inputs.ts'
import { useChain } from './chain.ts'
import { selectedItem } from './selected.ts'
import type { Selected } from './selected.ts'

const DONE: readonly [GlyphName, Tone] = ['done', 'calm']
const CALM: readonly [GlyphName, Tone] = ['info', 'calm']
const GLYPHS: Readonly<Partial<Record<MessageKey, readonly [GlyphName, Tone]>>> = {
  'explain.fault': ['flag', 'fail'],
  'explain.command': ['flag', 'fail'],
  'explain.probe.success': ['ready', 'live'],
  'explain.probe.failure': ['bad', 'fail'],
  'explain.probe.trips': ['trip', 'fail'],
  'explain.signal.SIGTERM': ['term', 'fail'],
  'explain.signal.SIGKILL': ['kill', 'fail'],
  'explain.hook': ['hook', 'calm'],
  'explain.process.created': ['waiting', 'calm'],
  'explain.process.started': ['unready', 'live'],
  'explain.process.listening': ['unready', 'live'],
  'explain.process.exited': ['error', 'fail'],
  'explain.pull': ['waiting', 'calm'],
  'explain.pull.error': ['blocked', 'fail'],
  'explain.backoff.crash': ['backoff', 'warn'],
  'explain.backoff.image': ['backoff', 'warn'],
  'explain.watch.event': ['warning', 'warn'],
}

interface Told {
  readonly words: string
  readonly look: readonly [GlyphName, Tone]
}

/** What came of it all: that the API server stores a status says less than the state that the selection shows from then on. */
function tellEffect({ lane, item }: Selected): Told | null {
  if (!item || !('state' in item)) return null
  const { glyph, tone } = lookOf(item.state)
  const words = lane.kind === 'container' ? sentenceOf(item.state) : ''
  return { words: words || t('app.selected', { lane: laneName(lane), state: stateWords(item) }), look: [glyph, tone] }
}

function tell(step: ChainStep, model: LaneModel | null, effect: Selected | null): Told {
  const told = effect && step.kind === 'watch' ? tellEffect(effect) : null
  if (told) return told
  const ended = step.key === 'explain.process.exited' && step.values['code'] === 0
  return { words: wordsOf(step, model), look: (ended ? DONE : GLYPHS[step.key]) ?? CALM }
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
  const selected = selectedItem(
    model,
    useInputs((state) => state.selection),
  )
  if (!steps.length) return null
  return (
    <ol className="chain" aria-label={t('app.causes')}>
      {steps.map((step, index) => {
        const isHere = index === steps.length - 1
        const { words, look } = tell(step, model, isHere ? selected : null)
        const [glyph, tone] = look
        return (
          <li key={step.record} className={isHere ? 'is-here' : ''}>
            <button type="button" onClick={() => useInputs.getState().moveCursor(step.at)}>
              <time>{formatTime(step.at)}</time>
              <span className="dot">
                <Glyph name={glyph} tone={tone} />
              </span>
              <span>{words}</span>
            </button>
          </li>
        )
      })}
    </ol>
  )
}
