import { lookOf } from '../../lanes/index.ts'
import type { Glyph as GlyphName, LaneModel, Tone } from '../../lanes/index.ts'
import { briefOf } from '../../explain/brief.ts'
import type { WhyStep } from '../../explain/why.ts'
import { t } from '../../messages/index.ts'
import type { MessageKey } from '../../messages/index.ts'
import { faultWords, laneName, sentenceOf, stateWords } from '../../timeline/words.ts'
import { formatTime } from '../format.ts'
import { Glyph } from '../icons/Icon.tsx'
import { useInputs } from '../store/inputs.ts'
import { useRun } from '../store/run.ts'
import type { Selected } from './selected.ts'

type Look = readonly [GlyphName, Tone]
const DONE: Look = ['done', 'calm']
const OOM: Look = ['oom', 'oom']
const CALM: Look = ['info', 'calm']
const GLYPHS: Readonly<Partial<Record<MessageKey, Look>>> = {
  'explain.fault': ['flag', 'fail'],
  'explain.command': ['flag', 'calm'],
  'explain.command.refused': ['error', 'fail'],
  'explain.probe.success': ['ready', 'live'],
  'explain.probe.failure': ['bad', 'fail'],
  'explain.probe.trips.liveness': ['trip', 'fail'],
  'explain.probe.trips.startup': ['trip', 'fail'],
  'explain.probe.trips.readiness': ['trip', 'fail'],
  'explain.probe.stays': ['bad', 'fail'],
  'explain.signal.SIGTERM.at-once': ['term', 'fail'],
  'explain.signal.SIGTERM': ['term', 'fail'],
  'explain.signal.SIGTERM.ignored': ['term', 'fail'],
  'explain.signal.SIGTERM.obeyed': ['term', 'fail'],
  'explain.signal.SIGKILL': ['kill', 'fail'],
  'explain.process.killed': ['kill', 'fail'],
  'explain.hook.preStop': ['hook', 'calm'],
  'explain.hook.postStart': ['hook', 'calm'],
  'explain.process.created': ['waiting', 'calm'],
  'explain.process.started': ['unready', 'live'],
  'explain.process.listening': ['unready', 'live'],
  'explain.process.exited': ['error', 'fail'],
  'explain.pull': ['waiting', 'calm'],
  'explain.pull.error': ['blocked', 'fail'],
  'explain.decision.none': ['blocked', 'fail'],
  'explain.decision.preempts': ['blocked', 'fail'],
  'explain.backoff.crash': ['backoff', 'warn'],
  'explain.backoff.image': ['backoff', 'warn'],
  'explain.watch.event': ['warning', 'warn'],
  'explain.told': ['backoff', 'warn'],
  'explain.news.node.unknown': ['unknown', 'calm'],
  'explain.news.node.unready': ['unready', 'warn'],
  'explain.news.node.ready': ['ready', 'live'],
  'explain.news.node.tainted': ['blocked', 'fail'],
  'explain.news.pod.evicted': ['term', 'fail'],
  'explain.news.pod.deleted': ['term', 'fail'],
  'explain.news.workload.failed': ['error', 'fail'],
}

interface Told {
  readonly words: string
  readonly look: Look
}

/**
 * What came of it all: that the API server stores a status says less than the state that the selection shows from then on. An end that the
 * step before told is not told again: it is reported.
 */
function tellEffect({ lane, item }: Selected, before: WhyStep | undefined): Told | null {
  if (!item || !('state' in item)) return null
  const { glyph, tone } = lookOf(item.state)
  if (item.state.kind === 'terminated' && before?.kind === 'process')
    return { words: t('app.reported', { state: item.label, code: item.state.exitCode }), look: [glyph, tone] }
  // The API's own message says more than that something is wrong.
  const message = item.state.kind === 'blocked' ? String(item.facts['message'] ?? '') : ''
  const words = lane.kind === 'container' ? message || sentenceOf(item.state) : ''
  return { words: words || t('app.selected', { lane: laneName(lane), state: stateWords(item) }), look: [glyph, tone] }
}

/** A step in words and with its glyph; the last one, which comes after `before`, says what the selection shows. */
function tell(step: WhyStep, model: LaneModel | null, effect: Selected | null, before: WhyStep | undefined): Told {
  const told =
    effect && step.kind === 'watch' && step.key !== 'explain.told' && !step.key.startsWith('explain.news.')
      ? tellEffect(effect, before)
      : null
  return told ?? { words: stepWords(step, model), look: lookOfStep(step) }
}

function lookOfStep({ key, values }: WhyStep): Look {
  if (key === 'explain.process.exited' && values['code'] === 0) return DONE
  if (key === 'explain.process.exited' && values['reason'] === 'OOMKilled') return OOM
  return GLYPHS[key] ?? CALM
}

/** A step in words; a fault in those that its pennant has. */
function stepWords(step: WhyStep, model: LaneModel | null): string {
  const faults = model?.lanes.find((lane) => lane.kind === 'faults')
  const state = faults?.segments.find((segment) => segment.record === step.record)?.state
  return state?.kind === 'fault' && step.kind === 'fault' ? t('app.fault', { what: faultWords(state) }) : t(step.key, step.values)
}

/** Selects what a step shows as, and goes to its moment. */
function goTo({ place, at }: WhyStep): void {
  if (place) useInputs.getState().set({ selection: place })
  useInputs.getState().moveCursor(at)
}

/** What led to something, from the root on; each step selects its mark. `most`: only so many of the steps, those that weigh most. */
export function Causes({ steps, effect, most }: { steps: readonly WhyStep[]; effect: Selected | null; most?: number }) {
  const model = useRun((state) => state.model)
  if (!steps.length) return <p className="note">{t('why.none')}</p>
  const shown = most === undefined ? steps : briefOf(steps, most)
  return (
    <ol className="chain" aria-label={t('app.causes')}>
      {shown.map((step, index) => {
        const isHere = index === shown.length - 1
        const { words, look } = tell(step, model, isHere ? effect : null, shown[index - 1])
        const [glyph, tone] = look
        return (
          <li key={step.record} className={isHere ? 'is-here' : ''}>
            <button type="button" aria-current={isHere ? 'step' : undefined} onClick={() => goTo(step)}>
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
