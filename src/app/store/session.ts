import type { FromWorker, Reading } from '../worker/protocol.ts'
import { afterPaint } from '../after-paint.ts'
import { firstPicture } from '../first-picture.ts'
import { createSimulator } from '../worker/client.ts'
import type { SimulatorEvent } from '../worker/client.ts'
import { stayWithin } from './beyond.ts'
import { wantedText } from './compare.ts'
import { useCompare } from './compared.ts'
import { useInputs, versionNow } from './inputs.ts'
import { save, saveHistory } from './persist.ts'
import { recallSaved } from './recall.ts'
import { awaitPicture, drawRun, tellRun, useDrawn } from './run.ts'
import type { Run, Trouble } from './run.ts'

const SAVE_AFTER = 300

let running = ''

const NOTHING_RUNS = { progress: null, overdue: false } as const

/** A quick run's reading comes with it. */
function showResult({ reading, model, pods, stepAdvice }: Extract<FromWorker, { kind: 'done' }>): void {
  const { version, settled } = useDrawn.getState()
  const { text } = useInputs.getState()
  drawRun({
    ...(reading && { reading, readingText: running, goodReading: reading }),
    model,
    pods,
    stepAdvice,
    modelText: running,
    settled: running === text ? model : settled,
    version: version + 1,
    trouble: null,
    ...NOTHING_RUNS,
  })
  stayWithin(model.end)
}

function tellTrouble(trouble: Trouble, told: Partial<Run> = {}): void {
  tellRun({ ...told, trouble, troubledText: running, ...NOTHING_RUNS })
}

/** What was refused stands in the way of a picture; the last good reading stays. */
function showReading(reading: Reading): void {
  const { refusal } = reading
  const told = { reading, readingText: running }
  if (!refusal) return tellRun({ ...told, goodReading: reading })
  const { message, byServer, range } = refusal
  tellTrouble({ kind: 'refused', message, byServer, line: range?.start.line ?? null }, told)
}

function follow(event: SimulatorEvent): void {
  switch (event.kind) {
    case 'started': {
      running = event.text
      awaitPicture()
      const { progress, overdue, troubledText } = useDrawn.getState()
      // What stood in its way may not do so again.
      if (troubledText === running) tellRun({ troubledText: null })
      if (progress || overdue) tellRun(NOTHING_RUNS)
      return
    }
    case 'read':
      return showReading(event.reading)
    case 'progress':
      return tellRun({ progress: { share: event.share, of: event.of } })
    case 'overdue':
      return tellRun({ overdue: true })
    case 'done':
      return showResult(event)
    case 'failed':
      return tellTrouble({ kind: 'failed', message: event.message })
    case 'stopped':
      return tellTrouble({ kind: 'stopped', why: event.why })
  }
}

/** The worker behind the page. */
export const simulator = createSimulator(follow)

/**
 * Simulates the text once the page is there, then each new one, and keeps what somebody made over a reload. Where a link's world is to have
 * `arrived` first, nothing waits for the page: who opens a link came for its picture.
 */
export function startSession(arrived: Promise<void> | null): void {
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
    if (!arrived) await afterPaint
    simulator.prepare()
    recallSaved(firstPicture)
    await arrived
    asked = wantedText()
    simulator.run(asked)
    started = true
    await firstPicture
    simulator.rehearse()
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
