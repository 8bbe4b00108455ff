/** ReplicaSets, ReplicationControllers, StatefulSets, DaemonSets. Models the functions of these names in kubectl/pkg/describe/describe.go (v1.36). */
import { matchesMap, matchesSelector } from '../../kube/labels.ts'
import type { Labels } from '../../kube/labels.ts'
import { isControlledBy } from '../../kube/owners.ts'
import type { DaemonSet, KubeObject, Pod, ReplicaSet, ReplicationController, StatefulSet } from '../../kube/types.ts'
import type { ClusterAt } from '../cluster-at.ts'
import { formatLabels, formatSelector, labelPairs, selectorText } from '../format-labels.ts'
import { rfc1123 } from '../human-time.ts'
import { storageClassOf } from '../storage-words.ts'
import { printAnnotations, printController, printLabels, printNames } from './metadata.ts'
import { printPodTemplate } from './pod.ts'
import type { DescribeWriter } from './writer.ts'

type Selects = (labels: Labels | undefined) => boolean

/** How many Pods of a controller are in each phase. */
function printPodsStatus(w: DescribeWriter, owner: KubeObject, selects: Selects, cluster: ClusterAt): void {
  const pods = cluster.list({ kind: 'Pod', namespaced: true }, owner.metadata.namespace ?? null) as Pod[]
  const own = pods.filter((pod) => isControlledBy(pod, owner) && selects(pod.metadata.labels))
  const count = (phase: string): number => own.filter(({ status }) => status.phase === phase).length
  const phases = `${count('Running')} Running / ${count('Pending')} Waiting / ${count('Succeeded')} Succeeded / ${count('Failed')} Failed`
  w.field(0, 'Pods Status', phases)
}

interface Condition {
  readonly type: string
  readonly status: string
  readonly reason?: string
}

/** The table of conditions, where there are some. */
export function printConditions(w: DescribeWriter, conditions: readonly Condition[] | undefined): void {
  if (!conditions?.length) return
  w.line(0, 'Conditions:')
  w.line(1, 'Type\tStatus\tReason')
  w.line(1, '----\t------\t------')
  for (const { type, status, reason = '' } of conditions) w.line(1, `${type} \t${status}\t${reason}`)
}

/** What the descriptions of a ReplicaSet and of a ReplicationController have in common; only the former may be controlled itself. */
function describeReplicas(
  w: DescribeWriter,
  set: ReplicaSet | ReplicationController,
  selector: { readonly text: string; readonly selects: Selects },
  cluster: ClusterAt,
): void {
  const { metadata, spec, status } = set
  printNames(w, set)
  w.field(0, 'Selector', selector.text)
  printLabels(w, 'Labels', metadata.labels)
  printAnnotations(w, 'Annotations', metadata.annotations)
  if (set.kind === 'ReplicaSet') printController(w, set)
  w.field(0, 'Replicas', `${status.replicas} current / ${spec.replicas ?? 1} desired`)
  printPodsStatus(w, set, selector.selects, cluster)
  printPodTemplate(w, spec.template ?? {})
  printConditions(w, status.conditions)
}

export function describeReplicaSet(w: DescribeWriter, set: ReplicaSet, cluster: ClusterAt): void {
  const { selector } = set.spec
  describeReplicas(w, set, { text: formatSelector(selector), selects: (labels) => matchesSelector(selector, labels) }, cluster)
}

export function describeReplicationController(w: DescribeWriter, controller: ReplicationController, cluster: ClusterAt): void {
  const { selector } = controller.spec
  describeReplicas(w, controller, { text: formatLabels(selector), selects: (labels) => matchesMap(selector, labels) }, cluster)
}

export function describeStatefulSet(w: DescribeWriter, set: StatefulSet, cluster: ClusterAt): void {
  const { metadata, spec, status } = set
  printNames(w, set)
  w.field(0, 'CreationTimestamp', rfc1123(metadata.creationTimestamp))
  w.field(0, 'Selector', selectorText(spec.selector))
  printLabels(w, 'Labels', metadata.labels)
  printAnnotations(w, 'Annotations', metadata.annotations)
  w.field(0, 'Replicas', `${spec.replicas ?? 1} desired | ${status.replicas ?? 0} total`)
  w.field(0, 'Update Strategy', spec.updateStrategy?.type)
  const { partition, maxUnavailable } = spec.updateStrategy?.rollingUpdate ?? {}
  if (partition !== undefined) w.field(1, 'Partition', partition)
  if (partition !== undefined && maxUnavailable !== undefined) w.field(1, 'MaxUnavailable', maxUnavailable)
  printPodsStatus(w, set, (labels) => matchesSelector(spec.selector, labels), cluster)
  printPodTemplate(w, spec.template)
  printClaimTemplates(w, spec.volumeClaimTemplates)
}

function printClaimTemplates(w: DescribeWriter, templates: StatefulSet['spec']['volumeClaimTemplates']): void {
  if (!templates?.length) return w.line(0, 'Volume Claims:\t<none>')
  w.line(0, 'Volume Claims:')
  for (const { metadata, spec } of templates) {
    w.field(1, 'Name', metadata?.name)
    w.field(1, 'StorageClass', storageClassOf(metadata ?? {}, spec?.storageClassName))
    w.list('  Labels', labelPairs(metadata?.labels))
    w.list('  Annotations', labelPairs(metadata?.annotations))
    w.field(1, 'Capacity', spec?.resources?.requests?.['storage'] ?? '<default>')
    w.field(1, 'Access Modes', `[${(spec?.accessModes ?? []).join(' ')}]`)
  }
}

export function describeDaemonSet(w: DescribeWriter, set: DaemonSet, cluster: ClusterAt): void {
  const { metadata, spec, status } = set
  printNames(w, set)
  w.field(0, 'Selector', selectorText(spec.selector))
  w.field(0, 'Node-Selector', formatLabels(spec.template.spec?.nodeSelector))
  printLabels(w, 'Labels', metadata.labels)
  printAnnotations(w, 'Annotations', metadata.annotations)
  w.line(0, `Desired Number of Nodes Scheduled: ${status.desiredNumberScheduled}`)
  w.line(0, `Current Number of Nodes Scheduled: ${status.currentNumberScheduled}`)
  w.line(0, `Number of Nodes Scheduled with Up-to-date Pods: ${status.updatedNumberScheduled ?? 0}`)
  w.line(0, `Number of Nodes Scheduled with Available Pods: ${status.numberAvailable ?? 0}`)
  w.line(0, `Number of Nodes Misscheduled: ${status.numberMisscheduled}`)
  printPodsStatus(w, set, (labels) => matchesSelector(spec.selector, labels), cluster)
  printPodTemplate(w, spec.template)
}
