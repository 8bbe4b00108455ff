import type { KubeEvent } from '../../kube/types.ts'
import { ageOf } from '../human-time.ts'
import { column, wideColumn } from './column.ts'
import type { Column } from './column.ts'

const lastSeen = ({ series, lastTimestamp, firstTimestamp, eventTime }: KubeEvent): string | null =>
  (series ? series.lastObservedTime : (lastTimestamp ?? firstTimestamp ?? eventTime)) ?? null

const source = ({ source: from, reportingComponent, reportingInstance }: KubeEvent): string =>
  [from?.component || reportingComponent, from?.component ? from.host : reportingInstance].filter((part) => part).join(', ')

const name = ({ metadata }: KubeEvent): string => metadata.name

/** Models pkg/printers/internalversion/printers.go, printEvent (v1.36) */
export const EVENT_COLUMNS: readonly Column<KubeEvent>[] = [
  column('LAST SEEN', (event, { now }) => ageOf(lastSeen(event), now)),
  column('TYPE', ({ type }) => type),
  column('REASON', ({ reason }) => reason),
  column('OBJECT', ({ involvedObject }) => `${involvedObject.kind?.toLowerCase() ?? ''}/${involvedObject.name ?? ''}`),
  wideColumn('SUBOBJECT', ({ involvedObject }) => involvedObject.fieldPath),
  wideColumn('SOURCE', source),
  column('MESSAGE', ({ message }) => message?.trim()),
  wideColumn('FIRST SEEN', ({ firstTimestamp, eventTime }, { now }) => ageOf(firstTimestamp ?? eventTime, now)),
  wideColumn('COUNT', ({ series, count }) => series?.count ?? (count || 1)),
  wideColumn('NAME', name),
]
