import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type * as Links from '../../../src/app/editor/links.ts'
import { useInputs } from '../../../src/app/store/inputs.ts'
import { tellRun, useDrawn } from '../../../src/app/store/run.ts'
import type { simulator as Simulator } from '../../../src/app/store/session.ts'
import { fakeWorkers, sentSince, worker } from '../../support/fake-worker.ts'

let links: typeof Links
let simulator: typeof Simulator
let stop = (): void => {}
let runs = 0

/** What was asked since the last time. */
const asked = (): string[] => sentSince().flatMap((one) => /ask \d+ (\w+)/.exec(one)?.[1] ?? [])

/** Has a text played, and the page told of it. */
function played(text: string): void {
  useInputs.setState({ text, draft: null })
  simulator.run(text)
  runs += 1
  worker().done(runs)
  tellRun(useDrawn.getState())
}

beforeAll(async () => {
  fakeWorkers()
  vi.stubGlobal('requestAnimationFrame', () => 0)
  ;({ simulator } = await import('../../../src/app/store/session.ts'))
  links = await import('../../../src/app/editor/links.ts')
})
beforeEach(() => {
  played('kind: Pod')
  stop = links.followLinks()
})
afterEach(() => {
  stop()
  // No question is left to the next test.
  worker().breaks('')
  asked()
})

test('remarks are asked for once with each run, and what the field at the caret counted in with each place of it', () => {
  expect(asked()).toEqual(['remarks'])
  links.caretMoved(3)
  links.caretMoved(3)
  // It waits for its turn.
  expect(asked()).toEqual([])
  worker().answers('')
  expect(asked()).toEqual(['counted'])
  tellRun({ overdue: false })
  worker().answers('')
  expect(asked()).toEqual([])
})

test('nothing is asked of a text that was not played yet', () => {
  worker().answers('')
  asked()
  useInputs.setState({ text: 'kind: Po' })
  links.caretMoved(2)
  expect(asked()).toEqual([])
  played('kind: Po')
  expect(asked()).toEqual(['counted'])
})

test('remarks that were lost with a worker are asked for again', async () => {
  expect(asked()).toEqual(['remarks'])
  worker().breaks('out of memory')
  await vi.waitFor(() => {
    tellRun({ overdue: !useDrawn.getState().overdue })
    expect(asked()).toEqual(['remarks'])
  })
})
