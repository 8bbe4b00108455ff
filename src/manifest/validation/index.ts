/** What an API server of v1.36 finds wrong with an object, in its own words and order. */
import type { KubeObject } from '../../kube/types.ts'
import { field } from './errors.ts'
import type { Errors, FieldError } from './errors.ts'
import { validateMetadata } from './metadata.ts'
import { validatePod } from './pod.ts'

export type { FieldError } from './errors.ts'
export { composeRefusal, invalidClause, refusalLines } from './refusal.ts'

type Rule = (object: KubeObject) => Errors

const RULES: Readonly<Record<string, Rule>> = {
  Pod: validatePod as Rule,
}

/** Every error of an object that is to be created; the object comes from `defaultObject`. Empty for a valid one. Never throws. */
export function validateObject(object: KubeObject): FieldError[] {
  return [...(RULES[object.kind]?.(object) ?? validateMetadata(object.metadata, field('metadata')))]
}
