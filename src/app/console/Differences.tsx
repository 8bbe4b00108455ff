import { useMemo } from 'react'
import { ms } from '../../base/time.ts'
import { compareRuns, weightiest } from '../../lanes/compare/index.ts'
import type { Difference } from '../../lanes/compare/index.ts'
import type { LaneModel } from '../../lanes/types.ts'
import { t } from '../../messages/index.ts'
import { laneName, stateWords } from '../../timeline/words.ts'
import { formatLength, formatTime } from '../format.ts'
import { togglePin, useGhost } from '../store/compare.ts'
import type { Ghost } from '../store/compare.ts'
import { useInputs } from '../store/inputs.ts'
import { useSeen } from '../store/seen.ts'
import { timelineHandle } from '../timeline/handle.ts'

/** As many as anyone reads. */
const SHOWN = 200

/** What differs between the run on the page and the one that it is compared with. */
export function Differences({ model }: { model: LaneModel }) {
  const ghost = useGhost()
  if (!ghost) {
    return (
      <p className="console-note">
        {t('compare.nothing-pinned')}{' '}
        <button type="button" className="link" onClick={togglePin}>
          {t('compare.pin')}
        </button>
      </p>
    )
  }
  return <Compared ghost={ghost} model={model} />
}

function Compared({ ghost, model }: { ghost: Ghost; model: LaneModel }) {
  const real = ghost.of === 'recording'
  const other = useSeen(ghost.model)
  const { differences, gap } = useMemo(() => compareRuns(other, model, real), [other, model, real])
  const agreed = real ? t('compare.agree', { gap: formatLength(gap) }) : t('compare.same')
  return (
    <section className="differences" aria-label={t('compare.title')}>
      <p className="console-note">
        {t(`compare.beside.${ghost.of}`)}{' '}
        {ghost.of === 'pinned' ? (
          <button type="button" className="link" onClick={togglePin}>
            {t('compare.unpin')}
          </button>
        ) : null}
      </p>
      {differences.length === 0 ? <p className="console-note">{agreed}</p> : null}
      {differences.length > SHOWN ? (
        <p className="console-note">{t('compare.weightiest', { shown: SHOWN, all: differences.length })}</p>
      ) : null}
      <ul>
        {weightiest(differences, SHOWN).map((one) => (
          <li key={`${one.kind}/${one.lane.id}/${'reason' in one ? one.reason : one.at}`}>
            <button type="button" className="row-button" onClick={() => goTo(one)}>
              <time>{formatTime(one.at)}</time> {real ? toldBeside(one) : told(one)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function goTo({ lane, at }: Difference): void {
  useInputs.getState().set({ cursor: at, selection: { lane: lane.id, item: null } })
  timelineHandle.current?.reveal(lane.id)
}

/** The container's name in front of a lane whose own name says only what kind it is; the Pod's, where its own is a word of every Pod. */
function nameOf({ lane }: Difference): string {
  if (lane.container && lane.container !== lane.name) return `${lane.container} ${laneName(lane)}`
  return lane.pod && lane.kind !== 'container' ? `${lane.pod.slice(lane.pod.indexOf('/') + 1)} ${laneName(lane)}` : laneName(lane)
}

const moreOf = (by: number): string => (by > 0 ? 'more' : 'less')

/** A difference between a recording and the simulation in one sentence, which says what is on which side. */
function toldBeside(one: Difference): string {
  const lane = nameOf(one)
  switch (one.kind) {
    case 'pod':
      return t(`compare.real.pod.${one.only}`, { pod: one.pod })
    case 'restarts':
      return t('compare.real.restarts', { lane, before: one.before, after: one.after })
    case 'out':
      return t('compare.real.out', { lane, before: formatLength(one.before), after: formatLength(one.after) })
    case 'moved':
      return t('compare.real.moved', { lane, state: stateWords(one.state), by: formatLength(ms(Math.abs(one.by))), more: moreOf(one.by) })
    case 'split': {
      const [before, after] = [one.before, one.after].map((side) => (side ? stateWords(side) : t('compare.real.none')))
      return t('compare.real.split', { lane, before: before ?? '', after: after ?? '' })
    }
    case 'events':
      return t('compare.real.events', { reason: one.reason, before: one.before, after: one.after })
  }
}

/** A difference between two simulations in one sentence. */
function told(one: Difference): string {
  const lane = nameOf(one)
  switch (one.kind) {
    case 'pod':
      return t(one.only === 'before' ? 'compare.pod.before' : 'compare.pod.after', { pod: one.pod })
    case 'restarts': {
      const by = one.after - one.before
      return t('compare.restarts', { lane, by: Math.abs(by), more: moreOf(by), before: one.before, after: one.after })
    }
    case 'out': {
      const by = one.after - one.before
      const [before, after] = [formatLength(one.before), formatLength(one.after)]
      return t('compare.out', { lane, by: formatLength(ms(Math.abs(by))), more: moreOf(by), before, after })
    }
    case 'moved':
      return t('compare.moved', { lane, state: stateWords(one.state), by: formatLength(ms(Math.abs(one.by))), more: moreOf(one.by) })
    case 'split': {
      const [before, after] = [one.before && stateWords(one.before), one.after && stateWords(one.after)]
      if (before === null) return t('compare.split.more', { lane, after: after ?? '' })
      return after === null ? t('compare.split.less', { lane, before }) : t('compare.split', { lane, before, after })
    }
    case 'events':
      return t('compare.events', { reason: one.reason, before: one.before, after: one.after })
  }
}
