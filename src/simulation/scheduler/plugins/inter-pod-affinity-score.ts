import type { Node } from '../../../kube/types.ts'
import { termMeans } from '../affinity-terms.ts'
import type { AffinityTerm } from '../affinity-terms.ts'
import { BEST_SCORE } from '../framework.ts'
import type { ScorePlugin } from '../framework.ts'

/** What another Pod's demand to be near this one is worth. Models apis/config/v1/defaults.go hardPodAffinityWeight (v1.36). */
const DEMAND_OF_ANOTHER = 1

/** Wishes of Pods about the Pods near them, both ways. Models plugins/interpodaffinity/scoring.go (v1.36). */
export const interPodAffinityScore: ScorePlugin = {
  name: 'InterPodAffinity',
  weight: 2,
  prepare: ({ pod, terms }, _nodes, cluster) => {
    const worth = new Map<string, Map<string, number>>()
    const add = (term: AffinityTerm, node: Node, weight: number): void => {
      const value = node.metadata.labels?.[term.topologyKey]
      if (value === undefined) return
      const values = worth.get(term.topologyKey) ?? new Map<string, number>()
      worth.set(term.topologyKey, values.set(value, (values.get(value) ?? 0) + weight))
    }
    const labelsOf = cluster.namespaceLabels
    const wishes = terms.preferred.length + terms.preferredAnti.length > 0
    for (const info of cluster.nodes()) {
      if (!wishes && !info.hasAffinity) continue
      for (const other of info.pods()) {
        for (const term of terms.preferred) if (termMeans(term, other.pod, labelsOf)) add(term, info.node, term.weight)
        for (const term of terms.preferredAnti) if (termMeans(term, other.pod, labelsOf)) add(term, info.node, -term.weight)
        for (const term of other.terms.required) if (termMeans(term, pod, labelsOf)) add(term, info.node, DEMAND_OF_ANOTHER)
        for (const term of other.terms.preferred) if (termMeans(term, pod, labelsOf)) add(term, info.node, term.weight)
        for (const term of other.terms.preferredAnti) if (termMeans(term, pod, labelsOf)) add(term, info.node, -term.weight)
      }
    }
    if (worth.size === 0) return null
    return {
      score: ({ node }) => {
        let sum = 0
        for (const [key, values] of worth) sum += values.get(node.metadata.labels?.[key] ?? '') ?? 0
        return sum
      },
      normalise: (scores) => {
        const [least, most] = [Math.min(...scores), Math.max(...scores)]
        scores.forEach((score, i) => {
          scores[i] = most > least ? Math.trunc((BEST_SCORE * (score - least)) / (most - least)) : 0
        })
      },
    }
  },
}
