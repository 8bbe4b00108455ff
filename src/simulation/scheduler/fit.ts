import type { SchedulerCache } from './cache.ts'
import type { Diagnosis } from './fit-error.ts'
import type { NodeFilter, Rejection } from './framework.ts'
import type { NodeInfo } from './node-info.ts'
import type { Nominations } from './nominations.ts'
import { FILTERS } from './plugins/index.ts'
import type { PodInfo } from './pod-info.ts'

/** Up to this many nodes all that fit are compared; of more, a share. Models schedule_one.go minFeasibleNodesToFind (v1.36). */
const ENOUGH = 100

/** What the plugins found out about a Pod before they look at nodes. */
export interface Prepared {
  readonly filters: readonly NodeFilter[]
  /** The only nodes that can be, and who says so. */
  readonly only: { readonly names: ReadonlySet<string>; readonly by: string } | null
  readonly rejection: Rejection | null
}

/** Models framework/runtime/framework.go RunPreFilterPlugins (v1.36). */
export function prepareFilters(pod: PodInfo, cluster: SchedulerCache): Prepared {
  const filters: NodeFilter[] = []
  let only: Prepared['only'] = null
  for (const plugin of FILTERS) {
    const prepared = plugin.prepare(pod, cluster)
    if (prepared.kind === 'rejected') return { filters, only, rejection: prepared.rejection }
    if (prepared.kind === 'skip') continue
    filters.push(prepared.filter)
    if (prepared.only) only = { names: prepared.only, by: plugin.name }
  }
  return { filters, only, rejection: null }
}

/** The first plugin that rejects a node gives the reasons. */
function rejectionOf(filters: readonly NodeFilter[], node: NodeInfo): Rejection | null {
  for (const filter of filters) {
    const rejection = filter.check(node)
    if (rejection) return rejection
  }
  return null
}

/**
 * As `rejectionOf`, once more as if those who wait for the node and are no less important were on it.
 * Models runtime/framework.go RunFilterPluginsWithNominatedPods (v1.36).
 */
export function rejectionBesideNominees(
  filters: readonly NodeFilter[],
  node: NodeInfo,
  pod: PodInfo,
  nominations: Nominations,
): Rejection | null {
  const nominees = nominations.on(node.name).filter(({ uid, priority }) => uid !== pod.uid && priority >= pod.priority)
  if (nominees.length > 0) {
    const trial = trialOf(filters, node)
    for (const nominee of nominees) trial.add(nominee)
    const rejection = rejectionOf(trial.filters, trial.node)
    if (rejection) return rejection
  }
  return rejectionOf(filters, node)
}

/** A copy of a node and of what the filters count, for trying out other Pods on it. */
interface Trial {
  readonly node: NodeInfo
  readonly filters: readonly NodeFilter[]
  add(pod: PodInfo): void
  remove(pod: PodInfo): void
}

/** Copies a node and its filters, which stay as they are. */
export function trialOf(originals: readonly NodeFilter[], original: NodeInfo): Trial {
  const node = original.copy()
  const filters = originals.map((filter) => filter.copy?.() ?? filter)
  return {
    node,
    filters,
    add: (pod) => {
      node.add(pod)
      for (const filter of filters) filter.count?.(pod, node, 1)
    },
    remove: (pod) => {
      node.remove(pod.uid)
      for (const filter of filters) filter.count?.(pod, node, -1)
    },
  }
}

export interface Found {
  readonly nodes: readonly NodeInfo[]
  readonly diagnosis: Diagnosis
  /** How many nodes were looked at. */
  readonly seen: number
}

/** Models schedule_one.go numFeasibleNodesToFind (v1.36). */
function wanted(nodes: number): number {
  const percent = Math.max(50 - Math.floor(nodes / 125), 5)
  return nodes < ENOUGH ? nodes : Math.max(Math.floor((nodes * percent) / 100), ENOUGH)
}

/** The nodes that fit, looked for from the `start`th on. Models schedule_one.go findNodesThatFitPod (v1.36). */
export function findNodes(pod: PodInfo, prepared: Prepared, cluster: SchedulerCache, nominations: Nominations, start: number): Found {
  const { filters, only, rejection: beforehand } = prepared
  const all = cluster.nodes()
  const total = all.length
  if (beforehand) return { nodes: [], seen: 0, diagnosis: { total, rejections: new Map(), others: beforehand, beforehand } }
  const others: Rejection | null = only && {
    plugin: only.by,
    reasons: [`node(s) didn't satisfy plugin(s) [${only.by}]`],
    resolvable: false,
  }
  const rejections = new Map<string, Rejection>()
  const feasible: NodeInfo[] = []
  const look = (node: NodeInfo): void => {
    const rejection = rejectionBesideNominees(filters, node, pod, nominations)
    if (rejection) rejections.set(node.name, rejection)
    else feasible.push(node)
  }
  const nominated = cluster.node(pod.pod.status.nominatedNodeName ?? '')
  if (nominated) {
    look(nominated)
    if (feasible.length > 0) return { nodes: feasible, seen: 0, diagnosis: { total, rejections, others, beforehand: null } }
  }
  const possible = only ? all.filter(({ name }) => only.names.has(name)) : all
  const enough = wanted(possible.length)
  let seen = 0
  while (seen < possible.length && feasible.length < enough) {
    const node = possible[(start + seen) % possible.length]
    if (node) look(node)
    seen += 1
  }
  return { nodes: feasible, seen, diagnosis: { total, rejections, others, beforehand: null } }
}
