import type { ICronJob } from 'kubernetes-models/batch/v1/CronJob'
import type { Draft } from '../../../kube/draft.ts'
import { field, invalid, oneOf, required, unsupported } from '../errors.ts'
import type { Errors } from '../errors.ts'
import { validateMetadata } from '../metadata.ts'
import { validateJobSpec } from './job.ts'
import { whyNoSchedule, whyNoTimeZone } from './schedule.ts'
import { notNegative, printSelector } from './template.ts'

const SPEC = field('spec')
const LONGEST_NAME = 52

/** Models ValidateCronJobCreate in pkg/apis/batch/validation (v1.36). */
export function* validateCronJob(cronJob: Draft<ICronJob>): Errors {
  const spec = cronJob.spec ?? {}
  yield* validateMetadata(cronJob.metadata, field('metadata'))
  const { schedule = '', timeZone } = spec
  if (schedule === '') yield required(SPEC.child('schedule'))
  else {
    const why = whyNoSchedule(schedule)
    if (why) yield invalid(SPEC.child('schedule'), schedule, why)
  }
  yield* notNegative(spec.startingDeadlineSeconds, SPEC.child('startingDeadlineSeconds'))
  const noZone = timeZone === undefined ? null : whyNoTimeZone(timeZone)
  if (noZone) yield invalid(SPEC.child('timeZone'), timeZone, noZone)
  yield* oneOf(SPEC.child('concurrencyPolicy'), spec.concurrencyPolicy, ['Allow', 'Forbid', 'Replace'])
  const template = spec.jobTemplate?.spec ?? {}
  const here = SPEC.child('jobTemplate', 'spec')
  yield* validateJobSpec(template, here)
  if (template.selector) yield invalid(here.child('selector'), printSelector(template.selector), '`selector` will be auto-generated')
  if (template.manualSelector) yield unsupported(here.child('manualSelector'), true, ['nil', 'false'])
  yield* notNegative(spec.successfulJobsHistoryLimit, SPEC.child('successfulJobsHistoryLimit'))
  yield* notNegative(spec.failedJobsHistoryLimit, SPEC.child('failedJobsHistoryLimit'))
  const name = cronJob.metadata?.name ?? ''
  if (name.length > LONGEST_NAME) yield invalid(field('metadata', 'name'), name, `must be no more than ${LONGEST_NAME} characters`)
}
