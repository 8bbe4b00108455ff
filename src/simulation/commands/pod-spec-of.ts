import { isRecord } from '../../base/json.ts'
import { podTemplatePath } from '../../kube/pod-template.ts'
import type { KubeObject, PodSpec } from '../../kube/types.ts'

/** The value at `path`, replaced by what `edit` makes of it; a new value. */
export function editAt(value: unknown, path: readonly string[], edit: (value: unknown) => unknown): unknown {
  const [first, ...rest] = path
  if (first === undefined) return edit(value)
  const record = isRecord(value) ? value : {}
  return { ...record, [first]: editAt(record[first], rest, edit) }
}

/** The object with an edited PodSpec, its own or its template's; null for kinds without one. */
export function withPodSpec<T extends KubeObject>(object: T, edit: (spec: PodSpec) => PodSpec): T | null {
  const template = podTemplatePath(object.kind)
  return template && (editAt(object, [...template, 'spec'], (spec) => edit(spec as PodSpec)) as T)
}
