import { useSelector } from '@xstate/react'
import { t } from '../../messages/index.ts'
import { fit, nextChange, previousChange, togglePlay, toStart, usePlayback } from '../actions.ts'
import { formatTime } from '../format.ts'
import { Icon } from '../icons/Icon.tsx'
import { Menu } from '../menu/Menu.tsx'
import { SPEEDS } from '../playback/machine.ts'
import type { Speed } from '../playback/machine.ts'
import { playback } from '../playback/playback.ts'
import { useInputs } from '../store/inputs.ts'
import { useRun } from '../store/run.ts'
import { IconButton } from '../topbar/IconButton.tsx'
import { OverviewHost } from './OverviewHost.tsx'
import './Transport.css'

const nameOf = (speed: Speed): string => (speed === 'changes' ? t('app.speed.changes') : t('app.speed.times', { speed }))

/** Keys of playing, the time, the overview, the speed. */
export const Transport = () => (
  <div className="transport" role="toolbar" aria-label={t('app.transport')} data-region="transport">
    <TransportKeys />
    <Clock />
    <OverviewHost />
    <SpeedPicker />
    <IconButton icon="fit" label={t('app.fit')} onClick={fit} />
  </div>
)

export function TransportKeys() {
  const { playing } = usePlayback()
  return (
    <div className="transport-keys">
      <IconButton icon="first" label={t('app.to-start')} onClick={toStart} />
      <IconButton icon="prev" label={t('app.previous-change')} onClick={previousChange} />
      <IconButton
        icon={playing ? 'pause' : 'play'}
        label={t(playing ? 'app.pause' : 'app.play')}
        className="icon-play"
        onClick={togglePlay}
      />
      <IconButton icon="next" label={t('app.next-change')} onClick={nextChange} />
    </div>
  )
}

/** The cursor's time, and how long the world is. */
export function Clock() {
  const cursor = useInputs((state) => state.cursor)
  const end = useRun((state) => state.model?.end)
  return (
    <div className="time">
      <b data-testid="time">{formatTime(cursor)}</b>
      <span>{end === undefined ? '' : t('app.of', { end: formatTime(end, false) })}</span>
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
  const entries = SPEEDS.map((one) => ({
    kind: 'item' as const,
    id: String(one),
    label: nameOf(one),
    checked: one === speed,
    pick: () => playback.send({ type: 'set speed', speed: one }),
  }))
  return <Menu trigger={trigger} entries={entries} label={t('app.speed.label')} align="end" />
}
