/** Go structs of the API package `autoscaling`, Kubernetes v1.36, one line each: fields in declaration order (see ../schema.ts). */
export const AUTOSCALING_STRUCTS: Readonly<Record<string, string>> = {
  CrossVersionObjectReference: 'kind:string name:string APIVersion=apiVersion:string',
  HorizontalPodAutoscaler:
    '+meta.TypeMeta ObjectMeta=metadata:meta.ObjectMeta spec:autoscaling.HorizontalPodAutoscalerSpec status:autoscaling.HorizontalPodAutoscalerStatus',
  HorizontalPodAutoscalerSpec:
    'scaleTargetRef:autoscaling.CrossVersionObjectReference minReplicas:*int32 maxReplicas:int32 targetCPUUtilizationPercentage:*int32',
  HorizontalPodAutoscalerStatus:
    'observedGeneration:*int64 lastScaleTime:*meta.Time currentReplicas:int32 desiredReplicas:int32 currentCPUUtilizationPercentage:*int32',
}
