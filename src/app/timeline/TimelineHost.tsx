import { useEffect, useRef, useState } from 'react'
import type { CSSProperties } from 'react'
import { t } from '../../messages/index.ts'
import type { TimelineHandle } from '../../timeline/types.ts'
import { fit } from '../actions.ts'
import { askForFault, dragFault, removeFault } from '../inject/edits.ts'
import { GUTTER, GutterSeparator } from '../layout/GutterSeparator.tsx'
import { savedSizes } from '../layout/sizes.ts'
import { useCompare } from '../store/compared.ts'
import { useInputs } from '../store/inputs.ts'
import { useDrawn } from '../store/run.ts'
import { useSpots } from '../store/spots.ts'
import { useUi } from '../store/ui.ts'
import { useTheme } from '../theme.ts'
import { useWhy } from '../inspector/why.ts'
import { Empty } from './Empty.tsx'
import { LaneFilter } from './LaneFilter.tsx'
import { loadTimeline } from './load.ts'
import { timelineHandle } from './handle.ts'
import { viewJumped } from './glide.ts'
import { keepInSight } from './sight.ts'
import { shownNow } from './shown.ts'
import { cursorMoved, viewMoved } from './sync.ts'
import { Trouble, troubleText } from './Trouble.tsx'
import { TimeSlider } from './TimeSlider.tsx'
import { Welcome } from './Welcome.tsx'
import './Timeline.css'

interface Props {
  /** Each lane's name is on a line above it. */
  readonly namesAbove?: boolean
  /** Only lanes that tell something. */
  readonly brief?: boolean
  /** How much room the names have is up to the person. */
  readonly resizable?: boolean
}

/** Draws the picture into its host and keeps it in step with the stores; React draws only what surrounds it. */
export function TimelineHost({ namesAbove = false, brief = false, resizable = false }: Props) {
  const host = useRef<HTMLDivElement>(null)
  const [gutter, setGutter] = useState(() => savedSizes('gutter')?.['gutter'] ?? GUTTER)
  const theme = useTheme()
  const themeNow = useRef(theme)
  useEffect(() => {
    themeNow.current = theme
    timelineHandle.current?.update({ theme })
  }, [theme])

  useEffect(() => {
    const element = host.current
    if (!element) return
    let gone = false
    const stops: (() => void)[] = []
    const start = async (): Promise<void> => {
      const { createTimeline } = await loadTimeline()
      if (gone) return
      const handle: TimelineHandle = createTimeline(element, {
        onView: (view, jumps) => (jumps ? viewJumped(view) : viewMoved(view)),
        onCursor: cursorMoved,
        onFit: fit,
        onSelect: (selection) => useInputs.getState().set({ selection }),
        onHover: () => {},
        onInject: (at, lane, x, y) => askForFault({ at, lane, x, y }),
        onFaultDrag: (path, at, phase) => void dragFault(path, at, phase),
        onFaultOpen: (path, x, y) => useUi.getState().set({ editing: { path, x, y } }),
        onFaultRemove: (path) => void removeFault(path),
        onMeasure: (measure) => useInputs.getState().set({ measure }),
        onArrange: useInputs.getState().arrange,
      })
      timelineHandle.current = handle
      let drawn = 0
      const draw = (): void => {
        const run = useDrawn.getState()
        const { model, version, trouble, progress } = run
        if (!model) return
        handle.update({
          ...shownNow(run, model),
          theme: themeNow.current,
          veil: trouble && troubleText(trouble),
          faultsEditable: !trouble && useCompare.getState().source !== 'recording',
          namesAbove,
          brief,
          progress: progress?.share ?? null,
        })
        if (version !== drawn) {
          drawn = version
          requestAnimationFrame(() => performance.mark('podscope:redrawn'))
        }
      }
      draw()
      stops.push(
        useDrawn.subscribe(draw),
        useInputs.subscribe(draw),
        useWhy.subscribe(draw),
        useSpots.subscribe(draw),
        useCompare.subscribe(draw),
        useUi.subscribe(draw),
        keepInSight(),
        () => {
          timelineHandle.current = null
          handle.destroy()
        },
      )
    }
    void start()
    return () => {
      gone = true
      for (const stop of stops) stop()
    }
  }, [namesAbove, brief])

  return (
    <section
      className="timeline-box"
      style={resizable ? ({ '--gutter': `${gutter}px` } as CSSProperties) : undefined}
      aria-label={t('timeline.label')}
      data-region="timeline"
    >
      <LaneFilter />
      <div className="timeline-host" ref={host} />
      {resizable ? <GutterSeparator width={gutter} onResize={setGutter} /> : null}
      <TimeSlider />
      {namesAbove ? null : <Welcome />}
      <Trouble />
      <Empty />
    </section>
  )
}
