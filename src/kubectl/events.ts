import { goSort } from '../base/go-sort.ts'
import type { SimTime } from '../base/time.ts'
import { boolFlag, listFlag, textFlag } from '../kube/command-line/line.ts'
import type { CommandLine } from '../kube/command-line/line.ts'
import { isEvent } from '../kube/types.ts'
import type { KubeEvent } from '../kube/types.ts'
import { failure } from './errors.ts'
import { ageOf } from './human-time.ts'
import { readObjectFormat } from './output/format.ts'
import { printObject } from './output/print.ts'
import type { ObjectList } from './output/print.ts'
import { inStructOrder } from './output/struct-order.ts'
import { kindOf } from './resources.ts'
import { namespaceOf, put, warn } from './session.ts'
import type { Printed, Session } from './session.ts'
import { TableLayout } from './table.ts'

const EVENT = { kind: 'Event', namespaced: true } as const

/** What an event is sorted by: when it was seen last. */
const timeOf = ({ series, lastTimestamp, eventTime }: KubeEvent): number => {
  const time = series ? series.lastObservedTime : (lastTimestamp ?? eventTime)
  return time ? Date.parse(time) : Number.NEGATIVE_INFINITY
}

/** Models kubectl/pkg/cmd/events/event_printer.go getInterval (v1.36). */
function interval({ series, count = 1, eventTime, firstTimestamp, lastTimestamp }: KubeEvent, now: number): string {
  const first = ageOf(eventTime ?? firstTimestamp, now)
  if (series) return `${ageOf(series.lastObservedTime, now)} (x${series.count ?? 0} over ${first})`
  return count > 1 ? `${ageOf(lastTimestamp, now)} (x${count} over ${first})` : first
}

function chosen(line: CommandLine): (event: KubeEvent) => boolean {
  const about = textFlag(line, 'for')
  const types = listFlag(line, 'types').map((type) => type.toLowerCase())
  let isAbout = (_: KubeEvent): boolean => true
  if (about !== undefined && about !== '') {
    const [type = '', name, ...more] = about.split('/')
    if (name === undefined) throw failure('--for must be in resource/name form')
    if (more.length > 0) throw failure('arguments in resource/name form may not have more than one slash')
    const { kind, apiVersion } = kindOf(type)
    isAbout = ({ involvedObject: of }) => of.kind === kind && of.apiVersion === apiVersion && of.name === name
  }
  if (types.some((type) => type !== 'normal' && type !== 'warning')) throw failure('valid --types are Normal or Warning')
  return (event) => isAbout(event) && (types.length === 0 || types.includes((event.type ?? '').toLowerCase()))
}

/** `kubectl events`. Models kubectl/pkg/cmd/events/events.go (v1.36). */
export function* events(session: Session, line: CommandLine): Generator<Printed, void, void> {
  const { cluster } = session
  const everywhere = boolFlag(line, 'all-namespaces')
  const namespace = everywhere ? null : namespaceOf(session, line)
  const isChosen = chosen(line)
  const format = readObjectFormat(line, session.readFile)
  const chosenEvents = (cluster.list(EVENT, namespace) as KubeEvent[]).filter(isChosen)
  const layout = new TableLayout()
  const rowOf = (event: KubeEvent, now: number): string[] => {
    const { metadata, type = '', reason = '', involvedObject, message = '' } = event
    const cells = [interval(event, now), type, reason, `${involvedObject.kind}/${involvedObject.name}`, message.trim()]
    return everywhere ? [metadata.namespace ?? '', ...cells] : cells
  }
  const titles = ['LAST SEEN', 'TYPE', 'REASON', 'OBJECT', 'MESSAGE']
  const header = boolFlag(line, 'no-headers') ? [] : [everywhere ? ['NAMESPACE', ...titles] : titles]
  const watching = boolFlag(line, 'watch')
  if (chosenEvents.length === 0 && !watching) {
    yield warn(session, everywhere ? 'No events found.' : `No events found in ${namespace} namespace.`)
    return
  }
  const sorted = watching ? chosenEvents : goSort(chosenEvents, (a, b) => timeOf(a) < timeOf(b))
  let first = true
  const table = (shown: readonly KubeEvent[], at: SimTime): string => {
    const rows = shown.map((event) => rowOf(event, cluster.wallOf(at)))
    const text = layout.lines(first ? [...header, ...rows] : rows)
    first = false
    return text
  }
  if (!watching) {
    return yield put(session, format ? printObject(format, listOf(sorted), true) : table(sorted, cluster.at))
  }
  const later = function* (): Generator<{ event: KubeEvent; at: SimTime }> {
    for (const { at, type, object } of cluster.watch(EVENT)) {
      if (type === 'DELETED' || !isEvent(object) || !isChosen(object)) continue
      if (namespace === null || object.metadata.namespace === namespace) yield { event: object, at }
    }
  }
  if (format) {
    for (const event of sorted) yield put(session, printObject(format, inStructOrder(event), true))
    for (const { event, at } of later()) yield { at, stream: 'out', text: printObject(format, inStructOrder(event), true) }
    return
  }
  if (sorted.length > 0) yield put(session, table(sorted, cluster.at))
  for (const { event, at } of later()) yield { at, stream: 'out', text: table([event], at) }
}

/** The list that events are printed as: of their own kind, as the client has made it. */
const listOf = (events: readonly KubeEvent[]): ObjectList => ({
  kind: 'EventList',
  apiVersion: 'v1',
  metadata: {},
  items: events.map(inStructOrder),
})
