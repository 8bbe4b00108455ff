import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { targetsAt } from '../../../src/app/inject/targets.ts'
import { followCursor, letGo } from '../../../src/app/present/follow.ts'
import { useInputs } from '../../../src/app/store/inputs.ts'
import { useRun } from '../../../src/app/store/run.ts'
import type { Reading } from '../../../src/app/worker/protocol.ts'
import { simTimeOf } from '../../../src/base/time.ts'
import { lanesOfWorld, textOfDeployment } from '../../support/worlds.ts'

const AT = simTimeOf(60_000)
const model = lanesOfWorld(textOfDeployment({ replicas: '3' }))
const goodReading: Reading = {
  documents: [],
  diagnostics: [],
  advice: [],
  numbers: [],
  containers: [],
  images: [],
  secrets: [],
  configMaps: [],
  refusal: null,
}
const selection = () => useInputs.getState().selection
const select = (lane: string, item: string | null): void => useInputs.getState().set({ selection: { lane, item } })
const struck = (): string | undefined => targetsAt(AT, null)?.name
const EVERY = 'app in every Pod of Deployment web (3)'

describe('in a room', () => {
  let leave = (): void => {}
  beforeEach(() => {
    useRun.setState({ model, goodReading })
    useInputs.setState({ cursor: AT, selection: null, target: null })
    leave = followCursor()
  })
  afterEach(() => leave())

  it('what it selects by itself is nobody’s: faults hit the workload, and there is nothing to let go of', () => {
    expect(selection()?.item).toBeTruthy()
    expect(struck()).toBe(EVERY)
    expect(letGo()).toBe(false)
    useInputs.getState().moveCursor(simTimeOf(2_000))
    useInputs.getState().moveCursor(AT)
    expect([struck(), letGo()]).toEqual([EVERY, false])
  })

  it('what somebody selects is theirs while the cursor moves, until they let go of it', () => {
    const own = selection()
    const other = model.lanes.findLast(({ kind }) => kind === 'container')
    select(other?.id ?? '', other?.segments.at(-1)?.id ?? '')
    expect(struck()).toMatch(/^web-.* \/ app$/)
    useInputs.getState().moveCursor(simTimeOf(50))
    expect(selection()?.lane).toBe(other?.id)
    useInputs.getState().moveCursor(AT)
    expect(struck()).toMatch(/^web-.* \/ app$/)
    expect(letGo()).toBe(true)
    expect([selection(), struck(), letGo()]).toEqual([own, EVERY, false])
  })

  it('a click on what the room has selected is meant, and letting go of it takes no key', () => {
    const own = selection()
    select(own?.lane ?? '', own?.item ?? null)
    expect(struck()).toMatch(/^web-.* \/ app$/)
    expect(letGo()).toBe(false)
    expect([selection(), struck()]).toEqual([own, EVERY])
  })

  it('what a link selected is the room’s own where the room would select it', () => {
    leave()
    const own = selection()
    select(own?.lane ?? '', own?.item ?? null)
    leave = followCursor()
    expect([selection(), struck()]).toEqual([own, EVERY])
  })
})
