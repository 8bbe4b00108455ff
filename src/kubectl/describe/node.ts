import type { ILease } from 'kubernetes-models/coordination.k8s.io/v1/Lease'
import type { KubeObject, Node, Pod } from '../../kube/types.ts'
import type { ClusterAt } from '../cluster-at.ts'
import { sortedEntries } from '../format-labels.ts'
import { rfc1123 } from '../human-time.ts'
import { nodeRoles } from '../node-roles.ts'
import { printAnnotations, printLabels, printTaints } from './metadata.ts'
import { printNodeResources } from './node-resources.ts'
import type { DescribeWriter } from './writer.ts'

type Lease = KubeObject & Pick<ILease, 'spec'>

/** Models kubectl/pkg/describe/describe.go describeNode (v1.36). */
export function describeNode(w: DescribeWriter, node: Node, cluster: ClusterAt): void {
  const { metadata, spec = {}, status = {} } = node
  w.field(0, 'Name', metadata.name)
  w.field(0, 'Roles', nodeRoles(node))
  printLabels(w, 'Labels', metadata.labels)
  printAnnotations(w, 'Annotations', metadata.annotations)
  w.field(0, 'CreationTimestamp', rfc1123(metadata.creationTimestamp))
  printTaints(w, 'Taints', spec.taints)
  w.field(0, 'Unschedulable', spec.unschedulable ?? false)
  printLease(w, node, cluster)
  printNodeConditions(w, status.conditions)
  w.line(0, 'Addresses:')
  for (const { type, address } of status.addresses ?? []) w.field(1, type, address)
  printAmounts(w, 'Capacity', status.capacity)
  printAmounts(w, 'Allocatable', status.allocatable)
  printSystem(w, status.nodeInfo)
  if (spec.podCIDR) w.field(0, 'PodCIDR', spec.podCIDR)
  if (spec.podCIDRs?.length) w.field(0, 'PodCIDRs', spec.podCIDRs.join(','))
  if (spec.providerID) w.field(0, 'ProviderID', spec.providerID)
  const pods = (cluster.list({ kind: 'Pod', namespaced: true }) as Pod[]).filter(
    (pod) => pod.spec.nodeName === metadata.name && pod.status.phase !== 'Succeeded' && pod.status.phase !== 'Failed',
  )
  printNodeResources(w, node, pods, cluster.now)
}

/** How often a kubelet renews its lease: a quarter of the 40 s that it lasts. Models pkg/kubelet/kubelet.go (v1.36). */
const RENEWED_EVERY = 10_000

/** When the node's kubelet renewed its lease last, where the lease itself is not there to tell. */
function renewedAt({ metadata, status }: Node, now: number): string {
  const ready = status?.conditions?.find(({ type }) => type === 'Ready')
  if (ready?.status === 'Unknown') return ready.lastHeartbeatTime ?? ''
  const since = now - Date.parse(metadata.creationTimestamp ?? '')
  return new Date(now - (since % RENEWED_EVERY)).toISOString()
}

function printLease(w: DescribeWriter, node: Node, cluster: ClusterAt): void {
  const { name } = node.metadata
  const lease: Lease | null = cluster.get({ kind: 'Lease', namespaced: true }, 'kube-node-lease', name)
  const { holderIdentity, acquireTime, renewTime } = lease?.spec ?? { holderIdentity: name, renewTime: renewedAt(node, cluster.now) }
  w.line(0, 'Lease:')
  w.field(1, 'HolderIdentity', holderIdentity ?? '<unset>')
  w.field(1, 'AcquireTime', acquireTime ? rfc1123(acquireTime) : '<unset>')
  w.field(1, 'RenewTime', renewTime ? rfc1123(renewTime) : '<unset>')
}

function printNodeConditions(w: DescribeWriter, conditions: NonNullable<Node['status']>['conditions']): void {
  if (!conditions?.length) return
  w.line(0, 'Conditions:')
  w.line(1, 'Type\tStatus\tLastHeartbeatTime\tLastTransitionTime\tReason\tMessage')
  w.line(1, '----\t------\t-----------------\t------------------\t------\t-------')
  for (const { type, status, lastHeartbeatTime, lastTransitionTime, reason = '', message = '' } of conditions) {
    w.line(1, `${type} \t${status} \t${rfc1123(lastHeartbeatTime)} \t${rfc1123(lastTransitionTime)} \t${reason} \t${message}`)
  }
}

function printAmounts(w: DescribeWriter, title: string, amounts: Readonly<Record<string, string | number>> | undefined): void {
  const sorted = sortedEntries(amounts)
  if (sorted.length > 0) w.line(0, `${title}:`)
  for (const [name, amount] of sorted) w.field(1, name, amount)
}

function printSystem(w: DescribeWriter, info: NonNullable<Node['status']>['nodeInfo']): void {
  w.line(0, 'System Info:')
  w.field(1, 'Machine ID', info?.machineID)
  w.field(1, 'System UUID', info?.systemUUID)
  w.field(1, 'Boot ID', info?.bootID)
  w.field(1, 'Kernel Version', info?.kernelVersion)
  w.field(1, 'OS Image', info?.osImage)
  w.field(1, 'Operating System', info?.operatingSystem)
  w.field(1, 'Architecture', info?.architecture)
  w.field(1, 'Container Runtime Version', info?.containerRuntimeVersion)
  w.field(1, 'Kubelet Version', info?.kubeletVersion)
}
