import { podKeyOf, uidOf } from '../../kube/pod-keys.ts'
import { qosClass } from '../../kube/qos.ts'
import { podRequests } from '../../kube/scheduling/resources.ts'
import type { Amounts, Shortage } from '../../kube/scheduling/resources.ts'
import type { Pod } from '../../kube/types.ts'
import type { Task } from '../kernel/task.ts'
import type { KubeletContext } from './context.ts'
import { mayPreempt } from './critical.ts'
import { failedBy, killAndWait } from './pod-killer.ts'
import type { PodHost } from './pod-killer.ts'

const MESSAGE = 'Preempted in order to admit critical pod'

/** A Pod that could go, and what it would leave free: its place among Pods, too. */
interface Candidate {
  readonly pod: Pod
  readonly requests: Amounts
}

type Needs = ReadonlyMap<string, number>

const needsOf = (shortages: readonly Shortage[]): Needs =>
  new Map(shortages.map(({ capacity, requested, resource, used }) => [resource, requested - (capacity - used)]))

const leaves = ({ requests }: Candidate, resource: string): number => (resource === 'pods' ? 1 : (requests.get(resource) ?? 0))

/** What is still needed once those have gone. */
function without(needs: Needs, gone: readonly Candidate[]): Needs {
  const left = [...needs].map(([resource, amount]) => [resource, gone.reduce((sum, one) => sum - leaves(one, resource), amount)] as const)
  return new Map(left.filter(([, amount]) => amount > 0))
}

/** How much of the needs a Pod's end would leave open: each resource from 0 to 1, squared. */
function distance(needs: Needs, candidate: Candidate): number {
  let sum = 0
  for (const [resource, amount] of needs) sum += (Math.max(0, amount - leaves(candidate, resource)) / amount) ** 2
  return sum
}

const asksLess = (a: Candidate, b: Candidate): boolean => {
  const [memory, cpu] = ['memory', 'cpu'].map((name) => (a.requests.get(name) ?? 0) - (b.requests.get(name) ?? 0))
  return memory !== 0 ? (memory ?? 0) < 0 : (cpu ?? 0) <= 0
}

/** As few as meet the needs, each time the one that comes nearest. Null: even all of them do not. */
function nearest(candidates: readonly Candidate[], needs: Needs): Candidate[] | null {
  const chosen: Candidate[] = []
  const rest = [...candidates]
  for (let open = needs; open.size > 0; open = without(needs, chosen)) {
    if (rest.length === 0) return null
    const best = rest.reduce((found, one) => {
      const [a, b] = [distance(open, one), distance(open, found)]
      return a < b || (a === b && asksLess(one, found)) ? one : found
    })
    chosen.push(best)
    rest.splice(rest.indexOf(best), 1)
  }
  return chosen
}

/**
 * The Pods whose end makes room for a critical one: of the least guaranteed classes, and few. Null when there is no such set.
 * Models pkg/kubelet/preemption/preemption.go getPodsToPreempt (v1.36).
 */
export function victimsFor(pod: Pod, others: readonly Pod[], shortages: readonly Shortage[]): Pod[] | null {
  const needs = needsOf(shortages)
  const candidates = candidatesFor(pod, others)
  const of = (qos: string): Candidate[] => candidates.filter((one) => qosClass(one.pod.spec) === qos)
  const [bestEffort, burstable] = [of('BestEffort'), of('Burstable')]
  const guaranteedVictims = nearest(of('Guaranteed'), without(needs, [...bestEffort, ...burstable]))
  if (!guaranteedVictims) return null
  const burstableVictims = nearest(burstable, without(needs, [...bestEffort, ...guaranteedVictims])) ?? []
  const bestEffortVictims = nearest(bestEffort, without(needs, [...burstableVictims, ...guaranteedVictims])) ?? []
  return [...bestEffortVictims, ...burstableVictims, ...guaranteedVictims].map((one) => one.pod)
}

const candidatesFor = (pod: Pod, others: readonly Pod[]): Candidate[] =>
  others.filter((other) => mayPreempt(pod, other)).map((other) => ({ pod: other, requests: podRequests(other.spec) }))

/** What a kubelet says that would find too little even if all went that may. */
export function noVictims(pod: Pod, others: readonly Pod[], shortages: readonly Shortage[]): string {
  const left = without(needsOf(shortages), candidatesFor(pod, others))
  const open = [...left].map(([resource, amount]) => `(res: ${resource}, q: ${amount}), `).join('')
  const why = `preemption: error finding a set of pods to preempt: no set of running pods found to reclaim resources: [${open}]`
  return `Unexpected error while attempting to recover from admission failure: ${why}`
}

/** Ends the victims of a critical Pod, one after the other. Models preemption.go evictPodsToFreeRequests (v1.36). */
export function* preempt(ctx: KubeletContext, host: PodHost, preemptor: Pod, victims: readonly Pod[]): Task<void> {
  for (const pod of victims) {
    ctx.recorder.lead({ kind: 'note', what: 'preempted', pod: podKeyOf(pod), container: null, facts: { by: preemptor.metadata.name } })
    const now = ctx.clock.seconds(ctx.kernel.now)
    ctx.events.send(pod, 'Warning', 'Preempting', MESSAGE)
    const status = failedBy(pod, { reason: 'Preempting', message: MESSAGE, disrupts: true }, now)
    const ending = host.end(uidOf(pod), 'preemption', { grace: null, status })
    if (ending) yield* killAndWait(ctx, ending, pod, pod.spec.terminationGracePeriodSeconds ?? 0)
  }
}
