import { formatDuration, formatTime } from '../base/clock-text.ts'
import { t } from '../messages/index.ts'
import type { Dom } from './dom.ts'
import { sightEnd } from './extent.ts'
import type { TimeScale } from './scale.ts'
import type { TimelineState } from './types.ts'

/** A text that is the same is not put in place again: it would be laid out again, too. */
function say(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text
}

/** From so many pixels on, at `--k` 1, the cover has room for its question. */
const FUTURE = 100

/** Cursor, cover, measure, progress: moved, not drawn. `k`: the scale of marks. */
export function placeOverlay(dom: Dom, state: TimelineState, scale: TimeScale, k: number): void {
  const { cursor, measure, veil, futureHidden, progress } = state
  const { width } = scale
  const x = scale.x(cursor)
  dom.cursor.hidden = x < -1 || x > width + 1
  dom.cursor.style.transform = `translateX(${x}px)`
  say(dom.tag, formatTime(cursor, scale.perMs > 0.5 ? 3 : 1))
  dom.tag.style.setProperty('--shift', `${Math.min(0, width - x - 26 * k) + Math.max(0, 26 * k - x)}px`)
  const left = Math.min(width, Math.max(0, x))
  dom.future.hidden = !futureHidden || cursor >= sightEnd(state)
  dom.future.style.left = `${left + 1}px`
  say(dom.future, width - left > FUTURE * k ? t('timeline.future') : '')
  dom.measure.hidden = !measure
  if (measure) {
    const from = Math.max(-10, scale.x(measure.from))
    const to = Math.min(width + 10, scale.x(measure.to))
    dom.measure.style.transform = `translateX(${from}px)`
    dom.measure.style.width = `${Math.max(0, to - from)}px`
    dom.measure.dataset['length'] = formatDuration(measure.to - measure.from)
  }
  dom.root.classList.toggle('is-veiled', veil !== null)
  dom.progress.hidden = progress === null
  dom.progress.style.setProperty('--share', String(progress ?? 0))
}
