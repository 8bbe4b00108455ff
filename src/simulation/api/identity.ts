import type { Random } from '../../base/random.ts'

const HEX = '0123456789abcdef'
/** The alphabet of generated names. Models apimachinery/pkg/util/rand (v1.36). */
const NAME_ALPHABET = 'bcdfghjklmnpqrstvwxz2456789'

/** Whatever a cluster draws at random to tell its objects apart. */
export interface Identities {
  /** A uid for an object of this kind. */
  uid(kind: string): string
  nameSuffix(): string
  /** 64 hexadecimal digits. */
  hash(): string
}

/**
 * Draws identities. Kubernetes lets uids decide between equal Pods, so their first digits are spread over neighbouring seeds as all chance is,
 * and each kind has numbers of its own, that the nth Pod of one seed be the nth of another.
 */
export function createIdentities(random: Random): Identities {
  const uids = new Map<string, Random>()
  return {
    uid: (kind) => {
      let own = uids.get(kind)
      if (!own) uids.set(kind, (own = random.fork(kind)))
      const quarter = Math.floor(own.next() * 4)
      const h = `${own.text(1, HEX.slice(4 * quarter, 4 * quarter + 4))}${own.text(31, HEX)}`
      return `${h.slice(0, 8)}-${h.slice(8, 12)}-4${h.slice(13, 16)}-a${h.slice(17, 20)}-${h.slice(20)}`
    },
    nameSuffix: () => random.text(5, NAME_ALPHABET),
    hash: () => random.text(64, HEX),
  }
}
