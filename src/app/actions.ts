import { useSelector } from '@xstate/react'
import { playback, stepTo } from './playback/playback.ts'
import { useInputs } from './store/inputs.ts'
import { THEMES } from './store/inputs.ts'
import { useUi } from './store/ui.ts'
import { useRun } from './store/run.ts'
import { viewAhead, viewJumped } from './timeline/glide.ts'
import { simTimeOf, ZERO } from '../base/time.ts'

/** Whether it plays, and how fast. */
export const usePlayback = () => ({
  playing: useSelector(playback, (state) => state.matches('playing')),
  speed: useSelector(playback, (state) => state.context.speed),
})

export const togglePlay = (): void => playback.send({ type: 'toggle' })
export const nextChange = (): void => void stepTo('next')
export const previousChange = (): void => void stepTo('previous')
export const toStart = (): void => useInputs.getState().moveCursor(ZERO)
export const toEnd = (): void => useInputs.getState().moveCursor(useRun.getState().model?.end ?? ZERO)

/** Fits the selected segment into the plot; with nothing selected, or when it is fitted already, the whole world. */
export function fit(): void {
  const { selection } = useInputs.getState()
  const view = viewAhead()
  const model = useRun.getState().model
  const item = model?.lanes.find((lane) => lane.id === selection?.lane)?.segments.find((segment) => segment.id === selection?.item)
  if (!item || !model) return viewJumped(null)
  const margin = Math.max(500, (item.to - item.from) * 0.15)
  const to = { from: Math.max(0, item.from - margin), to: Math.min(model.end, item.to + margin) }
  viewJumped(view && Math.abs(view.from - to.from) < 1 && Math.abs(view.to - to.to) < 1 ? null : to)
}

/** Zooms around the cursor. */
export function zoom(factor: number): void {
  const { view, cursor, set } = useInputs.getState()
  const end = useRun.getState().model?.end ?? ZERO
  const now = view ?? { from: 0, to: end }
  const width = Math.max(50, Math.min(end, (now.to - now.from) * factor))
  const share = Math.min(1, Math.max(0, (cursor - now.from) / Math.max(1, now.to - now.from)))
  const from = Math.max(0, Math.min(simTimeOf(cursor - width * share), end - width))
  playback.send({ type: 'view moved' })
  set({ view: width >= end ? null : { from, to: from + width } })
}

export function nextTheme(): void {
  const { theme, set } = useInputs.getState()
  set({ theme: THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system' })
}

/** Puts Pods under their Nodes, or under what owns them again. */
export function groupOtherwise(): void {
  const { arrangement, arrange } = useInputs.getState()
  arrange({ ...arrangement, by: arrangement.by === 'owner' ? 'node' : 'owner' }, false)
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
