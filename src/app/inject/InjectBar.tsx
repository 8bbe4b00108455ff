import { memo, useLayoutEffect, useRef, useState } from 'react'
import { t } from '../../messages/index.ts'
import { formatTime } from '../format.ts'
import { Glyph, Icon } from '../icons/Icon.tsx'
import type { MenuEntry } from '../menu/entries.ts'
import { Menu } from '../menu/Menu.tsx'
import { showSimulation, useRecordedAlone } from '../store/compare.ts'
import { laneByHand } from '../store/by-hand.ts'
import { useInputs } from '../store/inputs.ts'
import { useRun } from '../store/run.ts'
import { entryOf } from './entries.ts'
import { isGroup } from './faults.ts'
import type { Fault, FaultGroup } from './faults.ts'
import { allFaults, injectFault } from './edits.ts'
import { choicesAt, targetName, targetOf, targetsIn } from './targets.ts'
import './InjectBar.css'

const CHIPS = 6
/** What a chip needs, on the average, and the one behind which the rest is. */
const CHIP_SPACE = 88
const MORE_SPACE = 44

/** What can be broken at the cursor; a recording says that it cannot be, and leads to the simulation. */
export function InjectBar() {
  return useRecordedAlone() ? <NothingToInject /> : <Faults />
}

function NothingToInject() {
  const reason = t('faults.recorded')
  return (
    <div className="inject" role="toolbar" aria-label={t('faults.bar')} data-region="inject">
      <span className="inject-not" title={reason}>
        {reason}
      </span>
      <button type="button" className="chip" onClick={showSimulation}>
        {t('faults.recorded.show')}
      </button>
    </div>
  )
}

/** Chips; what does not fit is behind the last one. */
function Faults() {
  const bar = useRef<HTMLDivElement>(null)
  const [fitting, setFitting] = useState(CHIPS)
  const reading = useRun((state) => state.goodReading)
  const chosen = useInputs((state) => state.target)
  const model = useRun((state) => state.model)
  const broken = useRun((state) => state.trouble !== null)
  const selected = useInputs((state) => laneByHand(state.selection))
  const target = targetOf(reading, model, chosen, selected)
  const hasTarget = target !== null
  const all = targetsIn(reading, model)
  const label = useInputs((state) => (target ? targetName(model, all, target, state.cursor) : ''))

  useLayoutEffect(() => {
    const element = bar.current
    if (!element) return
    // The picker is another element once its menu has come.
    const lastNow = (): Element => element.querySelector(hasTarget ? '.chip-target' : '.inject-at') ?? element
    let last = lastNow()
    const observer = new ResizeObserver(() => {
      if (!last.isConnected) observer.observe((last = lastNow()))
      const { right } = last.getBoundingClientRect()
      const free = element.getBoundingClientRect().right - right - MORE_SPACE
      setFitting(Math.max(0, Math.min(CHIPS, Math.floor(free / CHIP_SPACE))))
    })
    observer.observe(element)
    observer.observe(last)
    return () => observer.disconnect()
  }, [hasTarget])

  const faults = target ? allFaults() : []
  return (
    <div className="inject" role="toolbar" aria-label={t('faults.bar')} ref={bar} data-region="inject">
      <span className="inject-at">
        <Glyph name="flag" tone="fail" />
        <span className="inject-word">{t('faults.inject')}</span> <CursorTime /> {hasTarget ? t('faults.in') : null}
      </span>
      {target ? <TargetPicker current={target.key} label={label} /> : null}
      {faults.slice(0, fitting).map((one) => (
        <Chip key={one.id} id={one.id} label={one.label} opens={isGroup(one)} disabled={broken} />
      ))}
      {faults.length > fitting ? <More from={fitting} disabled={broken} /> : null}
    </div>
  )
}

/** On its own, since it changes with every frame while playing. */
function CursorTime() {
  return <b>{formatTime(useInputs((state) => state.cursor))}</b>
}

interface ChipProps {
  readonly id: string
  readonly label: string
  readonly opens: boolean
  readonly disabled: boolean
}

/** The faults behind a chip, for the cursor as it is when somebody looks. */
function faultsIn(id: string): readonly (Fault | FaultGroup)[] {
  const one = allFaults().find((fault) => fault.id === id)
  return one ? (isGroup(one) ? one.faults : [one]) : []
}

const Chip = memo(function Chip({ id, label, opens, disabled }: ChipProps) {
  if (!opens) {
    return (
      <button type="button" className="chip" disabled={disabled} onClick={() => pickNow(id)}>
        {label}
      </button>
    )
  }
  const trigger = (
    <button type="button" className="chip" aria-haspopup="menu" disabled={disabled}>
      {label}
      <Icon name="down" />
    </button>
  )
  return <Menu trigger={trigger} entries={() => faultsIn(id).map(entryOf)} label={label} />
})

const More = memo(function More({ from, disabled }: { from: number; disabled: boolean }) {
  const trigger = (
    <button type="button" className="chip chip-icon" disabled={disabled} aria-label={t('faults.more')} aria-haspopup="menu">
      <Icon name="more" />
    </button>
  )
  return <Menu trigger={trigger} entries={() => allFaults().slice(from).map(entryOf)} label={t('faults.more')} align="end" />
})

function pickNow(id: string): void {
  const [fault] = faultsIn(id)
  if (fault && !isGroup(fault)) void injectFault(fault)
}

function entries(current: string): readonly MenuEntry[] {
  const { goodReading, model } = useRun.getState()
  const { cursor, selection } = useInputs.getState()
  const all = targetsIn(goodReading, model)
  return choicesAt(goodReading, model, cursor, selection?.lane ?? null).map((target) => ({
    kind: 'item',
    id: target.key,
    label: targetName(model, all, target, cursor),
    checked: target.key === current,
    pick: () => useInputs.getState().set({ target: target.key }),
  }))
}

const TargetPicker = memo(function TargetPicker({ current, label }: { current: string; label: string }) {
  const trigger = (
    <button
      type="button"
      className="chip chip-target"
      aria-haspopup="menu"
      title={label}
      aria-label={t('faults.target', { container: label })}
    >
      <span>{label}</span>
      <Icon name="down" />
    </button>
  )
  return <Menu trigger={trigger} entries={() => entries(current)} label={t('faults.target', { container: label })} />
})
