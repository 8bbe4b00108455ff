import type { IObjectMeta } from '@kubernetes-models/apimachinery/apis/meta/v1/ObjectMeta'
import type { Draft } from '../../kube/draft.ts'
import { sortedEntries } from '../../kube/draft.ts'
import { invalid, invalidFor, required, tooLong } from './errors.ts'
import type { Errors, Field } from './errors.ts'
import { bytesOf, keyFaults, subdomainFaults, valueFaults } from './texts.ts'

type Metadata = Draft<IObjectMeta>

const MAX_ANNOTATIONS = 256 * 1024
const STANDARD_FINALIZERS: ReadonlySet<string> = new Set(['kubernetes', 'orphan', 'foregroundDeletion'])

/** Keys and values. Models ValidateLabels in apimachinery/pkg/apis/meta/v1/validation (v1.36). */
export function* validateLabels(labels: Record<string, string> | undefined, at: Field): Errors {
  for (const [key, value] of sortedEntries(labels)) {
    yield* invalidFor(at, key, keyFaults(key))
    yield* invalidFor(at, value, valueFaults(value ?? ''))
  }
}

/** Keys, and the size of all together. Models apimachinery/pkg/api/validation/objectmeta.go (v1.36). */
export function* validateAnnotations(annotations: Record<string, string> | undefined, at: Field): Errors {
  let size = 0
  for (const [key, value] of sortedEntries(annotations)) {
    yield* invalidFor(at, key, keyFaults(key.toLowerCase()))
    size += bytesOf(key) + bytesOf(value ?? '')
  }
  if (size > MAX_ANNOTATIONS) yield tooLong(at, MAX_ANNOTATIONS)
}

function* validateOwners(owners: Metadata['ownerReferences'], at: Field): Errors {
  let controller: string | null = null
  for (const [i, owner] of (owners ?? []).entries()) {
    const real = at.index(i)
    const shown = (name: string) => real.child(name).printedAs(at.child(name))
    if (!owner.apiVersion) yield invalid(shown('apiVersion'), '', 'version must not be empty')
    if (!owner.kind) yield invalid(shown('kind'), '', 'must not be empty')
    if (!owner.name) yield invalid(shown('name'), '', 'must not be empty')
    if (!owner.uid) yield invalid(shown('uid'), '', 'must not be empty')
    if (owner.apiVersion === 'v1' && owner.kind === 'Event') {
      yield invalid(real.printedAs(at), owner, '/v1, Kind=Event is disallowed from being an owner')
    }
    if (!owner.controller) continue
    const found = `${owner.kind ?? ''}/${owner.name ?? ''}`
    if (controller === null) controller = found
    else
      yield invalid(
        at,
        owners,
        `Only one reference can have Controller set to true. Found "true" in references for ${controller} and ${found}`,
      )
  }
}

function* validateFinalizers(finalizers: readonly string[] | undefined, at: Field): Errors {
  for (const [i, finalizer] of (finalizers ?? []).entries()) {
    yield* invalidFor(at.index(i).printedAs(at), finalizer, keyFaults(finalizer))
  }
  const standing = new Set(finalizers)
  if (standing.has('orphan') && standing.has('foregroundDeletion')) {
    yield invalid(at, finalizers, 'finalizer orphan and foregroundDeletion cannot be both set')
  }
}

/** The finer rule that the kinds of the core group keep. */
function* validateKnownFinalizers(finalizers: readonly string[] | undefined, at: Field): Errors {
  for (const [i, finalizer] of (finalizers ?? []).entries()) {
    if (!finalizer.includes('/') && !STANDARD_FINALIZERS.has(finalizer)) {
      yield invalid(at.index(i), finalizer, 'name is neither a standard finalizer name nor is it fully qualified')
    }
  }
}

/** A generated name may end in the dash that what is generated stands behind. */
const unmasked = (prefix: string): string => (prefix.length > 1 && prefix.endsWith('-') ? `${prefix.slice(0, -2)}a` : prefix)

/** Models apimachinery/pkg/api/validation/objectmeta.go (v1.36). `nameFaults` is the kind's own rule for names. */
export function* validateMetadata(metadata: Metadata | undefined, at: Field, nameFaults = subdomainFaults): Errors {
  const { name, generateName, labels, annotations, ownerReferences, finalizers, generation } = metadata ?? {}
  if (generateName) yield* invalidFor(at.child('generateName'), generateName, nameFaults(unmasked(generateName)))
  if (!name) yield required(at.child('name'), 'name or generateName is required')
  else yield* invalidFor(at.child('name'), name, nameFaults(name))
  if (generation !== undefined && generation < 0) yield invalid(at.child('generation'), generation, 'must be greater than or equal to 0')
  yield* validateLabels(labels, at.child('labels'))
  yield* validateAnnotations(annotations, at.child('annotations'))
  yield* validateOwners(ownerReferences, at.child('ownerReferences'))
  yield* validateFinalizers(finalizers, at.child('finalizers'))
  yield* validateKnownFinalizers(finalizers, at.child('finalizers'))
}
