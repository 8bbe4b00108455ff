import type { Random } from '../../base/random.ts'
import type { SchedulerCache } from './cache.ts'
import type { NodeInfo } from './node-info.ts'
import { SCORERS } from './plugins/index.ts'
import type { PodInfo } from './pod-info.ts'

/** How nodes compare: each plugin's scores times its weight, in the order of `nodes`. */
export interface Scores {
  readonly plugins: readonly string[]
  readonly nodes: readonly { readonly node: string; readonly total: number; readonly parts: readonly number[] }[]
}

/** Models framework/runtime/framework.go RunScorePlugins (v1.36). */
export function compareNodes(pod: PodInfo, nodes: readonly NodeInfo[], cluster: SchedulerCache): Scores {
  const columns = SCORERS.flatMap((plugin) => {
    const scorer = plugin.prepare(pod, nodes, cluster)
    if (!scorer) return []
    const scores = nodes.map((node) => scorer.score(node))
    scorer.normalise?.(scores, nodes)
    return [{ name: plugin.name, scores: scores.map((score) => score * plugin.weight) }]
  })
  return {
    plugins: columns.map(({ name }) => name),
    nodes: nodes.map(({ name }, i) => {
      const parts = columns.map(({ scores }) => scores[i] ?? 0)
      return { node: name, total: parts.reduce((sum, part) => sum + part, 0), parts }
    }),
  }
}

/** The best node; of equal ones any. Models schedule_one.go selectHost (v1.36). */
export function bestOf({ nodes }: Scores, random: Random): string {
  const highest = Math.max(...nodes.map(({ total }) => total))
  const best = nodes.filter(({ total }) => total === highest)
  return best[Math.floor(random.next() * best.length)]?.node ?? ''
}
