import { useSelector } from '@xstate/react'
import { useRef } from 'react'
import { t } from '../../messages/index.ts'
import { fit, nextChange, previousChange, togglePlay, toStart, usePlayback } from '../actions.ts'
import { formatTime } from '../format.ts'
import { Icon } from '../icons/Icon.tsx'
import type { MenuEntry } from '../menu/entries.ts'
import { Menu } from '../menu/Menu.tsx'
import { SPEEDS } from '../playback/machine.ts'
import type { Speed } from '../playback/machine.ts'
import { playback } from '../playback/playback.ts'
import { useShownEnd } from '../store/compare.ts'
import { useInputs } from '../store/inputs.ts'
import { useRun } from '../store/run.ts'
import { IconButton } from '../topbar/IconButton.tsx'
import { useRoom } from './useRoom.ts'
import { OverviewHost } from './OverviewHost.tsx'
import './Transport.css'

const nameOf = (speed: Speed): string => (speed === 'changes' ? t('app.speed.changes') : t('app.speed.times', { speed }))

/** Every speed, with the one in use marked. */
const speedsIn = (speed: Speed): readonly MenuEntry[] =>
  SPEEDS.map((one) => ({
    kind: 'item',
    id: String(one),
    label: nameOf(one),
    checked: one === speed,
    pick: () => playback.send({ type: 'set speed', speed: one }),
  }))

/** Narrower than this, in pixels, the overview would be too short to read: the speed goes behind the last button, then the fit. */
const ROOM_FOR_SPEED = 560
const ROOM_FOR_FIT = 500

/** Keys of playing, the time, the overview, the speed. */
export function Transport() {
  const bar = useRef<HTMLDivElement>(null)
  const room = useRoom(bar)
  const hasSpeed = room >= ROOM_FOR_SPEED
  const hasFit = room >= ROOM_FOR_FIT
  return (
    <div className="transport" role="toolbar" aria-label={t('app.transport')} data-region="transport" ref={bar}>
      <TransportKeys />
      <Clock />
      <OverviewHost />
      {hasSpeed ? <SpeedPicker /> : null}
      {hasFit ? <IconButton icon="fit" label={t('app.fit')} onClick={fit} /> : null}
      {hasSpeed ? null : <More hasFit={hasFit} />}
    </div>
  )
}

/** What has no room in the bar. */
function More({ hasFit }: { hasFit: boolean }) {
  const speed = useSelector(playback, (state) => state.context.speed)
  const trigger = (
    <button type="button" className="icon" aria-haspopup="menu" aria-label={t('app.transport.more')} title={t('app.transport.more')}>
      <Icon name="more" />
    </button>
  )
  const speeds = { kind: 'group' as const, id: 'speed', label: t('app.speed', { speed: nameOf(speed) }), entries: speedsIn(speed) }
  const entries: readonly MenuEntry[] = hasFit ? [speeds] : [speeds, { kind: 'item', id: 'fit', label: t('app.fit'), pick: fit }]
  return <Menu trigger={trigger} entries={entries} label={t('app.transport.more')} align="end" />
}

export const TransportKeys = () => (
  <div className="transport-keys">
    <IconButton icon="first" label={t('app.to-start')} onClick={toStart} />
    <StepKeys />
  </div>
)

/** The keys to play, and to step from change to change. */
export function StepKeys() {
  const { playing } = usePlayback()
  return (
    <>
      <IconButton icon="prev" label={t('app.previous-change')} onClick={previousChange} />
      <IconButton
        icon={playing ? 'pause' : 'play'}
        label={t(playing ? 'app.pause' : 'app.play')}
        className="icon-play"
        onClick={togglePlay}
      />
      <IconButton icon="next" label={t('app.next-change')} onClick={nextChange} />
    </>
  )
}

/** The cursor's time, and how long the world is. */
export function Clock() {
  const cursor = useInputs((state) => state.cursor)
  const hasRun = useRun((state) => state.model !== null)
  const end = useShownEnd()
  return (
    <div className="time">
      <b data-testid="time">{formatTime(cursor)}</b>
      <span>{hasRun ? t('app.of', { end: formatTime(end, false) }) : ''}</span>
    </div>
  )
}

export function SpeedPicker() {
  const speed = useSelector(playback, (state) => state.context.speed)
  const trigger = (
    <button type="button" className="plain speed" aria-haspopup="menu" aria-label={t('app.speed', { speed: nameOf(speed) })}>
      {nameOf(speed)}
      <Icon name="down" />
    </button>
  )
  return <Menu trigger={trigger} entries={speedsIn(speed)} label={t('app.speed.label')} align="end" />
}
