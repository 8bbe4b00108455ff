import { bytesText } from '../../../base/quantity.ts'
import { ms, seconds, simTimeOf } from '../../../base/time.ts'
import type { Duration, SimTime } from '../../../base/time.ts'
import { podKeyOf, uidOf } from '../../../kube/pod-keys.ts'
import { qosClass } from '../../../kube/qos.ts'
import { tolerates } from '../../../kube/scheduling/tolerations.ts'
import type { Pod } from '../../../kube/types.ts'
import { sleep, waitAtMost } from '../../kernel/task.ts'
import type { Task } from '../../kernel/task.ts'
import type { Meter } from '../../runtime/meter.ts'
import type { Refusal } from '../admission.ts'
import type { KubeletContext } from '../context.ts'
import { isCritical } from '../critical.ts'
import { nodeReference } from '../node-status.ts'
import { failedBy, killAndWait } from '../pod-killer.ts'
import type { Ending, PodHost } from '../pod-killer.ts'
import { evictionMessage, storageLimitMessage } from './messages.ts'
import { ranked, requestedBy, usedBy } from './ranking.ts'
import { SIGNALS, wantedBy } from './thresholds.ts'
import type { EvictionConfig, Observations, Threshold } from './thresholds.ts'

/** Models pkg/kubelet/kubelet.go evictionMonitoringPeriod and eviction_manager.go podCleanupTimeout, podCleanupPollFreq (v1.36). */
const PERIOD = seconds(10)
const CLEANUP_TIMEOUT = seconds(30)
const CLEANUP_POLL = 1000
/** The seconds that a Pod gets that has to go at once. Models eviction_manager.go immediateEvictionGracePeriodSeconds (v1.36). */
const IMMEDIATE = 1

export type Pressure = 'MemoryPressure' | 'DiskPressure'

/**
 * Ends Pods before the node itself runs out of memory or disk: looks every ten seconds, ends one Pod at most, and says that the node is under pressure.
 * Looks that would find nothing are not played. Models pkg/kubelet/eviction/eviction_manager.go (v1.36).
 */
export class EvictionManager {
  readonly #ctx: KubeletContext
  readonly #config: EvictionConfig
  readonly #meter: Meter
  readonly #host: PodHost
  readonly #changed: () => void
  /** When the latest look was over, or where the looks lie that were not played. */
  #base: SimTime
  #looking = false
  readonly #firstMet = new Map<Threshold, SimTime>()
  readonly #lastSeen = new Map<Pressure, SimTime>()
  #met: readonly Threshold[] = []
  #conditions: readonly Pressure[] = []

  /** `changed` is called when the node comes under pressure, or out of it. */
  constructor(ctx: KubeletContext, config: EvictionConfig, meter: Meter, host: PodHost, phase: Duration, changed: () => void) {
    this.#ctx = ctx
    this.#config = config
    this.#meter = meter
    this.#host = host
    this.#changed = changed
    this.#base = simTimeOf(phase)
    meter.onChange(() => this.#expectLook())
    if (meter.isUnusual) this.#expectLook()
  }

  isUnder(pressure: Pressure): boolean {
    return this.#conditions.includes(pressure)
  }

  /** Why a Pod may not come to a node under pressure; null when it may. Models eviction_manager.go Admit (v1.36). */
  refusalOf(pod: Pod): Refusal | null {
    if (this.#conditions.length === 0 || isCritical(pod)) return null
    if (!this.isUnder('DiskPressure')) {
      const taint = { key: 'node.kubernetes.io/memory-pressure', effect: 'NoSchedule' as const }
      const mayTry = qosClass(pod.spec) !== 'BestEffort' || pod.spec.tolerations?.some((one) => tolerates(one, taint))
      if (mayTry) return null
    }
    return { reason: 'Evicted', message: `The node had condition: [${this.#conditions.join(' ')}]. ` }
  }

  #expectLook(): void {
    if (this.#looking || !this.#isNeeded(this.#observe())) return
    this.#looking = true
    const { kernel } = this.#ctx
    const period: number = PERIOD
    const next = this.#base + Math.max(1, Math.ceil((kernel.now - this.#base) / period)) * period
    kernel.at(next as SimTime, () => kernel.spawn(this.#loop()))
  }

  /** Whether a look would find something to do, or to remember. */
  #isNeeded(observed: Observations): boolean {
    return (
      this.#conditions.length > 0 ||
      this.#config.thresholds.some((threshold) => this.#isMet(threshold, observed, false)) ||
      this.#host.active().some((pod) => storageLimitMessage(pod, observed) !== null)
    )
  }

  #observe(): Observations {
    const processes = this.#meter.processes()
    const available = { memory: this.#meter.available('memory', processes), disk: this.#meter.available('disk', processes) }
    return { available, capacity: this.#meter.capacity, processes, emptyDirs: (pod) => this.#meter.emptyDirs(pod) }
  }

  #isMet(threshold: Threshold, { available, capacity }: Observations, reclaiming: boolean): boolean {
    return available[SIGNALS[threshold.signal].resource] < wantedBy(threshold, capacity, reclaiming)
  }

  *#loop(): Task<void> {
    const { kernel } = this.#ctx
    while (this.#isNeeded(this.#observe()) || this.#met.length > 0) {
      const evicted = yield* this.#synchronize()
      if (evicted) yield* this.#awaitCleanup(evicted)
      else yield* sleep(PERIOD)
    }
    this.#base = kernel.now
    this.#looking = false
  }

  *#synchronize(): Task<Ending | null> {
    const { now } = this.#ctx.kernel
    const observed = this.#observe()
    const met = this.#config.thresholds.filter(
      (threshold) => this.#isMet(threshold, observed, false) || (this.#met.includes(threshold) && this.#isMet(threshold, observed, true)),
    )
    for (const threshold of this.#firstMet.keys()) if (!met.includes(threshold)) this.#firstMet.delete(threshold)
    for (const threshold of met) {
      if (!this.#firstMet.has(threshold)) this.#firstMet.set(threshold, now)
      this.#lastSeen.set(SIGNALS[threshold.signal].condition, now)
    }
    this.#setConditions([...this.#lastSeen].filter(([, at]) => now - at < this.#config.transition).map(([condition]) => condition))
    this.#met = met.filter((threshold) => now - (this.#firstMet.get(threshold) ?? now) >= (threshold.grace ?? 0))
    for (const pod of this.#host.active()) {
      const message = storageLimitMessage(pod, observed)
      const ending = message === null ? null : yield* this.#evict(pod, IMMEDIATE, message, false)
      if (ending) return ending
    }
    const threshold = this.#met.find(({ signal }) => SIGNALS[signal].resource === 'memory') ?? this.#met[0]
    return threshold ? yield* this.#reclaim(threshold, observed) : null
  }

  #setConditions(conditions: readonly Pressure[]): void {
    const before = this.#conditions
    this.#conditions = conditions
    if (conditions.length !== before.length || conditions.some((one) => !before.includes(one))) this.#changed()
  }

  *#reclaim(threshold: Threshold, observed: Observations): Task<Ending | null> {
    const { events, node } = this.#ctx
    const { name, resource } = SIGNALS[threshold.signal]
    events.send(nodeReference(node), 'Warning', 'EvictionThresholdMet', `Attempting to reclaim ${name}`)
    if (resource === 'disk') {
      this.#meter.removeUnusedImages()
      const after = this.#observe()
      if (!this.#config.thresholds.some((one) => this.#isMet(one, after, true))) return null
    }
    const grace = threshold.grace === null ? IMMEDIATE : this.#config.softGrace
    for (const pod of ranked(this.#host.active(), observed, resource)) {
      if (isCritical(pod)) continue
      this.#note(pod, threshold, observed, grace)
      const ending = yield* this.#evict(pod, grace, evictionMessage(pod, threshold, observed), true)
      if (ending) return ending
    }
    return null
  }

  /** Says why this Pod goes: what is left, what it uses, and how long it gets. */
  #note(pod: Pod, threshold: Threshold, observed: Observations, grace: number): void {
    const { name, resource } = SIGNALS[threshold.signal]
    const { available, capacity } = observed
    const facts = {
      resource: name,
      available: bytesText(available[resource]),
      wanted: bytesText(wantedBy(threshold, capacity)),
      used: bytesText(usedBy(pod, observed, resource)),
      requested: bytesText(requestedBy(pod, resource)),
      priority: pod.spec.priority ?? 0,
      grace,
    }
    this.#ctx.recorder.lead({ kind: 'note', what: 'evicted', pod: podKeyOf(pod), container: null, facts })
  }

  *#evict(pod: Pod, grace: number, message: string, disrupts: boolean): Task<Ending | null> {
    const { clock, events, kernel } = this.#ctx
    if (isCritical(pod)) return null
    events.send(pod, 'Warning', 'Evicted', message)
    const verdict = { reason: 'Evicted', message, disrupts }
    const ending = this.#host.end(uidOf(pod), 'eviction', { grace, status: failedBy(pod, verdict, clock.seconds(kernel.now)) })
    if (ending) yield* killAndWait(this.#ctx, ending, pod, grace)
    return ending
  }

  /** The next look follows once the Pod is cleaned up: that is asked for every second. */
  *#awaitCleanup({ finished }: Ending): Task<void> {
    const began = this.#ctx.kernel.now
    yield* waitAtMost(CLEANUP_TIMEOUT, finished)
    const waited = this.#ctx.kernel.now - began
    const polls = Math.max(1, Math.ceil(waited / CLEANUP_POLL))
    yield* sleep(ms(Math.max(0, Math.min(polls * CLEANUP_POLL, CLEANUP_TIMEOUT) - waited)))
  }
}
