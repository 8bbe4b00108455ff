import { ms } from '../../base/time.ts'
import type { SimTime } from '../../base/time.ts'
import type { KubeEvent, KubeObject } from '../../kube/types.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { ApiServer } from './server.ts'
import type { WallClock } from './times.ts'

/** Models client-go/tools/record/events_cache.go: defaultSpamBurst, defaultSpamQPS, maxLruCacheEntries aside (v1.36). */
const SPAM_BURST = 25
const SPAM_REFILL = 300_000
const AGGREGATE_AT = 10
const AGGREGATE_WITHIN = 600_000
/** From a component's call to the API server's write. */
const EVENT_LATENCY = ms(3)

interface Counted {
  count: number
  firstTimestamp: string
  stored: KubeEvent | null
  name: string
}

interface Bucket {
  tokens: number
  at: SimTime
}

interface Similar {
  readonly messages: Set<string>
  at: SimTime
}

/**
 * Sends the events of one component, as client-go's correlator does: equal ones are counted, many similar ones are joined,
 * and a component that says too much of one object is silenced, after counting.
 */
export class EventRecorder {
  readonly #counted = new Map<string, Counted>()
  readonly #buckets = new Map<string, Bucket>()
  readonly #similar = new Map<string, Similar>()
  readonly #kernel: Kernel
  readonly #api: ApiServer
  readonly #clock: WallClock
  readonly #component: string
  readonly #host: string
  readonly #transmit: (request: () => void) => void

  /** `transmit` carries out a request once it can reach the API server. */
  constructor(
    kernel: Kernel,
    api: ApiServer,
    clock: WallClock,
    component: string,
    host: string,
    transmit: (request: () => void) => void = (request) => request(),
  ) {
    this.#kernel = kernel
    this.#api = api
    this.#clock = clock
    this.#component = component
    this.#host = host
    this.#transmit = transmit
  }

  /** `fieldPath` names the part of the object that it is about, such as `spec.containers{web}`. */
  send(about: KubeObject, type: 'Normal' | 'Warning', reason: string, text: string, fieldPath?: string): void {
    const now = this.#kernel.now
    const object = `${about.kind}/${about.metadata.namespace}/${about.metadata.name}/${about.metadata.uid}`
    const group = `${object}/${type}/${reason}`
    const message = this.#aggregate(group, text, now)
    const key = message === text ? `${group}/${fieldPath ?? ''}/${message}` : group
    const known = this.#counted.get(key)
    const stamp = this.#clock.seconds(now)
    const counted = known ?? { count: 0, firstTimestamp: stamp, stored: null, name: this.#name(about) }
    counted.count += 1
    this.#counted.set(key, counted)
    if (!this.#allowed(`${object}/${type}`, now)) return
    const { count } = counted
    const request = (): void => {
      const before = counted.stored
      if (before) {
        this.#api.update(before, (stored) => ({ ...stored, count, message, lastTimestamp: stamp }))
        return
      }
      counted.stored = this.#api.create(this.#build(about, type, reason, message, fieldPath, counted, count, stamp))
    }
    this.#kernel.after(EVENT_LATENCY, () => this.#transmit(request))
  }

  #name(about: KubeObject): string {
    const nanoseconds = BigInt(this.#clock.read(this.#clock.seconds(this.#kernel.now))) + BigInt(this.#counted.size)
    const hex = (BigInt('0x18e9f00000000000') + BigInt(this.#kernel.now) * 1_000_000n + nanoseconds).toString(16)
    return `${about.metadata.name}.${hex}`
  }

  #build(
    about: KubeObject,
    type: string,
    reason: string,
    message: string,
    fieldPath: string | undefined,
    counted: Counted,
    count: number,
    stamp: string,
  ): KubeEvent {
    const { name, namespace, uid, resourceVersion } = about.metadata
    return {
      apiVersion: 'v1',
      count,
      eventTime: null,
      firstTimestamp: counted.firstTimestamp,
      involvedObject: {
        apiVersion: about.apiVersion,
        ...(fieldPath && { fieldPath }),
        kind: about.kind,
        name,
        ...(namespace && { namespace }),
        ...(resourceVersion && { resourceVersion }),
        ...(uid && { uid }),
      },
      kind: 'Event',
      lastTimestamp: stamp,
      message,
      metadata: { name: counted.name, namespace: namespace ?? 'default' },
      reason,
      reportingComponent: this.#component,
      reportingInstance: this.#host,
      source: { component: this.#component, ...(this.#host && { host: this.#host }) },
      type,
    }
  }

  /** Many different messages of one object, type and reason become one. Models events_cache.go EventAggregate (v1.36). */
  #aggregate(key: string, text: string, now: SimTime): string {
    const similar = this.#similar.get(key)
    if (!similar || now - similar.at > AGGREGATE_WITHIN) {
      this.#similar.set(key, { messages: new Set([text]), at: now })
      return text
    }
    similar.at = now
    similar.messages.add(text)
    if (similar.messages.size < AGGREGATE_AT) return text
    // The set of what was said is kept just below the limit: what it still knows goes on as it is.
    const [oldest] = similar.messages
    if (oldest !== undefined) similar.messages.delete(oldest)
    return `(combined from similar events): ${text}`
  }

  #allowed(key: string, now: SimTime): boolean {
    const bucket = this.#buckets.get(key) ?? { tokens: SPAM_BURST, at: now }
    const tokens = Math.min(SPAM_BURST, bucket.tokens + (now - bucket.at) / SPAM_REFILL)
    this.#buckets.set(key, { tokens: tokens >= 1 ? tokens - 1 : tokens, at: now })
    return tokens >= 1
  }
}
