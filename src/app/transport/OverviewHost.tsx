import { useEffect, useRef } from 'react'
import { cutAt } from '../../lanes/index.ts'
import { t } from '../../messages/index.ts'
import type { OverviewHandle } from '../../timeline/types.ts'
import { loadTimeline } from '../timeline/load.ts'
import { cursorMoved, resolvedView, viewMoved } from '../timeline/sync.ts'
import { shownEnd } from '../store/compare.ts'
import { useCompare } from '../store/compared.ts'
import { useInputs } from '../store/inputs.ts'
import { useRun } from '../store/run.ts'
import { useUi } from '../store/ui.ts'
import { useTheme } from '../theme.ts'

/** The whole world in one strip: drag to scrub, drag its ends to zoom. */
export function OverviewHost() {
  const host = useRef<HTMLElement>(null)
  const handle = useRef<OverviewHandle | null>(null)
  const theme = useTheme()

  useEffect(() => {
    let stop = (): void => {}
    let gone = false
    const start = async (): Promise<void> => {
      const { createOverview } = await loadTimeline()
      if (gone || !host.current) return
      const overview = createOverview(host.current, { onView: viewMoved, onCursor: cursorMoved })
      handle.current = overview
      const draw = (): void => {
        const { model } = useRun.getState()
        const { cursor, view } = useInputs.getState()
        if (!model) return
        // What is hidden keeps its room.
        const seen = useUi.getState().futureHidden && cursor < model.end ? { ...cutAt(model, cursor), end: model.end } : model
        const reach = shownEnd()
        overview.update({ model: seen, cursor, view: resolvedView(view, model, reach), reach })
      }
      draw()
      const stops = [
        useRun.subscribe(draw),
        useInputs.subscribe(draw),
        useUi.subscribe(draw),
        useCompare.subscribe(draw),
        () => overview.destroy(),
      ]
      stop = () => stops.forEach((one) => one())
    }
    void start()
    return () => {
      gone = true
      handle.current = null
      stop()
    }
  }, [])

  useEffect(() => handle.current?.update({ theme }), [theme])

  return <section className="overview" ref={host} aria-label={t('app.overview')} />
}
