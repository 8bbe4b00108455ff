import { matchesMap } from '../../../kube/labels.ts'
import { servicePort } from '../../../kube/ports.ts'
import type { EndpointSlice, Pod, Service } from '../../../kube/types.ts'
import { isReady } from '../pod-state.ts'

type Endpoint = NonNullable<EndpointSlice['endpoints']>[number]

export const isHeadless = ({ spec }: Service): boolean => spec?.clusterIP === 'None'

/** Whether a Service selects a Pod; one without a selector selects none. */
export function selects(service: Service, pod: Pod): boolean {
  const selector = service.spec?.selector
  if (!selector || Object.keys(selector).length === 0 || service.metadata.namespace !== pod.metadata.namespace) return false
  return matchesMap(selector, pod.metadata.labels)
}

/** Whether a Pod is in its Services at all. Models endpointslice/util ShouldPodBeInEndpoints (v1.36). */
export const belongs = (pod: Pod): boolean => pod.status.phase !== 'Succeeded' && pod.status.phase !== 'Failed' && Boolean(pod.status.podIP)

/** A Pod as one of its Service's endpoints; `zone` is its node's. Models endpointslice/utils.go podToEndpoint (v1.36). */
export function endpointOf(service: Service, pod: Pod, zone: string | undefined): Endpoint {
  const serving = isReady(pod)
  const terminating = pod.metadata.deletionTimestamp !== undefined
  const { name, namespace, uid } = pod.metadata
  const { hostname, nodeName, subdomain } = pod.spec
  return {
    addresses: [pod.status.podIP ?? ''],
    conditions: { ready: service.spec?.publishNotReadyAddresses === true || (serving && !terminating), serving, terminating },
    ...(hostname && isHeadless(service) && subdomain === service.metadata.name && { hostname }),
    ...(nodeName && { nodeName }),
    targetRef: { kind: 'Pod', name, ...(namespace && { namespace }), ...(uid && { uid }) },
    ...(zone && { zone }),
  }
}

/** The ports of a Service as a Pod has them. Models endpointslice/utils.go getEndpointPorts (v1.36). */
export function portsOf(service: Service, pod: Pod): NonNullable<EndpointSlice['ports']> {
  return (service.spec?.ports ?? []).flatMap((one) => {
    const port = servicePort(pod.spec, one)
    return port === null ? [] : [{ name: one.name ?? '', port, protocol: one.protocol ?? 'TCP' }]
  })
}
