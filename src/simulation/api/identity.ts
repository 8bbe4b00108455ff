import type { Random } from '../../base/random.ts'

const HEX = '0123456789abcdef'
/** The alphabet of generated names. Models apimachinery/pkg/util/rand (v1.36). */
const NAME_ALPHABET = 'bcdfghjklmnpqrstvwxz2456789'

/** Whatever a cluster draws at random to tell its objects apart. */
export interface Identities {
  uid(): string
  nameSuffix(): string
  /** 64 hexadecimal digits. */
  hash(): string
}

export function createIdentities(random: Random): Identities {
  return {
    uid: () => {
      const h = random.text(32, HEX)
      return `${h.slice(0, 8)}-${h.slice(8, 12)}-4${h.slice(13, 16)}-a${h.slice(17, 20)}-${h.slice(20)}`
    },
    nameSuffix: () => random.text(5, NAME_ALPHABET),
    hash: () => random.text(64, HEX),
  }
}
