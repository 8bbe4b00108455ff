/** Models pkg/apis/batch/validation/validation.go (v1.36). */
import type { IJob } from 'kubernetes-models/batch/v1/Job'
import type { IJobSpec } from 'kubernetes-models/batch/v1/JobSpec'
import type { Draft } from '../../../kube/draft.ts'
import { matchesSelector } from '../../../kube/labels.ts'
import { field, invalid, oneOf, required, unsupported } from '../errors.ts'
import type { Errors, Field } from '../errors.ts'
import { validateMetadata } from '../metadata.ts'
import { validateSelector } from '../selectors.ts'
import { validateFailurePolicy, validateSuccessPolicy } from './job-policies.ts'
import { isUsable, notNegative, printLabels, printSelector, validateMismatch, validateTemplate } from './template.ts'

type Spec = Draft<IJobSpec>

const COUNTS = [
  'parallelism',
  'completions',
  'activeDeadlineSeconds',
  'backoffLimit',
  'ttlSecondsAfterFinished',
  'backoffLimitPerIndex',
  'maxFailedIndexes',
] as const
const MOST_INDEXED = 100_000

function* validateMode(spec: Spec, at: Field): Errors {
  const { completionMode, completions, parallelism = 1, maxFailedIndexes, backoffLimitPerIndex } = spec
  if (completionMode !== undefined && completionMode !== 'NonIndexed' && completionMode !== 'Indexed') {
    yield unsupported(at.child('completionMode'), completionMode, ['NonIndexed', 'Indexed'])
  }
  if (completionMode === 'Indexed') {
    if (completions === undefined) yield required(at.child('completions'), 'when completion mode is Indexed')
    if (parallelism > MOST_INDEXED) {
      yield invalid(at.child('parallelism'), parallelism, `must be less than or equal to ${MOST_INDEXED} when completion mode is Indexed`)
    }
    if (completions !== undefined && maxFailedIndexes !== undefined && maxFailedIndexes > completions) {
      yield invalid(at.child('maxFailedIndexes'), maxFailedIndexes, 'must be less than or equal to completions')
    }
    if (maxFailedIndexes !== undefined && maxFailedIndexes > MOST_INDEXED) {
      yield invalid(at.child('maxFailedIndexes'), maxFailedIndexes, `must be less than or equal to ${MOST_INDEXED}`)
    }
    return
  }
  if (completionMode !== undefined && completionMode !== 'NonIndexed') return
  if (backoffLimitPerIndex !== undefined)
    yield invalid(at.child('backoffLimitPerIndex'), backoffLimitPerIndex, 'requires indexed completion mode')
  if (maxFailedIndexes !== undefined) yield invalid(at.child('maxFailedIndexes'), maxFailedIndexes, 'requires indexed completion mode')
}

function* validateReplacement({ podReplacementPolicy: policy, podFailurePolicy }: Spec, at: Field): Errors {
  if (policy === undefined) return
  yield* oneOf(at, policy, podFailurePolicy ? ['Failed'] : ['Failed', 'TerminatingOrFailed'])
}

/** A Job's Pods end: they are restarted on failure at most. */
function* validateRestart(spec: Spec, at: Field): Errors {
  const policy = spec.template?.spec?.restartPolicy ?? ''
  const here = at.child('template', 'spec', 'restartPolicy')
  if (policy === '' || policy === 'Always') yield required(here, 'valid values: "OnFailure", "Never"')
  else if (policy !== 'OnFailure' && policy !== 'Never') yield unsupported(here, policy, ['OnFailure', 'Never'])
  else if (spec.podFailurePolicy && policy !== 'Never')
    yield invalid(here, policy, 'only "Never" is supported when podFailurePolicy is specified')
}

/** The spec without its selector, which a CronJob's template must not have. */
export function* validateJobSpec(spec: Spec, at: Field): Errors {
  for (const name of COUNTS) yield* notNegative(spec[name], at.child(name))
  if (spec.maxFailedIndexes !== undefined && spec.backoffLimitPerIndex === undefined) {
    yield required(at.child('backoffLimitPerIndex'), 'when maxFailedIndexes is specified')
  }
  yield* validateMode(spec, at)
  if (spec.podFailurePolicy) yield* validateFailurePolicy(spec, at.child('podFailurePolicy'))
  if (spec.successPolicy) {
    if (spec.completionMode === 'Indexed') yield* validateSuccessPolicy(spec, at.child('successPolicy'))
    else yield invalid(at.child('successPolicy'), spec.successPolicy, 'requires indexed completion mode')
  }
  yield* validateReplacement(spec, at.child('podReplacementPolicy'))
  yield* validateTemplate(spec.template, at.child('template'))
  yield* validateRestart(spec, at)
}

const SPEC = field('spec')

/** The labels that the API server gives must not be given otherwise by hand. */
function* validateGenerated(job: Draft<IJob>): Errors {
  const spec = job.spec ?? {}
  const labels = spec.template?.metadata?.labels ?? {}
  const uid = job.metadata?.uid ?? labels['batch.kubernetes.io/controller-uid'] ?? ''
  const name = job.metadata?.name ?? ''
  const expected = {
    'controller-uid': uid,
    'job-name': name,
    'batch.kubernetes.io/controller-uid': uid,
    'batch.kubernetes.io/job-name': name,
  }
  for (const [key, value] of Object.entries(expected)) {
    if (labels[key] !== value)
      yield invalid(SPEC.child('template', 'metadata', 'labels').key(key), printLabels(labels), `must be '${value}'`)
  }
  if (isUsable(spec.selector, SPEC) && !matchesSelector(spec.selector, expected)) {
    yield invalid(SPEC.child('selector'), printSelector(spec.selector), '`selector` not auto-generated')
  }
}

const GENERATED_LABELS: ReadonlySet<string> = new Set([
  'controller-uid',
  'job-name',
  'batch.kubernetes.io/controller-uid',
  'batch.kubernetes.io/job-name',
])

/** Models ValidateJob in pkg/apis/batch/validation (v1.36). */
export function* validateJob(job: Draft<IJob>): Errors {
  const spec = job.spec ?? {}
  const labels = Object.fromEntries(Object.entries(job.metadata?.labels ?? {}).filter(([key]) => !GENERATED_LABELS.has(key)))
  yield* validateMetadata({ ...job.metadata, labels }, field('metadata'))
  if (!spec.manualSelector) yield* validateGenerated(job)
  yield* validateJobSpec(spec, SPEC)
  if (!spec.selector) yield required(SPEC.child('selector'))
  else yield* validateSelector(spec.selector, SPEC.child('selector'))
  if (isUsable(spec.selector, SPEC)) yield* validateMismatch(spec.selector, spec.template, SPEC.child('template'))
}
