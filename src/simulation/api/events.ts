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
/** From a component's call to the API server's write. Measured: 1 to 5 ms. */
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

/** What was said of one object for one reason. */
interface Group {
  readonly messages: Set<string>
  at: SimTime
  /** By the part of the object and the message; joined ones by the empty string. */
  readonly counted: Map<string, Counted>
}

/** What was said of one object. */
interface Subject {
  readonly groups: Map<string, Group>
  /** By type. */
  readonly buckets: Map<string, Bucket>
}

/**
 * Sends the events of one component, as client-go's correlator does: equal ones are counted, many similar ones are joined,
 * and a component that says too much of one object is silenced, after counting.
 */
export class EventRecorder {
  /** By uid, or by name where an object has none. */
  readonly #subjects = new Map<string, Subject>()
  #names = 0
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
    const subject = this.#subjectOf(about)
    const group = groupOf(subject, `${type}/${reason}`, now)
    const message = aggregate(group, text, now)
    const key = message === text ? `${fieldPath ?? ''}/${message}` : ''
    const stamp = this.#clock.seconds(now)
    let counted = group.counted.get(key)
    if (!counted) group.counted.set(key, (counted = { count: 0, firstTimestamp: stamp, stored: null, name: this.#name(about) }))
    counted.count += 1
    if (!allowed(subject, type, now)) return
    const { count } = counted
    const entry = counted
    const request = (): void => {
      const before = entry.stored
      if (before) {
        this.#api.update(before, (stored) => ({ ...stored, count, message, lastTimestamp: stamp }))
        return
      }
      entry.stored = this.#api.create(this.#build(about, type, reason, message, fieldPath, entry, count, stamp))
    }
    this.#kernel.after(EVENT_LATENCY, () => this.#transmit(request))
  }

  #name(about: KubeObject): string {
    const nanoseconds = BigInt(this.#clock.read(this.#clock.seconds(this.#kernel.now))) + BigInt(this.#names++)
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

  #subjectOf({ kind, metadata: { name, namespace, uid } }: KubeObject): Subject {
    const key = uid ?? `${kind}/${namespace}/${name}`
    let subject = this.#subjects.get(key)
    if (!subject) this.#subjects.set(key, (subject = { groups: new Map(), buckets: new Map() }))
    return subject
  }
}

function groupOf({ groups }: Subject, key: string, now: SimTime): Group {
  let group = groups.get(key)
  if (!group) groups.set(key, (group = { messages: new Set(), at: now, counted: new Map() }))
  return group
}

/** Many different messages of one object, type and reason become one. Models events_cache.go EventAggregate (v1.36). */
function aggregate(group: Group, text: string, now: SimTime): string {
  const { messages } = group
  if (now - group.at > AGGREGATE_WITHIN) messages.clear()
  group.at = now
  messages.add(text)
  if (messages.size < AGGREGATE_AT) return text
  // The set of what was said is kept just below the limit: what it still knows goes on as it is.
  const [oldest] = messages
  if (oldest !== undefined) messages.delete(oldest)
  return `(combined from similar events): ${text}`
}

function allowed({ buckets }: Subject, type: string, now: SimTime): boolean {
  let bucket = buckets.get(type)
  if (!bucket) buckets.set(type, (bucket = { tokens: SPAM_BURST, at: now }))
  bucket.tokens = Math.min(SPAM_BURST, bucket.tokens + (now - bucket.at) / SPAM_REFILL)
  bucket.at = now
  if (bucket.tokens < 1) return false
  bucket.tokens -= 1
  return true
}
