import { between, ms, plus, seconds } from '../../base/time.ts'
import type { Duration, SimTime } from '../../base/time.ts'
import { isNode } from '../../kube/types.ts'
import type { Node } from '../../kube/types.ts'
import type { WatchEvent } from '../api/server.ts'
import { WallClock } from '../api/times.ts'
import { Controller } from '../controllers/controller.ts'
import type { ControllerContext } from '../controllers/controller.ts'
import { withTaints } from './condition-taints.ts'
import { monitorPhase, NOT_READY, readiness, UNREACHABLE, untilLook } from './monitor.ts'

/** How often the queue of nodes to be tainted is looked through. Models nodelifecycle/scheduler/rate_limited_queue.go NodeEvictionPeriod (v1.36). */
const PASS_PERIOD = ms(100)
/** How often a node of a zone is tainted. Models cmd/kube-controller-manager NodeEvictionRate, SecondaryNodeEvictionRate (v1.36). */
const EACH = seconds(10)
const EACH_WHEN_DISRUPTED = seconds(100)
/** A zone with this share of nodes down, and more than two, is disrupted; a small one then has no evictions. Models UnhealthyZoneThreshold, LargeClusterSizeThreshold there. */
const UNHEALTHY_SHARE = 0.55
const LARGE_ZONE = 50

/** Taints nodes that are not ready so that their Pods are evicted, one after the other in each zone. Models node_lifecycle_controller.go processTaintBaseEviction, handleDisruption (v1.36). */
export class EvictionTaints extends Controller {
  readonly #nodes = new Map<string, Node>()
  readonly #nextOf = new Map<string, SimTime>()
  readonly #phase: Duration
  readonly #passPhase: Duration

  constructor(ctx: ControllerContext) {
    super(ctx)
    this.#phase = monitorPhase(ctx.kernel)
    this.#passPhase = ms(ctx.kernel.random.fork('taint-passes').between(0, PASS_PERIOD))
  }

  observe({ type, object }: WatchEvent): void {
    if (!isNode(object)) return
    const { name } = object.metadata
    const before = this.#nodes.get(name)
    if (type === 'DELETED') this.#nodes.delete(name)
    else this.#nodes.set(name, object)
    if (type === 'DELETED' || (before && readiness(before) === readiness(object))) return
    if (readiness(object) === 'True') {
      if (ownTaints(object).length > 0) this.#atNextLook(name)
    } else {
      // What a kubelet says is noticed at the next look; what is Unknown was found at one.
      const noticed = readiness(object) === 'Unknown' ? ms(0) : untilLook(this.ctx.kernel.now, this.#phase)
      this.#atNextPass(name, plus(this.ctx.kernel.now, noticed))
    }
    if (before) for (const [other, node] of this.#nodes) if (other !== name && readiness(node) !== 'True') this.#atNextLook(other)
  }

  /** The first pass from `time` on finds the node in its queue. */
  #atNextPass(name: string, time: SimTime): void {
    this.enqueueAfter(name, between(this.ctx.kernel.now, WallClock.nextTick(time, this.#passPhase, PASS_PERIOD)))
  }

  #atNextLook(name: string): void {
    this.enqueueAfter(name, untilLook(this.ctx.kernel.now, this.#phase))
  }

  protected sync(name: string): void {
    const node = this.#nodes.get(name)
    if (!node) return
    const status = readiness(node)
    const key = status === 'True' ? null : status === 'False' ? NOT_READY : UNREACHABLE
    const has = ownTaints(node)
    if (key === null || this.#allDown()) return has.length > 0 ? this.#taint(node, null) : undefined
    if (has.length === 1 && has[0]?.key === key) return
    if (has.length > 0) return this.#taint(node, key)
    const zone = zoneOf(node)
    const rate = this.#rate(zone)
    if (rate === null) return
    const { now } = this.ctx.kernel
    const next = this.#nextOf.get(zone) ?? now
    if (next > now) return this.#atNextPass(name, next)
    this.#nextOf.set(zone, plus(now, rate))
    this.#taint(node, key)
  }

  #allDown(): boolean {
    for (const node of this.#nodes.values()) if (readiness(node) === 'True') return false
    return true
  }

  /** How long until the next node of a zone is tainted; null when none is. */
  #rate(zone: string): Duration | null {
    const nodes = [...this.#nodes.values()].filter((node) => zoneOf(node) === zone)
    const down = nodes.filter((node) => readiness(node) !== 'True').length
    const disrupted = down < nodes.length && down > 2 && down / nodes.length >= UNHEALTHY_SHARE
    if (!disrupted) return EACH
    return nodes.length > LARGE_ZONE ? EACH_WHEN_DISRUPTED : null
  }

  #taint(node: Node, key: string | null): void {
    const { api, clock, kernel } = this.ctx
    api.update(node, (stored) => {
      const others = (stored.spec?.taints ?? []).filter((taint) => !isOwn(taint))
      const added = key === null ? [] : [{ effect: 'NoExecute' as const, key, timeAdded: clock.seconds(kernel.now) }]
      return withTaints(stored, [...others, ...added])
    })
  }
}

const isOwn = ({ effect, key }: { effect: string; key: string }): boolean =>
  effect === 'NoExecute' && (key === NOT_READY || key === UNREACHABLE)
const ownTaints = (node: Node) => (node.spec?.taints ?? []).filter(isOwn)

const zoneOf = ({ metadata: { labels } }: Node): string =>
  `${labels?.['topology.kubernetes.io/region'] ?? ''}/${labels?.['topology.kubernetes.io/zone'] ?? ''}`
