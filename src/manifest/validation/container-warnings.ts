import { canonicalQuantity, isWholeNumber, quantityOf } from '../../base/quantity.ts'
import { goQuote } from '../../base/go-text.ts'
import type { IContainer } from 'kubernetes-models/v1/Container'
import type { IContainerPort } from 'kubernetes-models/v1/ContainerPort'
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec'
import type { Draft } from '../../kube/draft.ts'
import type { Field } from './errors.ts'

type Container = Draft<IContainer>
type Port = Draft<IContainerPort>

/** Fields and what is odd about them, in the API server's order. */
export type Warnings = Generator<readonly [at: Field, why: string], void, undefined>

interface Placed<T> {
  readonly item: T
  readonly at: Field
}

const GROUPS = ['initContainers', 'containers', 'ephemeralContainers'] as const

function placed(spec: Draft<IPodSpec>, at: Field): Placed<Container>[] {
  return GROUPS.flatMap((group) => {
    const list: readonly Container[] = spec[group] ?? []
    return list.map((item, i) => ({ item, at: at.child(group).index(i) }))
  })
}

/** A variable set again is fine only if its new value builds on the old one. */
function* envWarnings(container: Container, at: Field): Warnings {
  const seen = new Set<string>()
  for (const [i, { name = '', value = '', valueFrom }] of (container.env ?? []).entries()) {
    const reference = `$(${name})`
    const hides = Boolean(valueFrom) || value === reference || !value.includes(reference)
    if (seen.has(name) && hides)
      yield [at.child('env').index(i), `hides previous definition of ${goQuote(name)}, which may be dropped when using apply`]
    seen.add(name)
  }
}

/** Amounts of memory that are no whole bytes, and variables that hide others. Models pkg/api/pod/warnings.go (v1.36). */
export function* containerWarnings(spec: Draft<IPodSpec>, at: Field): Warnings {
  for (const { item: container, at: here } of placed(spec, at)) {
    for (const name of ['memory', 'ephemeral-storage']) {
      for (const part of ['limits', 'requests'] as const) {
        const amount = container.resources?.[part]?.[name]
        if (amount === undefined || isWholeNumber(quantityOf(amount))) continue
        yield [
          here.child('resources', part).key(name),
          `fractional byte value ${goQuote(canonicalQuantity(amount))} is invalid, must be an integer`,
        ]
      }
    }
    yield* envWarnings(container, here)
  }
}

const printPort = ({ name = '', hostPort = 0, containerPort = 0, protocol = '', hostIP = '' }: Port): string =>
  `{Name:${name} HostPort:${hostPort} ContainerPort:${containerPort} Protocol:${protocol} HostIP:${hostIP}}`

/** How two ports of the same number and protocol get in each other's way, or null. */
function overlap(a: Port, b: Port): string | null {
  const [aIp, bIp, aPort, bPort] = [a.hostIP ?? '', b.hostIP ?? '', a.hostPort ?? 0, b.hostPort ?? 0]
  if (aIp === bIp && aPort === bPort) return 'duplicate'
  if (aPort === 0 || bPort === 0) return 'overlapping'
  return aPort === bPort && (aIp === '' || bIp === '') ? 'dangerously ambiguous' : null
}

/** Ports that get in each other's way. Models warningsForOverlappingContainerPorts in pkg/api/pod/warnings.go (v1.36). */
export function* portWarnings(spec: Draft<IPodSpec>, at: Field): Warnings {
  const ports = placed(spec, at).flatMap(({ item: container, at: here }) =>
    (container.ports ?? []).map((item, i) => ({ item, at: here.child('ports').index(i), container: here.path })),
  )
  for (const [i, { item: port, at: here }] of ports.entries()) {
    if (port.hostIP && !port.hostPort) yield [here, `hostIP set without hostPort: ${printPort(port)}`]
    for (const other of ports.slice(0, i)) {
      if (other.item.containerPort !== port.containerPort || other.item.protocol !== port.protocol) continue
      const how = overlap(port, other.item)
      if (how) yield [here, `${how} port definition with ${other.at.path}`]
    }
  }
  const names = new Map<string, { path: string; container: string }>()
  for (const {
    item: { name = '' },
    at: here,
    container,
  } of ports) {
    if (name === '') continue
    const first = names.get(name)
    if (!first) names.set(name, { path: here.path, container })
    else if (first.container !== container) {
      yield [
        here,
        `duplicate port name ${goQuote(name)} with ${first.path}, services and probes that select ports by name will use ${first.path}`,
      ]
    }
  }
}
