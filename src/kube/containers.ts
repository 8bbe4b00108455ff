import type { ContainerStatus, PodStatus } from './types.ts'

/** What has containers: the spec of a Pod or of a template, complete or a draft. */
interface Holder<C> {
  readonly initContainers?: readonly C[] | null | undefined
  readonly containers?: readonly C[] | null | undefined
}

/** A Pod's containers in the order of their start: init containers and sidecars, then its own. Ephemeral ones are not among them. */
export const containersOf = <C>(spec: Holder<C>): C[] => [...(spec.initContainers ?? []), ...(spec.containers ?? [])]

/** The same, and behind them the ephemeral ones. Models pkg/api/v1/pod/util.go VisitContainers (v1.36). */
export const everyContainerOf = <C, E>(spec: Holder<C> & { readonly ephemeralContainers?: readonly E[] | null | undefined }): (C | E)[] => [
  ...containersOf(spec),
  ...(spec.ephemeralContainers ?? []),
]

/** The statuses of `containersOf`, in the same order. */
export const containerStatusesOf = (status: PodStatus): ContainerStatus[] => [
  ...(status.initContainerStatuses ?? []),
  ...(status.containerStatuses ?? []),
]

/** The statuses of `everyContainerOf`, in the same order. */
export const everyContainerStatusOf = (status: PodStatus): ContainerStatus[] => [
  ...containerStatusesOf(status),
  ...(status.ephemeralContainerStatuses ?? []),
]
