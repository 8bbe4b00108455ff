/**
 * Go's sort.Sort, which is not stable: what compares as equal may change places, always in the same way.
 * Models Go's sort/zsortfunc.go (pattern-defeating quicksort).
 */

interface Sorter {
  less(i: number, j: number): boolean
  swap(i: number, j: number): void
}

const MAX_INSERTION = 12
const MAX_STEPS = 5
const SHORTEST_SHIFTING = 50
const SHORTEST_NINTHER = 50
const SHORTEST_CHOOSING = 8

function insertionSort(data: Sorter, a: number, b: number): void {
  for (let i = a + 1; i < b; i++) for (let j = i; j > a && data.less(j, j - 1); j--) data.swap(j, j - 1)
}

function siftDown(data: Sorter, low: number, high: number, first: number): void {
  for (let root = low; ; ) {
    let child = 2 * root + 1
    if (child >= high) return
    if (child + 1 < high && data.less(first + child, first + child + 1)) child++
    if (!data.less(first + root, first + child)) return
    data.swap(first + root, first + child)
    root = child
  }
}

function heapSort(data: Sorter, a: number, b: number): void {
  const length = b - a
  for (let i = Math.trunc((length - 1) / 2); i >= 0; i--) siftDown(data, i, length, a)
  for (let i = length - 1; i >= 0; i--) {
    data.swap(a, a + i)
    siftDown(data, 0, i, a)
  }
}

/** Puts what is no less than the pivot behind it; answers where the pivot came to stand, and whether nothing had to move. */
function partition(data: Sorter, a: number, b: number, pivot: number): { middle: number; untouched: boolean } {
  data.swap(a, pivot)
  let [i, j] = [a + 1, b - 1]
  while (i <= j && data.less(i, a)) i++
  while (i <= j && !data.less(j, a)) j--
  if (i > j) {
    data.swap(j, a)
    return { middle: j, untouched: true }
  }
  data.swap(i++, j--)
  for (;;) {
    while (i <= j && data.less(i, a)) i++
    while (i <= j && !data.less(j, a)) j--
    if (i > j) break
    data.swap(i++, j--)
  }
  data.swap(j, a)
  return { middle: j, untouched: false }
}

/** Puts what equals the pivot before what is greater. */
function partitionEqual(data: Sorter, a: number, b: number, pivot: number): number {
  data.swap(a, pivot)
  let [i, j] = [a + 1, b - 1]
  for (;;) {
    while (i <= j && !data.less(a, i)) i++
    while (i <= j && data.less(a, j)) j--
    if (i > j) return i
    data.swap(i++, j--)
  }
}

/** Whether a few shifts of single elements sort the range. */
function partialInsertionSort(data: Sorter, a: number, b: number): boolean {
  let i = a + 1
  for (let step = 0; step < MAX_STEPS; step++) {
    while (i < b && !data.less(i, i - 1)) i++
    if (i === b) return true
    if (b - a < SHORTEST_SHIFTING) return false
    data.swap(i, i - 1)
    if (i - a >= 2) for (let j = i - 1; j >= 1 && data.less(j, j - 1); j--) data.swap(j, j - 1)
    if (b - i >= 2) for (let j = i + 1; j < b && data.less(j, j - 1); j++) data.swap(j, j - 1)
  }
  return false
}

const bitLength = (value: number): number => (value === 0 ? 0 : 32 - Math.clz32(value))

/** Scatters a few elements, to break patterns that make partitions uneven. */
function breakPatterns(data: Sorter, a: number, b: number): void {
  const length = b - a
  if (length < 8) return
  const mask = (1n << 64n) - 1n
  let random = BigInt(length)
  const modulus = 2 ** bitLength(length)
  const middle = a + Math.trunc(length / 4) * 2 - 1
  for (let i = 0; i < 3; i++) {
    random ^= (random << 13n) & mask
    random ^= random >> 7n
    random ^= (random << 17n) & mask
    let other = Number(random & BigInt(modulus - 1))
    if (other >= length) other -= length
    data.swap(middle - 1 + i, a + other)
  }
}

type Hint = 'unknown' | 'increasing' | 'decreasing'

function choosePivot(data: Sorter, a: number, b: number): { pivot: number; hint: Hint } {
  const length = b - a
  let swaps = 0
  const quarter = Math.trunc(length / 4)
  let [i, j, k] = [a + quarter, a + quarter * 2, a + quarter * 3]
  const median = (x: number, y: number, z: number): number => {
    const order = (p: number, q: number): [number, number] => {
      if (!data.less(q, p)) return [p, q]
      swaps++
      return [q, p]
    }
    ;[x, y] = order(x, y)
    ;[y, z] = order(y, z)
    ;[x, y] = order(x, y)
    return y
  }
  if (length >= SHORTEST_CHOOSING) {
    if (length >= SHORTEST_NINTHER) {
      i = median(i - 1, i, i + 1)
      j = median(j - 1, j, j + 1)
      k = median(k - 1, k, k + 1)
    }
    j = median(i, j, k)
  }
  return { pivot: j, hint: swaps === 0 ? 'increasing' : swaps === 4 * 3 ? 'decreasing' : 'unknown' }
}

function reverseRange(data: Sorter, a: number, b: number): void {
  for (let [i, j] = [a, b - 1]; i < j; i++, j--) data.swap(i, j)
}

function quickSort(data: Sorter, from: number, to: number, badAllowed: number): void {
  let [a, b, limit] = [from, to, badAllowed]
  let balanced = true
  let partitioned = true
  for (;;) {
    const length = b - a
    if (length <= MAX_INSERTION) return insertionSort(data, a, b)
    if (limit === 0) return heapSort(data, a, b)
    if (!balanced) {
      breakPatterns(data, a, b)
      limit--
    }
    let { pivot, hint } = choosePivot(data, a, b)
    if (hint === 'decreasing') {
      reverseRange(data, a, b)
      pivot = b - 1 - (pivot - a)
      hint = 'increasing'
    }
    if (balanced && partitioned && hint === 'increasing' && partialInsertionSort(data, a, b)) return
    if (a > 0 && !data.less(a - 1, pivot)) {
      a = partitionEqual(data, a, b, pivot)
      continue
    }
    const { middle, untouched } = partition(data, a, b, pivot)
    partitioned = untouched
    const [left, right] = [middle - a, b - middle]
    const atLeast = Math.trunc(length / 8)
    if (left < right) {
      balanced = left >= atLeast
      quickSort(data, a, middle, limit)
      a = middle + 1
    } else {
      balanced = right >= atLeast
      quickSort(data, middle + 1, b, limit)
      b = middle
    }
  }
}

/** A sorted copy, with what compares as equal where Go would leave it. */
export function goSort<T>(items: readonly T[], less: (a: T, b: T) => boolean): T[] {
  const list = [...items]
  const at = (index: number): T => list[index] as T
  const swap = (i: number, j: number): void => {
    ;[list[i], list[j]] = [at(j), at(i)]
  }
  quickSort({ less: (i, j) => less(at(i), at(j)), swap }, 0, list.length, bitLength(list.length))
  return list
}
