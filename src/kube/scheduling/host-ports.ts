import type { PodSpec } from '../types.ts'

/** A port of a node that a Pod uses. */
export interface HostPort {
  readonly port: number
  readonly protocol: string
  readonly ip: string
}

const ANY_ADDRESS = '0.0.0.0'

/** The ports of its node that a Pod uses: those of containers and sidecars. Models pkg/scheduler/util GetHostPorts (v1.36). */
export function hostPorts(spec: PodSpec): HostPort[] {
  const sidecars = (spec.initContainers ?? []).filter(({ restartPolicy }) => restartPolicy === 'Always')
  return [...spec.containers, ...sidecars].flatMap(({ ports = [] }) =>
    ports.flatMap(({ hostPort, protocol, hostIP }) =>
      hostPort ? [{ port: hostPort, protocol: protocol ?? 'TCP', ip: hostIP || ANY_ADDRESS }] : [],
    ),
  )
}

/** Whether two Pods cannot both have their ports on one node. Models kube-scheduler/framework HostPortInfo.CheckConflict (v1.36). */
export function portsCollide(some: readonly HostPort[], others: readonly HostPort[]): boolean {
  return some.some(({ port, protocol, ip }) =>
    others.some(
      (other) => other.port === port && other.protocol === protocol && (other.ip === ip || other.ip === ANY_ADDRESS || ip === ANY_ADDRESS),
    ),
  )
}
