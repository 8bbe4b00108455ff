import type { EndpointSlice, KubeObject, Service } from '../kube/types.ts'

const SERVICE_NAME = 'kubernetes.io/service-name'

/**
 * The Endpoints of a Service, as the older of the two controllers keeps them beside the slices; null for a Service without a selector.
 * Models pkg/controller/endpoint/endpoints_controller.go (v1.36)
 */
export function endpointsOf({ metadata, spec }: Service, slices: readonly EndpointSlice[]): KubeObject | null {
  if (!spec?.selector) return null
  const own = slices.filter(
    (slice) => slice.metadata.namespace === metadata.namespace && slice.metadata.labels?.[SERVICE_NAME] === metadata.name,
  )
  const [first] = own
  const { name, namespace, creationTimestamp, labels } = metadata
  const trigger = first?.metadata.annotations?.['endpoints.kubernetes.io/last-change-trigger-time']
  const subsets = own.flatMap(subsetOf)
  const object = {
    apiVersion: 'v1',
    kind: 'Endpoints',
    metadata: {
      ...(trigger !== undefined && { annotations: { 'endpoints.kubernetes.io/last-change-trigger-time': trigger } }),
      ...(creationTimestamp !== undefined && { creationTimestamp }),
      labels: { ...labels, 'endpoints.kubernetes.io/managed-by': 'endpoint-controller' },
      name,
      ...(namespace !== undefined && { namespace }),
      ...(first && { resourceVersion: first.metadata.resourceVersion ?? '', uid: first.metadata.uid ?? '' }),
    },
    ...(subsets.length > 0 && { subsets }),
  }
  return object
}

function subsetOf({ endpoints, ports }: EndpointSlice) {
  const addressesOf = (ready: boolean) =>
    (endpoints ?? [])
      .filter(({ conditions }) => (conditions?.ready ?? true) === ready)
      .flatMap(({ addresses, nodeName, targetRef }) =>
        addresses.map((ip) => ({ ip, ...(nodeName !== undefined && { nodeName }), ...(targetRef && { targetRef }) })),
      )
      .sort((a, b) => (a.ip < b.ip ? -1 : 1))
  const [addresses, notReadyAddresses] = [addressesOf(true), addressesOf(false)]
  if (addresses.length + notReadyAddresses.length === 0) return []
  return [
    {
      ...(addresses.length > 0 && { addresses }),
      ...(notReadyAddresses.length > 0 && { notReadyAddresses }),
      ports: (ports ?? []).map(({ name, port, protocol }) => ({ ...(name && { name }), port, protocol })),
    },
  ]
}
