/** What may change in a Pod. Models ValidatePodUpdate in pkg/apis/core/validation/validation.go (v1.36). */
import { structuredPatch } from 'diff'
import { goJsonIndented } from '../../base/go-text.ts'
import { equal } from '../../base/equal.ts'
import { cloneJson } from '../../base/json.ts'
import type { INodeAffinity } from 'kubernetes-models/v1/NodeAffinity'
import type { INodeSelectorTerm } from 'kubernetes-models/v1/NodeSelectorTerm'
import type { IPod } from 'kubernetes-models/v1/Pod'
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec'
import type { Draft } from '../../kube/draft.ts'
import { field, forbidden, invalid, required } from './errors.ts'
import type { Errors } from './errors.ts'
import { internal, internalList, toInternal } from './internal.ts'
import { validatePodObject } from './pod.ts'
import { printLabels } from './workloads/template.ts'
import { validateMetadataUpdate } from './update-metadata.ts'

type PodSpec = Draft<IPodSpec>

const SPEC = field('spec')
const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution'
const NOTHING_ELSE =
  'pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,' +
  '`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),' +
  '`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)'

/** A unified diff of two values of the API's own types, without file names: a line each hunk's place, then its lines. */
export function internalDiff(type: string, before: unknown, after: unknown): string {
  const text = (value: unknown) => `${goJsonIndented(toInternal(type, value), ' ')}\n`
  const { hunks } = structuredPatch('', '', text(before), text(after), undefined, undefined, { context: 3 })
  const lines = hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines: inside }) => [
    `@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`,
    ...inside,
  ])
  return `${lines.join('\n')}\n`
}

function* imageChanges(after: PodSpec, group: 'containers' | 'initContainers'): Errors {
  for (const [i, { image = '' }] of (after[group] ?? []).entries()) {
    const at = SPEC.child(group).index(i).child('image')
    if (image === '') yield required(at)
    if (image.trim() !== image) yield invalid(at, image, 'must not have leading or trailing whitespace')
  }
}

function* tolerationChanges(before: PodSpec, after: PodSpec): Errors {
  const kept = (before.tolerations ?? []).every((old) =>
    after.tolerations?.some((each) => equal({ ...old, tolerationSeconds: 0 }, { ...each, tolerationSeconds: 0 })),
  )
  if (!kept) yield forbidden(SPEC.child('tolerations'), 'existing toleration can not be modified except its tolerationSeconds')
}

function* gateChanges(before: PodSpec, after: PodSpec): Errors {
  const old = new Set((before.schedulingGates ?? []).map(({ name }) => name))
  for (const [i, { name = '' }] of (after.schedulingGates ?? []).entries()) {
    if (!old.has(name)) {
      yield forbidden(
        SPEC.child('schedulingGates').index(i).child('name'),
        `only deletion is allowed, but found new scheduling gate '${name}'`,
      )
    }
  }
}

type Term = Draft<INodeSelectorTerm>

/** Conditions may be added behind those that are there. */
function onlyAdds(before: Term, after: Term): boolean {
  const parts = ['matchExpressions', 'matchFields'] as const
  if (parts.every((part) => !before[part]?.length)) return parts.every((part) => !after[part]?.length)
  return parts.every((part) => {
    const old = before[part] ?? []
    return equal((after[part] ?? []).slice(0, old.length), old)
  })
}

function* nodeAffinityChanges(before: Draft<INodeAffinity> | undefined, after: Draft<INodeAffinity> | undefined): Errors {
  const old = before?.[REQUIRED]?.nodeSelectorTerms ?? []
  const now = after?.[REQUIRED]?.nodeSelectorTerms ?? []
  const at = SPEC.child('affinity', 'nodeAffinity', REQUIRED, 'nodeSelectorTerms')
  if (old.length > 0 && old.length !== now.length) {
    return yield invalid(
      at,
      internalList('NodeSelectorTerm', now),
      'no additions/deletions to non-empty NodeSelectorTerms list are allowed',
    )
  }
  for (const [i, term] of old.entries()) {
    const next = now[i] ?? {}
    if (!onlyAdds(term, next))
      yield invalid(at.index(i), internal('NodeSelectorTerm', next), 'only additions are allowed (no mutations or deletions)')
  }
}

/** While a Pod is held by gates, it may be narrowed to fewer nodes. */
function* gatedChanges(before: PodSpec, after: PodSpec): Errors {
  const kept = Object.entries(before.nodeSelector ?? {}).every(([key, value]) => after.nodeSelector?.[key] === value)
  if (!kept) {
    yield invalid(
      SPEC.child('nodeSelector'),
      printLabels(after.nodeSelector),
      'only additions to spec.nodeSelector are allowed (no mutations or deletions)',
    )
  }
  yield* nodeAffinityChanges(before.affinity?.nodeAffinity, after.affinity?.nodeAffinity)
}

/** The new spec with everything that may change put back to what it was. */
function withAllowedTakenOut(before: PodSpec, after: PodSpec): PodSpec {
  const spec = cloneJson(after)
  for (const group of ['containers', 'initContainers'] as const) {
    for (const [i, container] of (spec[group] ?? []).entries()) container.image = before[group]?.[i]?.image
  }
  spec.activeDeadlineSeconds = before.activeDeadlineSeconds
  spec.schedulingGates = before.schedulingGates
  spec.tolerations = before.tolerations
  const wasNegative = (before.terminationGracePeriodSeconds ?? 0) < 0
  if (wasNegative && spec.terminationGracePeriodSeconds === 1) spec.terminationGracePeriodSeconds = before.terminationGracePeriodSeconds
  if (!before.schedulingGates?.length) return spec
  spec.nodeSelector = before.nodeSelector
  const affinity = { ...spec.affinity, nodeAffinity: before.affinity?.nodeAffinity }
  spec.affinity = Object.values(affinity).some(Boolean) ? affinity : before.affinity
  return spec
}

const LARGEST_INT32 = 2_147_483_647

function* specChanges(before: PodSpec, after: PodSpec): Errors {
  for (const group of ['containers', 'initContainers'] as const) {
    if ((before[group] ?? []).length !== (after[group] ?? []).length) {
      return yield forbidden(SPEC.child(group), 'pod updates may not add or remove containers')
    }
    yield* imageChanges(after, group)
  }
  const at = SPEC.child('activeDeadlineSeconds')
  const [old, now] = [before.activeDeadlineSeconds, after.activeDeadlineSeconds]
  if (now !== undefined) {
    if (now < 0 || now > LARGEST_INT32) return yield invalid(at, now, `must be between 0 and ${LARGEST_INT32}, inclusive`)
    if (old !== undefined && old < now) return yield invalid(at, now, 'must be less than or equal to previous value')
  } else if (old !== undefined) yield invalid(at, null, 'must not update from a positive integer to nil value')
  yield* tolerationChanges(before, after)
  yield* gateChanges(before, after)
  if (before.schedulingGates?.length) yield* gatedChanges(before, after)
  const rest = withAllowedTakenOut(before, after)
  if (!equal(toInternal('PodSpec', before), toInternal('PodSpec', rest))) {
    yield forbidden(SPEC, `${NOTHING_ELSE}\n${internalDiff('PodSpec', before, rest)}`)
  }
}

/** A change of the Pod itself, by none of its subresources. */
export function* validatePodUpdate(before: Draft<IPod>, after: Draft<IPod>): Errors {
  yield* validateMetadataUpdate(before.metadata, after.metadata)
  yield* validatePodObject(after)
  yield* specChanges(before.spec ?? {}, after.spec ?? {})
}

/** The subresource that adds debug containers: those that are there stay as they are. */
export function* validateEphemeralUpdate(before: Draft<IPod>, after: Draft<IPod>): Errors {
  yield* validateMetadataUpdate(before.metadata, after.metadata)
  yield* validatePodObject(after)
  const at = SPEC.child('ephemeralContainers')
  for (const old of before.spec?.ephemeralContainers ?? []) {
    const now = after.spec?.ephemeralContainers?.find(({ name }) => name === old.name)
    if (!now) yield forbidden(at, `existing ephemeral containers "${old.name}" may not be removed\n`)
    else if (!equal(toInternal('EphemeralContainer', old), toInternal('EphemeralContainer', now))) {
      yield forbidden(at, `existing ephemeral containers "${old.name}" may not be changed\n${internalDiff('EphemeralContainer', old, now)}`)
    }
  }
}
