/** Go structs of the API package `batch`, Kubernetes v1.36, one line each: fields in declaration order (see ../schema.ts). */
export const BATCH_STRUCTS: Readonly<Record<string, string>> = {
  CronJob: '+meta.TypeMeta ObjectMeta=metadata:meta.ObjectMeta spec:batch.CronJobSpec status:batch.CronJobStatus',
  CronJobSpec:
    'schedule:string timeZone:*string startingDeadlineSeconds:*int64 concurrencyPolicy:batch.ConcurrencyPolicy suspend:*bool jobTemplate:batch.JobTemplateSpec successfulJobsHistoryLimit:*int32 failedJobsHistoryLimit:*int32',
  CronJobStatus: 'active:[]core.ObjectReference lastScheduleTime:*meta.Time lastSuccessfulTime:*meta.Time',
  Job: '+meta.TypeMeta ObjectMeta=metadata:meta.ObjectMeta spec:batch.JobSpec status:batch.JobStatus',
  JobCondition:
    'type:batch.JobConditionType status:core.ConditionStatus lastProbeTime:meta.Time lastTransitionTime:meta.Time reason:string message:string',
  JobSpec:
    'parallelism:*int32 completions:*int32 activeDeadlineSeconds:*int64 podFailurePolicy:*batch.PodFailurePolicy successPolicy:*batch.SuccessPolicy backoffLimit:*int32 backoffLimitPerIndex:*int32 maxFailedIndexes:*int32 selector:*meta.LabelSelector manualSelector:*bool template:core.PodTemplateSpec TTLSecondsAfterFinished=ttlSecondsAfterFinished:*int32 completionMode:*batch.CompletionMode suspend:*bool podReplacementPolicy:*batch.PodReplacementPolicy managedBy:*string',
  JobStatus:
    'conditions:[]batch.JobCondition startTime:*meta.Time completionTime:*meta.Time active:int32 succeeded:int32 failed:int32 terminating:*int32 completedIndexes:string failedIndexes:*string uncountedTerminatedPods:*batch.UncountedTerminatedPods ready:*int32',
  JobTemplateSpec: 'ObjectMeta=metadata:meta.ObjectMeta spec:batch.JobSpec',
  PodFailurePolicy: 'rules:[]batch.PodFailurePolicyRule',
  PodFailurePolicyOnExitCodesRequirement: 'containerName:*string operator:batch.PodFailurePolicyOnExitCodesOperator values:[]int32',
  PodFailurePolicyOnPodConditionsPattern: 'type:core.PodConditionType status:core.ConditionStatus',
  PodFailurePolicyRule:
    'action:batch.PodFailurePolicyAction onExitCodes:*batch.PodFailurePolicyOnExitCodesRequirement onPodConditions:[]batch.PodFailurePolicyOnPodConditionsPattern',
  SuccessPolicy: 'rules:[]batch.SuccessPolicyRule',
  SuccessPolicyRule: 'succeededIndexes:*string succeededCount:*int32',
  UncountedTerminatedPods: 'succeeded:[]types.UID failed:[]types.UID',
}
