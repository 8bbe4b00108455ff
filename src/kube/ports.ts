import type { IContainer } from 'kubernetes-models/v1/Container'
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec'
import type { IServicePort } from 'kubernetes-models/v1/ServicePort'
import type { Draft } from './draft.ts'

const inRange = (port: number): boolean => Number.isInteger(port) && port > 0 && port < 65536

/**
 * The number behind a probe's or hook's port, or null where nothing has that name.
 * Models ResolveContainerPort in pkg/probe/util.go (v1.36): a name is that of one of the container's own ports, or a number as text.
 */
export function containerPort(container: Draft<IContainer>, port: string | number): number | null {
  if (typeof port === 'number') return inRange(port) ? port : null
  const named = container.ports?.find(({ name }) => name === port)?.containerPort
  const value = named ?? (/^\d+$/.test(port) ? Number(port) : 0)
  return inRange(value) ? value : null
}

/** The port of a Pod that a Service's port leads to, or null where the Pod has none of that name. Models pkg/api/v1/pod FindPort (v1.36). */
export function servicePort(spec: Draft<IPodSpec>, servicePort: Draft<IServicePort>): number | null {
  const target = servicePort.targetPort ?? servicePort.port ?? 0
  if (typeof target === 'number') return target
  const sidecars = (spec.initContainers ?? []).filter(({ restartPolicy }) => restartPolicy === 'Always')
  for (const container of [...(spec.containers ?? []), ...sidecars]) {
    const found = container.ports?.find(({ name, protocol }) => name === target && (protocol ?? 'TCP') === (servicePort.protocol ?? 'TCP'))
    if (found) return found.containerPort ?? null
  }
  return null
}
