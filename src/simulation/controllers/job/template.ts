import type { Container, Job, Pod } from '../../../kube/types.ts'
import type { Identities } from '../../api/identity.ts'
import { podFromTemplate } from '../pod-from-template.ts'
import { judge } from './failure-policy.ts'
import { FAILURE_COUNT, indexFailureCount } from './indexes.ts'
import { INDEX_KEY, TRACKING } from './pods.ts'
import { limitsIndexes } from './view.ts'

/** Room for the index and the suffix in a Pod's name. Models pkg/controller/job/indexed_job_utils.go podGenerateNameWithIndex (v1.36). */
const LONGEST_PREFIX = 57

/** A new Pod of a Job: with its finalizer and, in an Indexed Job, its index. Models indexed_job_utils.go addCompletionIndex… (v1.36). */
export function jobPod(job: Job, index: number | null, predecessor: Pod | undefined, identities: Identities): Pod {
  const { name } = job.metadata
  const { metadata, spec } = job.spec.template
  const finalizers = [...(metadata?.finalizers ?? []), TRACKING]
  if (index === null) return podFromTemplate(job, { metadata: { ...metadata, finalizers }, ...(spec && { spec }) }, `${name}-`, identities)
  const suffix = `-${index}-`
  const annotations = {
    ...metadata?.annotations,
    [INDEX_KEY]: String(index),
    ...(limitsIndexes(job) && { [FAILURE_COUNT]: String(failureCount(job, predecessor)) }),
  }
  const labels = { ...metadata?.labels, [INDEX_KEY]: String(index) }
  const indexed = spec && {
    ...spec,
    hostname: `${name}-${index}`,
    containers: spec.containers.map(withIndex),
    ...(spec.initContainers && { initContainers: spec.initContainers.map(withIndex) }),
  }
  return podFromTemplate(
    job,
    { metadata: { ...metadata, annotations, finalizers, labels }, ...(indexed && { spec: indexed }) },
    `${name.slice(0, LONGEST_PREFIX - suffix.length)}${suffix}`,
    identities,
  )
}

const failureCount = (job: Job, predecessor: Pod | undefined): number =>
  predecessor ? indexFailureCount(predecessor) + Number(judge(job, predecessor).counts) : 0

/** The environment variable by which a program knows its index. */
function withIndex(container: Container): Container {
  if (container.env?.some(({ name }) => name === 'JOB_COMPLETION_INDEX')) return container
  const fieldPath = `metadata.labels['${INDEX_KEY}']`
  return {
    ...container,
    env: [...(container.env ?? []), { name: 'JOB_COMPLETION_INDEX', valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath } } }],
  }
}
