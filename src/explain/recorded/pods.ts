import { everyContainerStatusOf } from '../../kube/containers.ts'
import { isPod } from '../../kube/types.ts'
import type { ContainerStatus } from '../../kube/types.ts'
import type { Lane, Mark, Segment } from '../../lanes/types.ts'
import type { PodKey, Trace, WatchRecord } from '../../simulation/trace.ts'
import { describe } from '../describe.ts'
import type { ChainStep } from '../describe.ts'
import { deletionOf, deletionSteps } from './deletion.ts'
import { eventsAbout, eventStep, isWithin, latestOfEach, NEAR, toldStep, upTo } from './events.ts'
import { lifeOf, recordsOf } from './lives.ts'
import { attemptsOf } from './states.ts'

/** Of so many containers a step of a Pod tells. */
const FEW = 2

/** What was recorded of why a Pod as a whole came into a state, and the record that tells of it. */
export function podSteps(trace: Trace, pod: PodKey, lane: Lane, item: Segment | Mark, record: WatchRecord): readonly ChainStep[] {
  const { object } = record
  if (!isPod(object)) return [describe(trace, record, lane)]
  const records = recordsOf(trace, pod, object.metadata.uid)
  const before = records[records.indexOf(record) - 1]
  const deletion = deletionOf(trace, pod, record)
  const isDeletion = 'state' in item && (item.state.kind === 'deletion' || item.label === 'Terminating')
  if (deletion && isDeletion) return deletionSteps(trace, pod, deletion)
  const since = lane.segments.findLast(({ from }) => from < record.at)?.from ?? records[0]?.at ?? 0
  const wanted = lane.kind === 'condition' && lane.name === 'PodScheduled' ? /^(Scheduled|FailedScheduling)$/ : null
  const told = eventsAbout(trace, pod).filter(
    (one) =>
      one.container === null &&
      (wanted?.test(one.event.reason ?? '') ?? one.event.type === 'Warning') &&
      isWithin(one, { from: since, to: record.at + NEAR }),
  )
  const events = latestOfEach(told, FEW).map(eventStep)
  const containers = scheduling(lane) ? [] : changed(before, record).slice(0, FEW)
  const reasons = containers.flatMap(({ name, ready, state }) => [
    ...lifeOf(trace, pod, name, record).steps,
    ...(state?.running && !ready ? attemptsOf(trace, pod, name, record) : []),
  ])
  const condition = lane.kind === 'condition' ? object.status?.conditions?.find(({ type }) => type === lane.name) : undefined
  const message = condition ? condition.message : object.status?.message
  const said = message && reasons.length === 0 && events.length === 0 ? [toldStep(record, 'explain.recorded.message', { message })] : []
  const last = describe(trace, record, lane)
  return [...reasons, ...upTo(events, record.at), ...said, last]
}

/** A condition that no container has a part in. */
const scheduling = ({ kind, name }: Lane): boolean => kind === 'condition' && name === 'PodScheduled'

const wordOf = ({ state, ready, restartCount }: ContainerStatus): string =>
  `${Object.keys(state ?? {})[0]} ${state?.waiting?.reason} ${ready} ${restartCount}`

/** The containers whose status a record changes; where it changes none, those that are not ready. */
function changed(before: WatchRecord | undefined, { object }: WatchRecord): readonly ContainerStatus[] {
  const [was, is] = [before?.object, object].map((one) => (one && isPod(one) ? everyContainerStatusOf(one.status ?? {}) : []))
  const known = new Map(was?.map((one) => [one.name, wordOf(one)]))
  const found = (is ?? []).filter((one) => known.get(one.name) !== wordOf(one))
  return found.length > 0 ? found : (is ?? []).filter(({ ready, state }) => !ready && !state?.terminated)
}
