import { laneOf, lookOf, podInView, stateAt } from '../../lanes/index.ts'
import type { Look } from '../../lanes/index.ts'
import { useInputs } from '../store/inputs.ts'
import { useRun } from '../store/run.ts'

/** How the Pod in view is at the cursor: as its STATUS looks, and where that is only Running, whether it is ready. Null: no glyph says it. */
function lookNow(): Look | null {
  const { model } = useRun.getState()
  const { cursor, selection } = useInputs.getState()
  if (!model) return null
  const pod = (selection && laneOf(model, selection.lane)?.pod) ?? podInView(model, cursor)
  const lanes = model.lanes.filter((lane) => lane.pod === pod)
  const status = lanes.find(({ kind }) => kind === 'status')
  const state = status && stateAt(model, status, cursor)?.state
  if (!state) return null
  const look = lookOf(state)
  if (look.glyph !== 'plain') return look
  const ready = lanes.find(({ detail }) => detail.kind === 'condition' && detail.isReady)
  const isReady = ready && stateAt(model, ready, cursor)?.label === 'True'
  return { tone: 'live', glyph: isReady ? 'ready' : 'unready' }
}

/** The glyph of the page's symbols on a disc of the page's colour. */
function drawn({ glyph, tone }: Look): string {
  const symbol = document.getElementById(`g-${glyph}`)?.innerHTML ?? ''
  const style = getComputedStyle(document.documentElement)
  const colour = (token: string): string => style.getPropertyValue(token).trim()
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-4 -4 20 20" color="${colour(`--${tone}`)}">` +
    `<circle cx="6" cy="6" r="9.5" fill="${colour('--panel')}" stroke="${colour('--line-strong')}"/>${symbol}</svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}

/** The page's tab shows the state of the Pod at the cursor, with the glyph that it has everywhere. Answers how to stop. */
export function showStateInTab(): () => void {
  const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]')
  const own = link?.getAttribute('href') ?? ''
  let shown = ''
  const show = (): void => {
    const look = lookNow()
    const key = look ? `${look.glyph} ${look.tone} ${document.documentElement.dataset['theme']}` : ''
    if (!link || key === shown) return
    shown = key
    link.setAttribute('href', look ? drawn(look) : own)
  }
  const stops = [useRun.subscribe(show), useInputs.subscribe(show)]
  show()
  return () => {
    for (const stop of stops) stop()
    link?.setAttribute('href', own)
  }
}
