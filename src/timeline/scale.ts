import { bisectLeft, scaleLinear } from 'd3'
import type { View } from './types.ts'

/** The plot keeps these free at its sides, so that marks at the first and last moment are whole. */
export const PAD_LEFT = 4
export const PAD_RIGHT = 8

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Steps of the ruler: 1 ms … 1 d, in ones that divide the next unit. */
const STEPS = [
  ...[1, 2, 5].flatMap((n) => [n, n * 10, n * 100]).sort((a, b) => a - b),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 6, 12].map((n) => n * HOUR),
  ...[1, 2, 5, 10, 30].map((n) => n * DAY),
]

/** The one place where time becomes pixels, and pixels time. Pixels count from the plot's left edge. */
export interface TimeScale {
  readonly view: View
  readonly width: number
  /** Pixels of a millisecond. */
  readonly perMs: number
  x(t: number): number
  t(x: number): number
}

export function timeScale(view: View, width: number): TimeScale {
  const scale = scaleLinear([view.from, view.to], [PAD_LEFT, Math.max(PAD_LEFT + 1, width - PAD_RIGHT)])
  const perMs = ((scale.range()[1] as number) - PAD_LEFT) / (view.to - view.from)
  return { view, width, perMs, x: (t) => PAD_LEFT + (t - view.from) * perMs, t: (x) => scale.invert(x) }
}

export interface Tick {
  readonly t: number
  readonly major: boolean
}

/** Ruler marks: labelled ones at least `gap` pixels apart, small ones between them. `step` is the labelled ones' distance. */
export function ticksOf(scale: TimeScale, gap: number): { readonly ticks: readonly Tick[]; readonly step: number } {
  const step = STEPS[Math.min(STEPS.length - 1, bisectLeft(STEPS, gap / scale.perMs))] as number
  const minor =
    [5, 3, 2].map((n) => step / n).find((one) => one >= 1 && (STEPS.includes(one) || one % SECOND === 0) && one * scale.perMs >= 8) ?? step
  const ticks: Tick[] = []
  const last = scale.t(scale.width)
  for (let t = Math.ceil(scale.t(0) / minor) * minor; t <= last; t += minor) ticks.push({ t, major: t % step === 0 })
  return { ticks, step }
}

/** Digits after the seconds that a ruler with this step needs. */
export const decimalsFor = (step: number): number => (step >= SECOND ? 0 : step >= 100 ? 1 : step >= 10 ? 2 : 3)

/** Nothing is narrower than this. */
const SHORTEST = 10

/** The view with `t` where it was and everything else `factor` times as far away. */
export function zoomedAt(view: View, t: number, factor: number, longest: number): View {
  const span = Math.min(longest, Math.max(SHORTEST, (view.to - view.from) * factor))
  const share = (t - view.from) / (view.to - view.from)
  return { from: t - span * share, to: t + span * (1 - share) }
}

export const movedBy = (view: View, by: number): View => ({ from: view.from + by, to: view.to + by })

/** How much is to be seen beyond each end of the run, as a share of it. */
const MARGIN = 0.02

const marginOf = (start: number, end: number): number => Math.max(SHORTEST, (end - start) * MARGIN)

/** The length of the farthest view: all of the run, and its margins. */
export const farthest = (start: number, end: number): number => end - start + 2 * marginOf(start, end)

/** Keeps a view where there is something to see: beyond an end it shows the margin, and no more than its own half. */
export function kept(view: View, start: number, end: number): View {
  const span = Math.min(view.to - view.from, farthest(start, end))
  const beyond = Math.min(span / 2, marginOf(start, end))
  const from = Math.max(Math.min(view.from, end + beyond - span), start - beyond)
  return { from, to: from + span }
}
