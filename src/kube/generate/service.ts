import { isRecord } from '../../base/json.ts'
import { listFlag, textFlag } from '../command-line/line.ts'
import type { CommandLine } from '../command-line/line.ts'
import type { ResourceKind } from '../kinds.ts'
import type { KubeObject, PodSpec } from '../types.ts'
import { metadataOf, readPairs } from './generated.ts'
import type { Generated } from './generated.ts'

const TYPES: Readonly<Record<string, string>> = {
  clusterip: 'ClusterIP',
  nodeport: 'NodePort',
  loadbalancer: 'LoadBalancer',
  externalname: 'ExternalName',
}

const numberOrText = (text: string): number | string => (/^\d+$/.test(text) ? Number(text) : text)

/** Models kubectl/pkg/cmd/create/create_service.go (v1.36) */
export function service(line: CommandLine, name: string): Generated {
  const type = TYPES[line.command.split(' ').at(-1) ?? '']
  const clusterIp = textFlag(line, 'clusterip') ?? ''
  const nodePort = Number(textFlag(line, 'node-port') ?? 0)
  const externalName = textFlag(line, 'external-name') ?? ''
  const ports = listFlag(line, 'tcp').map((text, index) => {
    const [port = '', target = port] = text.split(':')
    return {
      name: text.replaceAll(':', '-'),
      protocol: 'TCP',
      port: Number(port),
      targetPort: numberOrText(target),
      ...(nodePort > 0 && index === 0 && { nodePort }),
    }
  })
  if (type === 'ExternalName' && externalName === '') return 'error: required flag(s) "external-name" not set'
  if (ports.length === 0 && clusterIp !== 'None' && type !== 'ExternalName')
    return 'error: at least one tcp port specifier must be provided'
  const labels = { app: name }
  return {
    kind: 'Service',
    apiVersion: 'v1',
    metadata: metadataOf(line, name, labels),
    spec: {
      ...(ports.length > 0 && { ports }),
      selector: labels,
      ...(clusterIp !== '' && { clusterIP: clusterIp }),
      type,
      ...(externalName !== '' && { externalName }),
    },
    status: { loadBalancer: {} },
  }
}

/** The labels by which a Service finds the Pods of an object. */
function selectorOf(object: KubeObject): Record<string, string> | null {
  if (object.kind === 'Pod') return object.metadata.labels ?? null
  const selector = 'spec' in object && isRecord(object.spec) ? object.spec.selector : undefined
  if (!isRecord(selector)) return null
  const labels = object.kind === 'Service' || object.kind === 'ReplicationController' ? selector : selector.matchLabels
  return isRecord(labels) ? (labels as Record<string, string>) : null
}

/** The ports that an object's containers, or a Service, name. */
function portsOf(object: KubeObject): number[] {
  const spec = 'spec' in object && isRecord(object.spec) ? object.spec : {}
  if (object.kind === 'Service') return ((spec.ports ?? []) as { port: number }[]).map(({ port }) => port)
  const template = isRecord(spec.template) && isRecord(spec.template.spec) ? spec.template.spec : spec
  const { containers } = template as unknown as Partial<PodSpec>
  return (containers ?? []).flatMap(({ ports }) => (ports ?? []).map(({ containerPort }) => containerPort))
}

/** The Service that exposes an object. Models kubectl/pkg/cmd/expose/expose.go (v1.36) */
export function serviceFor(line: CommandLine, kind: ResourceKind, object: KubeObject): Generated {
  const given = textFlag(line, 'selector') ?? ''
  const selector = given === '' ? selectorOf(object) : readPairs(given)
  if (!selector || Object.keys(selector).length === 0) {
    return `error: couldn't retrieve selectors via --selector flag or introspection: the ${kind.singular} has no labels and cannot be exposed`
  }
  const port = textFlag(line, 'port')
  const numbers = port === undefined ? portsOf(object) : port.split(',').map(Number)
  if (numbers.length === 0) return `error: couldn't find port via --port flag or introspection`
  const [target, protocol, type] = [textFlag(line, 'target-port'), textFlag(line, 'protocol') ?? 'TCP', textFlag(line, 'type')]
  const labels = textFlag(line, 'labels') ?? ''
  const ports = numbers.map((number, index) => ({
    ...(numbers.length > 1 && { name: `port-${index + 1}` }),
    protocol,
    port: number,
    targetPort: target === undefined ? number : numberOrText(target),
  }))
  const [clusterIp, affinity, external] = [textFlag(line, 'cluster-ip'), textFlag(line, 'session-affinity'), textFlag(line, 'external-ip')]
  return {
    kind: 'Service',
    apiVersion: 'v1',
    metadata: metadataOf(line, textFlag(line, 'name') ?? object.metadata.name, labels === '' ? object.metadata.labels : readPairs(labels)),
    spec: {
      ports,
      selector,
      ...(clusterIp !== undefined && { clusterIP: clusterIp }),
      ...(type !== undefined && { type }),
      ...(external !== undefined && { externalIPs: [external] }),
      ...(affinity !== undefined && { sessionAffinity: affinity }),
    },
    status: { loadBalancer: {} },
  }
}
