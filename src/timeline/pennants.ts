import { select } from 'd3'
import type { FaultState, LaneModel, Segment } from '../lanes/types.ts'
import { t } from '../messages/index.ts'
import { formatTime } from './scale.ts'
import type { TimeScale } from './scale.ts'
import { faultWords } from './words.ts'

interface Fault {
  readonly segment: Segment
  readonly state: FaultState
  readonly key: string
}

const faultsOf = (model: LaneModel): readonly Fault[] =>
  (model.lanes.find(({ kind }) => kind === 'faults')?.segments ?? []).flatMap((segment) =>
    segment.state.kind === 'fault' ? [{ segment, state: segment.state, key: segment.state.path.join('.') }] : [])

/** Two faults of one path (a command that is repeated) are told apart by their place. */
function keyed(faults: readonly Fault[]): readonly Fault[] {
  const seen = new Map<string, number>()
  return faults.map((fault) => {
    const n = seen.get(fault.key) ?? 0
    seen.set(fault.key, n + 1)
    return n === 0 ? fault : { ...fault, key: `${fault.key}/${n}` }
  })
}

const FLAG = '<svg class="tl-flag" viewBox="0 0 13 20" aria-hidden="true"><path d="M1 0V20" fill="none" stroke="currentColor" stroke-width="1.5"/>'
  + '<path d="M1 0h11l-3 4.5l3 4.5H1z" fill="currentColor"/></svg>'

const whole = (segment: Segment, state: FaultState): string => {
  const values = { what: faultWords(state), from: formatTime(segment.from, 1), to: formatTime(segment.to, 1) }
  return state.lasts && !state.open ? t('timeline.fault.lasting', values) : t('timeline.fault', values)
}

/** The Faults lane in HTML: each pennant is a button, that the pointer drags and the arrows move. */
export function drawPennants(element: HTMLElement, model: LaneModel, scale: TimeScale, editable: boolean, selected: string | null): void {
  const faults = keyed(faultsOf(model))
  const starts = faults.map(({ segment }) => scale.x(segment.from)).toSorted((a, b) => a - b)
  select(element).selectAll<HTMLElement, Fault>('div.tl-fault').data(faults, ({ key }) => key).join((enter) => {
    const fault = enter.append('div').attr('class', 'tl-fault')
    fault.append('span').attr('class', 'tl-band')
    fault.append('button').attr('class', 'tl-pennant').attr('type', 'button').html(FLAG).append('span').attr('class', 'tl-pennant-text')
    fault.append('span').attr('class', 'tl-ends')
    return fault
  }).each(function draw({ segment, state }) {
    const one = select(this)
    const x0 = scale.x(segment.from)
    const x1 = scale.x(segment.to)
    const next = starts.find((x) => x > x0 + 1) ?? Infinity
    one.classed('is-out', x1 < -20 || x0 > scale.width + 20)
    one.select('.tl-band').property('hidden', !state.lasts)
      .style('transform', `translateX(${Math.max(-20, x0)}px)`).style('width', `${Math.max(0, Math.min(x1, scale.width + 20) - Math.max(-20, x0))}px`)
    one.select('.tl-pennant').style('transform', `translateX(${x0}px)`).attr('aria-label', whole(segment, state)).attr('title', whole(segment, state))
      .classed('is-command', state.what.kind === 'command').classed('is-fixed', !editable || !state.movable).classed('is-selected', segment.id === selected)
      .attr('data-path', state.path.join('/'))
    one.select('.tl-pennant-text').text(faultWords(state)).style('max-width', `${Math.max(0, Math.min(next, scale.width) - x0 - 18)}px`)
      .property('hidden', Math.min(next, scale.width) - x0 < 40)
    one.select('.tl-ends').property('hidden', !state.lasts || state.open || x1 > scale.width - 60 || next < x1 + 70 && next > x1)
      .style('transform', `translateX(${x1 + 5}px)`).text(t('timeline.ends', { time: formatTime(segment.to) }))
  })
}

/** Where faults begin and end in the plot: faint poles through all lanes. */
export function polesOf(model: LaneModel): readonly { readonly at: number; readonly ends: boolean }[] {
  return faultsOf(model).flatMap(({ segment, state }) => [
    { at: segment.from, ends: false },
    ...(state.lasts && !state.open ? [{ at: segment.to, ends: true }] : []),
  ])
}
