/** Go structs of the API package `autoscalingv2`, Kubernetes v1.36, one line each: fields in declaration order (see ../schema.ts). */
export const AUTOSCALINGV2_STRUCTS: Readonly<Record<string, string>> = {
  ContainerResourceMetricSource: 'name:core.ResourceName target:autoscalingv2.MetricTarget container:string',
  ContainerResourceMetricStatus: 'name:core.ResourceName current:autoscalingv2.MetricValueStatus container:string',
  CrossVersionObjectReference: 'kind:string name:string APIVersion=apiVersion:string',
  ExternalMetricSource: 'metric:autoscalingv2.MetricIdentifier target:autoscalingv2.MetricTarget',
  ExternalMetricStatus: 'metric:autoscalingv2.MetricIdentifier current:autoscalingv2.MetricValueStatus',
  HPAScalingPolicy: 'type:autoscalingv2.HPAScalingPolicyType value:int32 periodSeconds:int32',
  HPAScalingRules:
    'stabilizationWindowSeconds:*int32 selectPolicy:*autoscalingv2.ScalingPolicySelect policies:[]autoscalingv2.HPAScalingPolicy tolerance:*resource.Quantity',
  HorizontalPodAutoscaler:
    '+meta.TypeMeta ObjectMeta=metadata:meta.ObjectMeta spec:autoscalingv2.HorizontalPodAutoscalerSpec status:autoscalingv2.HorizontalPodAutoscalerStatus',
  HorizontalPodAutoscalerBehavior: 'scaleUp:*autoscalingv2.HPAScalingRules scaleDown:*autoscalingv2.HPAScalingRules',
  HorizontalPodAutoscalerCondition:
    'type:autoscalingv2.HorizontalPodAutoscalerConditionType status:core.ConditionStatus lastTransitionTime:meta.Time reason:string message:string',
  HorizontalPodAutoscalerSpec:
    'scaleTargetRef:autoscalingv2.CrossVersionObjectReference minReplicas:*int32 maxReplicas:int32 metrics:[]autoscalingv2.MetricSpec behavior:*autoscalingv2.HorizontalPodAutoscalerBehavior',
  HorizontalPodAutoscalerStatus:
    'observedGeneration:*int64 lastScaleTime:*meta.Time currentReplicas:int32 desiredReplicas:int32 currentMetrics:[]autoscalingv2.MetricStatus conditions:[]autoscalingv2.HorizontalPodAutoscalerCondition',
  MetricIdentifier: 'name:string selector:*meta.LabelSelector',
  MetricSpec:
    'type:autoscalingv2.MetricSourceType object:*autoscalingv2.ObjectMetricSource pods:*autoscalingv2.PodsMetricSource resource:*autoscalingv2.ResourceMetricSource containerResource:*autoscalingv2.ContainerResourceMetricSource external:*autoscalingv2.ExternalMetricSource',
  MetricStatus:
    'type:autoscalingv2.MetricSourceType object:*autoscalingv2.ObjectMetricStatus pods:*autoscalingv2.PodsMetricStatus resource:*autoscalingv2.ResourceMetricStatus containerResource:*autoscalingv2.ContainerResourceMetricStatus external:*autoscalingv2.ExternalMetricStatus',
  MetricTarget: 'type:autoscalingv2.MetricTargetType value:*resource.Quantity averageValue:*resource.Quantity averageUtilization:*int32',
  MetricValueStatus: 'value:*resource.Quantity averageValue:*resource.Quantity averageUtilization:*int32',
  ObjectMetricSource:
    'describedObject:autoscalingv2.CrossVersionObjectReference target:autoscalingv2.MetricTarget metric:autoscalingv2.MetricIdentifier',
  ObjectMetricStatus:
    'metric:autoscalingv2.MetricIdentifier current:autoscalingv2.MetricValueStatus describedObject:autoscalingv2.CrossVersionObjectReference',
  PodsMetricSource: 'metric:autoscalingv2.MetricIdentifier target:autoscalingv2.MetricTarget',
  PodsMetricStatus: 'metric:autoscalingv2.MetricIdentifier current:autoscalingv2.MetricValueStatus',
  ResourceMetricSource: 'name:core.ResourceName target:autoscalingv2.MetricTarget',
  ResourceMetricStatus: 'name:core.ResourceName current:autoscalingv2.MetricValueStatus',
}
