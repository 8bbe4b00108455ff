/** What an element scrolls in; null: nothing does, or what is around it is cut off. */
function scrollerOf(element: Element): Element | null {
  for (let around = element.parentElement; around; around = around.parentElement) {
    const { overflowY } = getComputedStyle(around)
    if (overflowY !== 'visible') return /auto|scroll/.test(overflowY) ? around : null
  }
  return null
}

/** Pixels at a scroller's upper edge under which its rows pass: the head of a table may stay there. */
function coveredAbove(element: Element): number {
  const cell = element.closest('table')?.tHead?.rows[0]?.cells[0]
  return cell && getComputedStyle(cell).position === 'sticky' ? cell.getBoundingClientRect().height : 0
}

/** Brings an element into sight of what it scrolls in, at the edge or in the middle; what stands around that stays where it is, which `scrollIntoView` would move. */
export function showWithin(element: Element, where: 'edge' | 'middle'): void {
  const scroller = scrollerOf(element)
  if (!scroller) return
  const [own, room] = [element.getBoundingClientRect(), scroller.getBoundingClientRect()]
  const above = own.top - room.top - coveredAbove(element)
  const below = own.bottom - room.top - scroller.clientHeight
  if (where === 'middle') scroller.scrollTop += (above + below) / 2
  else if (above < 0) scroller.scrollTop += above
  else if (below > 0) scroller.scrollTop += Math.min(above, below)
}
