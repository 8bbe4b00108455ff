import { equal } from '../../../base/equal.ts'
import type { Node, Pod } from '../../../kube/types.ts'
import { SKIP } from '../framework.ts'
import type { ClusterEvent, FilterPlugin, NodeFilter, Rejection } from '../framework.ts'
import type { NodeInfo } from '../node-info.ts'
import type { PodInfo } from '../pod-info.ts'
import { countOn, hasDomains, isCounted, isIncluded, ownConstraints } from './spread-constraints.ts'
import type { SpreadConstraint } from './spread-constraints.ts'

const NAME = 'PodTopologySpread'
const REASON = "node(s) didn't match pod topology spread constraints"
const TOO_MANY: Rejection = { plugin: NAME, reasons: [REASON], resolvable: true }
const NO_DOMAIN: Rejection = { plugin: NAME, reasons: [`${REASON} (missing required label)`], resolvable: false }

/** How many Pods that a constraint counts each domain has. */
type Counts = Map<string, number>

/** Models plugins/podtopologyspread/filtering.go (v1.36). */
class SpreadFilter implements NodeFilter {
  readonly #pod: PodInfo
  readonly #constraints: readonly SpreadConstraint[]
  readonly #counts: readonly Counts[]

  constructor(pod: PodInfo, constraints: readonly SpreadConstraint[], counts: readonly Counts[]) {
    this.#pod = pod
    this.#constraints = constraints
    this.#counts = counts
  }

  check({ node }: NodeInfo): Rejection | null {
    for (const [i, constraint] of this.#constraints.entries()) {
      const domain = node.metadata.labels?.[constraint.topologyKey]
      if (domain === undefined) return NO_DOMAIN
      const counts = this.#counts[i] ?? new Map<string, number>()
      const least = counts.size === 0 ? Number.MAX_SAFE_INTEGER : Math.min(...counts.values())
      const minimum = counts.size < constraint.minDomains ? 0 : least
      const itself = isCounted(constraint, this.#pod.pod) ? 1 : 0
      if ((counts.get(domain) ?? 0) + itself - minimum > constraint.maxSkew) return TOO_MANY
    }
    return null
  }

  copy(): SpreadFilter {
    return new SpreadFilter(
      this.#pod,
      this.#constraints,
      this.#counts.map((counts) => new Map(counts)),
    )
  }

  count({ pod, namespace }: PodInfo, { node }: NodeInfo, by: 1 | -1): void {
    if (namespace !== this.#pod.namespace || !hasDomains(node, this.#constraints)) return
    this.#constraints.forEach((constraint, i) => {
      const domain = node.metadata.labels?.[constraint.topologyKey]
      if (domain === undefined || !isCounted(constraint, pod) || !isIncluded(constraint, this.#pod.pod, node)) return
      const counts = this.#counts[i]
      counts?.set(domain, (counts.get(domain) ?? 0) + by)
    })
  }
}

function countDomains(pod: PodInfo, constraints: readonly SpreadConstraint[], nodes: readonly NodeInfo[]): Counts[] {
  const all: Counts[] = constraints.map(() => new Map<string, number>())
  for (const info of nodes) {
    if (!hasDomains(info.node, constraints)) continue
    constraints.forEach((constraint, i) => {
      const counts = all[i]
      const domain = info.node.metadata.labels?.[constraint.topologyKey]
      if (!counts || domain === undefined || !isIncluded(constraint, pod.pod, info.node)) return
      counts.set(domain, (counts.get(domain) ?? 0) + countOn(constraint, pod.namespace, info))
    })
  }
  return all
}

const domainsOf = (node: Node, constraints: readonly SpreadConstraint[]): string =>
  constraints.map(({ topologyKey }) => node.metadata.labels?.[topologyKey]).join('\n')

function isUseful(pod: PodInfo, event: ClusterEvent): boolean {
  const constraints = ownConstraints(pod, 'DoNotSchedule')
  const counts = (other: Pod): boolean =>
    (other.metadata.namespace ?? 'default') === pod.namespace && constraints.some((constraint) => isCounted(constraint, other))
  switch (event.kind) {
    case 'podPlaced':
    case 'podGone':
      return counts(event.pod)
    case 'podChanged':
      return counts(event.before) !== counts(event.pod)
    case 'ownChange':
      return constraints.some((constraint) => isCounted(constraint, event.before) !== isCounted(constraint, event.pod))
    case 'nodeAdded':
    case 'nodeRemoved':
      return hasDomains(event.node, constraints)
    case 'nodeChanged':
      return (
        domainsOf(event.before, constraints) !== domainsOf(event.node, constraints) ||
        (constraints.some(({ honorsTaints }) => honorsTaints) && !equal(event.before.spec?.taints, event.node.spec?.taints))
      )
    case 'storage':
      return false
  }
}

/** Constraints that are demands. */
export const podTopologySpread: FilterPlugin = {
  name: NAME,
  prepare: (pod, cluster) => {
    const constraints = ownConstraints(pod, 'DoNotSchedule')
    if (constraints.length === 0) return SKIP
    return { kind: 'filter', filter: new SpreadFilter(pod, constraints, countDomains(pod, constraints, cluster.nodes())) }
  },
  wakes: isUseful,
}
