import type { Random } from '../../base/random.ts'
import { between, ms, plus, seconds } from '../../base/time.ts'
import type { Duration, SimTime } from '../../base/time.ts'
import type { KubeEvent, Pod } from '../../kube/types.ts'
import type { ApiServer } from '../api/server.ts'
import { WallClock } from '../api/times.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Timer } from '../kernel/queue.ts'

/** Models client-go/tools/events/event_broadcaster.go (v1.36): maxTriesPerEvent aside, finishTime and refreshTime. */
const FINISH_EVERY = seconds(360)
const REFRESH_EVERY = seconds(1800)
const LONGEST_NOTE = 1024
const CUT = ' ...'

/** From a call to the API server's write. Measured: 1 to 5 ms. */
const EVENT_TAKES = ms(2)

type SchedulerEvent = KubeEvent & { action: string; series?: { count: number; lastObservedTime: string } }

interface Series {
  stored: SchedulerEvent | null
  count: number
  written: number
  last: SimTime
  timer: Timer | null
}

/**
 * The scheduler's Events: equal ones become a series, whose count is written at the second, then only when the series ends or is long.
 * What is equal does not depend on the text, but on the Pod's resourceVersion.
 */
export class SchedulerEvents {
  readonly #kernel: Kernel
  readonly #api: ApiServer
  readonly #clock: WallClock
  readonly #series = new Map<string, Series>()
  readonly #phases: { readonly finish: Duration; readonly refresh: Duration }
  readonly #names: Random

  constructor(kernel: Kernel, api: ApiServer, clock: WallClock, random: Random) {
    this.#kernel = kernel
    this.#api = api
    this.#clock = clock
    this.#names = random
    this.#phases = { finish: ms(random.between(0, FINISH_EVERY)), refresh: ms(random.between(0, REFRESH_EVERY)) }
  }

  send(pod: Pod, type: 'Normal' | 'Warning', reason: string, action: string, text: string): void {
    const { now } = this.#kernel
    const { uid, resourceVersion } = pod.metadata
    const key = `${uid}/${resourceVersion}/${type}/${reason}/${action}`
    const known = this.#series.get(key)
    if (known && WallClock.nextTick(plus(known.last, FINISH_EVERY), this.#phases.finish, FINISH_EVERY) > now) {
      known.count += 1
      known.last = now
      if (known.count === 2) this.#write(known)
      else if (!known.timer) this.#writeLater(known)
      return
    }
    const series: Series = { stored: null, count: 1, written: 1, last: now, timer: null }
    this.#series.set(key, series)
    const note = text.length > LONGEST_NOTE ? text.slice(0, LONGEST_NOTE - CUT.length) + CUT : text
    const event = this.#build(pod, type, reason, action, note)
    this.#kernel.after(EVENT_TAKES, () => {
      series.stored = this.#api.create(event)
    })
  }

  #write(series: Series): void {
    this.#kernel.after(EVENT_TAKES, () => {
      const { stored, count, last } = series
      if (!stored || count === series.written) return
      series.written = count
      this.#api.update(stored, (event) => ({ ...event, series: { count, lastObservedTime: this.#clock.micros(last) } }))
    })
  }

  /** The next time that unwritten counts are written: when the series has been quiet, or at the refresh. */
  #writeLater(series: Series): void {
    const { now } = this.#kernel
    const quiet = WallClock.nextTick(plus(series.last, FINISH_EVERY), this.#phases.finish, FINISH_EVERY)
    const refresh = WallClock.nextTick(now, this.#phases.refresh, REFRESH_EVERY)
    series.timer = this.#kernel.at(quiet < refresh ? quiet : refresh, () => {
      series.timer = null
      const isQuiet = between(series.last, this.#kernel.now) >= FINISH_EVERY
      if (isQuiet || this.#kernel.now >= refresh) this.#write(series)
      else this.#writeLater(series)
    })
  }

  #build(pod: Pod, type: string, reason: string, action: string, message: string): SchedulerEvent {
    const { name, namespace = 'default', uid, resourceVersion } = pod.metadata
    return {
      action,
      apiVersion: 'v1',
      eventTime: this.#clock.micros(this.#kernel.now),
      firstTimestamp: null,
      involvedObject: { apiVersion: 'v1', kind: 'Pod', name, namespace, ...(resourceVersion && { resourceVersion }), ...(uid && { uid }) },
      kind: 'Event',
      lastTimestamp: null,
      message,
      metadata: { name: `${name}.${this.#names.text(16, '0123456789abcdef')}`, namespace },
      reason,
      reportingComponent: 'default-scheduler',
      reportingInstance: 'default-scheduler-control-plane',
      source: {},
      type,
    }
  }
}
