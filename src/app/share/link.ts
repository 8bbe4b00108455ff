/** The state of the page as a link's fragment, and back. */
import { deflateSync, Inflate, strToU8 } from 'fflate'
import { ZERO } from '../../base/time.ts'
import { AS_IT_COMES } from '../../timeline/arrangement.ts'
import { readVersion } from '../store/version.ts'
import type { Version } from '../store/version.ts'
import { LINK } from '../worker/start.ts'

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
  /** Its end is missing, or spoilt: as much as could be read of it. */
  | { readonly kind: 'cut'; readonly state: Shared; readonly newer: boolean }

const VERSION = 1
/** What a link unpacks to at most: nobody writes more, and a page must not choke on less. */
const LONGEST = 8_000_000
const CHUNK = 1024

function toBase64(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

/** The bytes of a text as far as it has whole ones: of four characters, one says nothing by itself. */
function fromBase64(text: string): Uint8Array {
  const whole = text.length % 4 === 1 ? text.slice(0, -1) : text
  return Uint8Array.from(atob(whole.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0))
}

/**
 * Unpacks piece by piece, so that a small link cannot become a huge text; up to where it is no packed text any more, which is not `whole`.
 * Throws a RangeError for what is too long.
 */
function unpack(bytes: Uint8Array): { readonly text: string; readonly whole: boolean } {
  const parts: Uint8Array[] = []
  let length = 0
  const inflate = new Inflate((part) => {
    parts.push(part)
    length += part.length
  })
  const whole = attempt(() => {
    for (let at = 0; at < bytes.length; at += CHUNK) {
      inflate.push(bytes.subarray(at, at + CHUNK))
      if (length > LONGEST) return
    }
    inflate.push(new Uint8Array(), true)
  })
  if (length > LONGEST) throw new RangeError('the link unpacks to too much')
  const all = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  // A character of which only the first bytes are there is left out.
  return { text: new TextDecoder().decode(all, { stream: !whole }), whole }
}

/** Whether something could be done without an error. */
function attempt(what: () => void): boolean {
  try {
    what()
    return true
  } catch {
    return false
  }
}

/** The fragment of a link, `#` included: the text first, of which a link that is cut off then has the most. What is as it comes is left out. */
export function fragmentOf({ text, ...rest }: Shared): string {
  const plain: Readonly<Record<string, unknown>> = BARE
  const said = Object.entries({ text, ...rest }).filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(plain[field]))
  return `${LINK}${VERSION}.${toBase64(deflateSync(strToU8(JSON.stringify(Object.fromEntries(said))), { level: 9 }))}`
}

/** Whether a fragment claims to hold a world. */
const isFragment = (fragment: string): boolean => fragment.startsWith(LINK)

/** Reads a fragment. Whatever is not as it should be is left out; a newer version's link is read as far as it goes. */
export function readFragment(fragment: string): LinkReading {
  if (!isFragment(fragment)) return { kind: 'none' }
  const [, version = '', data = ''] = /^(\d+)\.([\w-]*)/.exec(fragment.slice(LINK.length)) ?? []
  const newer = Number(version) > VERSION
  try {
    const { text, whole } = unpack(fromBase64(data))
    const state = whole ? sharedOf(JSON.parse(text)) : cutOff(text)
    return state ? { kind: whole ? 'read' : 'cut', state, newer } : { kind: 'broken', newer }
  } catch {
    return { kind: 'broken', newer }
  }
}

function sharedOf(value: unknown): Shared | null {
  const { text, theme: _, recording: __, source: ___, ...rest } = readVersion(value)
  return text === undefined ? null : { ...BARE, ...rest, text }
}

/** A world that was cut off in its text, after `{"text":"`; what comes behind the text is how it was looked at, and is let go. */
const BEGUN = /^\{"text":"((?:[^"\\]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*)("?)/

/** What the beginning of a link's text has of a world: its whole lines. Null where that is nothing. */
function cutOff(begun: string): Shared | null {
  const [, said = '', closed = ''] = BEGUN.exec(begun) ?? []
  const text: unknown = JSON.parse(`"${said}"`)
  if (typeof text !== 'string') return null
  const lines = closed === '' ? text.slice(0, text.lastIndexOf('\n') + 1) : text
  return lines.trim() === '' ? null : { ...BARE, text: lines }
}

/** The fragment of the first link in a text or a file's bytes; null when there is none. */
export function fragmentIn(text: string): string | null {
  return /#world=\d+\.[\w-]+/.exec(text)?.[0] ?? null
}
