/** Addresses and node ports of Services. Models pkg/registry/core/service/storage/alloc.go (v1.36), but a Service's name decides, not chance. */
import { createRandom } from '../../base/random.ts'
import { isService } from '../../kube/types.ts'
import type { KubeObject, Service } from '../../kube/types.ts'

const NETWORK = '10.96'
/** How many addresses a /16 has, without those that the cluster itself uses first. */
const ADDRESSES = 65_000
const FIRST_ADDRESS = 256
const FIRST_PORT = 30_000
const NODE_PORTS = 2768

/** The first free of a ring of `size` numbers, beginning where the name says. */
function pick(name: string, size: number, isTaken: (candidate: number) => boolean): number {
  const start = Math.floor(createRandom(0, name).between(0, size))
  for (let step = 0; step < size; step++) {
    const candidate = (start + step) % size
    if (!isTaken(candidate)) return candidate
  }
  return start
}

const addressAt = (index: number): string => `${NETWORK}.${Math.floor((FIRST_ADDRESS + index) / 256)}.${(FIRST_ADDRESS + index) % 256}`

/** A Service as it is stored: with a cluster IP and the node ports of its type; `others` are the objects of its kind that are there. */
export function withServiceAddress(service: Service, others: Iterable<KubeObject>): Service {
  const { spec = {}, metadata } = service
  if (spec.type === 'ExternalName') return service
  const stored = [...others].filter(isService)
  const name = `${metadata.namespace}/${metadata.name}`
  const takenAddresses = new Set(stored.map((other) => other.spec?.clusterIP))
  const clusterIP = spec.clusterIP || addressAt(pick(name, ADDRESSES, (index) => takenAddresses.has(addressAt(index))))
  const clusterIPs = spec.clusterIPs?.length ? spec.clusterIPs : [clusterIP]
  const needsPorts = spec.type === 'NodePort' || (spec.type === 'LoadBalancer' && spec.allocateLoadBalancerNodePorts !== false)
  if (!needsPorts) return { ...service, spec: { ...spec, clusterIP, clusterIPs } }
  const takenPorts = new Set([...stored.flatMap((other) => other.spec?.ports ?? []), ...(spec.ports ?? [])].map(({ nodePort }) => nodePort))
  const ports = (spec.ports ?? []).map((port) => {
    const nodePort = port.nodePort || FIRST_PORT + pick(`${name}:${port.port}`, NODE_PORTS, (index) => takenPorts.has(FIRST_PORT + index))
    takenPorts.add(nodePort)
    return { ...port, nodePort }
  })
  return { ...service, spec: { ...spec, clusterIP, clusterIPs, ports } }
}
