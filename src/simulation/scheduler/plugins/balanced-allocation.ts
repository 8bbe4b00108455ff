import { BEST_SCORE } from '../framework.ts'
import type { ScorePlugin } from '../framework.ts'
import type { NodeInfo } from '../node-info.ts'

/** How evenly cpu and memory are used: 100 when their shares are equal. With two shares the standard deviation is half their difference. */
function evenness(node: NodeInfo, cpu: number, memory: number): number {
  const share = (name: string, more: number): number => {
    const capacity = node.allocatable.get(name) ?? 0
    return capacity === 0 ? 0 : Math.min(((node.requested.get(name) ?? 0) + more) / capacity, 1)
  }
  return (1 - Math.abs(share('cpu', cpu) - share('memory', memory)) / 2) * BEST_SCORE
}

/** Models plugins/noderesources/balanced_allocation.go (v1.36): how much more even a node's use becomes; nothing for Pods without requests. */
export const balancedAllocation: ScorePlugin = {
  name: 'NodeResourcesBalancedAllocation',
  weight: 1,
  prepare: ({ requests }) => {
    const [cpu, memory] = [requests.get('cpu') ?? 0, requests.get('memory') ?? 0]
    if (cpu === 0 && memory === 0) return null
    return { score: (node) => Math.floor(BEST_SCORE / 2 + (evenness(node, cpu, memory) - evenness(node, 0, 0)) / 2) }
  },
}
