import { useSelector } from '@xstate/react'
import { playback, stepTo } from './playback/playback.ts'
import { shownEnd } from './store/compare.ts'
import { useInputs } from './store/inputs.ts'
import { THEMES } from './store/version.ts'
import { useUi } from './store/ui.ts'
import { useRun } from './store/run.ts'
import { viewAhead, viewJumped } from './timeline/glide.ts'
import { fitted } from '../timeline/fit.ts'
import { ZERO } from '../base/time.ts'

/** Whether it plays, and how fast. */
export const usePlayback = () => ({
  playing: useSelector(playback, (state) => state.matches('playing')),
  speed: useSelector(playback, (state) => state.context.speed),
})

export const togglePlay = (): void => playback.send({ type: 'toggle' })
export const nextChange = (): void => void stepTo('next')
export const previousChange = (): void => void stepTo('previous')
export const toStart = (): void => useInputs.getState().moveCursor(ZERO)
export const toEnd = (): void => useInputs.getState().moveCursor(shownEnd())

/** Fits the selected segment into the plot; with nothing selected, or when it is fitted already, the whole world. */
export function fit(): void {
  const { model } = useRun.getState()
  viewJumped(model && fitted(model, useInputs.getState().selection, viewAhead()))
}

export function nextTheme(): void {
  const { theme, set } = useInputs.getState()
  set({ theme: THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system' })
}

/** Puts Pods under their Nodes, or under what owns them again. */
export function groupOtherwise(): void {
  const { arrangement, arrange } = useInputs.getState()
  arrange({ ...arrangement, by: arrangement.by === 'owner' ? 'node' : 'owner' }, 'hand')
}

/** Shows the terminal, and types into it. */
export function toTerminal(): void {
  useInputs.getState().set({ consoleTab: 'terminal', pane: 'console' })
  useUi.getState().panes?.show('console')
  useUi.getState().set({ terminalAsked: true })
}

/** Shows lanes as a table, or the Events again. */
export function toggleTable(): void {
  const { consoleTab, set } = useInputs.getState()
  set({ consoleTab: consoleTab === 'table' ? 'events' : 'table', pane: 'console' })
  useUi.getState().panes?.show('console')
}
