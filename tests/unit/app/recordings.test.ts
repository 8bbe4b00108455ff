import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { RecordedRun } from '../../../src/app/store/compared.ts'
import { buildLanes } from '../../../src/lanes/index.ts'
import { play, worldOf } from '../../support/worlds.ts'

/** The browser's database: it outlives a visit. */
const database = vi.hoisted(() => new Map<string, unknown>())

vi.mock('idb-keyval', () => ({
  get: (key: string) => Promise.resolve(database.get(key)),
  set: (key: string, value: unknown) => Promise.resolve(void database.set(key, value)),
  update: (key: string, how: (value: unknown) => unknown) => Promise.resolve(void database.set(key, how(database.get(key)))),
  keys: () => Promise.resolve([...database.keys()]),
  delMany: (keys: readonly string[]) => Promise.resolve(keys.forEach((key) => database.delete(key))),
}))

const about = { of: 'watch', times: 'recorded', cut: false } as const
const model = buildLanes(play(worldOf({ duration: '10s' })), worldOf({ duration: '10s' }))
const recordingOf = (name: string): RecordedRun => ({ name, text: `{"of": "${name}"}`, model, about })

vi.mock('../../../src/app/worker/aside.ts', () => ({
  readAside: (text: string) => Promise.resolve({ kind: 'recording', model: {}, about: {}, text }),
  runAside: () => new Promise(() => {}),
}))

/** What the browser's storage holds, as text. */
let stored: Record<string, string> = {}

/** The modules of the store as a page has them that was just opened. */
async function visit() {
  vi.resetModules()
  const [recordings, { useInputs, versionNow }, { openRecording }, { useCompare }, recall] = await Promise.all([
    import('../../../src/app/store/recordings.ts'),
    import('../../../src/app/store/inputs.ts'),
    import('../../../src/app/store/compare.ts'),
    import('../../../src/app/store/compared.ts'),
    import('../../../src/app/store/recall.ts'),
  ])
  /** Resolves when all that was asked of the database is done. */
  const settled = () => recordings.forgetRecordings(new Set([versionNow().recording ?? '']))
  return { ...recordings, ...recall, useInputs, versionNow, openRecording, useCompare, settled }
}

const inDatabase = (): string[] => [...database.keys()].filter((key) => key.startsWith('recording/')).map((key) => key.split('/')[1] ?? '')

/** So long after it was opened a recording that nothing leads to may be let go. */
const weekLater = (): unknown => vi.setSystemTime(Date.now() + 8 * 24 * 3_600_000)

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
  database.clear()
  stored = {}
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored[key] ?? null,
    setItem: (key: string, text: string) => void (stored[key] = text),
  })
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('a recording that was let go and is opened again is there after a reload', async () => {
  const page = await visit()
  page.openRecording(recordingOf('a'), 'overlay')
  await page.settled()
  page.useInputs.getState().undo()
  weekLater()
  page.openRecording(recordingOf('b'), 'overlay')
  await page.settled()
  expect(inDatabase()).toEqual(['b'])
  page.openRecording(recordingOf('a'), 'overlay')
  const key = page.versionNow().recording ?? ''
  await page.settled()
  expect(inDatabase()).toContain('a')
  expect(await (await visit()).recallRecording(key)).toMatchObject({ name: 'a' })
})

test('what is let go takes no memory, and one page does not take away what another one has just opened', async () => {
  const [one, other] = [await visit(), await visit()]
  one.openRecording(recordingOf('a'), 'overlay')
  const key = one.versionNow().recording ?? ''
  await one.settled()
  other.openRecording(recordingOf('b'), 'overlay')
  await other.settled()
  expect(inDatabase()).toEqual(['a', 'b'])
  expect(one.knownRecording(key)).not.toBeNull()
  await one.forgetRecordings(new Set())
  expect(one.knownRecording(key)).toBeNull()
})

test('a part of another page leaves the database alone', async () => {
  const page = await visit()
  page.openRecording(recordingOf('a'), 'overlay')
  await page.settled()
  weekLater()
  vi.stubGlobal('location', { search: '?embed' })
  await (await visit()).forgetRecordings(new Set())
  expect(inDatabase()).toEqual(['a'])
})

test('what was compared is part of the page from its first moment, and shown as it was when it comes', async () => {
  const first = await visit()
  first.openRecording(recordingOf('a'), 'overlay')
  first.chooseSource('recording')
  await first.settled()
  const { pinned, recording, source } = { ...first.versionNow(), pinned: 'kind: Pod\n' }
  stored['podscope'] = JSON.stringify({ text: 'kind: Pod\n', pinned, recording, source })
  const page = await visit()
  expect(page.comparedNow()).toEqual({ pinned, recording, source: 'recording' })
  page.recallSaved(Promise.resolve())
  expect(page.comparedNow()).toEqual({ pinned, recording, source: 'recording' })
  await expect.poll(() => page.useCompare.getState().source).toBe('recording')
  expect(page.useCompare.getState().recording?.name).toBe('a')
  expect(page.comparedNow()).toEqual({ pinned, recording, source: 'recording' })
})
