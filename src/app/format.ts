import type { Duration, SimTime } from '../base/time.ts'
import { t } from '../messages/index.ts'

const two = (value: number): string => String(value).padStart(2, '0')

/** `3:23.0`, `1:02:03.4`, `2 d 4:00:00.0`: a moment since time zero, in tenths. */
export function formatTime(at: SimTime, tenths = true): string {
  const total = Math.floor(Math.abs(at) / 100)
  const seconds = Math.floor(total / 10) % 60
  const minutes = Math.floor(total / 600) % 60
  const hours = Math.floor(total / 36_000) % 24
  const days = Math.floor(total / 864_000)
  const clock = hours || days ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`
  const day = days ? `${t('app.days', { days })} ` : ''
  return `${at < 0 ? '-' : ''}${day}${clock}${tenths ? `.${total % 10}` : ''}`
}

/** `29.1 s`, `3 m 12 s`, `3 h 12 m`: how long, for people. */
export function formatLength(length: Duration): string {
  const seconds = length / 1000
  if (seconds < 60) return t('app.length.seconds', { seconds: seconds.toFixed(1) })
  if (seconds < 3600) return t('app.length.minutes', { minutes: Math.floor(seconds / 60), seconds: Math.floor(seconds % 60) })
  return t('app.length.hours', { hours: Math.floor(seconds / 3600), minutes: Math.floor((seconds % 3600) / 60) })
}

/**
 * kubectl's ages: `3m23s`, `11s`, `4h12m`.
 * Models staging/src/k8s.io/apimachinery/pkg/util/duration, HumanDuration (v1.36)
 */
export function formatAge(length: Duration): string {
  const seconds = Math.floor(length / 1000)
  if (seconds < 0) return '0s'
  if (seconds < 120) return `${seconds}s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 10) return seconds % 60 ? `${minutes}m${seconds % 60}s` : `${minutes}m`
  if (minutes < 180) return `${minutes}m`
  const hours = Math.floor(minutes / 60)
  if (hours < 8) return minutes % 60 ? `${hours}h${minutes % 60}m` : `${hours}h`
  if (hours < 48) return `${hours}h`
  const days = Math.floor(hours / 24)
  return days < 8 && hours % 24 ? `${days}d${hours % 24}h` : `${days}d`
}
