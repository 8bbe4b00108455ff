import { hash } from './hash.ts'

/** A stream of random numbers in [0, 1) that depends on its seed and name alone. */
export interface Random {
  next(): number
  /** Uniform in [low, high). */
  between(low: number, high: number): number
  /** `length` characters out of `alphabet`. */
  text(length: number, alphabet: string): string
  /** Another stream of the same seed, the same however much was drawn from this one. */
  fork(name: string): Random
}

/** How many neighbouring seeds share out what chance may do. */
const STRATA = 4

/** A mulberry32 generator: small state, long enough period, the same on every machine. */
function mulberry(origin: number): () => number {
  let state = origin
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** The quarter that falls to the `place`th of four, in an order that `draw` shuffles. */
function stratumOf(draw: () => number, place: number): number {
  const order = [0, 1, 2, 3]
  let chosen = 0
  for (let i = 0; i < STRATA; i++) {
    const [taken = 0] = order.splice(Math.floor(draw() * order.length), 1)
    if (i === place) chosen = taken
  }
  return chosen
}

/**
 * Latin hypercube sampling over seeds: each number is uniform for itself, and the numbers that four neighbouring seeds draw at the same
 * place of a stream lie in the four quarters of [0, 1): seeds 1 to 4 in their middles, others anywhere in them. So few seeds show much of
 * what chance may do.
 */
export function createRandom(seed: number, name = ''): Random {
  const shared = mulberry(hash(name))
  const own = mulberry(hash(`${seed}/${name}`))
  const place = (((seed - 1) % STRATA) + STRATA) % STRATA
  const isFirst = seed >= 1 && seed <= STRATA
  const next = (): number => {
    const within = own()
    return (stratumOf(shared, place) + (isFirst ? 0.5 : within)) / STRATA
  }
  return {
    next,
    between: (low, high) => low + next() * (high - low),
    text(length, alphabet) {
      // One flat text: a rope of single characters would be flattened at its first use.
      const characters: string[] = []
      for (let i = 0; i < length; i++) characters.push(alphabet.charAt(Math.floor(own() * alphabet.length)))
      return characters.join('')
    },
    fork: (other) => createRandom(seed, `${name}/${other}`),
  }
}

/** The items in an order that chance decides. */
export function shuffled<T>(items: readonly T[], random: Random): T[] {
  const left = [...items]
  return items.flatMap(() => left.splice(Math.floor(random.next() * left.length), 1))
}
