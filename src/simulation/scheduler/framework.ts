import type { KubeObject, Node, Pod } from '../../kube/types.ts'
import type { SchedulerCache } from './cache.ts'
import type { NodeInfo } from './node-info.ts'
import type { PodInfo } from './pod-info.ts'

/** Why a plugin does not want a Pod on a node. */
export interface Rejection {
  readonly plugin: string
  readonly reasons: readonly string[]
  /** Whether the Pod could get the node if others left it. */
  readonly resolvable: boolean
}

/** How a plugin filters nodes for one Pod in one scheduling cycle. */
export interface NodeFilter {
  check(node: NodeInfo): Rejection | null
  /** The same filter, for trying out what a node would be with other Pods; absent where only the node itself counts. */
  copy?(): NodeFilter
  /** Takes note that a Pod comes to a node (1) or leaves it (-1). */
  count?(pod: PodInfo, node: NodeInfo, by: 1 | -1): void
}

/** What a plugin says of a Pod before any node is looked at. */
type Preparation =
  | { readonly kind: 'skip' }
  /** No node is possible. */
  | { readonly kind: 'rejected'; readonly rejection: Rejection }
  /** `only`: the names of the nodes that can be at all. */
  | { readonly kind: 'filter'; readonly filter: NodeFilter; readonly only?: ReadonlySet<string> }

/** Something that may make room for a Pod that waits. */
export type ClusterEvent =
  | { readonly kind: 'nodeAdded'; readonly node: Node }
  | { readonly kind: 'nodeChanged'; readonly before: Node; readonly node: Node }
  | { readonly kind: 'nodeRemoved'; readonly node: Node }
  /** A Pod got a node. */
  | { readonly kind: 'podPlaced'; readonly pod: Pod }
  /** Labels or requests of a Pod that has a node changed. */
  | { readonly kind: 'podChanged'; readonly before: Pod; readonly pod: Pod }
  /** A Pod ended, or is gone. */
  | { readonly kind: 'podGone'; readonly pod: Pod }
  /** The waiting Pod itself changed. */
  | { readonly kind: 'ownChange'; readonly before: Pod; readonly pod: Pod }
  /** A claim, volume or class changed. */
  | { readonly kind: 'storage'; readonly object: KubeObject }

/** A plugin that rejects nodes. */
export interface FilterPlugin {
  readonly name: string
  prepare(pod: PodInfo, cluster: SchedulerCache): Preparation
  /** Whether an event may help a Pod that this plugin rejected. */
  wakes(pod: PodInfo, event: ClusterEvent, cluster: SchedulerCache): boolean
}

/** How a plugin compares nodes for one Pod. */
interface NodeScorer {
  score(node: NodeInfo): number
  /** Brings all scores into 0…100, in place. */
  normalise?(scores: number[], nodes: readonly NodeInfo[]): void
}

/** A plugin that compares nodes; null where it has nothing to say of a Pod. */
export interface ScorePlugin {
  readonly name: string
  readonly weight: number
  prepare(pod: PodInfo, nodes: readonly NodeInfo[], cluster: SchedulerCache): NodeScorer | null
}

/** The best score that a plugin gives. Models kube-scheduler/framework MaxNodeScore (v1.36). */
export const BEST_SCORE = 100

export const SKIP: Preparation = { kind: 'skip' }

/** The plainest kind of filter: it looks at the node alone. */
export const byNode = (check: (node: NodeInfo) => Rejection | null): Preparation => ({ kind: 'filter', filter: { check } })

/** Scales scores so that the highest becomes 100, or the lowest the best. Models plugins/helper/normalize_score.go (v1.36). */
export function scaleToBest(scores: number[], lowestIsBest: boolean): void {
  const highest = Math.max(...scores)
  scores.forEach((score, i) => {
    const scaled = highest === 0 ? 0 : Math.floor((score * BEST_SCORE) / highest)
    scores[i] = lowestIsBest ? BEST_SCORE - scaled : scaled
  })
}
