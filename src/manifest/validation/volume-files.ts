import type { IDownwardAPIVolumeFile } from 'kubernetes-models/v1/DownwardAPIVolumeFile'
import type { IKeyToPath } from 'kubernetes-models/v1/KeyToPath'
import type { Draft } from '../../kube/draft.ts'
import { validateFieldRef, validateResourceFieldRef } from './env.ts'
import { invalid, invalidFor, required } from './errors.ts'
import type { Errors, Field, FieldError } from './errors.ts'
import { itemPathFaults, modeFaults } from './texts.ts'

/** The permissions of files. */
export function* validateMode(mode: number | undefined, at: Field): Errors {
  if (mode !== undefined) yield* invalidFor(at, mode, modeFaults(mode))
}

/** Keys that become files. Models validateKeyToPath in pkg/apis/core/validation (v1.36). */
export function* validateItems(items: readonly Draft<IKeyToPath>[] | undefined, at: Field): Errors {
  for (const [i, item] of (items ?? []).entries()) {
    const here = at.index(i)
    if (!item.key) yield required(here.child('key'))
    if (!item.path) yield required(here.child('path'))
    yield* invalidFor(here.child('path'), item.path ?? '', itemPathFaults(item.path ?? ''))
    yield* validateMode(item.mode, here.child('mode'))
  }
}

const VOLUME_FIELDS = ['metadata.annotations', 'metadata.labels', 'metadata.name', 'metadata.namespace', 'metadata.uid']

/** `real` is the file, `at` what the API server calls it: the whole volume. */
export function* validateDownwardFile(file: Draft<IDownwardAPIVolumeFile>, real: Field, at: Field): Errors {
  const relocated = (errors: Iterable<FieldError>): FieldError[] =>
    [...errors].map((error) => ({ ...error, at: [...real.at, ...error.at.slice(at.at.length)] }))
  const path = file.path ?? ''
  if (path === '') yield* relocated([required(at.child('path'))])
  yield* relocated(invalidFor(at.child('path'), path, itemPathFaults(path)))
  if (file.fieldRef) {
    yield* relocated(validateFieldRef(file.fieldRef, VOLUME_FIELDS, at.child('fieldRef')))
    if (file.resourceFieldRef)
      yield invalid(real.printedAs(at), 'resource', 'fieldRef and resourceFieldRef can not be specified simultaneously')
  } else if (file.resourceFieldRef) {
    yield* relocated(validateResourceFieldRef(file.resourceFieldRef, at.child('resourceFieldRef'), true))
  } else yield required(real.printedAs(at), 'one of fieldRef and resourceFieldRef is required')
  yield* relocated(validateMode(file.mode, at.child('mode')))
}
