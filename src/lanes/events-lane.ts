import type { Draft } from './collect.ts'
import { numberedMarks } from './collect.ts'
import { timeOf } from './scan.ts'
import type { EventRecord, Scan } from './scan.ts'
import type { EventMark, Lane } from './types.ts'

/** Every time that an Event was sent, also when an old one was sent again with a higher count. */
export function eventsLane(scan: Scan): Lane {
  return {
    id: 'events',
    kind: 'events',
    name: 'Events',
    detail: { kind: 'none' },
    group: null,
    pod: null,
    container: null,
    segments: [],
    marks: numberedMarks(
      'events',
      scan.events.map((record) => eventOf(scan, record)),
    ),
  }
}

function eventOf(scan: Scan, { at, id, object }: EventRecord): Draft<EventMark> {
  const first = timeOf(scan, object.firstTimestamp)
  const about = object.involvedObject
  return {
    kind: 'event',
    at,
    record: id,
    type: object.type === 'Warning' ? 'Warning' : 'Normal',
    reason: object.reason ?? '',
    message: object.message ?? '',
    count: object.series?.count ?? object.count ?? 1,
    since: first === null || first > at ? at : first,
    about: `${about?.kind ?? ''}/${about?.name ?? ''}`,
    uid: about?.uid ?? '',
    source: object.source?.component ?? object.reportingComponent ?? '',
  }
}
