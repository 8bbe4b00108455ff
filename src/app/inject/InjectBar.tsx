import { useLayoutEffect, useRef, useState } from 'react'
import { t } from '../../messages/index.ts'
import { formatTime } from '../format.ts'
import { Glyph, Icon } from '../icons/Icon.tsx'
import { Menu } from '../menu/Menu.tsx'
import { useInputs } from '../store/inputs.ts'
import { useRun } from '../store/run.ts'
import { entryOf } from './entries.ts'
import { isGroup } from './faults.ts'
import type { Fault, FaultGroup } from './faults.ts'
import { allFaults, injectStep } from './edits.ts'
import { keyOf, targetOf } from './targets.ts'
import './InjectBar.css'

const CHIPS = 6
/** What a chip needs, on the average, and the one behind which the rest is. */
const CHIP_SPACE = 88
const MORE_SPACE = 44

/** What can be broken at the cursor, as chips; what does not fit is behind the last one. */
export function InjectBar() {
  const bar = useRef<HTMLDivElement>(null)
  const [fitting, setFitting] = useState(CHIPS)
  const cursor = useInputs((state) => state.cursor)
  const reading = useRun((state) => state.goodReading)
  const chosen = useInputs((state) => state.target)
  const model = useRun((state) => state.model)
  const broken = useRun((state) => state.trouble !== null)
  const target = targetOf(reading, model, chosen)
  const hasTarget = target !== null

  useLayoutEffect(() => {
    const element = bar.current
    if (!element || !hasTarget) return
    const observer = new ResizeObserver(() => {
      const { right } = (element.querySelector('.chip-target') ?? element.firstElementChild ?? element).getBoundingClientRect()
      const free = element.getBoundingClientRect().right - right - MORE_SPACE
      setFitting(Math.max(0, Math.min(CHIPS, Math.floor(free / CHIP_SPACE))))
    })
    observer.observe(element)
    for (const part of element.querySelectorAll('.inject-at, .chip-target')) observer.observe(part)
    return () => observer.disconnect()
  }, [hasTarget])

  const faults = target ? allFaults() : []
  const chips = faults.slice(0, fitting)
  const rest = faults.slice(fitting)
  return (
    <div className="inject" role="toolbar" aria-label={t('faults.bar')} ref={bar} data-region="inject">
      <span className="inject-at">
        <Glyph name="flag" tone="fail" />
        <span className="inject-word">{t('faults.inject')}</span> <b>{formatTime(cursor)}</b> {hasTarget ? t('faults.in') : null}
      </span>
      {target ? <TargetPicker current={keyOf(target)} /> : null}
      {chips.map((one) => (
        <Chip key={one.id} fault={one} disabled={broken} />
      ))}
      {rest.length ? (
        <Menu
          trigger={
            <button type="button" className="chip chip-icon" disabled={broken} aria-label={t('faults.more')} aria-haspopup="menu">
              <Icon name="more" />
            </button>
          }
          entries={rest.map(entryOf)}
          label={t('faults.more')}
          align="end"
        />
      ) : null}
    </div>
  )
}

function Chip({ fault, disabled }: { fault: Fault | FaultGroup; disabled: boolean }) {
  if (!isGroup(fault)) {
    return (
      <button type="button" className="chip" disabled={disabled} onClick={() => pickNow(fault.id)}>
        {fault.label}
      </button>
    )
  }
  const trigger = (
    <button type="button" className="chip" aria-haspopup="menu" disabled={disabled}>
      {fault.label}
      <Icon name="down" />
    </button>
  )
  return <Menu trigger={trigger} entries={fault.faults.map(entryOf)} label={fault.label} />
}

function pickNow(id: string): void {
  const fault = allFaults().find((one) => one.id === id)
  if (fault && !isGroup(fault)) void injectStep(fault.step)
}

function TargetPicker({ current }: { current: string }) {
  const containers = useRun((state) => state.goodReading?.containers) ?? []
  const several = new Set(containers.map((one) => one.pod)).size > 1
  const label = (pod: string, container: string): string => (several ? `${pod.slice(pod.indexOf('/') + 1)} / ${container}` : container)
  const entries = containers.map((place) => ({
    kind: 'item' as const,
    id: keyOf(place),
    label: label(place.pod, place.container),
    checked: keyOf(place) === current,
    pick: () => useInputs.getState().set({ target: keyOf(place) }),
  }))
  const shown = containers.find((place) => keyOf(place) === current)
  const trigger = (
    <button type="button" className="chip chip-target" aria-haspopup="menu" aria-label={t('faults.target', { container: current })}>
      {shown ? label(shown.pod, shown.container) : ''}
      <Icon name="down" />
    </button>
  )
  return <Menu trigger={trigger} entries={entries} label={t('faults.target', { container: current })} />
}
