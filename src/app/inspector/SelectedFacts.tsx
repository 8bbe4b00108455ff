import type { SimTime } from '../../base/time.ts'
import { between } from '../../base/time.ts'
import { endOf, lookOf } from '../../lanes/index.ts'
import type { Facts, Mark, Segment } from '../../lanes/types.ts'
import { t } from '../../messages/index.ts'
import { formatLength, formatTime } from '../format.ts'
import { Glyph } from '../icons/Icon.tsx'
import { useInputs } from '../store/inputs.ts'
import { useRun } from '../store/run.ts'
import { Causes } from './Causes.tsx'
import { laneName, markWords, stateWords } from '../../timeline/words.ts'
import { selectedItem } from './selected.ts'
import type { Selected } from './selected.ts'

interface Told {
  readonly title: string
  readonly from: SimTime
  readonly to: SimTime
  readonly facts: Facts
}

const isMark = (item: Segment | Mark): item is Mark => 'kind' in item

function tell({ lane, item }: Selected): Told | null {
  if (!item) return null
  if (isMark(item)) return { title: markWords(lane, item), from: item.at, to: endOf(item), facts: {} }
  return { title: t('app.selected', { lane: laneName(lane), state: stateWords(item) }), from: item.from, to: item.to, facts: item.facts }
}

/** The selected segment or mark: state, from, to, duration, the API's words, and what led there. */
export function SelectedFacts() {
  const model = useRun((state) => state.model)
  const selection = useInputs((state) => state.selection)
  const selected = selectedItem(model, selection)
  const told = selected && tell(selected)
  if (!told || !selected?.item) {
    return (
      <section className="why">
        <p className="note">{t('app.nothing-selected')}</p>
      </section>
    )
  }
  const glyph = isMark(selected.item) ? null : lookOf(selected.item.state)
  return (
    <section className="why" aria-label={t('app.selection')} data-testid="selection">
      <div>
        <h2>
          {glyph ? <Glyph name={glyph.glyph} tone={glyph.tone} /> : null} {told.title}
        </h2>
        <div className="why-sub">
          {t('app.span', { from: formatTime(told.from), to: formatTime(told.to), length: formatLength(between(told.from, told.to)) })}
        </div>
      </div>
      <Causes />
      <dl className="facts">
        {Object.entries(told.facts).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
