import { equal } from '../../../base/equal.ts'
import { tolerates, untolerated } from '../../../kube/scheduling/tolerations.ts'
import type { Taint } from '../../../kube/scheduling/tolerations.ts'
import type { Node, Pod } from '../../../kube/types.ts'
import { byNode, scaleToBest } from '../framework.ts'
import type { FilterPlugin, Rejection, ScorePlugin } from '../framework.ts'

const NAME = 'TaintToleration'
const REJECTED: Rejection = { plugin: NAME, reasons: ['node(s) had untolerated taint(s)'], resolvable: false }
const KEEPS_AWAY: readonly Taint['effect'][] = ['NoSchedule', 'NoExecute']

const keepsAway = (node: Node, pod: Pod): boolean => untolerated(node.spec?.taints, pod.spec.tolerations, KEEPS_AWAY) !== undefined

/** Models plugins/tainttoleration/taint_toleration.go Filter (v1.36). */
export const taintToleration: FilterPlugin = {
  name: NAME,
  prepare: ({ pod }) => byNode(({ node }) => (keepsAway(node, pod) ? REJECTED : null)),
  wakes: ({ pod }, event) => {
    if (event.kind === 'nodeAdded') return !keepsAway(event.node, pod)
    if (event.kind === 'nodeChanged') return keepsAway(event.before, pod) && !keepsAway(event.node, pod)
    return event.kind === 'ownChange' && !equal(event.before.spec.tolerations, event.pod.spec.tolerations)
  },
}

/** Fewest taints that would rather keep the Pod away. Models the same file's Score (v1.36). */
export const taintTolerationScore: ScorePlugin = {
  name: NAME,
  weight: 3,
  prepare: ({ pod }) => {
    const soft = (pod.spec.tolerations ?? []).filter(({ effect }) => !effect || effect === 'PreferNoSchedule')
    const disliked = (taint: Taint): boolean => taint.effect === 'PreferNoSchedule' && !soft.some((one) => tolerates(one, taint))
    return {
      score: ({ node }) => node.spec?.taints?.filter(disliked).length ?? 0,
      normalise: (scores) => scaleToBest(scores, true),
    }
  },
}
