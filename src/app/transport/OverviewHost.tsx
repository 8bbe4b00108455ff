import { useEffect, useRef } from 'react'
import { t } from '../../messages/index.ts'
import type { OverviewHandle } from '../../timeline/types.ts'
import { loadTimeline } from '../timeline/load.ts'
import { cursorMoved, resolvedView, viewMoved } from '../timeline/sync.ts'
import { useInputs } from '../store/inputs.ts'
import { useRun } from '../store/run.ts'
import { useTheme } from '../theme.ts'

/** The whole world in one strip: drag to scrub, drag its ends to zoom. */
export function OverviewHost() {
  const host = useRef<HTMLDivElement>(null)
  const theme = useTheme()
  useEffect(() => {
    const element = host.current
    if (!element) return
    let gone = false
    const stops: (() => void)[] = []
    void loadTimeline().then(({ createOverview }) => {
      if (gone) return
      const handle: OverviewHandle = createOverview(element, { onView: viewMoved, onCursor: cursorMoved })
      const draw = (): void => {
        const { model } = useRun.getState()
        const { cursor, view } = useInputs.getState()
        if (model) handle.update({ model, cursor, view: resolvedView(view, model), theme: `${document.documentElement.dataset['theme']}` })
      }
      draw()
      stops.push(useRun.subscribe(draw), useInputs.subscribe(draw), () => handle.destroy())
    })
    return () => {
      gone = true
      for (const stop of stops) stop()
    }
  }, [theme])
  return <div className="overview" ref={host} role="group" aria-label={t('app.overview')} />
}
