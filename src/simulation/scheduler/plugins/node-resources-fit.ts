import { amountsOf, podRequests, shortages } from '../../../kube/scheduling/resources.ts'
import type { Amounts } from '../../../kube/scheduling/resources.ts'
import type { Node } from '../../../kube/types.ts'
import { BEST_SCORE, byNode } from '../framework.ts'
import type { FilterPlugin, ScorePlugin } from '../framework.ts'
import type { PodInfo } from '../pod-info.ts'

const NAME = 'NodeResourcesFit'
const NOTHING: Amounts = new Map()

/** Whether an empty node would have room for the Pod. */
const wouldFit = ({ requests }: PodInfo, node: Node): boolean =>
  shortages(requests, NOTHING, amountsOf(node.status?.allocatable), 0).length === 0

/** Whether a node has more than before of something that the Pod needs. */
function hasGrown({ requests }: PodInfo, before: Node, node: Node): boolean {
  const [old, now] = [amountsOf(before.status?.allocatable), amountsOf(node.status?.allocatable)]
  return ['pods', ...requests.keys()].some((name) => (now.get(name) ?? 0) > (old.get(name) ?? 0))
}

/** Requests against what a node has left. Models plugins/noderesources/fit.go (v1.36). */
export const nodeResourcesFit: FilterPlugin = {
  name: NAME,
  prepare: ({ requests }) =>
    byNode((node) => {
      const short = shortages(requests, node.requested, node.allocatable, node.size)
      if (short.length === 0) return null
      const reasons = short.map(({ resource }) => (resource === 'pods' ? 'Too many pods' : `Insufficient ${resource}`))
      return {
        plugin: NAME,
        reasons,
        resolvable: short.every(({ requested, capacity, resource }) => resource === 'pods' || requested <= capacity),
      }
    }),
  wakes: (pod, event) => {
    switch (event.kind) {
      case 'podGone':
        return true
      case 'podChanged':
      case 'ownChange': {
        const now = podRequests(event.pod.spec)
        return [...podRequests(event.before.spec)].some(([name, value]) => pod.requests.has(name) && (now.get(name) ?? 0) < value)
      }
      case 'nodeAdded':
        return wouldFit(pod, event.node)
      case 'nodeChanged':
        return hasGrown(pod, event.before, event.node) && wouldFit(pod, event.node)
      default:
        return false
    }
  },
}

/** Most room left in cpu and memory. Models plugins/noderesources/least_allocated.go (v1.36). */
export const leastAllocated: ScorePlugin = {
  name: NAME,
  weight: 1,
  prepare: ({ compared }) => ({
    score: (node) => {
      let sum = 0
      let weights = 0
      for (const name of ['cpu', 'memory']) {
        const capacity = node.allocatable.get(name) ?? 0
        if (capacity === 0) continue
        const used = (node.compared.get(name) ?? 0) + (compared.get(name) ?? 0)
        if (used <= capacity) sum += Math.floor(((capacity - used) * BEST_SCORE) / capacity)
        weights += 1
      }
      return weights === 0 ? 0 : Math.floor(sum / weights)
    },
  }),
}
