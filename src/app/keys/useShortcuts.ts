import { useEffect } from 'react'
import { nextChange, previousChange, togglePlay, toggleTable, toTerminal } from '../actions.ts'
import { allFaults, askForFault, injectFault } from '../inject/edits.ts'
import { isGroup } from '../inject/faults.ts'
import { letGo } from '../present/follow.ts'
import { toggleFuture, togglePresenting } from '../present/mode.ts'
import { answer } from '../present/question.ts'
import { playback, stepTo } from '../playback/playback.ts'
import { togglePin } from '../store/compare.ts'
import { laneByHand } from '../store/by-hand.ts'
import { useInputs } from '../store/inputs.ts'
import { useUi } from '../store/ui.ts'
import { timelineHandle } from '../timeline/handle.ts'
import { measureFromCursor } from '../timeline/measuring.ts'
import { nextRegion } from './regions.ts'
import { typeAhead } from './type-ahead.ts'

const inText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.closest('input, textarea, select, .monaco-editor, [role="menu"], [role="dialog"]') !== null)

/** Where people read, write and look around, letters are theirs: the keys are the timeline's, and nobody's. A room has only these. */
const isElsewhere = (target: EventTarget | null): boolean =>
  !useUi.getState().presenting &&
  target instanceof Element &&
  target.closest('[data-region=topbar], [data-region=editor], [data-region=console], [data-region=inspector]') !== null

const onControl = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('button, a, [role="tab"], [role="separator"]') !== null

/** With Ctrl or Cmd, anywhere on the page; Monaco has its own undo keys, which lead to the same history. */
function commandKey(event: KeyboardEvent): boolean {
  const key = event.key.toLowerCase()
  const { undo, redo } = useInputs.getState()
  if (key === 'enter' && event.shiftKey) togglePresenting()
  else if (key === 'k' || (key === 'p' && event.shiftKey)) useUi.getState().set({ dialog: 'palette' })
  else if (inText(event.target)) return false
  else if (key === 'z' && event.shiftKey) redo()
  else if (key === 'z') undo()
  else if (key === 'y') redo()
  else return false
  return true
}

/** Letters, as long as nobody types. */
function letterKey(event: KeyboardEvent): boolean {
  const kind = event.shiftKey ? 'restart' : event.altKey ? 'event' : 'any'
  switch (event.code) {
    case 'Comma':
      return kind === 'any' ? (previousChange(), true) : (stepTo('previous', kind), true)
    case 'Period':
      return kind === 'any' ? (nextChange(), true) : (stepTo('next', kind), true)
  }
  if (event.altKey) return false
  switch (event.key.toLowerCase()) {
    case ' ':
      if (onControl(event.target)) return false
      togglePlay()
      return true
    case '?':
      return (useUi.getState().set({ dialog: 'help' }), true)
    case '/':
      return (document.getElementById('lane-filter')?.focus(), true)
    case '[':
      return (playback.send({ type: 'slower' }), true)
    case ']':
      return (playback.send({ type: 'faster' }), true)
    case 't':
      return (toggleTable(), true)
    case 'm':
      return (measureFromCursor(), true)
    case 'e':
      return (useUi.getState().panes?.toggle('editor'), true)
    case 'j':
      return (useUi.getState().panes?.toggle('inspector'), true)
    case 'k':
      return (useUi.getState().panes?.toggle('console'), true)
    case '`':
      return (toTerminal(), true)
    case 'h':
      return (toggleFuture(), true)
    case 'p':
      return (togglePin(), true)
  }
  if (/^[1-9]$/.test(event.key)) return digitKey(Number(event.key) - 1)
  return timelineHandle.current?.press(event) ?? false
}

/** The palette of faults in the middle of the timeline, for the cursor. */
function openFaults(): void {
  const { cursor, selection } = useInputs.getState()
  const box = document.querySelector('.timeline-host')?.getBoundingClientRect()
  askForFault({ at: cursor, lane: laneByHand(selection), x: box ? box.left + box.width / 2 : 0, y: box ? box.top + 48 : 0 })
}

/** While the future is hidden from a room a digit answers what comes next; else it is a chip of the inject bar. */
function digitKey(index: number): boolean {
  const { presenting, futureHidden } = useUi.getState()
  return presenting && futureHidden ? answer(index) : pickChip(index)
}

function pickChip(index: number): boolean {
  const chip = document.querySelectorAll<HTMLButtonElement>('.inject .chip:not(.chip-target)')[index]
  const fault = allFaults()[index]
  if (!fault) return false
  chip?.focus()
  // Without the bar its menu opens over the picture.
  if (isGroup(fault) && !chip) openFaults()
  else if (isGroup(fault)) chip?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
  else void injectFault(fault)
  return true
}

function unselect(): boolean {
  const { selection, set } = useInputs.getState()
  if (useUi.getState().presenting) return letGo()
  if (selection) set({ selection: null })
  return selection !== null
}

/** Escape takes back one thing at a time, the innermost first: the measure, the selection (in a room what was selected by hand), the cover of the future, the room. */
function escape(): boolean {
  const { measure, set } = useInputs.getState()
  const { presenting, futureHidden } = useUi.getState()
  if (measure) set({ measure: null })
  else if (unselect()) return true
  else if (futureHidden) toggleFuture()
  else if (presenting) togglePresenting()
  else return false
  return true
}

/** The keys of the page. The timeline takes its own first; what it took is not seen here. */
export function useShortcuts(): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      // A dialog takes the keyboard, also in the moment before it is on the page.
      const { dialog, objectEdit } = useUi.getState()
      if (event.defaultPrevented || dialog !== null || objectEdit !== null) return
      const taken =
        event.key === 'F6'
          ? nextRegion(event.shiftKey)
          : event.ctrlKey || event.metaKey
            ? commandKey(event)
            : inText(event.target)
              ? false
              : event.key === 'Escape'
                ? escape()
                : !isElsewhere(event.target) && letterKey(event)
      if (taken) event.preventDefault()
    }
    // Before the editor or anyone else sees them.
    const ahead = (event: KeyboardEvent): void => {
      if (!typeAhead(event)) return
      event.preventDefault()
      event.stopPropagation()
    }
    addEventListener('keydown', ahead, { capture: true })
    addEventListener('keydown', listen)
    return () => {
      removeEventListener('keydown', ahead, { capture: true })
      removeEventListener('keydown', listen)
    }
  }, [])
}
