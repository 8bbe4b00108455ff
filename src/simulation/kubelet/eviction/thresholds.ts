import { parseQuantity, wholeUnits } from '../../../base/quantity.ts'
import { minutes, ms } from '../../../base/time.ts'
import type { Duration } from '../../../base/time.ts'
import { EVICTION_SIGNALS } from '../../../kube/scenario.ts'
import type { EvictionSignal, KubeletSettings } from '../../../kube/scenario.ts'
import type { Pod } from '../../../kube/types.ts'
import type { Bytes, ProcessUse, Resource } from '../../runtime/meter.ts'
import { durationOr } from '../../script/durations.ts'

/** An amount: bytes, or a share of what there is. */
type Amount = { readonly bytes: number } | { readonly share: number }

/** When a kubelet begins to evict. */
export interface Threshold {
  readonly signal: EvictionSignal
  readonly amount: Amount
  /** How long it must be met; null: a hard one, which evicts at once. */
  readonly grace: Duration | null
  /** How much more must be left until it counts as resolved. */
  readonly reclaim: Amount | null
}

/** What a kubelet measures of its node when it looks. */
export interface Observations {
  readonly available: Bytes
  readonly capacity: Bytes
  readonly processes: readonly ProcessUse[]
  /** Bytes in each emptyDir of a Pod that is on the disk. */
  readonly emptyDirs: (pod: Pod) => readonly { readonly name: string; readonly bytes: number }[]
}

/** How one kubelet evicts. */
export interface EvictionConfig {
  readonly thresholds: readonly Threshold[]
  /** Most seconds that a Pod gets when a soft threshold evicts it. */
  readonly softGrace: number
  readonly transition: Duration
}

/** What a signal measures, the resource as messages name it, and the condition that a node is then in. Models pkg/kubelet/eviction/helpers.go signalToResource, signalToNodeCondition (v1.36). */
export const SIGNALS: Readonly<
  Record<EvictionSignal, { resource: Resource; name: 'memory' | 'ephemeral-storage'; condition: 'MemoryPressure' | 'DiskPressure' }>
> = {
  'memory.available': { resource: 'memory', name: 'memory', condition: 'MemoryPressure' },
  'nodefs.available': { resource: 'disk', name: 'ephemeral-storage', condition: 'DiskPressure' },
  'imagefs.available': { resource: 'disk', name: 'ephemeral-storage', condition: 'DiskPressure' },
}

/** Models pkg/kubelet/apis/config/v1beta1/defaults_linux.go DefaultEvictionHard and defaults.go (v1.36). */
const DEFAULT_HARD: Partial<Record<EvictionSignal, string>> = {
  'memory.available': '100Mi',
  'nodefs.available': '10%',
  'imagefs.available': '15%',
}
const DEFAULT_TRANSITION = minutes(5)

function amountOf(text: string | undefined): Amount | null {
  if (text === undefined) return null
  // Shares are floats of 32 bits: 10 % of 100 GiB is not a round figure.
  if (text.endsWith('%')) return { share: Math.fround(Math.fround(Number(text.slice(0, -1))) / 100) }
  const quantity = parseQuantity(text)
  return quantity && { bytes: wholeUnits(quantity) }
}

/** What the settings of a kubelet come to. Models pkg/kubelet/eviction/helpers.go ParseThresholdConfig (v1.36). */
export function evictionConfig(settings: KubeletSettings = {}): EvictionConfig {
  const { evictionHard = DEFAULT_HARD, evictionSoft = {}, evictionSoftGracePeriod = {}, evictionMinimumReclaim = {} } = settings
  const read = (texts: Partial<Record<EvictionSignal, string>>, grace: (signal: EvictionSignal) => Duration | null): Threshold[] =>
    EVICTION_SIGNALS.flatMap((signal) => {
      const amount = amountOf(texts[signal])
      if (!amount || ('share' in amount && (amount.share <= 0 || amount.share >= 1))) return []
      return [{ signal, amount, grace: grace(signal), reclaim: amountOf(evictionMinimumReclaim[signal]) }]
    })
  return {
    thresholds: [...read(evictionHard, () => null), ...read(evictionSoft, (signal) => ms(durationOr(evictionSoftGracePeriod[signal], 0)))],
    softGrace: settings.evictionMaxPodGracePeriod ?? 0,
    transition: durationOr(settings.evictionPressureTransitionPeriod, DEFAULT_TRANSITION),
  }
}

const bytesOf = (amount: Amount, capacity: number): number => ('bytes' in amount ? amount.bytes : Math.trunc(capacity * amount.share))

/** How much must be left of what a threshold is about; with what is to be reclaimed on top once it was met. */
export function wantedBy({ amount, reclaim, signal }: Threshold, capacity: Bytes, reclaiming = false): number {
  const of = capacity[SIGNALS[signal].resource]
  return bytesOf(amount, of) + (reclaiming && reclaim ? bytesOf(reclaim, of) : 0)
}
