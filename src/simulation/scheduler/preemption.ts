import type { IPodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget'
import type { Random } from '../../base/random.ts'
import { matchesSelector } from '../../kube/labels.ts'
import type { SchedulerCache } from './cache.ts'
import { fitError } from './fit-error.ts'
import type { Diagnosis } from './fit-error.ts'
import { rejectionBesideNominees, trialOf } from './fit.ts'
import type { NodeFilter, Rejection } from './framework.ts'
import type { NodeInfo } from './node-info.ts'
import type { Nominations } from './nominations.ts'
import type { PodInfo } from './pod-info.ts'

/** At most so many nodes are worked out, or a tenth of all. Models apis/config/v1/defaults.go DefaultPreemptionArgs (v1.36). */
const FEWEST_CANDIDATES = 100
const SHARE_OF_NODES = 0.1

/** The reason of the condition of those that have to leave for a more important Pod. */
export const PREEMPTED = 'PreemptionByScheduler'

/** A node that a Pod could get, and who would have to go. */
export interface Candidate {
  readonly node: string
  readonly victims: readonly PodInfo[]
  /** How many of them a PodDisruptionBudget protects. */
  readonly violations: number
}

export type Preemption =
  | { readonly kind: 'nominated'; readonly candidate: Candidate }
  /** `keeps`: a nomination stands. */
  | { readonly kind: 'none'; readonly message: string; readonly keeps: boolean }

interface Situation {
  readonly pod: PodInfo
  readonly filters: readonly NodeFilter[]
  readonly diagnosis: Diagnosis
  readonly cluster: SchedulerCache
  readonly nominations: Nominations
  readonly random: Random
}

const startOf = ({ pod }: PodInfo): number => (pod.status.startTime ? Date.parse(pod.status.startTime) : Number.MAX_SAFE_INTEGER)

/** Models pkg/scheduler/util/utils.go MoreImportantPod (v1.36): higher priority, then longer running. */
const byImportance = (a: PodInfo, b: PodInfo): number => b.priority - a.priority || startOf(a) - startOf(b)

const leavesForAnother = ({ pod }: PodInfo): boolean =>
  pod.metadata.deletionTimestamp !== undefined && (pod.status.conditions?.some(({ reason }) => reason === PREEMPTED) ?? false)

/** Why a Pod may not clear a node for itself; null when it may. Models defaultpreemption PodEligibleToPreemptOthers (v1.36). */
function ineligible({ pod, diagnosis, cluster }: Situation): string | null {
  if (pod.pod.spec.preemptionPolicy === 'Never') return 'not eligible due to preemptionPolicy=Never.'
  const nominated = pod.pod.status.nominatedNodeName
  const node = nominated ? cluster.node(nominated) : undefined
  if (!node || diagnosis.rejections.get(node.name)?.resolvable === false) return null
  for (const other of node.pods()) {
    if (other.priority < pod.priority && leavesForAnother(other)) return 'not eligible due to a terminating pod on the nominated node.'
  }
  return null
}

/** Those of `pods` whose end a PodDisruptionBudget forbids. Models defaultpreemption filterPodsWithPDBViolation (v1.36). */
function protectedOf(pods: readonly PodInfo[], { api }: SchedulerCache): Set<PodInfo> {
  const budgets = (api.list('PodDisruptionBudget') as IPodDisruptionBudget[]).map((budget) => ({
    budget,
    left: budget.status?.disruptionsAllowed ?? 0,
  }))
  const violating = new Set<PodInfo>()
  for (const info of pods) {
    for (const entry of budgets) {
      const { metadata, spec, status } = entry.budget
      if (metadata?.namespace !== info.namespace || !matchesSelector(spec?.selector, info.pod.metadata.labels)) continue
      if (status?.disruptedPods?.[info.pod.metadata.name] !== undefined) continue
      entry.left -= 1
      if (entry.left < 0) violating.add(info)
    }
  }
  return violating
}

/** Who has to leave a node for the Pod. Models defaultpreemption SelectVictimsOnNode (v1.36). */
function victimsOn(node: NodeInfo, situation: Situation): Candidate | Rejection {
  const { pod, filters, cluster, nominations } = situation
  const lower = [...node.pods()].filter(({ priority }) => priority < pod.priority).sort(byImportance)
  if (lower.length === 0) {
    return { plugin: 'DefaultPreemption', reasons: ['No preemption victims found for incoming pod'], resolvable: false }
  }
  const trial = trialOf(filters, node)
  for (const one of lower) trial.remove(one)
  const fits = (): Rejection | null => rejectionBesideNominees(trial.filters, trial.node, pod, nominations)
  const rejection = fits()
  if (rejection) return rejection
  const violating = protectedOf(lower, cluster)
  const victims: PodInfo[] = []
  for (const one of [...lower.filter((info) => violating.has(info)), ...lower.filter((info) => !violating.has(info))]) {
    trial.add(one)
    if (!fits()) continue
    trial.remove(one)
    victims.push(one)
  }
  return { node: node.name, victims: victims.sort(byImportance), violations: victims.filter((info) => violating.has(info)).length }
}

/** What makes one node a better choice than another, most telling first; less is better. Models preemption.go pickOneNodeForPreemption (v1.36). */
const COSTS: readonly ((candidate: Candidate) => number)[] = [
  ({ violations }) => violations,
  ({ victims }) => victims[0]?.priority ?? 0,
  ({ victims }) => victims.reduce((sum, { priority }) => sum + priority + 2 ** 31, 0),
  ({ victims }) => victims.length,
  ({ victims }) => -Math.min(...victims.filter(({ priority }) => priority === victims[0]?.priority).map(startOf)),
]

function cheapest(candidates: readonly Candidate[]): Candidate | undefined {
  let best = candidates
  for (const cost of COSTS) {
    const least = Math.min(...best.map(cost))
    best = best.filter((candidate) => cost(candidate) === least)
  }
  return best[0]
}

/** Looks for a node that less important Pods could leave to this one. Models framework/preemption/preemption.go Preempt (v1.36). */
export function preempt(situation: Situation): Preemption {
  const { diagnosis, cluster, random } = situation
  const reason = ineligible(situation)
  if (reason !== null) return { kind: 'none', message: reason, keeps: true }
  const potential = cluster.nodes().filter(({ name }) => diagnosis.rejections.get(name)?.resolvable === true)
  const enough = Math.max(Math.floor(potential.length * SHARE_OF_NODES), FEWEST_CANDIDATES)
  const offset = Math.floor(random.next() * potential.length)
  const candidates: Candidate[] = []
  const rejections = new Map<string, Rejection>()
  for (let i = 0; i < potential.length && candidates.length < enough; i++) {
    const node = potential[(offset + i) % potential.length]
    if (!node) continue
    const found = victimsOn(node, situation)
    if ('victims' in found) candidates.push(found)
    else rejections.set(node.name, found)
  }
  const candidate = cheapest(candidates)
  if (candidate) return { kind: 'nominated', candidate }
  const others: Rejection = { plugin: 'DefaultPreemption', reasons: ['Preemption is not helpful for scheduling'], resolvable: false }
  return { kind: 'none', message: fitError({ total: diagnosis.total, rejections, others, beforehand: null }, ''), keeps: false }
}
