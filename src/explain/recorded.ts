import { everyContainerStatusOf } from '../kube/containers.ts'
import { isEvent, isPod } from '../kube/types.ts'
import { podRecords } from '../lanes/index.ts'
import type { Lane, Mark, Segment } from '../lanes/types.ts'
import type { RecordId, Trace, WatchRecord } from '../simulation/trace.ts'
import { describe } from './describe.ts'
import type { ChainStep } from './describe.ts'
import { reasonsOfStop } from './recorded/ends.ts'
import { eventsAbout, inOrder, toldStep } from './recorded/events.ts'
import { lifeOf, recordsOf } from './recorded/lives.ts'
import { podSteps } from './recorded/pods.ts'
import { containerSteps } from './recorded/states.ts'
import type { Asked } from './recorded/states.ts'

/** As many as anyone reads. */
const LONGEST = 12

/** The container that an item of a Pod's lane tells of: the lane's own, or the one whose state has the word that STATUS has. */
function containerOf(record: WatchRecord, { container }: Lane, item: Segment | Mark): string | null {
  if (container !== null) return container
  if (!isPod(record.object) || !('label' in item)) return null
  const word = item.label.replace(/^Init:/, '')
  const told = everyContainerStatusOf(record.object.status ?? {}).find(
    ({ state }) => (state?.waiting?.reason ?? state?.terminated?.reason) === word,
  )
  return told?.name ?? null
}

/** The Pod of an item as it was last told of when its record came; the record itself, where it is one of the Pod. */
function podBy(trace: Trace, pod: string, record: WatchRecord): WatchRecord | undefined {
  return isPod(record.object)
    ? record
    : podRecords(trace)
        .get(pod)
        ?.findLast(({ id }) => id < record.id)
}

/** What an item of a Pod's lane asks about. */
function askedBy(item: Segment | Mark): Asked {
  if (!('state' in item)) return item.kind === 'exit' || item.kind === 'signal' ? 'end' : 'state'
  switch (item.state.kind) {
    case 'terminated':
    case 'lost':
      return 'end'
    case 'status':
      return 'status'
    default:
      return 'state'
  }
}

/** The Pod that an item is about: its lane's, or the one that its Event names. */
function podOf({ pod }: Lane, { object }: WatchRecord): string | null {
  if (pod !== null || !isEvent(object) || object.involvedObject.kind !== 'Pod') return pod
  return `${object.involvedObject.namespace ?? 'default'}/${object.involvedObject.name}`
}

/**
 * What led to a state of a Pod in a recording, which has no causes: as its objects and Events tell it, from the Pod as it was first seen to
 * the record that began the state. Each step is one that was recorded, or says that nothing was. Null where the record is about no Pod.
 */
export function recordedSteps(trace: Trace, lane: Lane, item: Segment | Mark, effect: RecordId): readonly ChainStep[] | null {
  const record = trace.records[effect]
  const key = record?.kind === 'watch' ? podOf(lane, record) : null
  const pod = record?.kind === 'watch' && key !== null ? podBy(trace, key, record) : undefined
  if (key === null || record?.kind !== 'watch' || !pod) return null
  const [first = pod] = recordsOf(trace, key, pod.object.metadata.uid)
  const steps = isEvent(record.object) ? eventSteps(trace, key, lane, record, pod) : podItemSteps(trace, key, lane, item, record)
  const root = toldStep(first, 'explain.recorded', { name: pod.object.metadata.name })
  const ordered = inOrder([...(first.id === effect && steps.length === 1 ? [] : [root]), ...steps])
  return ordered.length <= LONGEST ? ordered : [...ordered.slice(0, 1), ...ordered.slice(1 - LONGEST)]
}

function podItemSteps(trace: Trace, key: string, lane: Lane, item: Segment | Mark, record: WatchRecord): readonly ChainStep[] {
  const container = containerOf(record, lane, item)
  return container === null ? podSteps(trace, key, lane, item, record) : containerSteps(trace, key, container, askedBy(item), record)
}

/** What led to an Event about a Pod: to one that stops a container what it is stopped for, to one about a back-off the end before it. */
function eventSteps(trace: Trace, key: string, lane: Lane, record: WatchRecord, pod: WatchRecord): readonly ChainStep[] {
  const told = eventsAbout(trace, key).find((one) => one.record.id === record.id)
  const container = told?.container ?? lane.container
  if (!told || container === null) return [describe(trace, record, lane)]
  const { steps, since } = lifeOf(trace, key, container, pod)
  switch (told.event.reason) {
    case 'Killing':
      return [...steps.slice(-1), ...reasonsOfStop(trace, key, container, told, since)]
    case 'BackOff':
      return [...steps, describe(trace, record, lane)]
    default:
      return [...steps.slice(-1), describe(trace, record, lane)]
  }
}
