/** ConfigMaps, Secrets, Namespaces, ServiceAccounts, PriorityClasses, budgets. Models their functions in kubectl/pkg/describe/describe.go (v1.36). */
import type { INamespace } from 'kubernetes-models/v1/Namespace'
import type { IServiceAccount } from 'kubernetes-models/v1/ServiceAccount'
import type { ConfigMap, KubeObject, LimitRange, PodDisruptionBudget, PriorityClass, ResourceQuota, Secret } from '../../kube/types.ts'
import type { ClusterAt } from '../cluster-at.ts'
import { formatLabels, formatSelector, sortedEntries } from '../format-labels.ts'
import { rfc1123 } from '../human-time.ts'
import { printAnnotations, printHead, printLabels, printNames } from './metadata.ts'
import { printLimitRanges, printQuotas } from './quotas.ts'
import type { DescribeWriter } from './writer.ts'

export type Namespace = KubeObject & Pick<INamespace, 'status'>
export type ServiceAccount = KubeObject & Pick<IServiceAccount, 'imagePullSecrets'>

const SERVICE_ACCOUNT_TOKEN = 'kubernetes.io/service-account-token'

/** How many bytes a text in base 64 stands for. */
const bytesIn = (base64: string): number => Math.floor((base64.replace(/[=\s]/g, '').length * 3) / 4)

function section(w: DescribeWriter, title: string): void {
  w.line(0, '')
  w.line(0, title)
  w.line(0, '====')
}

export function describeConfigMap(w: DescribeWriter, map: ConfigMap): void {
  printHead(w, map)
  section(w, 'Data')
  for (const [key, value] of sortedEntries(map.data)) {
    w.line(0, `${key}:`)
    w.line(0, '----')
    w.line(0, value)
    w.line(0, '')
  }
  section(w, 'BinaryData')
  for (const [key, value] of sortedEntries(map.binaryData)) w.line(0, `${key}: ${bytesIn(value)} bytes`)
  w.line(0, '')
}

export function describeSecret(w: DescribeWriter, secret: Secret): void {
  printHead(w, secret)
  w.line(0, '')
  w.field(0, 'Type', secret.type)
  section(w, 'Data')
  for (const [key, value] of sortedEntries(secret.data)) {
    const shown = key === 'token' && secret.type === SERVICE_ACCOUNT_TOKEN
    w.field(0, key, shown ? atob(value) : `${bytesIn(value)} bytes`)
  }
}

export function describeNamespace(w: DescribeWriter, { metadata, status }: Namespace, cluster: ClusterAt): void {
  w.field(0, 'Name', metadata.name)
  printLabels(w, 'Labels', metadata.labels)
  printAnnotations(w, 'Annotations', metadata.annotations)
  w.field(0, 'Status', status?.phase)
  const conditions = status?.conditions ?? []
  if (conditions.length > 0) {
    w.line(0, 'Conditions:')
    w.line(1, 'Type\tStatus\tLastTransitionTime\tReason\tMessage')
    w.line(1, '----\t------\t------------------\t------\t-------')
    for (const { type, status: value, lastTransitionTime, reason = '', message = '' } of conditions) {
      w.line(1, `${type}\t${value}\t${rfc1123(lastTransitionTime)}\t${reason}\t${message}`)
    }
  }
  w.line(0, '')
  printQuotas(w, cluster.list({ kind: 'ResourceQuota', namespaced: true }, metadata.name) as ResourceQuota[])
  w.line(0, '')
  printLimitRanges(w, cluster.list({ kind: 'LimitRange', namespaced: true }, metadata.name) as LimitRange[])
}

export function describeServiceAccount(w: DescribeWriter, account: ServiceAccount): void {
  printHead(w, account)
  const title = 'Image pull secrets:'
  const names = (account.imagePullSecrets ?? []).map(({ name = '' }) => name)
  w.line(0, `${title}\t${names[0] ?? '<none>'}`)
  for (const name of names.slice(1)) w.line(0, `${' '.repeat(title.length)}\t${name}`)
}

export function describePriorityClass(w: DescribeWriter, priority: PriorityClass): void {
  w.field(0, 'Name', priority.metadata.name)
  w.field(0, 'Value', priority.value)
  w.field(0, 'GlobalDefault', priority.globalDefault ?? false)
  w.field(0, 'PreemptionPolicy', priority.preemptionPolicy)
  w.field(0, 'Description', priority.description)
  w.field(0, 'Annotations', formatLabels(priority.metadata.annotations))
}

export function describeBudget(w: DescribeWriter, budget: PodDisruptionBudget): void {
  const { spec = {}, status } = budget
  printNames(w, budget)
  if (spec.minAvailable !== undefined) w.field(0, 'Min available', spec.minAvailable)
  else if (spec.maxUnavailable !== undefined) w.field(0, 'Max unavailable', spec.maxUnavailable)
  w.field(0, 'Selector', spec.selector ? formatSelector(spec.selector) : '<unset>')
  w.line(0, 'Status:')
  w.field(2, 'Allowed disruptions', status?.disruptionsAllowed ?? 0)
  w.field(2, 'Current', status?.currentHealthy ?? 0)
  w.field(2, 'Desired', status?.desiredHealthy ?? 0)
  w.field(2, 'Total', status?.expectedPods ?? 0)
}
