import type { FromWorker } from '../worker/protocol.ts'
import { afterPaint } from '../after-paint.ts'
import { firstPicture } from '../first-picture.ts'
import { createSimulator } from '../worker/client.ts'
import type { SimulatorEvent } from '../worker/client.ts'
import { wantedText } from './compare.ts'
import { useCompare } from './compared.ts'
import { useInputs, versionNow } from './inputs.ts'
import { loadSaved, save, saveHistory } from './persist.ts'
import { recall } from './recall.ts'
import { useRun } from './run.ts'

const SAVE_AFTER = 300

let running = ''

function showResult({ model, pods, stepAdvice }: Extract<FromWorker, { kind: 'done' }>): void {
  const { version } = useRun.getState()
  const { cursor, view, text, set } = useInputs.getState()
  const settled = running === text ? model : useRun.getState().settled
  useRun.setState({
    model,
    pods,
    stepAdvice,
    modelText: running,
    settled,
    version: version + 1,
    trouble: null,
    progress: null,
    overdue: false,
  })
  if (model.end > 0 && cursor > model.end) set({ cursor: model.end })
  if (view && view.from >= model.end) set({ view: null })
}

function follow(event: SimulatorEvent): void {
  switch (event.kind) {
    case 'started':
      running = event.text
      return useRun.setState({ progress: null, overdue: false })
    case 'read': {
      const { refusal } = event.reading
      const trouble = refusal && { kind: 'refused' as const, message: refusal.message, line: refusal.range?.start.line ?? null }
      return useRun.setState(
        refusal
          ? { reading: event.reading, readingText: running, trouble, progress: null, overdue: false }
          : { reading: event.reading, readingText: running, goodReading: event.reading },
      )
    }
    case 'progress':
      return useRun.setState({ progress: { share: event.share, of: event.of } })
    case 'overdue':
      return useRun.setState({ overdue: true })
    case 'done':
      return showResult(event)
    case 'failed':
      return useRun.setState({ trouble: { kind: 'failed', message: event.message }, progress: null, overdue: false })
    case 'stopped':
      return useRun.setState({ trouble: { kind: 'stopped', why: event.why }, progress: null, overdue: false })
  }
}

/** The worker behind the page. */
export const simulator = createSimulator(follow)

/** Simulates the text once the page is there and a link's world has `arrived`, then each new one, and keeps what somebody made over a reload. */
export function startSession(arrived: Promise<void>): void {
  let asked = wantedText()
  let started = false
  let saving: ReturnType<typeof setTimeout> | undefined
  let savedHistory = useInputs.getState().history
  let savedText = useInputs.getState().text
  const saveNow = (): void => {
    const { presenting: _, futureHidden: __, ...version } = versionNow()
    const { history, text, editorTab, consoleTab, welcomed } = useInputs.getState()
    save({ ...version, editorTab, consoleTab, welcomed })
    if (history === savedHistory && text === savedText) return
    savedHistory = history
    savedText = text
    saveHistory(history, text)
  }
  const saveSoon = (): void => {
    clearTimeout(saving)
    saving = setTimeout(saveNow, SAVE_AFTER)
  }
  const begin = async (): Promise<void> => {
    await afterPaint
    simulator.prepare()
    // Before a link arrives: it puts away what is there, and undo brings that back.
    recall(loadSaved(), firstPicture)
    await arrived
    asked = wantedText()
    simulator.run(asked)
    started = true
  }
  void begin()
  const runWanted = (): void => {
    const text = wantedText()
    if (!started || text === asked) return
    asked = text
    simulator.run(text)
  }
  for (const store of [useCompare, useInputs]) {
    store.subscribe(() => {
      runWanted()
      saveSoon()
    })
  }
  addEventListener('pagehide', saveNow)
}
