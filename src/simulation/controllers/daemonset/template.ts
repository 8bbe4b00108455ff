import type { DaemonSet, Node, Pod, PodSpec } from '../../../kube/types.ts'
import type { Toleration } from '../../../kube/scheduling/tolerations.ts'
import { untolerated } from '../../../kube/scheduling/tolerations.ts'
import { wantsNode } from '../../../kube/scheduling/node-affinity.ts'
import type { Identities } from '../../api/identity.ts'
import { podFromTemplate } from '../pod-from-template.ts'
import { REVISION_HASH } from '../revisions.ts'

/** A DaemonSet's count of its template's changes. */
const TEMPLATE_GENERATION = 'deprecated.daemonset.template.generation'
const POD_GENERATION = 'pod-template-generation'

const NODE = 'node.kubernetes.io/'
const tolerating = (key: string, effect: 'NoExecute' | 'NoSchedule'): Toleration => ({ effect, key: NODE + key, operator: 'Exists' })

/** What Pods of a DaemonSet tolerate beside their own. Models pkg/controller/daemon/util/daemonset_util.go AddOrUpdateDaemonPodTolerations (v1.36). */
function tolerationsOf(spec: PodSpec): Toleration[] {
  const added = [
    tolerating('not-ready', 'NoExecute'),
    tolerating('unreachable', 'NoExecute'),
    tolerating('disk-pressure', 'NoSchedule'),
    tolerating('memory-pressure', 'NoSchedule'),
    tolerating('pid-pressure', 'NoSchedule'),
    tolerating('unschedulable', 'NoSchedule'),
    ...(spec.hostNetwork ? [tolerating('network-unavailable', 'NoSchedule')] : []),
  ]
  const same = (a: Toleration, b: Toleration): boolean =>
    a.key === b.key && a.effect === b.effect && (a.operator ?? 'Equal') === (b.operator ?? 'Equal')
  return [...(spec.tolerations ?? []).filter((own) => !added.some((other) => same(own, other))), ...added]
}

const specOf = ({ spec }: DaemonSet): PodSpec => {
  const template = spec.template.spec ?? { containers: [] }
  return { ...template, tolerations: tolerationsOf(template) }
}

/** Whether a DaemonSet's Pod is to be on a node, and whether one that is there may stay. */
export interface Verdict {
  readonly run: boolean
  readonly stay: boolean
}

/** Resources are not looked at. Models pkg/controller/daemon/daemon_controller.go NodeShouldRunDaemonPod (v1.36). */
export function verdictFor(set: DaemonSet, node: Node): Verdict {
  const spec = specOf(set)
  if ((spec.nodeName && spec.nodeName !== node.metadata.name) || !wantsNode(spec, node)) return { run: false, stay: false }
  const { taints } = node.spec ?? {}
  if (!untolerated(taints, spec.tolerations, ['NoSchedule', 'NoExecute'])) return { run: true, stay: true }
  return { run: false, stay: !untolerated(taints, spec.tolerations, ['NoExecute']) }
}

/** The Pod of a node, which the scheduler binds by a required affinity. Models daemonset_util.go ReplaceDaemonSetPodNodeNameNodeAffinity (v1.36). */
export function podFor(set: DaemonSet, hash: string, node: string, identities: Identities): Pod {
  const { metadata } = set.spec.template
  const spec = specOf(set)
  const field = { key: 'metadata.name', operator: 'In' as const, values: [node] }
  const terms = spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms
  const nodeSelectorTerms =
    terms && terms.length > 0 ? terms.map((term) => ({ ...term, matchFields: [field] })) : [{ matchFields: [field] }]
  const nodeAffinity = { ...spec.affinity?.nodeAffinity, requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } }
  const generation = set.metadata.annotations?.[TEMPLATE_GENERATION]
  const labels = { ...metadata?.labels, [REVISION_HASH]: hash, ...(generation !== undefined && { [POD_GENERATION]: generation }) }
  return podFromTemplate(
    set,
    { metadata: { ...metadata, labels }, spec: { ...spec, affinity: { ...spec.affinity, nodeAffinity } } },
    `${set.metadata.name}-`,
    identities,
  )
}

/** The node that a DaemonSet's Pod is on, or is meant for. Models daemonset_util.go GetTargetNodeName (v1.36). */
export function targetOf({ spec }: Pod): string {
  if (spec.nodeName) return spec.nodeName
  const terms = spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms ?? []
  const field = terms
    .flatMap(({ matchFields = [] }) => matchFields)
    .find(({ key, values }) => key === 'metadata.name' && values?.length === 1)
  return field?.values?.[0] ?? ''
}
