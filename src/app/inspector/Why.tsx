import { between } from '../../base/time.ts'
import type { SimTime } from '../../base/time.ts'
import { RELEASE } from '../../explain/sources.ts'
import type { Source } from '../../explain/sources.ts'
import type { SumRow } from '../../explain/sums/arithmetic.ts'
import { t } from '../../messages/index.ts'
import { formatLength, formatTime } from '../format.ts'
import { useRun } from '../store/run.ts'
import { useHorizon } from '../store/seen.ts'
import { Breakable } from './Breakable.tsx'
import { Causes, CausesInProse } from './Causes.tsx'
import { Facts } from './Facts.tsx'
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
      {isFull && effect?.item && 'state' in effect.item ? <Facts lane={effect.lane} item={effect.item} epoch={model?.epoch ?? ''} /> : null}
      {isFull ? <Sources sources={why.sources} /> : null}
    </section>
  )
}

/** A glance takes no row whose result is in the sum of the next one. */
const rowsFor = (rows: readonly SumRow[], detail: Detail): readonly SumRow[] =>
  detail === 'full' ? rows : rows.filter(({ part }) => detail === 'room' || part === null).slice(0, FEW)

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
