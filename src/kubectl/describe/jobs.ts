/** Jobs and CronJobs. Models describeJob and describeCronJob of kubectl/pkg/describe/describe.go (v1.36). */
import type { CronJob, Job } from '../../kube/types.ts'
import { selectorText } from '../format-labels.ts'
import { humanDuration, rfc1123 } from '../human-time.ts'
import { printAnnotations, printController, printHead, printLabels, printNames } from './metadata.ts'
import { printPodTemplate } from './pod.ts'
import type { DescribeWriter } from './writer.ts'

/** Where a long list of indexes is cut: after the first comma from there on. */
const INDEXES_LIMIT = 50

function indexesText(indexes: string): string {
  const comma = indexes.indexOf(',', INDEXES_LIMIT)
  if (indexes === '') return '<none>'
  return comma < 0 ? indexes : `${indexes.slice(0, comma + 1)}...`
}

export function describeJob(w: DescribeWriter, job: Job): void {
  const { metadata, spec, status = {} } = job
  const { startTime, completionTime, active = 0, ready, succeeded = 0, failed = 0 } = status
  const some = (title: string, value: string | number | boolean | undefined): void => {
    if (value !== undefined) w.field(0, title, value)
  }
  printNames(w, job)
  w.field(0, 'Selector', selectorText(spec.selector))
  printLabels(w, 'Labels', metadata.labels)
  printAnnotations(w, 'Annotations', metadata.annotations)
  printController(w, job)
  some('Parallelism', spec.parallelism)
  w.field(0, 'Completions', spec.completions ?? '<unset>')
  some('Completion Mode', spec.completionMode)
  some('Suspend', spec.suspend)
  some('Backoff Limit', spec.backoffLimit)
  some('TTL Seconds After Finished', spec.ttlSecondsAfterFinished)
  if (startTime) w.field(0, 'Start Time', rfc1123(startTime))
  if (completionTime) w.field(0, 'Completed At', rfc1123(completionTime))
  if (startTime && completionTime) w.field(0, 'Duration', humanDuration(Date.parse(completionTime) - Date.parse(startTime)))
  some('Active Deadline Seconds', spec.activeDeadlineSeconds === undefined ? undefined : `${spec.activeDeadlineSeconds}s`)
  w.field(
    0,
    'Pods Statuses',
    `${active} Active${ready === undefined ? '' : ` (${ready} Ready)`} / ${succeeded} Succeeded / ${failed} Failed`,
  )
  if (spec.completionMode === 'Indexed') w.field(0, 'Completed Indexes', indexesText(status.completedIndexes ?? ''))
  printPodTemplate(w, spec.template)
}

export function describeCronJob(w: DescribeWriter, job: CronJob): void {
  const { spec, status = {} } = job
  const template = spec.jobTemplate.spec
  printHead(w, job)
  w.field(0, 'Schedule', spec.schedule)
  w.field(0, 'Concurrency Policy', spec.concurrencyPolicy)
  w.field(0, 'Suspend', spec.suspend === undefined ? '<unset>' : spec.suspend ? 'True' : 'False')
  w.field(0, 'Time Zone', spec.timeZone ?? '<unset>')
  w.field(0, 'Successful Job History Limit', spec.successfulJobsHistoryLimit ?? '<unset>')
  w.field(0, 'Failed Job History Limit', spec.failedJobsHistoryLimit ?? '<unset>')
  w.field(0, 'Starting Deadline Seconds', spec.startingDeadlineSeconds === undefined ? '<unset>' : `${spec.startingDeadlineSeconds}s`)
  w.field(0, 'Selector', template?.selector ? selectorText(template.selector) : '<unset>')
  w.field(0, 'Parallelism', template?.parallelism ?? '<unset>')
  w.field(0, 'Completions', template?.completions ?? '<unset>')
  if (template?.activeDeadlineSeconds !== undefined) w.field(0, 'Active Deadline Seconds', `${template.activeDeadlineSeconds}s`)
  printPodTemplate(w, template?.template ?? {})
  w.field(0, 'Last Schedule Time', status.lastScheduleTime ? rfc1123(status.lastScheduleTime) : '<unset>')
  w.field(0, 'Active Jobs', (status.active ?? []).map(({ name }) => name).join(', ') || '<none>')
}
