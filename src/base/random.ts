/** A stream of random numbers in [0, 1) that depends on its seed alone. */
export interface Random {
  next(): number
  /** Uniform in [low, high). */
  between(low: number, high: number): number
  /** `length` characters out of `alphabet`. */
  text(length: number, alphabet: string): string
  /** An independent stream, the same for the same seed and name, however much was drawn from this one. */
  fork(name: string): Random
}

/** FNV-1a over UTF-16 code units: spreads names over seeds. */
function hash(text: string, start: number): number {
  let value = start >>> 0
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 16777619) >>> 0
  return value >>> 0
}

/** A mulberry32 generator: small state, long enough period, the same on every machine. */
export function createRandom(seed: number | string): Random {
  const origin = hash(String(seed), 2166136261)
  let state = origin
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  return {
    next,
    between: (low, high) => low + next() * (high - low),
    text(length, alphabet) {
      let out = ''
      for (let i = 0; i < length; i++) out += alphabet[Math.floor(next() * alphabet.length)]
      return out
    },
    fork: (name) => createRandom(`${origin}/${name}`),
  }
}
