/** Go structs of the API package `policy`, Kubernetes v1.36, one line each: fields in declaration order (see ../schema.ts). */
export const POLICY_STRUCTS: Readonly<Record<string, string>> = {
  PodDisruptionBudget:
    '+meta.TypeMeta ObjectMeta=metadata:meta.ObjectMeta spec:policy.PodDisruptionBudgetSpec status:policy.PodDisruptionBudgetStatus',
  PodDisruptionBudgetSpec:
    'minAvailable:*intstr.IntOrString selector:*meta.LabelSelector maxUnavailable:*intstr.IntOrString unhealthyPodEvictionPolicy:*policy.UnhealthyPodEvictionPolicyType',
  PodDisruptionBudgetStatus:
    'observedGeneration:int64 disruptedPods:map[string]meta.Time disruptionsAllowed:int32 currentHealthy:int32 desiredHealthy:int32 expectedPods:int32 conditions:[]meta.Condition',
}
