import type { ControllerManagerSettings } from '../../kube/scenario.ts'
import type { WatchEvent } from '../api/server.ts'
import type { ControllerContext } from '../controllers/controller.ts'
import { PodGarbageCollector } from '../controllers/pod-gc.ts'
import { ConditionTaints } from './condition-taints.ts'
import { EvictionTaints } from './eviction-taints.ts'
import { NodeLifecycle } from './lifecycle.ts'
import type { Machines } from './machines.ts'
import { PodsByNode } from './pods-by-node.ts'
import { TaintEviction } from './taint-eviction.ts'

/** Those who watch the nodes, in the order in which they hear of a change. */
export function nodeControllers(
  ctx: ControllerContext,
  machines: Machines,
  settings: ControllerManagerSettings = {},
): { observe(event: WatchEvent): void }[] {
  const pods = new PodsByNode()
  const lifecycle = new NodeLifecycle(ctx, pods, (node) => machines.report(node))
  machines.onReach((reach) => lifecycle.reach(reach))
  return [
    pods,
    lifecycle,
    new ConditionTaints(ctx),
    new EvictionTaints(ctx),
    new TaintEviction(ctx, pods),
    new PodGarbageCollector(ctx, pods, settings.terminatedPodGCThreshold),
  ]
}
