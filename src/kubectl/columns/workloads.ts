import type {
  CronJob,
  DaemonSet,
  Deployment,
  Job,
  KubeObject,
  PodTemplate,
  ReplicaSet,
  ReplicationController,
  StatefulSet,
} from '../../kube/types.ts'
import { formatLabels, formatSelector, selectorText } from '../format-labels.ts'
import type { Selector } from '../format-labels.ts'
import { ageOf, humanDuration } from '../human-time.ts'
import { AGE, column, NAME, wideColumn } from './column.ts'
import type { Column } from './column.ts'
import { containerColumns } from './template.ts'

type Templated = KubeObject & { spec: { template?: PodTemplate } }

const TEMPLATE = containerColumns(({ spec }: Templated) => spec.template?.spec?.containers)

const SELECTOR: Column<KubeObject & { spec: { selector?: Selector } }> = wideColumn('SELECTOR', ({ spec }) => formatSelector(spec.selector))

/** Models pkg/printers/internalversion/printers.go, printDeployment (v1.36) */
export const DEPLOYMENT_COLUMNS: readonly Column<Deployment>[] = [
  NAME,
  column('READY', ({ spec, status }) => `${status.readyReplicas ?? 0}/${spec.replicas ?? 0}`),
  column('UP-TO-DATE', ({ status }) => status.updatedReplicas ?? 0),
  column('AVAILABLE', ({ status }) => status.availableReplicas ?? 0),
  AGE,
  ...TEMPLATE,
  wideColumn('SELECTOR', ({ spec }) => selectorText(spec.selector)),
]

const REPLICAS: readonly Column<ReplicaSet | ReplicationController>[] = [
  NAME,
  column('DESIRED', ({ spec }) => spec.replicas ?? 0),
  column('CURRENT', ({ status }) => status.replicas),
  column('READY', ({ status }) => status.readyReplicas ?? 0),
  AGE,
  ...TEMPLATE,
]

/** Models pkg/printers/internalversion/printers.go, printReplicaSet (v1.36) */
export const REPLICA_SET_COLUMNS: readonly Column<ReplicaSet>[] = [...REPLICAS, SELECTOR]

/** Models pkg/printers/internalversion/printers.go, printReplicationController (v1.36) */
export const REPLICATION_CONTROLLER_COLUMNS: readonly Column<ReplicationController>[] = [
  ...REPLICAS,
  wideColumn('SELECTOR', ({ spec }) => formatLabels(spec.selector)),
]

/** Models pkg/printers/internalversion/printers.go, printStatefulSet (v1.36) */
export const STATEFUL_SET_COLUMNS: readonly Column<StatefulSet>[] = [
  NAME,
  column('READY', ({ spec, status }) => `${status.readyReplicas ?? 0}/${spec.replicas ?? 0}`),
  AGE,
  ...TEMPLATE,
]

/** Models pkg/printers/internalversion/printers.go, printDaemonSet (v1.36) */
export const DAEMON_SET_COLUMNS: readonly Column<DaemonSet>[] = [
  NAME,
  column('DESIRED', ({ status }) => status.desiredNumberScheduled),
  column('CURRENT', ({ status }) => status.currentNumberScheduled),
  column('READY', ({ status }) => status.numberReady),
  column('UP-TO-DATE', ({ status }) => status.updatedNumberScheduled ?? 0),
  column('AVAILABLE', ({ status }) => status.numberAvailable ?? 0),
  column('NODE SELECTOR', ({ spec }) => formatLabels(spec.template.spec?.nodeSelector)),
  AGE,
  ...TEMPLATE,
  SELECTOR,
]

/** Models pkg/printers/internalversion/printers.go, jobStatus (v1.36) */
function jobStatus({ metadata, spec, status }: Job): string {
  const has = (type: string): boolean => status?.conditions?.some((one) => one.type === type && one.status === 'True') ?? false
  if (has('Complete')) return 'Complete'
  if (has('Failed')) return 'Failed'
  if (metadata.deletionTimestamp) return 'Terminating'
  if (spec.suspend === true || has('Suspended')) return 'Suspended'
  if (has('FailureTarget')) return 'FailureTarget'
  return has('SuccessCriteriaMet') ? 'SuccessCriteriaMet' : 'Running'
}

function completions({ spec, status }: Job): string {
  const done = status?.succeeded ?? 0
  if (spec.completions !== undefined) return `${done}/${spec.completions}`
  return (spec.parallelism ?? 0) > 1 ? `${done}/1 of ${spec.parallelism}` : `${done}/1`
}

function jobDuration({ status }: Job, now: number): string {
  if (!status?.startTime) return ''
  const end = status.completionTime ? Date.parse(status.completionTime) : now
  return humanDuration(end - Date.parse(status.startTime))
}

/** Models pkg/printers/internalversion/printers.go, printJob (v1.36) */
export const JOB_COLUMNS: readonly Column<Job>[] = [
  NAME,
  column('STATUS', jobStatus),
  column('COMPLETIONS', completions),
  column('DURATION', (job, { now }) => jobDuration(job, now)),
  AGE,
  ...TEMPLATE,
  wideColumn('SELECTOR', ({ spec }) => selectorText(spec.selector)),
]

const suspended = (suspend: boolean | undefined): string => (suspend === undefined ? '<unset>' : suspend ? 'True' : 'False')

/** A CronJob's template, where that of other kinds stands. */
const jobTemplate = ({ spec }: CronJob) => spec.jobTemplate.spec

/** Models pkg/printers/internalversion/printers.go, printCronJob (v1.36) */
export const CRON_JOB_COLUMNS: readonly Column<CronJob>[] = [
  NAME,
  column('SCHEDULE', ({ spec }) => spec.schedule),
  column('TIMEZONE', ({ spec }) => spec.timeZone ?? '<none>'),
  column('SUSPEND', ({ spec }) => suspended(spec.suspend)),
  column('ACTIVE', ({ status }) => status?.active?.length ?? 0),
  column('LAST SCHEDULE', ({ status }, { now }) => (status?.lastScheduleTime ? ageOf(status.lastScheduleTime, now) : '<none>')),
  AGE,
  ...containerColumns((job: CronJob) => jobTemplate(job)?.template?.spec?.containers),
  wideColumn('SELECTOR', (job) => formatSelector(jobTemplate(job)?.selector)),
]
