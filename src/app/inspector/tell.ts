import { lookOf } from '../../lanes/index.ts'
import type { Glyph as GlyphName, LaneModel, Tone } from '../../lanes/index.ts'
import { briefOf } from '../../explain/brief.ts'
import type { WhyStep } from '../../explain/why.ts'
import { hasMessage, t } from '../../messages/index.ts'
import type { MessageKey, MessageValues } from '../../messages/index.ts'
import { faultWords, laneName, sentenceOf, stateWords } from '../../timeline/words.ts'
import type { Selected } from './selected.ts'

type Look = readonly [GlyphName, Tone]
/** In full sentences; in few words, for a room; as prose. */
export type Manner = 'full' | 'brief' | 'prose'

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
  'explain.recorded.unhealthy': ['bad', 'fail'],
  'explain.recorded.deleted': ['term', 'fail'],
  'explain.recorded.waits': ['waiting', 'calm'],
  'explain.told': ['backoff', 'warn'],
  'explain.news.node.unknown': ['unknown', 'calm'],
  'explain.news.node.unready': ['unready', 'warn'],
  'explain.news.node.ready': ['ready', 'live'],
  'explain.news.node.tainted': ['blocked', 'fail'],
  'explain.news.pod.evicted': ['term', 'fail'],
  'explain.news.pod.deleted': ['term', 'fail'],
  'explain.news.workload.failed': ['error', 'fail'],
}

/** A step as it is told. */
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

/** What is told of a chain's steps: the last one, with `effect`, says what the selection shows. */
export function tellAll(steps: readonly WhyStep[], model: LaneModel | null, effect: Selected | null, manner: Manner): readonly Told[] {
  return steps.map((step, index) => {
    const isLast = index === steps.length - 1
    const isStored = step.kind === 'watch' && step.key !== 'explain.told' && !step.key.startsWith('explain.news.')
    const told = isLast && effect && isStored ? tellEffect(effect, steps[index - 1]) : null
    if (told) return manner === 'prose' ? { ...told, words: sentence(told.words) } : told
    return { words: wordsFor(step, model, manner), look: lookOfStep(step) }
  })
}

/** Steps that a room, or a glance, can read. */
export const FEW = 4

/** The same as a paragraph, in few sentences, and what Kubernetes does `after` it; empty where there is nothing to tell. */
export const proseOf = (steps: readonly WhyStep[], after: readonly WhyStep[], model: LaneModel | null, effect: Selected | null): string =>
  [...tellAll(briefOf(steps, FEW - after.length), model, effect, 'prose'), ...tellAll(after, model, null, 'prose')]
    .map(({ words }) => words)
    .join(' ')

const sentence = (words: string): string => (/[.!?]$/.test(words) ? words : t('prose.other', { words }))

function lookOfStep({ key, values }: WhyStep): Look {
  if (key === 'explain.process.exited' && values['code'] === 0) return DONE
  if (key === 'explain.process.exited' && values['reason'] === 'OOMKilled') return OOM
  return GLYPHS[key] ?? CALM
}

/** What a step of the Scenario is called on its pennant, and whether it breaks something: an exit may be just the shell's. Null for all else. */
function faultOf(step: WhyStep, model: LaneModel | null): { readonly words: string; readonly breaks: boolean } | null {
  const faults = model?.lanes.find((lane) => lane.kind === 'faults')
  const state = faults?.segments.find((segment) => segment.record === step.record)?.state
  if (state?.kind !== 'fault' || step.kind !== 'fault') return null
  return { words: faultWords(state), breaks: !(state.what.kind === 'step' && state.what.step.exit?.code === 0) }
}

/** The catalogue's words for a key in another manner; null where it has none. */
function otherWords(key: MessageKey, values: MessageValues, manner: 'brief' | 'prose'): string | null {
  const other = key.replace(/^explain/, manner)
  return hasMessage(other) ? t(other, values) : null
}

function wordsFor(step: WhyStep, model: LaneModel | null, manner: Manner): string {
  const fault = faultOf(step, model)
  if (fault && manner === 'full' && fault.breaks) return t('app.fault', { what: fault.words })
  if (fault) return manner === 'brief' ? fault.words : sentence(fault.words)
  const { key, values } = step
  const full = t(key, values)
  if (manner === 'full') return full
  const prose = manner === 'prose' ? (otherWords(key, values, 'prose') ?? sentence(full)) : null
  const words = prose ?? otherWords(key, values, 'brief') ?? full
  const pod = String(values['pod'] ?? '')
  return values['foreign'] === 'yes' && !words.includes(pod) ? t('brief.of', { pod, words }) : words
}
