import { between, simTimeOf } from '../../base/time.ts'
import type { SimTime } from '../../base/time.ts'
import { RELEASE } from '../../explain/sources.ts'
import type { Source } from '../../explain/sources.ts'
import type { SumRow } from '../../explain/sums/arithmetic.ts'
import type { Facts } from '../../lanes/types.ts'
import { t } from '../../messages/index.ts'
import { formatLength, formatTime } from '../format.ts'
import { useRun } from '../store/run.ts'
import { useHorizon } from '../store/seen.ts'
import { Breakable } from './Breakable.tsx'
import { Causes, CausesInProse } from './Causes.tsx'
import { Ladder } from './Ladder.tsx'
import { selectedItem } from './selected.ts'
import { StatusRules } from './StatusRules.tsx'
import { Sums } from './Sums.tsx'
import { useWhy } from './why.ts'
import { wordsOf } from './words.ts'
import './Why.css'

/** What begins and ends within the same tenth of a second, as the clock shows it, is told by one of them; what ends after `horizon` has no end. */
function spanWords(from: SimTime, to: SimTime, horizon: number): string {
  if (to > horizon) return t('app.span.since', { from: formatTime(from) })
  if (to <= from) return formatTime(from)
  const times = { from: formatTime(from), to: formatTime(to), length: formatLength(between(from, to)) }
  return t(times.from === times.to ? 'app.span.short' : 'app.span', times)
}

/** Rows that a room, or a glance, can read. */
const FEW = 3

/** How much is told: all; what a room can read; what a glance at a phone takes in. */
type Detail = 'full' | 'room' | 'glance'

/** A question about the selection, or else about the last change, and its answer: causes, arithmetic, a picture, and the rule's place upstream. */
export function Why({ detail = 'full' }: { detail?: Detail }) {
  const { place, isSelected, why } = useWhy()
  const model = useRun((state) => state.model)
  const horizon = useHorizon()
  if (!why || !place || why.from > horizon) return null
  const effect = selectedItem(model, place)
  const isFull = detail === 'full'
  const isGlance = detail === 'glance'
  const rows = why.rows.filter(({ at }) => at === null || at <= horizon)
  const steps = why.steps.filter(({ at }) => at <= horizon)
  const after = why.after.filter(({ at }) => at <= horizon)
  const facts = effect?.item && 'state' in effect.item ? effect.item.facts : {}
  return (
    <section
      className="why"
      aria-label={isSelected ? t('app.selection') : t('why.latest')}
      data-testid={isSelected ? 'selection' : 'last-change'}
    >
      <div>
        <h2>{wordsOf(why.question)}</h2>
        <div className="why-sub">
          {why.pod === null ? null : `${why.pod} · `}
          <Breakable words={spanWords(why.from, why.to, horizon)} />
        </div>
      </div>
      {isGlance ? <CausesInProse steps={steps} after={after} effect={effect} /> : <Causes steps={steps} effect={effect} brief={!isFull} />}
      {isFull ? <StatusRules steps={why.status} /> : null}
      <Sums rows={rowsFor(rows, detail)} inParts={detail === 'room'} />
      {!isGlance && (why.picture || why.note) ? (
        <figure className="why-picture">
          {why.picture ? <Ladder picture={why.picture} /> : null}
          {why.note ? <figcaption>{wordsOf(why.note)}</figcaption> : null}
        </figure>
      ) : null}
      {isFull ? <FactList facts={facts} epoch={model?.epoch ?? ''} /> : null}
      {isFull ? <Sources sources={why.sources} /> : null}
    </section>
  )
}

/** A glance takes no row whose result is in the sum of the next one. */
const rowsFor = (rows: readonly SumRow[], detail: Detail): readonly SumRow[] =>
  detail === 'full' ? rows : rows.filter(({ part }) => detail === 'room' || part === null).slice(0, FEW)

const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/

/** A value of the API; a wall clock time with what the page's clock has for it: the API cuts it to the second. */
function factWords(value: string | number, epoch: string): string | number {
  if (typeof value === 'number' || epoch === '' || !RFC3339.test(value)) return value
  return t('why.fact.time', { value, at: formatTime(simTimeOf(Date.parse(value) - Date.parse(epoch))) })
}

/** The API's own names and values. */
function FactList({ facts, epoch }: { facts: Facts; epoch: string }) {
  const entries = Object.entries(facts)
  if (!entries.length) return null
  return (
    <dl className="facts" aria-label={t('why.facts')}>
      {entries.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{factWords(value, epoch)}</dd>
        </div>
      ))}
    </dl>
  )
}

function Sources({ sources }: { sources: readonly Source[] }) {
  if (!sources.length) return null
  return (
    <div className="source">
      {sources.map(({ file, symbol }) => (
        <div key={symbol} title={file}>
          {t('why.source', { file: file.slice(file.lastIndexOf('/') + 1), symbol, release: RELEASE })}
        </div>
      ))}
    </div>
  )
}
