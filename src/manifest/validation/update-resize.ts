/** The subresource that resizes containers. Models ValidatePodResize in pkg/apis/core/validation/validation.go (v1.36). */
import { equal } from '../../base/equal.ts'
import { cloneJson } from '../../base/json.ts'
import type { IContainer } from 'kubernetes-models/v1/Container'
import type { IPod } from 'kubernetes-models/v1/Pod'
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec'
import type { Draft } from '../../kube/draft.ts'
import { qosClass } from '../../kube/qos.ts'
import { field, forbidden, invalid } from './errors.ts'
import type { Errors, Field } from './errors.ts'
import { validatePodObject } from './pod.ts'
import { validateMetadataUpdate } from './update-metadata.ts'

type Container = Draft<IContainer>

const SPEC = field('spec')
const RESIZABLE = ['cpu', 'memory']
const ONLY = 'only cpu and memory resources are mutable'
const ONLY_SIDECARS = 'resources for non-sidecar init containers are immutable'

function* containerChanges(before: Container, after: Container, at: Field): Errors {
  for (const part of ['requests', 'limits'] as const) {
    const removed = Object.keys(before.resources?.[part] ?? {}).some((name) => after.resources?.[part]?.[name] === undefined)
    if (removed) yield forbidden(at.child(part), `resource ${part} cannot be removed`)
  }
}

/** The container with the amounts that may change, and its image, put back to what they were. */
function withAllowedTakenOut(before: Container, after: Container): Container {
  const container = cloneJson(after)
  for (const part of ['requests', 'limits'] as const) {
    const amounts: Record<string, string | number> = { ...container.resources?.[part] }
    for (const name of RESIZABLE) {
      delete amounts[name]
      const old = before.resources?.[part]?.[name]
      if (old !== undefined) amounts[name] = old
    }
    if (container.resources) container.resources[part] = Object.keys(amounts).length > 0 ? amounts : before.resources?.[part]
  }
  container.image = before.image
  return container
}

/** The `resize` subresource: nothing but requests and limits may change. Models ValidatePodResize in pkg/apis/core/validation (v1.36). */
export function* validateResize(before: Draft<IPod>, after: Draft<IPod>): Errors {
  yield* validateMetadataUpdate(before.metadata, after.metadata)
  yield* validatePodObject(after)
  const [old, now] = [before.spec ?? {}, after.spec ?? {}]
  if (qosClass(old) !== qosClass(now)) yield invalid(SPEC, qosClass(now), 'Pod QOS Class may not change as a result of resizing')
  const lists = { initContainers: mayResizeInit, containers: () => true } as const
  const restored: Draft<IPodSpec> = { ...now }
  for (const [list, mayChange] of Object.entries(lists) as [keyof typeof lists, (container: Container) => boolean][]) {
    const [were, are] = [old[list] ?? [], now[list] ?? []]
    for (const [i, container] of were.entries()) {
      const at = SPEC.child(list).index(i).child('resources')
      if (mayChange(container)) yield* containerChanges(container, are[i] ?? {}, at)
      else if (!equal(container.resources, are[i]?.resources)) yield forbidden(at, ONLY_SIDECARS)
    }
    if (!now[list]) continue
    restored[list] = are.map((container, i) => {
      const before = were[i] ?? {}
      return mayChange(before) ? withAllowedTakenOut(before, container) : container
    })
  }
  if (!equal(restored, old)) yield forbidden(SPEC, ONLY)
}

/** Of init containers only sidecars run on. */
const mayResizeInit = ({ restartPolicy }: Container): boolean => restartPolicy === 'Always'
