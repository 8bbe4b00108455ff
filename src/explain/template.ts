import { equal } from '../base/equal.ts'
import { containersOf } from '../kube/containers.ts'
import { isDaemonSet, isDeployment, isStatefulSet } from '../kube/types.ts'
import type { Container, KubeObject, PodTemplate } from '../kube/types.ts'
import { say } from './words.ts'
import type { Sentence } from './words.ts'

/** What a roll-out begins with: which fields of a workload's Pod template a change made others, and from which image to which. Null for all else. */
export function templateNews(before: KubeObject, now: KubeObject): Sentence | null {
  const [was, is] = [templateOf(before), templateOf(now)]
  if (!was || !is || equal(was, is)) return null
  const { kind } = now
  const { name } = now.metadata
  const changes = changesOf(was, is)
  const [image] = changes
  return image?.from !== undefined && changes.length === 1
    ? say('explain.news.workload.image', { kind, name, container: image.of, from: image.from, to: image.to ?? '' })
    : say('explain.news.workload.template', { kind, name, changes: changes.map(symbols).join(', ') })
}

const templateOf = (object: KubeObject): PodTemplate | null =>
  isDeployment(object) || isStatefulSet(object) || isDaemonSet(object) ? object.spec.template : null

/** A container whose image is another, or the name of a field that is. */
interface Change {
  readonly of: string
  readonly from?: string
  readonly to?: string
}

/** In Kubernetes' own names, the same in every language. */
const symbols = ({ of, from, to }: Change): string => (from === undefined ? of : `${of} ${from} → ${to}`)

function changesOf(was: PodTemplate, is: PodTemplate): readonly Change[] {
  const [old, young] = [containersOf(was.spec ?? { containers: [] }), containersOf(is.spec ?? { containers: [] })]
  const names = [...new Set([...old, ...young].map(({ name }) => name))]
  const changes = [
    ...names.flatMap((name) => containerChanges(name, old.find(named(name)), young.find(named(name)))),
    ...fieldsThatDiffer(was.spec ?? {}, is.spec ?? {}, ['containers', 'initContainers']),
    ...fieldsThatDiffer(was.metadata ?? {}, is.metadata ?? {}),
  ]
  // What differs in nothing else stands in another order.
  return changes.length > 0 ? changes : [{ of: 'containers' }]
}

const named =
  (wanted: string) =>
  ({ name }: Container): boolean =>
    name === wanted

function containerChanges(name: string, was: Container | undefined, is: Container | undefined): readonly Change[] {
  if (!was || !is) return [{ of: `${is ? '+' : '−'} ${name}` }]
  const image = was.image === is.image ? [] : [{ of: name, from: was.image ?? '', to: is.image ?? '' }]
  return [...image, ...fieldsThatDiffer(was, is, ['image']).map(({ of }) => ({ of: `${name}.${of}` }))]
}

function fieldsThatDiffer(was: object, is: object, but: readonly string[] = []): readonly Change[] {
  const [old, young] = [new Map(Object.entries(was)), new Map(Object.entries(is))]
  const fields = [...new Set([...old.keys(), ...young.keys()])].filter((field) => !but.includes(field))
  return fields.filter((field) => !equal(old.get(field), young.get(field))).map((of) => ({ of }))
}
