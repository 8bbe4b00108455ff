import { isRecord } from '../../base/json.ts'
import type { KubeObject, PodSpec } from '../../kube/types.ts'
import { createStored, dryRunOf, dryRunSuffix } from './change.ts'
import { namespaceIn, onEach } from './choose.ts'
import type { Verb } from './context.ts'
import { textFlag } from './parse.ts'

/** The labels by which a Service finds the Pods of an object. */
function selectorOf(object: KubeObject): Record<string, string> | null {
  if (object.kind === 'Pod') return object.metadata.labels ?? null
  const selector = 'spec' in object && isRecord(object.spec) ? object.spec.selector : undefined
  if (!isRecord(selector)) return null
  const labels = object.kind === 'Service' || object.kind === 'ReplicationController' ? selector : selector.matchLabels
  return isRecord(labels) ? (labels as Record<string, string>) : null
}

/** The ports that an object's containers name. */
function portsOf(object: KubeObject): number[] {
  const spec = 'spec' in object && isRecord(object.spec) ? object.spec : {}
  const template = isRecord(spec.template) && isRecord(spec.template.spec) ? spec.template.spec : spec
  const { containers } = template as unknown as Partial<PodSpec>
  return (containers ?? []).flatMap(({ ports }) => (ports ?? []).map(({ containerPort }) => containerPort))
}

/** Models kubectl/pkg/cmd/expose/expose.go (v1.36). */
export const expose: Verb = (ctx, line, words) =>
  onEach(ctx, line, words, ({ kind, object }) => {
    const selector = selectorOf(object)
    if (!selector || Object.keys(selector).length === 0) {
      return `error: couldn't retrieve selectors via --selector flag or introspection: the ${kind.singular} has no labels and cannot be exposed`
    }
    const given = textFlag(line, 'port')
    const ports = given === undefined ? portsOf(object) : given.split(',').map(Number)
    if (ports.length === 0) return `error: couldn't find port via --port flag or introspection`
    const target = textFlag(line, 'target-port')
    const name = textFlag(line, 'name') ?? object.metadata.name
    const protocol = textFlag(line, 'protocol') ?? 'TCP'
    const type = textFlag(line, 'type')
    const service = {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name, namespace: namespaceIn(line), ...(object.metadata.labels && { labels: object.metadata.labels }) },
      spec: {
        ports: ports.map((port, index) => ({
          ...(ports.length > 1 && { name: `port-${index + 1}` }),
          port,
          protocol,
          targetPort: target === undefined ? port : /^\d+$/.test(target) ? Number(target) : target,
        })),
        selector,
        ...(type !== undefined && { type }),
        ...(textFlag(line, 'cluster-ip') === 'None' && { clusterIP: 'None' }),
      },
    }
    const dryRun = dryRunOf(line)
    const created = dryRun === 'client' ? { ok: true as const } : createStored(ctx, service, dryRun)
    return created.ok ? `service/${name} exposed${dryRunSuffix(dryRun)}` : created.text
  })
