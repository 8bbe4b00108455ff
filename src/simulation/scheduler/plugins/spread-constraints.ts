import type { ITopologySpreadConstraint } from 'kubernetes-models/v1/TopologySpreadConstraint'
import { matchesMap, meets, requirementsOf } from '../../../kube/labels.ts'
import type { Labels, Requirement } from '../../../kube/labels.ts'
import { wantsNode } from '../../../kube/scheduling/node-affinity.ts'
import { untolerated } from '../../../kube/scheduling/tolerations.ts'
import { isService } from '../../../kube/types.ts'
import type { KubeObject, Node, Pod } from '../../../kube/types.ts'
import type { SchedulerCache } from '../cache.ts'
import type { NodeInfo } from '../node-info.ts'
import type { PodInfo } from '../pod-info.ts'

/** A constraint of topology spread, ready to be asked. */
export interface SpreadConstraint {
  readonly topologyKey: string
  readonly maxSkew: number
  readonly minDomains: number
  readonly honorsAffinity: boolean
  readonly honorsTaints: boolean
  /** Null means no Pod. */
  readonly selector: readonly Requirement[] | null
}

/** What applies to Pods with no constraints of their own. Models plugins/podtopologyspread/plugin.go systemDefaultConstraints (v1.36). */
const DEFAULTS = [
  { topologyKey: 'kubernetes.io/hostname', maxSkew: 3 },
  { topologyKey: 'topology.kubernetes.io/zone', maxSkew: 5 },
] as const

const byLabels = (labels: Labels): Requirement[] => Object.entries(labels).map(([key, value]) => ({ key, operator: 'In', values: [value] }))

function read(constraint: ITopologySpreadConstraint): SpreadConstraint {
  const { labelSelector, maxSkew, minDomains = 1, nodeAffinityPolicy, nodeTaintsPolicy, topologyKey } = constraint
  return {
    topologyKey,
    maxSkew,
    minDomains,
    honorsAffinity: nodeAffinityPolicy !== 'Ignore',
    honorsTaints: nodeTaintsPolicy === 'Honor',
    selector: labelSelector ? requirementsOf(labelSelector) : null,
  }
}

/** A Pod's own constraints that are demands, or wishes. */
export function ownConstraints({ pod }: PodInfo, action: 'DoNotSchedule' | 'ScheduleAnyway'): SpreadConstraint[] {
  return (pod.spec.topologySpreadConstraints ?? []).filter((one) => one.whenUnsatisfiable === action).map(read)
}

interface WithSelector extends KubeObject {
  readonly spec?: { readonly selector?: Parameters<typeof requirementsOf>[0] }
}

/** Who belongs together with a Pod: those of its Services and of its owner; null where it has neither. Models plugins/helper/spread.go DefaultSelector (v1.36). */
function companions({ pod, namespace }: PodInfo, { api }: SchedulerCache): Requirement[] | null {
  const services = api
    .list('Service')
    .filter(isService)
    .flatMap(({ metadata, spec }) =>
      metadata.namespace === namespace && matchesMap(spec?.selector, pod.metadata.labels) ? byLabels(spec?.selector ?? {}) : [],
    )
  const owner = pod.metadata.ownerReferences?.find(({ controller }) => controller)
  const found: WithSelector | undefined = owner && api.get(owner.kind, namespace, owner.name)
  const selector = found?.spec?.selector
  let own: Requirement[] = []
  if (selector && owner?.kind === 'ReplicationController') own = byLabels(selector as Labels)
  else if (selector && (owner?.kind === 'ReplicaSet' || owner?.kind === 'StatefulSet')) own = requirementsOf(selector)
  const all = [...services, ...own]
  return all.length > 0 ? all : null
}

/** The wishes that apply to a Pod without constraints. */
export function defaultConstraints(pod: PodInfo, cluster: SchedulerCache): SpreadConstraint[] {
  const selector = companions(pod, cluster)
  if (selector === null) return []
  return DEFAULTS.map((one) => ({ ...one, minDomains: 1, honorsAffinity: true, honorsTaints: false, selector }))
}

/** Whether a node has a domain of every constraint. */
export const hasDomains = (node: Node, constraints: readonly SpreadConstraint[]): boolean =>
  constraints.every(({ topologyKey }) => node.metadata.labels?.[topologyKey] !== undefined)

/** Whether a node counts at all for a constraint of this Pod. Models plugins/podtopologyspread/common.go matchNodeInclusionPolicies (v1.36). */
export function isIncluded({ honorsAffinity, honorsTaints }: SpreadConstraint, { spec }: Pod, node: Node): boolean {
  if (honorsAffinity && !wantsNode(spec, node)) return false
  return !honorsTaints || untolerated(node.spec?.taints, spec.tolerations, ['NoSchedule', 'NoExecute']) === undefined
}

export const isCounted = ({ selector }: SpreadConstraint, { metadata }: Pod): boolean =>
  selector?.every((one) => meets(one, metadata.labels ?? {})) ?? false

/** How many Pods of a node a constraint counts; those that are being deleted do not. */
export function countOn(constraint: SpreadConstraint, namespace: string, node: NodeInfo): number {
  let count = 0
  for (const other of node.pods()) {
    if (other.namespace === namespace && !other.pod.metadata.deletionTimestamp && isCounted(constraint, other.pod)) count += 1
  }
  return count
}
