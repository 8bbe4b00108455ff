import { isRecord } from '../../base/json.ts'
import type { KubeObject, PodSpec } from '../../kube/types.ts'

/** Where the kinds that have Pods keep their PodSpec. */
const PATHS: Readonly<Record<string, readonly string[]>> = {
  Pod: ['spec'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
}
const TEMPLATE = ['spec', 'template', 'spec']
const WORKLOADS: ReadonlySet<string> = new Set(['Deployment', 'ReplicaSet', 'ReplicationController', 'StatefulSet', 'DaemonSet', 'Job'])

const pathOf = ({ kind }: KubeObject): readonly string[] | null => PATHS[kind] ?? (WORKLOADS.has(kind) ? TEMPLATE : null)

/** The value at `path`, replaced by what `edit` makes of it; a new value. */
export function editAt(value: unknown, path: readonly string[], edit: (value: unknown) => unknown): unknown {
  const [first, ...rest] = path
  if (first === undefined) return edit(value)
  const record = isRecord(value) ? value : {}
  return { ...record, [first]: editAt(record[first], rest, edit) }
}

/** The object with an edited PodSpec, its own or its template's; null for kinds without one. */
export function withPodSpec<T extends KubeObject>(object: T, edit: (spec: PodSpec) => PodSpec): T | null {
  const path = pathOf(object)
  return path && (editAt(object, path, (spec) => edit(spec as PodSpec)) as T)
}
