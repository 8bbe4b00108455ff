import { isRecord } from '../../base/json.ts'
import { textFlag } from '../../kube/command-line/line.ts'
import type { CommandLine } from '../../kube/command-line/line.ts'
import { selectorText } from '../format-labels.ts'
import type { Selector } from '../format-labels.ts'
import type { Scale } from '../columns/scale.ts'
import type { ResourceKind } from '../../kube/kinds.ts'
import { SCALED_KINDS } from '../../kube/kinds.ts'
import type { KubeObject } from '../../kube/types.ts'
import { failure, refusal } from '../errors.ts'

const KNOWN: readonly string[] = ['status', 'scale', 'resize']

/** The kind of a scale, whoever is scaled. */
export const SCALE_KIND: ResourceKind = {
  kind: 'Scale',
  apiVersion: 'autoscaling/v1',
  plural: 'scales',
  singular: 'scale',
  shortNames: [],
  namespaced: true,
  categories: [],
}

const numberIn = (record: unknown, name: string): number => (isRecord(record) && typeof record[name] === 'number' ? record[name] : 0)

/** An object's scale, as its subresource shows it. Models pkg/registry/apps/deployment/storage, scaleFromDeployment (v1.36) */
function scaleOf(object: KubeObject): Scale {
  const { spec, status } = object as KubeObject & { spec?: { selector?: Selector | Record<string, string> }; status?: unknown }
  const { name, namespace, creationTimestamp, resourceVersion, uid } = object.metadata
  const selector =
    object.kind === 'ReplicationController' ? { matchLabels: (spec?.selector ?? {}) as Record<string, string> } : spec?.selector
  return {
    apiVersion: 'autoscaling/v1',
    kind: 'Scale',
    metadata: {
      name,
      ...(namespace !== undefined && { namespace }),
      ...(creationTimestamp !== undefined && { creationTimestamp }),
      ...(resourceVersion !== undefined && { resourceVersion }),
      ...(uid !== undefined && { uid }),
    },
    spec: { replicas: numberIn(spec, 'replicas') },
    status: { replicas: numberIn(status, 'replicas'), selector: selectorText(selector) },
  }
}

/** What `--subresource` shows of an object. Throws what kubectl or the server says of one that there is not. */
export function subresourceOf(line: CommandLine, object: KubeObject): KubeObject {
  const name = textFlag(line, 'subresource')
  if (name === undefined || name === '') return object
  if (!KNOWN.includes(name)) throw failure(`invalid subresource value: "${name}". Must be one of [${KNOWN.join(' ')}]`)
  if (name === 'scale' && SCALED_KINDS.has(object.kind)) return scaleOf(object)
  if (name === 'status' || (name === 'resize' && object.kind === 'Pod')) return object
  throw refusal('NotFound', 'the server could not find the requested resource')
}
