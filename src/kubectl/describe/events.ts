/** The events about one object, as `describe` ends with them. Models searchEvents and DescribeEvents of describe.go (v1.36). */
import { goSort } from '../../base/go-sort.ts'
import { isPod } from '../../kube/types.ts'
import type { KubeEvent, KubeObject } from '../../kube/types.ts'
import type { ClusterAt } from '../cluster-at.ts'
import { ageOf } from '../human-time.ts'
import type { DescribeWriter } from './writer.ts'

const EVENT = { kind: 'Event', namespaced: true } as const
/** Events about what has no namespace are kept here. */
const DEFAULT_NAMESPACE = 'default'
const MIRROR = 'kubernetes.io/config.mirror'

/** Events of an object: by name, namespace and UID, and by kind except for Pods. A mirror Pod has those of the static Pod behind it. */
export function eventsOf(object: KubeObject, cluster: ClusterAt): KubeEvent[] {
  const { metadata, kind } = object
  const namespace = metadata.namespace ?? ''
  const uid = (isPod(object) ? metadata.annotations?.[MIRROR] : undefined) ?? metadata.uid
  const events = cluster.list(EVENT, namespace || DEFAULT_NAMESPACE) as KubeEvent[]
  const about =
    (id: string | undefined) =>
    (event: KubeEvent): boolean => {
      const { name, namespace: within = '', uid: of, kind: sort } = event.involvedObject
      return name === metadata.name && within === namespace && of === id && (isPod(object) || sort === kind)
    }
  // A kubelet gives its node's name as the UID.
  return [...events.filter(about(uid)), ...(kind === 'Node' && uid !== metadata.name ? events.filter(about(metadata.name)) : [])]
}

const lastTime = ({ lastTimestamp }: KubeEvent): number => (lastTimestamp ? Date.parse(lastTimestamp) : Number.NEGATIVE_INFINITY)

/** When it was seen: `16s`, or `16s (x3 over 2m)`. */
function ageText({ eventTime, firstTimestamp, lastTimestamp, series, count = 1 }: KubeEvent, now: number): string {
  const first = ageOf(eventTime ?? firstTimestamp, now)
  if (series) return `${ageOf(series.lastObservedTime, now)} (x${series.count ?? 0} over ${first})`
  return count > 1 ? `${ageOf(lastTimestamp, now)} (x${count} over ${first})` : first
}

export function printEvents(w: DescribeWriter, events: readonly KubeEvent[], now: number): void {
  if (events.length === 0) return w.line(0, 'Events:\t<none>')
  w.line(0, 'Events:')
  w.line(1, 'Type\tReason\tAge\tFrom\tMessage')
  w.line(1, '----\t------\t----\t----\t-------')
  for (const event of goSort(events, (a, b) => lastTime(a) < lastTime(b))) {
    const { type = '', reason = '', source, reportingComponent = '', involvedObject } = event
    const field = involvedObject.fieldPath ? `${involvedObject.fieldPath}: ` : ''
    const message = `${field}${(event.message ?? '').trim()}`
    w.line(1, `${type}\t${reason}\t${ageText(event, now)}\t${source?.component || reportingComponent}\t${message}`)
  }
}
