/** What two texts have in common: so many characters at the beginning, and, behind that, at the end. */
export interface SharedEnds {
  readonly head: number
  readonly tail: number
}

export function sharedEnds(a: string, b: string): SharedEnds {
  const most = Math.min(a.length, b.length)
  let head = 0
  while (head < most && a[head] === b[head]) head++
  let tail = 0
  while (tail < most - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++
  return { head, tail }
}
