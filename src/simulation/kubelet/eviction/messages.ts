import { bytesText, canonicalQuantity, formatQuantity, quantityOf, wholeUnits } from '../../../base/quantity.ts'
import { podTotal } from '../../../kube/scheduling/resources.ts'
import type { Container, Pod } from '../../../kube/types.ts'
import { SIGNALS, wantedBy } from './thresholds.ts'
import type { Observations, Threshold } from './thresholds.ts'
import { usedBy } from './ranking.ts'

/** A Pod's containers in the order in which its message tells them: its own first. */
const told = ({ spec }: Pod): readonly Container[] => [...spec.containers, ...(spec.initContainers ?? [])]

/** Why a Pod is evicted, for its status and its Event; it ends in a blank. Models pkg/kubelet/eviction/helpers.go evictionMessage (v1.36). */
export function evictionMessage(pod: Pod, threshold: Threshold, observed: Observations): string {
  const { available, capacity, processes } = observed
  const { name, resource } = SIGNALS[threshold.signal]
  const wanted = bytesText(wantedBy(threshold, capacity))
  let message = `The node was low on resource: ${name}. Threshold quantity: ${wanted}, available: ${bytesText(available[resource])}. `
  const exceeds = (what: string, used: number, request: string | number | undefined): string =>
    `${what} was using ${bytesText(used)}, request is ${canonicalQuantity(request ?? 0)}, has larger consumption of ${name}. `
  const whole = pod.spec.resources?.requests?.[name]
  if (resource === 'memory' && whole !== undefined) message += exceeds(`Pod ${pod.metadata.name}`, usedBy(pod, observed, resource), whole)
  for (const container of told(pod)) {
    const use = processes.find((one) => one.pod.metadata.uid === pod.metadata.uid && one.container === container.name)
    const request = container.resources?.requests?.[name]
    if (use && use.bytes[resource] > wholeUnits(quantityOf(request))) {
      message += exceeds(`Container ${container.name}`, use.bytes[resource], request)
    }
  }
  return message
}

const limitText = ({ spec }: Pod, volume: string): string | number | undefined =>
  spec.volumes?.find(({ name }) => name === volume)?.emptyDir?.sizeLimit

/** The bytes that an emptyDir may hold; endless without a limit. */
const sizeLimit = (pod: Pod, volume: string): number => wholeUnits(quantityOf(limitText(pod, volume))) || Number.POSITIVE_INFINITY

/**
 * Why a Pod is evicted that has more on the disk than it may; null when it has not.
 * Models pkg/kubelet/eviction/eviction_manager.go emptyDirLimitEviction, podEphemeralStorageLimitEviction, containerEphemeralStorageLimitEviction (v1.36).
 */
export function storageLimitMessage(pod: Pod, observed: Observations): string | null {
  const over = observed.emptyDirs(pod).find((one) => one.bytes > sizeLimit(pod, one.name))
  if (over) return `Usage of EmptyDir volume "${over.name}" exceeds the limit "${canonicalQuantity(limitText(pod, over.name) ?? 0)}". `
  const name = 'ephemeral-storage'
  const whole = podTotal(pod.spec, name, 'limits')
  if (whole.nanos > 0n && usedBy(pod, observed, 'disk') > wholeUnits(whole)) {
    return `Pod ephemeral local storage usage exceeds the total limit of containers ${formatQuantity(whole)}. `
  }
  for (const container of pod.spec.containers) {
    const limit = quantityOf(container.resources?.limits?.[name])
    const use = observed.processes.find((one) => one.pod.metadata.uid === pod.metadata.uid && one.container === container.name)
    if (limit.nanos > 0n && use && use.bytes.disk > wholeUnits(limit)) {
      return `Container ${container.name} exceeded its local ephemeral storage limit "${formatQuantity(limit)}". `
    }
  }
  return null
}
