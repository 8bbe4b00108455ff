import { select } from 'd3'
import type { BaseType, Selection } from 'd3'
import type { FaultState, LaneModel, Segment } from '../lanes/types.ts'
import { t } from '../messages/index.ts'
import { formatTime } from '../base/clock-text.ts'
import type { TimeScale } from './scale.ts'
import { faultWords, shortFaultWords } from './words.ts'

interface Fault {
  readonly segment: Segment
  readonly state: FaultState
  readonly key: string
}

const faultsOf = (model: LaneModel): readonly Fault[] =>
  (model.lanes.find(({ kind }) => kind === 'faults')?.segments ?? []).flatMap((segment) =>
    segment.state.kind === 'fault' ? [{ segment, state: segment.state, key: segment.state.path.join('.') }] : [],
  )

/** Two faults of one path (a command that is repeated) are told apart by their place. */
function keyed(faults: readonly Fault[]): readonly Fault[] {
  const seen = new Map<string, number>()
  return faults.map((fault) => {
    const n = seen.get(fault.key) ?? 0
    seen.set(fault.key, n + 1)
    return n === 0 ? fault : { ...fault, key: `${fault.key}/${n}` }
  })
}

const FLAG =
  '<svg class="tl-flag" viewBox="0 0 13 20" aria-hidden="true"><path d="M1 0V20" fill="none" stroke="currentColor" stroke-width="1.5"/>' +
  '<path d="M1 0h11l-3 4.5l3 4.5H1z" fill="currentColor"/></svg>'

const whole = (segment: Segment, state: FaultState): string => {
  const values = { what: faultWords(state), from: formatTime(segment.from, 1), to: formatTime(segment.to, 1) }
  const { what } = state
  if (what.kind === 'command' && what.refused !== null) return t('timeline.fault.refused', { ...values, refusal: what.refused })
  return state.lasts && !state.open ? t('timeline.fault.lasting', values) : t('timeline.fault', values)
}

/** A fault with its place in the lane. */
export interface PlacedFault extends Fault {
  readonly x0: number
  readonly x1: number
  /** Flags at one moment stand beside each other: how far this one is from its mast. */
  readonly aside: number
  /** Empty where there is no room. */
  readonly name: string
  readonly endNamed: boolean
}

/** Flags are at least so far apart. */
const FAN = 13
/** A flag and the gap after it. */
const FLAG_WIDTH = 18

/** Which names and ends have room: a text is drawn whole or not at all, names first. */
function placed(faults: readonly Fault[], scale: TimeScale, k: number, measure: (text: string) => number): readonly PlacedFault[] {
  const taken: [number, number][] = []
  const free = (from: number, to: number): boolean => to <= scale.width && taken.every(([left, right]) => to < left || from > right)
  const spots = fanned(
    faults.map((fault) => ({ ...fault, x0: scale.x(fault.segment.from), x1: scale.x(fault.segment.to), aside: 0 })),
    k,
  )
  for (const { x0, aside } of spots) taken.push([x0 + aside - 1, x0 + aside + 12 * k])
  const claim = (from: number, width: number): boolean => {
    if (width <= 0 || !free(from, from + width)) return false
    taken.push([from, from + width + 4])
    return true
  }
  const named = spots.map((one) => {
    const forms = [faultWords(one.state), shortFaultWords(one.state) ?? '']
    return { ...one, name: forms.find((form) => claim(one.x0 + one.aside + FLAG_WIDTH * k - 4, form ? measure(form) + 4 : 0)) ?? '' }
  })
  return named.map((one) => {
    const ends = one.state.lasts && !one.state.open
    return { ...one, endNamed: ends && claim(one.x1 + 3, measure(endWords(one.segment)) + 4) }
  })
}

/** Moves flags aside that would lie on the one before. */
function fanned<T extends { readonly x0: number; readonly aside: number }>(spots: readonly T[], k: number): readonly T[] {
  let free = -Infinity
  return spots
    .toSorted((a, b) => a.x0 - b.x0)
    .map((spot) => {
      const at = Math.max(spot.x0, free)
      free = at + FAN * k
      return { ...spot, aside: at - spot.x0 }
    })
}

export const endWords = (segment: Segment): string => t('timeline.ends', { time: formatTime(segment.to) })

/** The flags of the Faults lane. `measure`: how wide a text is, in pixels. */
export const placedFaults = (model: LaneModel, scale: TimeScale, k: number, measure: (text: string) => number): readonly PlacedFault[] =>
  placed(keyed(faultsOf(model)), scale, k, measure)

/** The Faults lane in HTML: each pennant is a button, that the pointer drags and the arrows move. */
export function drawPennants(
  element: HTMLElement,
  model: LaneModel,
  scale: TimeScale,
  k: number,
  editable: boolean,
  selected: string | null,
  measure: (text: string) => number,
): void {
  const faults = placedFaults(model, scale, k, measure)
  select(element)
    .selectAll<HTMLElement, PlacedFault>('div.tl-fault')
    .data(faults, ({ key }) => key)
    .join((enter) => {
      const fault = enter.append('div').attr('class', 'tl-fault')
      fault.append('span').attr('class', 'tl-band')
      fault.append('button').attr('class', 'tl-pennant').attr('type', 'button').html(FLAG).append('span').attr('class', 'tl-pennant-text')
      fault.append('span').attr('class', 'tl-ends')
      return fault
    })
    .each(function draw({ segment, state, x0, x1, aside, name, endNamed }) {
      const one = select(this)
      one.classed('is-out', x1 < -20 || x0 > scale.width + 20)
      const left = Math.max(-20, x0)
      one
        .select('.tl-band')
        .property('hidden', !state.lasts)
        .style('transform', `translateX(${left}px)`)
        .style('width', `${Math.max(0, Math.min(x1, scale.width + 20) - left)}px`)
      one
        .select('.tl-pennant')
        .style('transform', `translateX(${x0 + aside}px)`)
        .attr('aria-label', whole(segment, state))
        .attr('title', whole(segment, state))
        .classed('is-command', state.what.kind === 'command')
        .classed('is-refused', state.what.kind === 'command' && state.what.refused !== null)
        .classed('is-fixed', !editable || !state.movable)
        .classed('is-selected', segment.id === selected)
        .attr('data-path', state.path.join('/'))
      say(one.select('.tl-pennant-text'), name)
      say(one.select('.tl-ends').style('transform', `translateX(${x1 + 5}px)`), endNamed ? endWords(segment) : '')
    })
}

/** A text that is the same is not put in place again: it would be laid out again, too. */
function say(element: Selection<BaseType, unknown, null, undefined>, text: string): void {
  if (element.text() !== text) element.text(text)
}

/** Where faults begin and end in the plot: faint poles through all lanes. */
export function polesOf(model: LaneModel): readonly { readonly at: number; readonly ends: boolean }[] {
  return faultsOf(model).flatMap(({ segment, state }) => [
    { at: segment.from, ends: false },
    ...(state.lasts && !state.open ? [{ at: segment.to, ends: true }] : []),
  ])
}
