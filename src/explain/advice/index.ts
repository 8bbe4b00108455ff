/** What somebody should know about the probes and the grace of a world before anything goes wrong. */
import { podTemplatePath } from '../../kube/pod-template.ts'
import type { PodSpec } from '../../kube/types.ts'
import type { KubeObject } from '../../kube/types.ts'
import type { World } from '../../kube/world.ts'
import type { MessageKey, MessageValues } from '../../messages/index.ts'
import { adviseOnGrace } from './grace.ts'
import { adviseOnProbes } from './probes.ts'

type Path = readonly (string | number)[]

/** Something to say about a field; `warning`: it will surprise somebody. */
export interface Advice {
  readonly severity: 'warning' | 'hint'
  readonly key: MessageKey
  readonly values: MessageValues
  readonly object: KubeObject
  /** The field that it is about, as the object has it. */
  readonly path: Path
  /** The field that would mend it, and what would have to be there. */
  readonly mend: { readonly path: Path; readonly value: number } | null
}

/** What an adviser says of one Pod's spec, `path` from the spec on. */
export type SpecAdvice = Omit<Advice, 'object'>

/** All advice on the Pods and templates of a world, in the order of its objects. */
export function adviseOn({ objects, scenario }: World): readonly Advice[] {
  return objects.flatMap((object) => {
    const template = podTemplatePath(object.kind)
    const spec = template && specAt(object, template)
    if (!template || !spec) return []
    const prefix: Path = [...template, 'spec']
    return [...adviseOnGrace(spec, scenario.spec), ...adviseOnProbes(spec, scenario.spec)].map((one) => ({
      ...one,
      object,
      path: [...prefix, ...one.path],
      mend: one.mend && { ...one.mend, path: [...prefix, ...one.mend.path] },
    }))
  })
}

function specAt(object: KubeObject, template: Path): PodSpec | null {
  let value: unknown = object
  for (const key of [...template, 'spec']) value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
  return typeof value === 'object' && value !== null ? (value as PodSpec) : null
}
