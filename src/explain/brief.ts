import type { MessageKey, MessageValues } from '../messages/index.ts'
import type { ChainStep } from './describe.ts'

/** What a step weighs for those who are told only a few: a decision more than what merely happens on the way to it. */
const WEIGHTS: Readonly<Partial<Record<MessageKey, number>>> = {
  'explain.probe.trips.liveness': 3,
  'explain.probe.trips.startup': 3,
  'explain.probe.trips.readiness': 3,
  'explain.recorded.unhealthy': 2,
  'explain.recorded.deleted': 2,
  'explain.watch.event': 2,
  'explain.process.exited': 2,
  'explain.process.killed': 2,
  'explain.signal.SIGTERM.ignored': 2,
  'explain.signal.SIGKILL': 2,
  'explain.pull.error': 2,
  'explain.decision.none': 2,
  'explain.decision.preempts': 2,
  'explain.note.evicted': 2,
  'explain.note.outOfMemory': 2,
  'explain.note.nodeShutdown': 2,
  'explain.note.preempted': 2,
  'explain.news.node.unknown': 3,
  'explain.news.node.tainted': 2,
  'explain.news.pod.evicted': 3,
  'explain.news.workload.failed': 3,
  'explain.news.workload.image': 2,
  'explain.hold.waiting': 2,
  'explain.hold.init': 2,
  'explain.hold.pod': 2,
  'explain.log': 2,
  'explain.backoff.crash': 2,
  'explain.backoff.image': 2,
  'explain.manifest': 0,
  'explain.hook.preStop': 0,
  'explain.hook.postStart': 0,
}
const ROOT = 4
/** A restart is what Kubernetes did about an end. */
const RESTART = 3
const COMMON = 1

const isRestart = (key: MessageKey, values: MessageValues): boolean => key === 'explain.process.started' && Number(values['instance']) > 0

const TRIPS: ReadonlySet<MessageKey> = new Set([
  'explain.probe.trips.liveness',
  'explain.probe.trips.startup',
  'explain.probe.trips.readiness',
])

/** At most so many steps of a chain, in their order: the effect, what began it all, and between them what weighs most, the later first. */
export function briefOf<Step extends ChainStep>(steps: readonly Step[], most: number): readonly Step[] {
  if (steps.length <= most) return steps
  // A probe that failed as often as it may says what the fault behind it did.
  const isTold = steps.some(({ key }) => TRIPS.has(key))
  const weight = ({ key, kind, values }: Step): number =>
    kind === 'command' || (kind === 'fault' && !isTold) ? ROOT : isRestart(key, values) ? RESTART : (WEIGHTS[key] ?? COMMON)
  const kept = steps
    .slice(0, -1)
    .map((step, index) => ({ step, index }))
    .sort((a, b) => weight(b.step) - weight(a.step) || b.index - a.index)
    .slice(0, most - 1)
    .sort((a, b) => a.index - b.index)
  return [...kept.map(({ step }) => step), ...steps.slice(-1)]
}
