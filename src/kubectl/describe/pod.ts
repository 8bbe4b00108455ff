import { qosClass } from '../../kube/qos.ts'
import type { Pod, PodSpec, PodTemplate } from '../../kube/types.ts'
import type { ClusterAt } from '../cluster-at.ts'
import { ageOf, rfc1123 } from '../human-time.ts'
import { printContainers, printResources } from './containers.ts'
import { printAnnotations, printController, printLabels, printNames, printTolerations, printTopologySpread } from './metadata.ts'
import { printVolumes } from './volumes.ts'
import type { DescribeWriter } from './writer.ts'

/** Models kubectl/pkg/describe/describe.go describePod (v1.36), without the events. */
export function describePod(w: DescribeWriter, pod: Pod, { now }: ClusterAt): void {
  const { metadata, spec, status } = pod
  printNames(w, pod)
  if (spec.priority !== undefined) w.field(0, 'Priority', spec.priority)
  if (spec.priorityClassName) w.field(0, 'Priority Class Name', spec.priorityClassName)
  if (spec.runtimeClassName) w.field(0, 'Runtime Class Name', spec.runtimeClassName)
  if (spec.serviceAccountName) w.field(0, 'Service Account', spec.serviceAccountName)
  w.field(0, 'Node', spec.nodeName ? `${spec.nodeName}/${status.hostIP ?? ''}` : '<none>')
  if (status.startTime) w.field(0, 'Start Time', rfc1123(status.startTime))
  printLabels(w, 'Labels', metadata.labels)
  printAnnotations(w, 'Annotations', metadata.annotations)
  printPhase(w, pod, now)
  const seccomp = spec.securityContext?.seccompProfile
  if (seccomp) w.field(0, 'SeccompProfile', seccomp.type)
  if (seccomp?.type === 'Localhost') w.field(0, 'LocalhostProfile', seccomp.localhostProfile)
  w.field(0, 'IP', status.podIP)
  const ips = status.podIPs ?? []
  w.line(0, ips.length === 0 ? 'IPs:\t<none>' : 'IPs:')
  for (const { ip } of ips) w.field(1, 'IP', ip)
  printController(w, pod)
  if (status.nominatedNodeName) w.field(0, 'NominatedNodeName', status.nominatedNodeName)
  if (spec.resources) {
    w.line(0, 'Resources:')
    printResources(w, 1, spec.resources)
  }
  if (spec.initContainers?.length)
    printContainers(w, 'Init Containers', spec.initContainers, { pod, statuses: status.initContainerStatuses })
  printContainers(w, 'Containers', spec.containers, { pod, statuses: status.containerStatuses })
  const ephemeral = spec.ephemeralContainers ?? []
  if (ephemeral.length > 0) printContainers(w, 'Ephemeral Containers', ephemeral, { pod, statuses: status.ephemeralContainerStatuses })
  printConditions(w, pod)
  printVolumes(w, spec.volumes, 'pod')
  w.field(0, 'QoS Class', status.qosClass ?? qosClass(spec))
  printLabels(w, 'Node-Selectors', spec.nodeSelector)
  printTolerations(w, 'Tolerations', spec.tolerations)
  printTopologySpread(w, 'Topology Spread Constraints', spec.topologySpreadConstraints)
  printSchedulingGroup(w, 0, spec)
}

function printSchedulingGroup(w: DescribeWriter, level: number, { schedulingGroup }: PodSpec): void {
  if (!schedulingGroup) return
  w.line(level, 'SchedulingGroup:')
  w.field(1, 'PodGroupName', schedulingGroup.podGroupName)
}

function printPhase(w: DescribeWriter, { metadata, status }: Pod, now: number): void {
  if (metadata.deletionTimestamp && status.phase !== 'Failed' && status.phase !== 'Succeeded') {
    w.field(0, 'Status', `Terminating (lasts ${ageOf(metadata.deletionTimestamp, now)})`)
    w.field(0, 'Termination Grace Period', `${metadata.deletionGracePeriodSeconds ?? 0}s`)
  } else w.field(0, 'Status', status.phase)
  if (status.reason) w.field(0, 'Reason', status.reason)
  if (status.message) w.field(0, 'Message', status.message)
}

function printConditions(w: DescribeWriter, { spec, status }: Pod): void {
  const conditions = status.conditions ?? []
  const table = (title: string, rows: readonly (readonly [type: string, status: string])[]): void => {
    if (rows.length === 0) return
    w.line(0, `${title}:`)
    w.line(1, 'Type\tStatus')
    for (const [type, value] of rows) w.line(1, `${type} \t${value} `)
  }
  const gates = (spec.readinessGates ?? []).map(
    ({ conditionType }) => [conditionType, conditions.find(({ type }) => type === conditionType)?.status ?? '<none>'] as const,
  )
  table('Readiness Gates', gates)
  table(
    'Conditions',
    conditions.map(({ type, status: value }) => [type, value] as const),
  )
}

/** Models describe.go DescribePodTemplate (v1.36). */
export function printPodTemplate(w: DescribeWriter, { metadata, spec }: PodTemplate): void {
  w.line(0, 'Pod Template:')
  printLabels(w, '  Labels', metadata?.labels)
  if (Object.keys(metadata?.annotations ?? {}).length > 0) printAnnotations(w, '  Annotations', metadata?.annotations)
  if (spec?.serviceAccountName) w.field(1, 'Service Account', spec.serviceAccountName)
  if (spec?.initContainers?.length) printContainers(w, 'Init Containers', spec.initContainers, 'template')
  printContainers(w, 'Containers', spec?.containers ?? [], 'template')
  printVolumes(w, spec?.volumes, 'template')
  printTopologySpread(w, '  Topology Spread Constraints', spec?.topologySpreadConstraints)
  if (spec?.priorityClassName) w.field(1, 'Priority Class Name', spec.priorityClassName)
  printLabels(w, '  Node-Selectors', spec?.nodeSelector)
  printTolerations(w, '  Tolerations', spec?.tolerations)
  if (spec) printSchedulingGroup(w, 1, spec)
}
