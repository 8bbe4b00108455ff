import type { ILease } from 'kubernetes-models/coordination.k8s.io/v1/Lease'
import type { IHorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler'
import type { INamespace } from 'kubernetes-models/v1/Namespace'
import { formatQuantity, quantityOf } from '../../base/quantity.ts'
import { groupOf } from '../../kube/kinds.ts'
import type {
  ConfigMap,
  ControllerRevision,
  KubeObject,
  Node,
  PodDisruptionBudget,
  PriorityClass,
  ResourceQuota,
  Secret,
} from '../../kube/types.ts'
import { sortedEntries } from '../format-labels.ts'
import { nodeRoles } from '../node-roles.ts'
import { AGE, column, NAME, wideColumn } from './column.ts'
import type { Column } from './column.ts'

function nodeStatus({ spec, status }: Node): string {
  const ready = status?.conditions?.find(({ type }) => type === 'Ready')
  const word = ready === undefined ? 'Unknown' : ready.status === 'True' ? 'Ready' : 'NotReady'
  return spec?.unschedulable === true ? `${word},SchedulingDisabled` : word
}

const addressOf = ({ status }: Node, wanted: string): string => status?.addresses?.find(({ type }) => type === wanted)?.address ?? '<none>'

function kernel({ status }: Node): string {
  const { kernelVersion, architecture } = status?.nodeInfo ?? {}
  if (!kernelVersion) return '<unknown>'
  return architecture ? `${kernelVersion} (${architecture})` : kernelVersion
}

/** Models pkg/printers/internalversion/printers.go, printNode (v1.36) */
export const NODE_COLUMNS: readonly Column<Node>[] = [
  NAME,
  column('STATUS', nodeStatus),
  column('ROLES', nodeRoles),
  AGE,
  column('VERSION', ({ status }) => status?.nodeInfo?.kubeletVersion),
  wideColumn('INTERNAL-IP', (node) => addressOf(node, 'InternalIP')),
  wideColumn('EXTERNAL-IP', (node) => addressOf(node, 'ExternalIP')),
  wideColumn('OS-IMAGE', ({ status }) => status?.nodeInfo?.osImage || '<unknown>'),
  wideColumn('KERNEL-VERSION', kernel),
  wideColumn('CONTAINER-RUNTIME', ({ status }) => status?.nodeInfo?.containerRuntimeVersion || '<unknown>'),
]

type Namespace = KubeObject & Pick<INamespace, 'status'>

export const NAMESPACE_COLUMNS: readonly Column<Namespace>[] = [NAME, column('STATUS', ({ status }) => status?.phase), AGE]

const sizeOf = (...maps: readonly (object | undefined)[]): number => maps.reduce((sum, map) => sum + Object.keys(map ?? {}).length, 0)

export const CONFIG_MAP_COLUMNS: readonly Column<ConfigMap>[] = [
  NAME,
  column('DATA', ({ data, binaryData }) => sizeOf(data, binaryData)),
  AGE,
]

export const SECRET_COLUMNS: readonly Column<Secret>[] = [
  NAME,
  column('TYPE', ({ type }) => type),
  column('DATA', ({ data }) => sizeOf(data)),
  AGE,
]

/** Models pkg/printers/internalversion/printers.go, printPodDisruptionBudget (v1.36) */
export const BUDGET_COLUMNS: readonly Column<PodDisruptionBudget>[] = [
  NAME,
  column('MIN AVAILABLE', ({ spec }) => spec?.minAvailable ?? 'N/A'),
  column('MAX UNAVAILABLE', ({ spec }) => spec?.maxUnavailable ?? 'N/A'),
  column('ALLOWED DISRUPTIONS', ({ status }) => status?.disruptionsAllowed ?? 0),
  AGE,
]

/** What is used of each limit: those on limits by themselves, all others as requests. */
function quotaText({ status }: ResourceQuota, limits: boolean): string {
  const shown = sortedEntries(status?.hard).filter(([name]) => name.startsWith('limits.') === limits)
  return shown.map(([name, hard]) => `${name}: ${formatQuantity(quantityOf(status?.used?.[name]))}/${hard}`).join(', ')
}

/** Models pkg/printers/internalversion/printers.go, printResourceQuota (v1.36) */
export const QUOTA_COLUMNS: readonly Column<ResourceQuota>[] = [
  NAME,
  column('REQUEST', (quota) => quotaText(quota, false)),
  column('LIMIT', (quota) => quotaText(quota, true)),
  AGE,
]

/** Models pkg/printers/internalversion/printers.go, printPriorityClass (v1.36) */
export const PRIORITY_CLASS_COLUMNS: readonly Column<PriorityClass>[] = [
  NAME,
  column('VALUE', ({ value }) => value),
  column('GLOBAL-DEFAULT', ({ globalDefault }) => String(globalDefault ?? false)),
  AGE,
  column('PREEMPTIONPOLICY', ({ preemptionPolicy }) => preemptionPolicy ?? 'PreemptLowerPriority'),
]

type Lease = KubeObject & Pick<ILease, 'spec'>

export const LEASE_COLUMNS: readonly Column<Lease>[] = [NAME, column('HOLDER', ({ spec }) => spec?.holderIdentity), AGE]

/** Models pkg/printers/internalversion/printers.go, printControllerRevision (v1.36) */
export const REVISION_COLUMNS: readonly Column<ControllerRevision>[] = [
  NAME,
  column('CONTROLLER', ({ metadata }) => {
    const owner = metadata.ownerReferences?.find(({ controller }) => controller === true)
    if (!owner) return '<none>'
    const group = groupOf(owner.apiVersion)
    return `${owner.kind.toLowerCase()}${group === '' ? '' : `.${group}`}/${owner.name}`
  }),
  column('REVISION', ({ revision }) => revision),
  AGE,
]

type Autoscaler = KubeObject & Pick<IHorizontalPodAutoscaler, 'spec' | 'status'>

/** What is measured against what is wanted, of the resources of the Pods. */
function targets({ spec, status }: Autoscaler): string {
  const shown = (spec?.metrics ?? []).map(({ resource }, index) => {
    const current = status?.currentMetrics?.[index]?.resource?.current
    if (resource?.target.averageValue !== undefined) return `${current?.averageValue ?? '<unknown>'}/${resource.target.averageValue}`
    const now = current?.averageUtilization === undefined ? '<unknown>' : `${current.averageUtilization}%`
    const wanted = resource?.target.averageUtilization === undefined ? '<auto>' : `${resource.target.averageUtilization}%`
    return `${resource ? `${resource.name}: ` : ''}${now}/${wanted}`
  })
  if (shown.length === 0) return '<none>'
  return shown.length > 2 ? `${shown.slice(0, 2).join(', ')} + ${shown.length - 2} more...` : shown.join(', ')
}

/** Models pkg/printers/internalversion/printers.go, printHorizontalPodAutoscaler (v1.36) */
export const AUTOSCALER_COLUMNS: readonly Column<Autoscaler>[] = [
  NAME,
  column('REFERENCE', ({ spec }) => `${spec?.scaleTargetRef.kind ?? ''}/${spec?.scaleTargetRef.name ?? ''}`),
  column('TARGETS', targets),
  column('MINPODS', ({ spec }) => spec?.minReplicas ?? '<unset>'),
  column('MAXPODS', ({ spec }) => spec?.maxReplicas),
  column('REPLICAS', ({ status }) => status?.currentReplicas ?? 0),
  AGE,
]
