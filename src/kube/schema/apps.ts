/** Go structs of the API package `apps`, Kubernetes v1.36, one line each: fields in declaration order (see ../schema.ts). */
export const APPS_STRUCTS: Readonly<Record<string, string>> = {
  ControllerRevision: '+meta.TypeMeta ObjectMeta=metadata:meta.ObjectMeta data:runtime.RawExtension revision:int64',
  DaemonSet: '+meta.TypeMeta ObjectMeta=metadata:meta.ObjectMeta spec:apps.DaemonSetSpec status:apps.DaemonSetStatus',
  DaemonSetCondition:
    'type:apps.DaemonSetConditionType status:core.ConditionStatus lastTransitionTime:meta.Time reason:string message:string',
  DaemonSetSpec:
    'selector:*meta.LabelSelector template:core.PodTemplateSpec updateStrategy:apps.DaemonSetUpdateStrategy minReadySeconds:int32 revisionHistoryLimit:*int32',
  DaemonSetStatus:
    'currentNumberScheduled:int32 numberMisscheduled:int32 desiredNumberScheduled:int32 numberReady:int32 observedGeneration:int64 updatedNumberScheduled:int32 numberAvailable:int32 numberUnavailable:int32 collisionCount:*int32 conditions:[]apps.DaemonSetCondition',
  DaemonSetUpdateStrategy: 'type:apps.DaemonSetUpdateStrategyType rollingUpdate:*apps.RollingUpdateDaemonSet',
  Deployment: '+meta.TypeMeta ObjectMeta=metadata:meta.ObjectMeta spec:apps.DeploymentSpec status:apps.DeploymentStatus',
  DeploymentCondition:
    'type:apps.DeploymentConditionType status:core.ConditionStatus lastUpdateTime:meta.Time lastTransitionTime:meta.Time reason:string message:string',
  DeploymentSpec:
    'replicas:*int32 selector:*meta.LabelSelector template:core.PodTemplateSpec strategy:apps.DeploymentStrategy minReadySeconds:int32 revisionHistoryLimit:*int32 paused:bool progressDeadlineSeconds:*int32',
  DeploymentStatus:
    'observedGeneration:int64 replicas:int32 updatedReplicas:int32 readyReplicas:int32 availableReplicas:int32 unavailableReplicas:int32 terminatingReplicas:*int32 conditions:[]apps.DeploymentCondition collisionCount:*int32',
  DeploymentStrategy: 'type:apps.DeploymentStrategyType rollingUpdate:*apps.RollingUpdateDeployment',
  ReplicaSet: '+meta.TypeMeta ObjectMeta=metadata:meta.ObjectMeta spec:apps.ReplicaSetSpec status:apps.ReplicaSetStatus',
  ReplicaSetCondition:
    'type:apps.ReplicaSetConditionType status:core.ConditionStatus lastTransitionTime:meta.Time reason:string message:string',
  ReplicaSetSpec: 'replicas:*int32 minReadySeconds:int32 selector:*meta.LabelSelector template:core.PodTemplateSpec',
  ReplicaSetStatus:
    'replicas:int32 fullyLabeledReplicas:int32 readyReplicas:int32 availableReplicas:int32 terminatingReplicas:*int32 observedGeneration:int64 conditions:[]apps.ReplicaSetCondition',
  RollingUpdateDaemonSet: 'maxUnavailable:*intstr.IntOrString maxSurge:*intstr.IntOrString',
  RollingUpdateDeployment: 'maxUnavailable:*intstr.IntOrString maxSurge:*intstr.IntOrString',
  RollingUpdateStatefulSetStrategy: 'partition:*int32 maxUnavailable:*intstr.IntOrString',
  StatefulSet: '+meta.TypeMeta ObjectMeta=metadata:meta.ObjectMeta spec:apps.StatefulSetSpec status:apps.StatefulSetStatus',
  StatefulSetCondition:
    'type:apps.StatefulSetConditionType status:core.ConditionStatus lastTransitionTime:meta.Time reason:string message:string',
  StatefulSetOrdinals: 'start:int32',
  StatefulSetPersistentVolumeClaimRetentionPolicy:
    'whenDeleted:apps.PersistentVolumeClaimRetentionPolicyType whenScaled:apps.PersistentVolumeClaimRetentionPolicyType',
  StatefulSetSpec:
    'replicas:*int32 selector:*meta.LabelSelector template:core.PodTemplateSpec volumeClaimTemplates:[]core.PersistentVolumeClaim serviceName:string podManagementPolicy:apps.PodManagementPolicyType updateStrategy:apps.StatefulSetUpdateStrategy revisionHistoryLimit:*int32 minReadySeconds:int32 persistentVolumeClaimRetentionPolicy:*apps.StatefulSetPersistentVolumeClaimRetentionPolicy ordinals:*apps.StatefulSetOrdinals',
  StatefulSetStatus:
    'observedGeneration:int64 replicas:int32 readyReplicas:int32 currentReplicas:int32 updatedReplicas:int32 currentRevision:string updateRevision:string collisionCount:*int32 conditions:[]apps.StatefulSetCondition availableReplicas:int32',
  StatefulSetUpdateStrategy: 'type:apps.StatefulSetUpdateStrategyType rollingUpdate:*apps.RollingUpdateStatefulSetStrategy',
}
