import { lookOf } from '../lanes/look.ts'
import { markEnd, whyOf } from '../lanes/table.ts'
import { t } from '../messages/index.ts'
import type { Dom } from './dom.ts'
import { glyphPath } from './glyph-svg.ts'
import type { Hit } from './hit.ts'
import type { Now } from './input.ts'
import { formatDuration, formatTime } from '../base/clock-text.ts'
import { laneName, markWords, sentenceOf, stateWords } from './words.ts'

export interface Card {
  show(hit: Hit | null, now: Now, x: number, event: MouseEvent): void
  hide(): void
}

interface Content {
  readonly key: string
  readonly glyph: string
  readonly title: string
  readonly time: string
  readonly sentence: string
  readonly why: string
}

/** Names the mark under the pointer: its state, its start, end and length, and one sentence. It stands off the mark's lane, where there is room. */
export function createCard({ card, root, body }: Dom): Card {
  let shown = ''
  return {
    show(hit, { scale, state, layout, scrolled }, _x, event) {
      const content = hit && contentOf(hit, state.futureHidden ? state.cursor : Number.POSITIVE_INFINITY)
      card.hidden = !content
      if (!hit || !content) return
      if (content.key !== shown) {
        shown = content.key
        card.replaceChildren(...elementsOf(content))
      }
      const box = root.getBoundingClientRect()
      const x = event.clientX - box.left
      const y = event.clientY - box.top
      const left = x + 14 + card.offsetWidth > box.width ? x - card.offsetWidth - 12 : x + 14
      const { row } = hit
      const lane = body.getBoundingClientRect().top - box.top + row.top - (layout.pinned.includes(row) ? 0 : scrolled)
      const top = topOf(card.offsetHeight, {
        top: lane,
        bottom: lane + row.height,
        y,
        room: box.height,
        isAbove: row.lane.kind === 'container',
      })
      card.style.transform = `translate(${Math.max(box.width - scale.width, left)}px, ${top}px)`
    },
    hide() {
      card.hidden = true
    },
  }
}

interface Around {
  /** The lane's edges, where the pointer is, and how far down the card may reach: pixels from the top of the timeline. */
  readonly top: number
  readonly bottom: number
  readonly y: number
  readonly room: number
  /** Rather above the lane: what led to a container's state is in the lanes below it. */
  readonly isAbove: boolean
}

/** Where a card of that height begins: off the lane it is about; with no room there, off the pointer. */
function topOf(height: number, { top, bottom, y, room, isAbove }: Around): number {
  const above = top - height - 4
  const below = bottom + 4
  const [first, second] = isAbove ? [above, below] : [below, above]
  const free = [first, second].find((one) => one >= 0 && one + height <= room)
  return free ?? Math.max(0, y + 16 + height > room ? y - height - 10 : y + 16)
}

function elementsOf({ glyph, title, time, sentence, why }: Content): HTMLElement[] {
  const head = document.createElement('b')
  head.innerHTML = glyph
  head.append(title)
  const when = document.createElement('time')
  when.textContent = time
  const paragraphs = [sentence, why].flatMap((text, i) => {
    if (!text) return []
    const p = document.createElement('p')
    p.textContent = text
    if (i === 1) p.className = 'is-why'
    return [p]
  })
  return [head, when, ...paragraphs]
}

/** What ends after `horizon` is told without its end. */
function contentOf({ row, segment, mark, joined }: Hit, horizon: number): Content | null {
  const { lane } = row
  if (mark) {
    const many = joined > 1
    const over = markEnd(mark) > mark.at && markEnd(mark) <= horizon
    const when = over ? span(mark.at, markEnd(mark)) : formatTime(mark.at, 1)
    const title = many ? t('timeline.mark.events', { count: joined }) : markWords(lane, mark)
    const why = many ? eventList(lane.marks.slice(Number(mark.id.split('!')[1]), Number(mark.id.split('!')[1]) + joined)) : whyOf(mark)
    return { key: `${mark.id}/${joined}/${title}`, glyph: '', title, time: when, sentence: '', why: mark.kind === 'exit' ? '' : why }
  }
  if (!segment || segment.state.kind === 'probe') return null
  const words = stateWords(segment)
  return {
    key: `${segment.id}/${segment.from}/${segment.to}/${segment.to > horizon}`,
    glyph: glyphPath(lookOf(segment.state).glyph),
    title: lane.kind === 'condition' ? `${laneName(lane)} ${words}` : words,
    time: segment.to > horizon ? t('timeline.span.since', { from: formatTime(segment.from, 1) }) : span(segment.from, segment.to),
    sentence: sentenceOf(segment.state),
    why: whyOf(segment),
  }
}

/** The reasons of joined Events, each once. */
const eventList = (marks: readonly { kind: string }[]): string =>
  [...new Set(marks.map((mark) => ('reason' in mark ? String(mark.reason) : '')))].join(', ')

/** What begins and ends within the same tenth of a second, as the clock shows it, is told by one of them. */
function span(from: number, to: number): string {
  const times = { from: formatTime(from, 1), to: formatTime(to, 1), length: formatDuration(to - from) }
  return t(times.from === times.to ? 'timeline.span.short' : 'timeline.span', times)
}
