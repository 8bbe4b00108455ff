import type { ILabelSelector } from '@kubernetes-models/apimachinery/apis/meta/v1/LabelSelector'
import type { IPodTemplateSpec } from 'kubernetes-models/v1/PodTemplateSpec'
import type { Draft } from '../../../kube/draft.ts'
import { matchesSelector } from '../../../kube/labels.ts'
import { Printed, forbidden, invalid, required, unsupported } from '../errors.ts'
import type { Errors, Field } from '../errors.ts'
import { goJson } from '../../../base/go-text.ts'
import { sortedEntries } from '../../../kube/draft.ts'
import { validateAnnotations, validateLabels } from '../metadata.ts'
import { validatePodAnnotations } from '../pod.ts'
import { validatePodSpec } from '../pod-spec.ts'
import { isEmptySelector, printableSelector, validateSelector } from '../selectors.ts'
import { negativeFaults } from '../texts.ts'

type Template = Draft<IPodTemplateSpec>
type Selector = Draft<ILabelSelector>

/** Labels as JSON with sorted keys; `null` where there are none. */
export const printLabels = (labels: Record<string, string> | undefined): Printed =>
  new Printed(labels === undefined ? 'null' : goJson(Object.fromEntries(sortedEntries(labels))))

/** A count, where there is one. Models ValidateNonnegativeField in apimachinery/pkg/api/validation (v1.36). */
export function* notNegative(value: number | undefined, at: Field): Errors {
  if (value !== undefined) for (const why of negativeFaults(value)) yield invalid(at, value, why)
}

/** Models ValidatePodTemplateSpec in pkg/apis/core/validation (v1.36). */
export function* validateTemplate(template: Template | undefined, at: Field, claimed: readonly string[] = []): Errors {
  const { metadata, spec } = template ?? {}
  const annotations = at.child('metadata', 'annotations').printedAs(at.child('annotations'))
  yield* validateLabels(metadata?.labels, at.child('metadata', 'labels').printedAs(at.child('labels')))
  yield* validateAnnotations(metadata?.annotations, annotations)
  yield* validatePodAnnotations(metadata?.annotations, spec?.nodeName, annotations)
  yield* validatePodSpec(spec ?? {}, '', false, at.child('spec'), claimed)
  if (spec?.ephemeralContainers?.length)
    yield forbidden(at.child('spec', 'ephemeralContainers'), 'ephemeral containers not allowed in pod template')
}

/** Pods of a controller that keeps them running are always restarted and never given up. */
export function* validateLastingPod(template: Template | undefined, kind: string, at: Field): Errors {
  const spec = template?.spec
  if (spec?.restartPolicy !== 'Always') yield unsupported(at.child('spec', 'restartPolicy'), spec?.restartPolicy ?? '', ['Always'])
  if (spec?.activeDeadlineSeconds !== undefined) {
    yield forbidden(at.child('spec', 'activeDeadlineSeconds'), `activeDeadlineSeconds in ${kind} is not Supported`)
  }
}

/** The selector of a workload has to match what its template makes. */
export function* validateMismatch(selector: Selector | undefined, template: Template | undefined, at: Field): Errors {
  const labels = template?.metadata?.labels
  if (!matchesSelector(selector, labels))
    yield invalid(at.child('metadata', 'labels'), printLabels(labels), '`selector` does not match template `labels`')
}

/** A selector as the API server prints it. */
export const printSelector = (selector: Selector | undefined): Printed => new Printed(goJson(printableSelector(selector)))

/** The selector by itself: there, well-formed, and not empty. */
export function* validateOwnSelector(selector: Selector | undefined, kind: string, at: Field): Errors {
  if (!selector) return yield required(at)
  yield* validateSelector(selector, at)
  if (isEmptySelector(selector)) yield invalid(at, printSelector(selector), `empty selector is invalid for ${kind}`)
}

/** Whether a selector is well-formed enough to select. */
export const isUsable = (selector: Selector | undefined, at: Field): boolean => [...validateSelector(selector, at)].length === 0
