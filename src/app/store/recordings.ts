/** Recordings that were opened, by the key that the history of undo has of them: here, and in the browser's database over a reload. */
import { hash } from '../../base/hash.ts'
import { isEmbedded } from '../embed/embedded.ts'
import { readAside } from '../worker/aside.ts'
import type { RecordedRun } from './compared.ts'

type Kept = Pick<RecordedRun, 'name' | 'text'>

/** The keys under which the database has them. */
const PREFIX = 'recording/'

/** When each was opened last, in milliseconds of the wall clock; beside them, so that nobody reads them to know it. */
const OPENED = 'recordings/opened'
type Opened = Readonly<Record<string, number>>

/** So long one stays that this page needs no more: another page may, in its own history. */
const STAYS = 7 * 24 * 3_600_000

const known = new Map<string, RecordedRun>()
const keys = new WeakMap<RecordedRun, string>()

/** The code of the database comes when it is first needed. */
const loadDatabase = () => import('idb-keyval')
type Database = Awaited<ReturnType<typeof loadDatabase>>

let latest: Promise<void> = Promise.resolve()

/** Changes the database, one change after the other. One that is full or forbidden costs its memory beyond this visit; a part of another page has none. */
function change(how: (database: Database) => Promise<void>): Promise<void> {
  if (isEmbedded) return latest
  const before = latest
  const run = async (): Promise<void> => {
    await before
    try {
      await how(await loadDatabase())
    } catch {
      return
    }
  }
  latest = run()
  return latest
}

const noteOpened = ({ update }: Database, key: string): Promise<void> =>
  update<Opened>(OPENED, (opened) => ({ ...opened, [key]: Date.now() }))

/** A key that no other text is likely to have. */
const keyOf = ({ name, text }: Kept): string => `${name}/${text.length}/${hash(text)}`

/** Keeps a recording; returns its key. */
export function keepRecording(recording: RecordedRun): string {
  const key = keys.get(recording) ?? keyOf(recording)
  if (known.has(key)) return key
  keys.set(recording, key)
  known.set(key, recording)
  const { name, text } = recording
  void change(async (database) => {
    await noteOpened(database, key)
    await database.set(PREFIX + key, { name, text } satisfies Kept)
  })
  return key
}

/** A recording that was kept in this visit. */
export const knownRecording = (key: string): RecordedRun | null => known.get(key) ?? null

/** A recording that was kept in any visit; null when it is gone. */
export async function recallRecording(key: string): Promise<RecordedRun | null> {
  try {
    const { get } = await loadDatabase()
    const kept = await get<Kept>(PREFIX + key)
    const result = kept && (await readAside(kept.text))
    if (!kept || result?.kind !== 'recording') return null
    const { model, about, text } = result
    const recording: RecordedRun = { name: kept.name, text, model, about }
    keys.set(recording, key)
    known.set(key, recording)
    void change((database) => noteOpened(database, key))
    return recording
  } catch {
    return null
  }
}

/** Lets go of those that nothing leads to any more: here at once, in the database when no other page has opened them lately. */
export function forgetRecordings(wanted: ReadonlySet<string>): Promise<void> {
  for (const key of known.keys()) if (!wanted.has(key)) known.delete(key)
  return change(async ({ delMany, get, keys: all, set }) => {
    const opened = (await get<Opened>(OPENED)) ?? {}
    const since = Date.now() - STAYS
    const here = (await all()).flatMap((key) => (typeof key === 'string' && key.startsWith(PREFIX) ? [key.slice(PREFIX.length)] : []))
    const gone = new Set(here.filter((key) => !wanted.has(key) && (opened[key] ?? 0) < since))
    if (gone.size === 0) return
    await delMany([...gone].map((key) => PREFIX + key))
    await set(OPENED, Object.fromEntries(Object.entries(opened).filter(([key]) => !gone.has(key))))
  })
}
