/** Recordings that were opened, by the key that the history of undo has of them: here, and in the browser's database over a reload. */
import { isEmbedded } from '../embed/embedded.ts'
import { readAside } from '../worker/aside.ts'
import type { RecordedRun } from './compared.ts'

type Kept = Pick<RecordedRun, 'name' | 'text'>

/** The keys under which the database has them. */
const PREFIX = 'recording/'

const known = new Map<string, RecordedRun>()
const keys = new WeakMap<RecordedRun, string>()

/** The code of the database comes when it is first needed. */
const loadDatabase = () => import('idb-keyval')

/** A key that no other text is likely to have. */
function keyOf({ name, text }: Kept): string {
  let hash = 0
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0
  return `${name}/${text.length}/${hash}`
}

/** Keeps a recording; returns its key. A database that is full or forbidden costs its memory beyond this visit. */
export function keepRecording(recording: RecordedRun): string {
  const key = keys.get(recording) ?? keyOf(recording)
  if (known.has(key)) return key
  keys.set(recording, key)
  known.set(key, recording)
  if (isEmbedded) return key
  const { name, text } = recording
  const write = async (): Promise<void> => (await loadDatabase()).set(PREFIX + key, { name, text } satisfies Kept)
  write().catch(() => {})
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
    return recording
  } catch {
    return null
  }
}

/** Lets go of those that nothing leads to any more. */
export async function forgetRecordings(wanted: ReadonlySet<string>): Promise<void> {
  try {
    const { delMany, keys: kept } = await loadDatabase()
    const gone = (await kept()).filter((key) => typeof key === 'string' && key.startsWith(PREFIX) && !wanted.has(key.slice(PREFIX.length)))
    if (gone.length > 0) await delMany(gone)
  } catch {
    return
  }
}
