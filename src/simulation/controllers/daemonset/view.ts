import { hasEnded } from '../../../kube/pod-phase.ts'
import type { DaemonSet, Node, Pod } from '../../../kube/types.ts'
import { isDeleting } from '../pod-state.ts'
import { REVISION_HASH } from '../revisions.ts'
import { targetOf, verdictFor } from './template.ts'
import type { Verdict } from './template.ts'

/** A node, and the Pods of the DaemonSet that are on it or meant for it, oldest first. */
export interface Place {
  readonly node: string
  readonly verdict: Verdict
  readonly pods: readonly Pod[]
}

export interface View {
  readonly set: DaemonSet
  readonly hash: string
  readonly places: readonly Place[]
  /** Pods meant for nodes that are not there. */
  readonly lost: readonly Pod[]
  readonly isAvailable: (pod: Pod) => boolean
}

export const isOfHash = ({ metadata }: Pod, hash: string): boolean => metadata.labels?.[REVISION_HASH] === hash

/** Groups Pods by node; one that is being deleted and has ended counts no more. Models daemon_controller.go getNodesToDaemonPods (v1.36). */
export function viewOf(
  set: DaemonSet,
  hash: string,
  nodes: readonly Node[],
  pods: readonly Pod[],
  isAvailable: (pod: Pod) => boolean,
): View {
  const byNode = new Map<string, Pod[]>()
  for (const pod of pods) {
    if (hasEnded(pod) && isDeleting(pod)) continue
    const node = targetOf(pod)
    const there = byNode.get(node)
    if (there) there.push(pod)
    else byNode.set(node, [pod])
  }
  const places = nodes.map((node): Place => {
    const { name } = node.metadata
    const there = byNode.get(name) ?? []
    byNode.delete(name)
    return { node: name, verdict: verdictFor(set, node), pods: there }
  })
  const lost = [...byNode.values()].flat().filter((pod) => !pod.spec.nodeName && !isDeleting(pod))
  return { set, hash, places, lost, isAvailable }
}
