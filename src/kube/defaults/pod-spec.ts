import { formatQuantity, parseQuantity, roundUpToMilli } from '../../base/quantity.ts'
import type { IContainer } from 'kubernetes-models/v1/Container'
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec'
import type { IProbe } from 'kubernetes-models/v1/Probe'
import type { Draft } from '../draft.ts'
import { defaultPullPolicy } from '../images.ts'
import { defaultVolume } from './volumes.ts'
import { everyContainerOf } from '../containers.ts'

type PodSpec = Draft<IPodSpec>
type Container = Draft<IContainer>
type Amounts = Record<string, string | number>

/** Amounts in canonical form, rounded up to thousandths. Does it in place. */
function canonicalAmounts(amounts: Amounts | undefined): void {
  if (!amounts) return
  for (const [name, amount] of Object.entries(amounts)) {
    const quantity = parseQuantity(amount)
    if (quantity) amounts[name] = formatQuantity(roundUpToMilli(quantity))
  }
}

type HttpGet = NonNullable<Draft<IProbe>['httpGet']>

function defaultHttpGet(action: HttpGet | undefined): void {
  if (!action) return
  action.path ||= '/'
  action.scheme ||= 'HTTP'
}

function defaultProbe(probe: Draft<IProbe> | undefined): void {
  if (!probe) return
  probe.timeoutSeconds ||= 1
  probe.periodSeconds ||= 10
  probe.successThreshold ||= 1
  probe.failureThreshold ||= 3
  defaultHttpGet(probe.httpGet)
  if (probe.grpc) probe.grpc.service ??= ''
}

function defaultContainer(container: Container): void {
  container.imagePullPolicy ||= defaultPullPolicy(container.image ?? '')
  container.terminationMessagePath ||= '/dev/termination-log'
  container.terminationMessagePolicy ||= 'File'
  container.resources ??= {}
  canonicalAmounts(container.resources.limits)
  canonicalAmounts(container.resources.requests)
  for (const port of container.ports ?? []) port.protocol ||= 'TCP'
  for (const { valueFrom } of container.env ?? []) {
    if (valueFrom?.fieldRef) valueFrom.fieldRef.apiVersion ||= 'v1'
    if (valueFrom?.resourceFieldRef) valueFrom.resourceFieldRef.divisor ??= '0'
    if (valueFrom?.fileKeyRef) valueFrom.fileKeyRef.optional ??= false
  }
  defaultProbe(container.livenessProbe)
  defaultProbe(container.readinessProbe)
  defaultProbe(container.startupProbe)
  defaultHttpGet(container.lifecycle?.postStart?.httpGet)
  defaultHttpGet(container.lifecycle?.preStop?.httpGet)
}

/** Sets in place what every Pod and every template spec gets. Models pkg/apis/core/v1/defaults.go (v1.36). */
export function defaultPodSpec(spec: PodSpec): void {
  spec.restartPolicy ||= 'Always'
  spec.dnsPolicy ||= 'ClusterFirst'
  spec.schedulerName ||= 'default-scheduler'
  spec.securityContext ??= {}
  spec.terminationGracePeriodSeconds ??= 30
  canonicalAmounts(spec.overhead)
  canonicalAmounts(spec.resources?.limits)
  canonicalAmounts(spec.resources?.requests)
  for (const volume of spec.volumes ?? []) defaultVolume(volume)
  const containers: Container[] = everyContainerOf(spec)
  for (const container of containers) defaultContainer(container)
  if (spec.hostNetwork) defaultHostPorts(containers)
  if (spec.serviceAccountName === undefined && spec.serviceAccount) spec.serviceAccountName = spec.serviceAccount
  if (spec.serviceAccountName) spec.serviceAccount = spec.serviceAccountName
}

/** On the host's network a container port is a host port of the same number. */
function defaultHostPorts(containers: readonly Container[]): void {
  for (const container of containers) {
    for (const port of container.ports ?? []) port.hostPort ||= port.containerPort
  }
}
