import { equal } from '../../../base/equal.ts'
import type { Node, Pod } from '../../../kube/types.ts'
import { affinityTerms, termMeans } from '../affinity-terms.ts'
import type { AffinityTerm, NamespaceLabels } from '../affinity-terms.ts'
import type { SchedulerCache } from '../cache.ts'
import { SKIP } from '../framework.ts'
import type { ClusterEvent, FilterPlugin, NodeFilter, Rejection } from '../framework.ts'
import type { NodeInfo } from '../node-info.ts'
import type { PodInfo } from '../pod-info.ts'

const NAME = 'InterPodAffinity'
const NO_PARTNER: Rejection = { plugin: NAME, reasons: ["node(s) didn't match pod affinity rules"], resolvable: false }
const TOO_NEAR: Rejection = { plugin: NAME, reasons: ["node(s) didn't match pod anti-affinity rules"], resolvable: true }
const UNWELCOME: Rejection = { plugin: NAME, reasons: ["node(s) didn't satisfy existing pods anti-affinity rules"], resolvable: true }

/** How many Pods are in a domain, by `topologyKey=value`. */
type Counts = Map<string, number>

const domainOf = (node: Node, { topologyKey }: AffinityTerm): string | null => {
  const value = node.metadata.labels?.[topologyKey]
  return value === undefined ? null : `${topologyKey}=${value}`
}

function add(counts: Counts, node: Node, term: AffinityTerm, by: number): void {
  const domain = domainOf(node, term)
  if (domain === null) return
  const count = (counts.get(domain) ?? 0) + by
  if (count === 0) counts.delete(domain)
  else counts.set(domain, count)
}

const meansAll = (terms: readonly AffinityTerm[], pod: Pod, labelsOf: NamespaceLabels): boolean =>
  terms.length > 0 && terms.every((term) => termMeans(term, pod, labelsOf))

/** Models plugins/interpodaffinity/filtering.go (v1.36). */
class AffinityFilter implements NodeFilter {
  readonly #pod: PodInfo
  readonly #labelsOf: NamespaceLabels
  /** Pods that the new Pod wants to be near, does not want to be near, and those that do not want it near. */
  readonly #wanted: Counts
  readonly #avoided: Counts
  readonly #unwelcome: Counts

  constructor(pod: PodInfo, labelsOf: NamespaceLabels, wanted: Counts, avoided: Counts, unwelcome: Counts) {
    this.#pod = pod
    this.#labelsOf = labelsOf
    this.#wanted = wanted
    this.#avoided = avoided
    this.#unwelcome = unwelcome
  }

  get counts(): number {
    return this.#unwelcome.size
  }

  check({ node }: NodeInfo): Rejection | null {
    const { required, requiredAnti } = this.#pod.terms
    if (!this.#hasPartners(node, required)) return NO_PARTNER
    for (const term of requiredAnti) {
      const domain = domainOf(node, term)
      if (domain !== null && this.#avoided.has(domain)) return TOO_NEAR
    }
    if (this.#unwelcome.size > 0) {
      for (const [key, value] of Object.entries(node.metadata.labels ?? {})) if (this.#unwelcome.has(`${key}=${value}`)) return UNWELCOME
    }
    return null
  }

  /** The first Pod of a group that wants to be near itself may go anywhere. */
  #hasPartners(node: Node, terms: readonly AffinityTerm[]): boolean {
    let all = true
    for (const term of terms) {
      const domain = domainOf(node, term)
      if (domain === null) return false
      if (!this.#wanted.has(domain)) all = false
    }
    return all || (this.#wanted.size === 0 && meansAll(terms, this.#pod.pod, this.#labelsOf))
  }

  copy(): AffinityFilter {
    return new AffinityFilter(this.#pod, this.#labelsOf, new Map(this.#wanted), new Map(this.#avoided), new Map(this.#unwelcome))
  }

  count(other: PodInfo, { node }: NodeInfo, by: 1 | -1): void {
    const { required, requiredAnti } = this.#pod.terms
    if (meansAll(required, other.pod, this.#labelsOf)) for (const term of required) add(this.#wanted, node, term, by)
    for (const term of requiredAnti) if (termMeans(term, other.pod, this.#labelsOf)) add(this.#avoided, node, term, by)
    for (const term of other.terms.requiredAnti) if (termMeans(term, this.#pod.pod, this.#labelsOf)) add(this.#unwelcome, node, term, by)
  }
}

function filterFor(pod: PodInfo, cluster: SchedulerCache): AffinityFilter {
  const filter = new AffinityFilter(pod, cluster.namespaceLabels, new Map(), new Map(), new Map())
  const wishes = pod.terms.required.length + pod.terms.requiredAnti.length > 0
  for (const node of cluster.nodes()) {
    if (wishes || node.hasAffinity) for (const other of node.pods()) filter.count(other, node, 1)
  }
  return filter
}

function isUseful({ pod, terms }: PodInfo, event: ClusterEvent, { namespaceLabels }: SchedulerCache): boolean {
  const partner = (other: Pod): boolean => meansAll(terms.required, other, namespaceLabels)
  const rival = (other: Pod): boolean =>
    terms.requiredAnti.some((term) => termMeans(term, other, namespaceLabels)) ||
    affinityTerms(other).requiredAnti.some((term) => termMeans(term, pod, namespaceLabels))
  switch (event.kind) {
    case 'podPlaced':
      return partner(event.pod)
    case 'podGone':
      return rival(event.pod)
    case 'podChanged':
      return (!partner(event.before) && partner(event.pod)) || (rival(event.before) && !rival(event.pod))
    case 'ownChange':
      return !equal(event.before.metadata.labels, event.pod.metadata.labels)
    case 'nodeAdded':
      return true
    case 'nodeChanged': {
      const [before, now] = [event.before.metadata.labels ?? {}, event.node.metadata.labels ?? {}]
      return [...terms.required, ...terms.requiredAnti].some(({ topologyKey }) => before[topologyKey] !== now[topologyKey])
    }
    default:
      return false
  }
}

/** Demands of Pods about the Pods near them. */
export const interPodAffinity: FilterPlugin = {
  name: NAME,
  prepare: (pod, cluster) => {
    const filter = filterFor(pod, cluster)
    const { required, requiredAnti } = pod.terms
    return required.length + requiredAnti.length + filter.counts === 0 ? SKIP : { kind: 'filter', filter }
  },
  wakes: isUseful,
}
