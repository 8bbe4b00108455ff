import type { ICronJob } from 'kubernetes-models/batch/v1/CronJob'
import type { IJob } from 'kubernetes-models/batch/v1/Job'
import type { IJobSpec } from 'kubernetes-models/batch/v1/JobSpec'
import type { Draft } from '../draft.ts'
import { defaultTemplate } from './workloads.ts'

const BACKOFF_LIMIT = 6
const NO_BACKOFF_LIMIT = 2_147_483_647

/** Models pkg/apis/batch/v1/defaults.go (v1.36). */
function defaultJobSpec(spec: Draft<IJobSpec>): void {
  spec.template = defaultTemplate(spec.template)
  if (spec.completions === undefined && spec.parallelism === undefined) spec.completions = 1
  spec.parallelism ??= 1
  spec.backoffLimit ??= spec.backoffLimitPerIndex === undefined ? BACKOFF_LIMIT : NO_BACKOFF_LIMIT
  spec.completionMode ??= 'NonIndexed'
  spec.suspend ??= false
  spec.manualSelector ??= false
  spec.podReplacementPolicy ??= spec.podFailurePolicy ? 'Failed' : 'TerminatingOrFailed'
  defaultFailurePolicy(spec)
}

function defaultFailurePolicy(spec: Draft<IJobSpec>): void {
  for (const rule of spec.podFailurePolicy?.rules ?? []) {
    for (const condition of rule.onPodConditions ?? []) condition.status ||= 'True'
  }
}

/** The uid of an object that has none yet. */
export const NO_UID = '00000000-0000-0000-0000-000000000000'

/** The object with its uid wherever its defaults had to leave it open: a Job's labels and selector carry it. */
export function withUid<T extends { kind: string }>(object: T, uid: string): T {
  return object.kind === 'Job' ? (JSON.parse(JSON.stringify(object).replaceAll(NO_UID, uid)) as T) : object
}

const UID_LABEL = 'batch.kubernetes.io/controller-uid'

/** `uid` is the Job's own, part of the labels by which it finds its Pods. Models pkg/registry/batch/job/strategy.go (v1.36). */
export function defaultJob(job: Draft<IJob>, uid: string): void {
  const spec = (job.spec ??= {})
  defaultJobSpec(spec)
  const metadata = (job.metadata ??= {})
  const template = (spec.template ??= {})
  if (!spec.manualSelector) {
    const name = metadata.name ?? ''
    const own = { 'controller-uid': uid, [UID_LABEL]: uid, 'job-name': name, 'batch.kubernetes.io/job-name': name }
    spec.selector = { ...spec.selector, matchLabels: { [UID_LABEL]: uid, ...spec.selector?.matchLabels } }
    template.metadata = { ...template.metadata, labels: { ...own, ...template.metadata?.labels } }
  }
  if (Object.keys(metadata.labels ?? {}).length === 0 && template.metadata?.labels) metadata.labels = { ...template.metadata.labels }
  job.status = {}
}

/** Models pkg/apis/batch/v1/defaults.go (v1.36). */
export function defaultCronJob(cronJob: Draft<ICronJob>): void {
  const spec = (cronJob.spec ??= {})
  spec.jobTemplate ??= {}
  spec.jobTemplate.metadata ??= {}
  defaultTemplateOf((spec.jobTemplate.spec ??= {}))
  spec.concurrencyPolicy ||= 'Allow'
  spec.suspend ??= false
  spec.successfulJobsHistoryLimit ??= 3
  spec.failedJobsHistoryLimit ??= 1
  cronJob.status = {}
}

/** A CronJob's template gets the defaults of its Pods only: those of the Job come when it is created. */
function defaultTemplateOf(spec: Draft<IJobSpec>): void {
  spec.template = defaultTemplate(spec.template)
  defaultFailurePolicy(spec)
}
