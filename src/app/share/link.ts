/** The state of the page as a link's fragment, and back. */
import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate'
import { isRecord } from '../../base/json.ts'
import { simTimeOf } from '../../base/time.ts'
import type { SimTime } from '../../base/time.ts'
import { isPresetId } from '../../scenarios/index.ts'
import type { PresetId } from '../../scenarios/index.ts'
import type { View } from '../../timeline/types.ts'

/** What a link carries: a world and how it is looked at. */
export interface Shared {
  readonly text: string
  readonly preset: PresetId | null
  readonly cursor: SimTime
  readonly view: View | null
  /** The text of the pinned run. */
  readonly pinned: string | null
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

/** The fragment of a link, `#` included. */
export function fragmentOf({ text, preset, cursor, view, pinned }: Shared): string {
  const json = JSON.stringify({ text, preset, cursor, view, ...(pinned === null ? {} : { pinned }) })
  return `${MARK}${VERSION}.${toBase64(deflateSync(strToU8(json), { level: 9 }))}`
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

const isTime = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)

function sharedOf(value: unknown): Shared | null {
  if (!isRecord(value) || typeof value['text'] !== 'string') return null
  const { text, preset, cursor, view, pinned } = value
  return {
    text,
    preset: isPresetId(preset) ? preset : null,
    cursor: simTimeOf(isTime(cursor) ? Math.max(0, cursor) : 0),
    view: viewOf(view),
    pinned: typeof pinned === 'string' ? pinned : null,
  }
}

function viewOf(value: unknown): View | null {
  if (!isRecord(value)) return null
  const { from, to } = value
  return isTime(from) && isTime(to) && to > from ? { from, to } : null
}

/** The fragment of the first link in a text or a file's bytes; null when there is none. */
export function fragmentIn(text: string): string | null {
  return /#world=\d+\.[\w-]+/.exec(text)?.[0] ?? null
}
