/** The state of the page as a link's fragment, and back. */
import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate'
import { ZERO } from '../../base/time.ts'
import { AS_IT_COMES } from '../../timeline/arrangement.ts'
import { readVersion } from '../store/version.ts'
import type { Version } from '../store/version.ts'

/** What a link carries: a world and how it is looked at. A recording is too long for one, and the theme is the reader's own. */
export type Shared = Omit<Version, 'theme' | 'recording' | 'source'>

/** A world of which nothing is known but its text. */
export const BARE: Omit<Shared, 'text'> = {
  preset: null,
  cursor: ZERO,
  view: null,
  selection: null,
  measure: null,
  arrangement: AS_IT_COMES,
  filter: '',
  pinned: null,
  presenting: false,
  futureHidden: false,
}

export type LinkReading =
  | { readonly kind: 'none' }
  | { readonly kind: 'broken'; readonly newer: boolean }
  | { readonly kind: 'read'; readonly state: Shared; readonly newer: boolean }

const MARK = '#world='
const VERSION = 1
/** What a link unpacks to at most: nobody writes more, and a page must not choke on less. */
const LONGEST = 8_000_000
const CHUNK = 1024

function toBase64(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

const fromBase64 = (text: string): Uint8Array =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0))

/** Unpacks piece by piece, so that a small link cannot become a huge text. Throws for what is no packed text. */
function unpack(bytes: Uint8Array): string {
  const parts: Uint8Array[] = []
  let length = 0
  const inflate = new Inflate((part) => {
    parts.push(part)
    length += part.length
  })
  for (let at = 0; at < bytes.length; at += CHUNK) {
    inflate.push(bytes.subarray(at, at + CHUNK), at + CHUNK >= bytes.length)
    if (length > LONGEST) throw new RangeError('the link unpacks to too much')
  }
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return strFromU8(whole)
}

/** The fragment of a link, `#` included. What is as it comes is left out. */
export function fragmentOf(shared: Shared): string {
  const plain: Readonly<Record<string, unknown>> = BARE
  const said = Object.entries(shared).filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(plain[field]))
  return `${MARK}${VERSION}.${toBase64(deflateSync(strToU8(JSON.stringify(Object.fromEntries(said))), { level: 9 }))}`
}

/** Whether a fragment claims to hold a world. */
const isFragment = (fragment: string): boolean => fragment.startsWith(MARK)

/** Reads a fragment. Whatever is not as it should be is left out; a newer version's link is read as far as it goes. */
export function readFragment(fragment: string): LinkReading {
  if (!isFragment(fragment)) return { kind: 'none' }
  const [, version = '', data = ''] = /^(\d+)\.([\w-]*)/.exec(fragment.slice(MARK.length)) ?? []
  const newer = Number(version) > VERSION
  try {
    const value: unknown = JSON.parse(unpack(fromBase64(data)))
    const state = sharedOf(value)
    return state ? { kind: 'read', state, newer } : { kind: 'broken', newer }
  } catch {
    return { kind: 'broken', newer }
  }
}

function sharedOf(value: unknown): Shared | null {
  const { text, theme: _, recording: __, source: ___, ...rest } = readVersion(value)
  return text === undefined ? null : { ...BARE, ...rest, text }
}

/** The fragment of the first link in a text or a file's bytes; null when there is none. */
export function fragmentIn(text: string): string | null {
  return /#world=\d+\.[\w-]+/.exec(text)?.[0] ?? null
}
