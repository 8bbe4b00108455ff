import { goQuote } from '../../base/go-text.ts'
import { equal } from '../../base/equal.ts'
import type { IObjectMeta } from '@kubernetes-models/apimachinery/apis/meta/v1/ObjectMeta'
import type { Draft } from '../../kube/draft.ts'
import { field, forbidden, invalid } from './errors.ts'
import type { Errors, Field } from './errors.ts'

const FIXED = ['name', 'namespace', 'uid', 'creationTimestamp', 'deletionTimestamp', 'deletionGracePeriodSeconds'] as const

const IMMUTABLE = 'field is immutable'

/** A field that must stay as it is; `print` makes of the new value what the error shows. */
export function* unchanged(before: unknown, after: unknown, at: Field, print: (value: unknown) => unknown = (value) => value): Errors {
  if (!equal(before, after)) yield invalid(at, print(after), IMMUTABLE)
}

/** Models ValidateObjectMetaUpdate in apimachinery/pkg/api/validation (v1.36). */
export function* validateMetadataUpdate(before: Draft<IObjectMeta> | undefined, after: Draft<IObjectMeta> | undefined): Errors {
  const at = field('metadata')
  if (before?.deletionTimestamp) {
    const added = (after?.finalizers ?? []).filter((name) => !before.finalizers?.includes(name)).sort()
    const list = `[]string{${added.map(goQuote).join(', ')}}`
    if (added.length > 0)
      yield forbidden(at.child('finalizers'), `no new finalizers can be added if the object is being deleted, found new finalizers ${list}`)
  }
  for (const name of FIXED) yield* unchanged(before?.[name], after?.[name], at.child(name))
}
