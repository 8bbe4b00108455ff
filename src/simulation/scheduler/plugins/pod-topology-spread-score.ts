import { BEST_SCORE } from '../framework.ts'
import type { ScorePlugin } from '../framework.ts'
import { countOn, defaultConstraints, hasDomains, isIncluded, ownConstraints } from './spread-constraints.ts'

const HOSTNAME = 'kubernetes.io/hostname'

/** Constraints that are wishes: fewest Pods of the same kind. Models plugins/podtopologyspread/scoring.go (v1.36). */
export const podTopologySpreadScore: ScorePlugin = {
  name: 'PodTopologySpread',
  weight: 2,
  prepare: (pod, nodes, cluster) => {
    const own = (pod.pod.spec.topologySpreadConstraints ?? []).length > 0
    const constraints = own ? ownConstraints(pod, 'ScheduleAnyway') : defaultConstraints(pod, cluster)
    if (constraints.length === 0) return null
    const ignored = new Set(own ? nodes.filter(({ node }) => !hasDomains(node, constraints)) : [])
    const candidates = nodes.filter((node) => !ignored.has(node))
    const domains = constraints.map(({ topologyKey }) => {
      const values = topologyKey === HOSTNAME ? [] : candidates.map(({ node }) => node.metadata.labels?.[topologyKey] ?? '')
      return new Map(values.map((value) => [value, 0]))
    })
    constraints.forEach((constraint, i) => {
      const counts = domains[i]
      if (!counts || counts.size === 0) return
      for (const info of cluster.nodes()) {
        const { node } = info
        const domain = node.metadata.labels?.[constraint.topologyKey] ?? ''
        if ((own && !hasDomains(node, constraints)) || !isIncluded(constraint, pod.pod, node) || !counts.has(domain)) continue
        counts.set(domain, (counts.get(domain) ?? 0) + countOn(constraint, pod.namespace, info))
      }
    })
    const weights = constraints.map(({ topologyKey }, i) =>
      Math.log((topologyKey === HOSTNAME ? candidates.length : (domains[i]?.size ?? 0)) + 2),
    )
    return {
      score: (node) => {
        if (ignored.has(node)) return 0
        const sum = constraints.reduce((total, constraint, i) => {
          const domain = node.node.metadata.labels?.[constraint.topologyKey]
          if (domain === undefined) return total
          const count = constraint.topologyKey === HOSTNAME ? countOn(constraint, pod.namespace, node) : (domains[i]?.get(domain) ?? 0)
          return total + count * (weights[i] ?? 0) + constraint.maxSkew - 1
        }, 0)
        return Math.round(sum)
      },
      normalise: (scores, of) => {
        const counted = scores.filter((_, i) => !ignored.has(of[i] as (typeof of)[number]))
        const [least, most] = [Math.min(...counted), Math.max(0, ...counted)]
        scores.forEach((score, i) => {
          const node = of[i]
          if (node && ignored.has(node)) scores[i] = 0
          else scores[i] = most === 0 ? BEST_SCORE : Math.floor((BEST_SCORE * (most + least - score)) / most)
        })
      },
    }
  },
}
