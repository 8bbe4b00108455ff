import {
  fit,
  groupOtherwise,
  nextChange,
  nextTheme,
  previousChange,
  toEnd,
  togglePlay,
  toggleTable,
  toStart,
  toTerminal,
} from './actions.ts'
import { toggleFuture, togglePresenting } from './present/mode.ts'
import { playback, stepTo } from './playback/playback.ts'
import { togglePin } from './store/compare.ts'
import { useInputs } from './store/inputs.ts'
import { useUi } from './store/ui.ts'
import { timelineHandle } from './timeline/handle.ts'
import { measureFromCursor } from './timeline/measuring.ts'

/** What can be told to do by name; `keys` as the person reads them. */
export const COMMANDS = [
  { id: 'play', keys: 'Space', run: togglePlay },
  { id: 'next-change', keys: '.', run: nextChange },
  { id: 'previous-change', keys: ',', run: previousChange },
  { id: 'next-restart', keys: 'Shift .', run: () => void stepTo('next', 'restart') },
  { id: 'previous-restart', keys: 'Shift ,', run: () => void stepTo('previous', 'restart') },
  { id: 'next-event', keys: 'Alt .', run: () => void stepTo('next', 'event') },
  { id: 'previous-event', keys: 'Alt ,', run: () => void stepTo('previous', 'event') },
  { id: 'to-start', keys: '', run: toStart },
  { id: 'to-end', keys: '', run: toEnd },
  { id: 'fit', keys: 'F', run: fit },
  { id: 'measure', keys: 'M', run: measureFromCursor },
  { id: 'open-all', keys: '', run: () => timelineHandle.current?.foldAll(true) },
  { id: 'fold-all', keys: 'Shift O', run: () => timelineHandle.current?.foldAll(false) },
  { id: 'group', keys: '', run: groupOtherwise },
  { id: 'faster', keys: ']', run: () => playback.send({ type: 'faster' }) },
  { id: 'slower', keys: '[', run: () => playback.send({ type: 'slower' }) },
  { id: 'pin', keys: 'P', run: togglePin },
  { id: 'undo', keys: 'Ctrl Z', run: () => useInputs.getState().undo() },
  { id: 'redo', keys: 'Ctrl Shift Z', run: () => useInputs.getState().redo() },
  { id: 'table', keys: 'T', run: toggleTable },
  { id: 'editor', keys: 'E', run: () => useUi.getState().panes?.toggle('editor') },
  { id: 'inspector', keys: 'J', run: () => useUi.getState().panes?.toggle('inspector') },
  { id: 'console', keys: 'K', run: () => useUi.getState().panes?.toggle('console') },
  { id: 'terminal', keys: '`', run: toTerminal },
  { id: 'present', keys: 'Ctrl Shift Enter', run: togglePresenting },
  { id: 'future', keys: 'H', run: toggleFuture },
  { id: 'gallery', keys: '', run: () => useUi.getState().set({ dialog: 'gallery' }) },
  { id: 'share', keys: '', run: () => useUi.getState().set({ dialog: 'share' }) },
  { id: 'theme', keys: '', run: nextTheme },
  { id: 'help', keys: '?', run: () => useUi.getState().set({ dialog: 'help' }) },
] as const
