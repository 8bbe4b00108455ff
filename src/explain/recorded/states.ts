import { containersOf } from '../../kube/containers.ts'
import { isPod } from '../../kube/types.ts'
import type { PodKey, Trace, WatchRecord } from '../../simulation/trace.ts'
import { describe } from '../describe.ts'
import type { ChainStep } from '../describe.ts'
import { eventsAbout, eventStep, isWithin, latestOfEach, NEAR, toldStep, upTo } from './events.ts'
import { lifeOf, statusIn } from './lives.ts'
import { failures } from './probes.ts'

/** What goes wrong before a container starts is told by so many Events at most. */
const FEW = 3

/** The failed attempts that keep a running container from being ready, as far as they were recorded: of its startup probe, or its readiness probe. */
export function attemptsOf(trace: Trace, pod: PodKey, container: string, record: WatchRecord): readonly ChainStep[] {
  const status = statusIn(record, container)
  const spec = isPod(record.object) ? containersOf(record.object.spec).find(({ name }) => name === container) : undefined
  const probe = status?.started === false && spec?.startupProbe ? 'startup' : 'readiness'
  if (!spec?.[`${probe}Probe`]) return []
  const { since } = lifeOf(trace, pod, container, record)
  const found = failures(trace, pod, container, probe, { from: since, to: record.at + NEAR }, record, record)
  // Until its first success a container is not ready, without a failure.
  return upTo(
    found.filter(({ key }) => key !== 'explain.recorded.no-attempts'),
    record.at,
  )
}

/** An Event that says no more than the status does. */
const ONLY_A_REASON = /^Error: (?:ErrImagePull|ImagePullBackOff)$/

/** What keeps a container from starting: the Events since its last end, else what its status says. */
function obstacles(trace: Trace, pod: PodKey, container: string, record: WatchRecord, from: number): readonly ChainStep[] {
  const { reason = '', message } = statusIn(record, container)?.state?.waiting ?? {}
  const isPull = /Image|ContainerCreating/.test(reason)
  const told = eventsAbout(trace, pod).filter(
    (one) =>
      (one.container === container || one.container === null) &&
      (one.event.type === 'Warning' || (isPull && one.event.reason === 'Pulling')) &&
      one.event.reason !== 'Unhealthy' &&
      one.event.reason !== 'FailedScheduling' &&
      !ONLY_A_REASON.test(one.event.message ?? '') &&
      isWithin(one, { from, to: record.at + NEAR }),
  )
  const failed = told.findLastIndex(({ event }) => event.type === 'Warning')
  const steps = latestOfEach(failed < 0 ? told : told.slice(0, failed + 1), FEW).map(eventStep)
  if (steps.length > 0) return upTo(steps, record.at)
  return message ? [toldStep(record, 'explain.recorded.message', { message })] : []
}

/** What is asked about: the end of a container, a state of it, or a word in STATUS. */
export type Asked = 'end' | 'state' | 'status'

/** What was recorded of why a container came into a state, and the record that tells of it. */
export function containerSteps(trace: Trace, pod: PodKey, container: string, asked: Asked, record: WatchRecord): readonly ChainStep[] {
  const life = lifeOf(trace, pod, container, record)
  if (asked === 'end' && life.end) return life.steps.slice(0, life.steps.indexOf(life.end) + 1)
  const status = statusIn(record, container)
  const isTold = asked === 'state' && life.steps.at(-1)?.record === record.id && !status?.state?.waiting
  const reason = status?.state?.waiting?.reason
  const isHeld = reason !== undefined && reason !== 'CrashLoopBackOff' && reason !== 'PodInitializing'
  const between = isHeld
    ? obstacles(trace, pod, container, record, life.end?.at ?? 0)
    : status?.state?.running && !status.ready
      ? attemptsOf(trace, pod, container, record)
      : []
  return [...life.steps, ...between, ...(isTold ? [] : [lastStep(trace, container, record)])]
}

function lastStep(trace: Trace, container: string, record: WatchRecord): ChainStep {
  const status = statusIn(record, container)
  const reason = status?.state?.waiting?.reason
  if (reason !== undefined) return toldStep(record, 'explain.recorded.waits', { container, reason })
  if (status?.state?.running) return toldStep(record, 'explain.recorded.ready', { container, ready: status.ready ? 'yes' : 'no' })
  return describe(trace, record)
}
