import { numberFlag, textFlag } from '../command-line/line.ts'
import type { CommandLine } from '../command-line/line.ts'
import type { ResourceKind } from '../kinds.ts'
import type { KubeObject } from '../types.ts'
import { metadataOf } from './generated.ts'
import type { Generated } from './generated.ts'

const SCALED: ReadonlySet<string> = new Set(['Deployment', 'ReplicaSet', 'ReplicationController', 'StatefulSet'])

/** A target such as `70%`, `500m`, or a number in the resource's usual unit. */
function metric(name: 'cpu' | 'memory', text: string): object {
  const share = /^(\d+)%$/.exec(text)?.[1]
  const target =
    share === undefined
      ? { type: 'AverageValue', averageValue: /^[\d.]+$/.test(text) ? `${text}${name === 'cpu' ? 'm' : 'Mi'}` : text }
      : { type: 'Utilization', averageUtilization: Number(share) }
  return { type: 'Resource', resource: { name, target } }
}

/** The HorizontalPodAutoscaler of an object. Models kubectl/pkg/cmd/autoscale/autoscale.go (v1.36) */
export function autoscalerFor(line: CommandLine, { kind, apiVersion }: ResourceKind, object: KubeObject): Generated {
  const [least, most, percent] = [numberFlag(line, 'min') ?? -1, numberFlag(line, 'max') ?? -1, numberFlag(line, 'cpu-percent') ?? -1]
  const [cpu, memory] = [textFlag(line, 'cpu') ?? '', textFlag(line, 'memory') ?? '']
  if (textFlag(line, 'max') === undefined) return 'error: required flag(s) "max" not set'
  if (most < 1) return `error: --max=MAXPODS is required and must be at least 1, max: ${most}`
  if (most < least) return `error: --max=MAXPODS must be larger or equal to --min=MINPODS, max: ${most}, min: ${least}`
  if (percent > 0 && cpu !== '') return 'error: --cpu-percent and --cpu are mutually exclusive'
  if (!SCALED.has(kind)) return `error: cannot autoscale a ${kind}: the server could not find the requested resource`
  const metrics = [
    ...(percent > 0 ? [metric('cpu', `${percent}%`)] : []),
    ...(cpu !== '' ? [metric('cpu', cpu)] : []),
    ...(memory !== '' ? [metric('memory', memory)] : []),
  ]
  return {
    kind: 'HorizontalPodAutoscaler',
    apiVersion: 'autoscaling/v2',
    metadata: metadataOf(line, textFlag(line, 'name') ?? object.metadata.name),
    spec: {
      scaleTargetRef: { kind, name: object.metadata.name, apiVersion },
      ...(least > 0 && { minReplicas: least }),
      maxReplicas: most,
      ...(metrics.length > 0 && { metrics }),
    },
    status: { desiredReplicas: 0, currentMetrics: null },
  }
}
