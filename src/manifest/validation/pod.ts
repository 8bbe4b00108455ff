import type { IPod } from 'kubernetes-models/v1/Pod'
import type { Draft } from '../../kube/draft.ts'
import { validateImageBlanks } from './containers.ts'
import { field, forbidden, invalid } from './errors.ts'
import type { Errors, Field } from './errors.ts'
import { validateMetadata } from './metadata.ts'
import { validatePodSpec } from './pod-spec.ts'

type Pod = Draft<IPod>

const MIRROR = 'kubernetes.io/config.mirror'
const DELETION_COST = 'controller.kubernetes.io/pod-deletion-cost'

const isInt32 = (text: string): boolean => /^[+-]?\d+$/.test(text) && Number(text) >= -2147483648 && Number(text) <= 2147483647
/** Deletion costs are written plainly: no plus sign, no leading zero. */
const isCost = (text: string): boolean => isInt32(text) && !/^(\+|-?0\d)/.test(text)

/** Annotations that mean something to the API server. */
export function* validatePodAnnotations(annotations: Record<string, string> | undefined, nodeName: string | undefined, at: Field): Errors {
  const mirror = annotations?.[MIRROR]
  if (mirror !== undefined && !nodeName) yield invalid(at.key(MIRROR), mirror, 'must set spec.nodeName if mirror pod annotation is set')
  const cost = annotations?.[DELETION_COST]
  if (cost !== undefined && !isCost(cost)) yield invalid(at.key(DELETION_COST), cost, 'must be a 32bit integer')
}

/** What is checked of a Pod at its creation and at each update. */
export function* validatePodObject(pod: Pod): Errors {
  const spec = pod.spec ?? {}
  const at = field('spec')
  yield* validateMetadata(pod.metadata, field('metadata'))
  yield* validatePodAnnotations(pod.metadata?.annotations, spec.nodeName, field('metadata', 'annotations'))
  yield* validatePodSpec(spec, pod.metadata?.name ?? '', true, at)
  for (const group of ['containers', 'initContainers'] as const) {
    for (const [i, container] of (spec[group] ?? []).entries()) yield* validateImageBlanks(container, at.child(group).index(i))
  }
}

/** Models ValidatePodCreate in pkg/apis/core/validation/validation.go (v1.36). */
export function* validatePod(pod: Pod): Errors {
  yield* validatePodObject(pod)
  const spec = pod.spec ?? {}
  if (spec.ephemeralContainers?.length) yield forbidden(field('spec', 'ephemeralContainers'), 'cannot be set on create')
  if (spec.nodeName && spec.schedulingGates?.length) {
    yield forbidden(field('spec', 'nodeName'), 'cannot be set until all schedulingGates have been cleared')
  }
}
