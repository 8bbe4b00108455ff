const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The order of two runs of digits by their value, however long they are. */
function compareDigits(a: string, b: string): number {
  const [x, y] = [a.replace(/^0+/, ''), b.replace(/^0+/, '')]
  return x.length - y.length || order(x, y)
}

/** The order of two texts in which runs of digits count as numbers: `v1.9` stands before `v1.10`. The same on every machine. */
export function compareNumbered(a: string, b: string): number {
  const [some, others] = [a.split(/(\d+)/), b.split(/(\d+)/)]
  for (const [at, part] of some.entries()) {
    const other = others[at]
    if (other === undefined) return 1
    // What a pattern with a group splits stands at even places, the digits between at odd ones.
    const found = at % 2 === 1 ? compareDigits(part, other) : order(part, other)
    if (found !== 0) return found
  }
  return some.length - others.length || order(a, b)
}
