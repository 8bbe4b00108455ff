import { equal } from '../../../base/equal.ts'
import { matchesTerm, namedNodes, wantsNode } from '../../../kube/scheduling/node-affinity.ts'
import { scaleToBest, SKIP } from '../framework.ts'
import type { FilterPlugin, Rejection, ScorePlugin } from '../framework.ts'

const NAME = 'NodeAffinity'
const REJECTED: Rejection = { plugin: NAME, reasons: ["node(s) didn't match Pod's node affinity/selector"], resolvable: false }
const CONFLICT: Rejection = { plugin: NAME, reasons: ['pod affinity terms conflict'], resolvable: false }

/** nodeSelector and required node affinity. Models plugins/nodeaffinity/node_affinity.go PreFilter and Filter (v1.36). */
export const nodeAffinity: FilterPlugin = {
  name: NAME,
  prepare: ({ pod: { spec } }) => {
    if (!spec.nodeSelector && !spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution) return SKIP
    const only = namedNodes(spec)
    if (only?.size === 0) return { kind: 'rejected', rejection: CONFLICT }
    return { kind: 'filter', filter: { check: ({ node }) => (wantsNode(spec, node) ? null : REJECTED) }, ...(only && { only }) }
  },
  wakes: ({ pod: { spec } }, event) => {
    if (event.kind === 'nodeAdded') return wantsNode(spec, event.node)
    if (event.kind === 'nodeChanged') return !wantsNode(spec, event.before) && wantsNode(spec, event.node)
    return event.kind === 'ownChange' && !equal(event.before.spec.nodeSelector, event.pod.spec.nodeSelector)
  },
}

/** Sums the weights of the wishes that a node meets. Models the same file's Score (v1.36). */
export const nodeAffinityScore: ScorePlugin = {
  name: NAME,
  weight: 2,
  prepare: ({ pod }) => {
    const wishes = pod.spec.affinity?.nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? []
    if (wishes.length === 0) return null
    return {
      score: ({ node }) => wishes.reduce((sum, { preference, weight }) => sum + (matchesTerm(preference, node) ? weight : 0), 0),
      normalise: (scores) => scaleToBest(scores, false),
    }
  },
}
