/** How long `logs -f` goes on. */
import type { SimTime } from '../../base/time.ts'
import type { CommandLine } from '../../kube/command-line/line.ts'
import { boolFlag, textFlag } from '../../kube/command-line/line.ts'
import { everyContainerStatusOf } from '../../kube/containers.ts'
import { isPod } from '../../kube/types.ts'
import type { ContainerStatus, Pod } from '../../kube/types.ts'
import type { Trace } from '../../simulation/trace.ts'
import { namespaceOf } from '../session.ts'
import type { Session } from '../session.ts'
import { containersFor, podFor } from './targets.ts'

const statusOf = ({ status }: Pod, container: string): ContainerStatus | undefined =>
  everyContainerStatusOf(status).find(({ name }) => name === container)

/** Where a Pod stands. */
interface Named {
  readonly name: string
  readonly namespace?: string | undefined
}

/** Which run of a container goes on; undefined: none. */
function idOf(pod: Pod, container: string): string | undefined {
  const status = statusOf(pod, container)
  return status?.state?.running && status.containerID
}

/** When the API first shows, at a moment or after it, that a container runs or has run; null when it never does. */
export function startOf({ records }: Trace, pod: Named, container: string, from: SimTime): SimTime | null {
  const shown = podRecords(records, pod).find(({ at, object }) => {
    const state = statusOf(object, container)?.state
    return at >= from && (state?.running ?? state?.terminated) !== undefined
  })
  return shown?.at ?? null
}

/** When the API first shows that the run of a container which goes on at a moment is over; null when it is not over in this world. */
export function shownOver({ records }: Trace, pod: Pod, container: string, from: SimTime): SimTime | null {
  const shown = podRecords(records, pod.metadata)
  const now = shown.findLast(({ at }) => at <= from)
  const id = now && idOf(now.object, container)
  if (id === undefined) return from
  return shown.find(({ at, object, type }) => at > from && (type === 'DELETED' || idOf(object, container) !== id))?.at ?? null
}

interface Shown {
  readonly at: SimTime
  readonly type: string
  readonly object: Pod
}

const podRecords = (records: Trace['records'], { name, namespace }: Named): Shown[] =>
  records.flatMap((record) =>
    record.kind === 'watch' &&
    isPod(record.object) &&
    record.object.metadata.name === name &&
    record.object.metadata.namespace === namespace
      ? [{ at: record.at, type: record.type, object: record.object }]
      : [],
  )

/** When `logs -f POD` ends, with the last run that it follows; null: not in this world, or it follows many. */
export function followedUntil(session: Session, line: CommandLine): SimTime | null {
  const [word] = line.words
  if (word === undefined || boolFlag(line, 'all-pods')) return null
  const { cluster } = session
  const { pod } = podFor(cluster, namespaceOf(session, line), word)
  const { containers } = containersFor(pod, textFlag(line, 'container') ?? '', boolFlag(line, 'all-containers'))
  const ends = containers.map((container) => shownOver(cluster.trace, pod, container, cluster.at))
  return ends.includes(null) ? null : (ends.reduce((a, b) => ((a ?? 0) > (b ?? 0) ? a : b), cluster.at) ?? null)
}
