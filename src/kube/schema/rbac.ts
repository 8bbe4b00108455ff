/** Go structs of the API package `rbac`, Kubernetes v1.36, one line each: fields in declaration order (see ../schema.ts). */
export const RBAC_STRUCTS: Readonly<Record<string, string>> = {
  AggregationRule: 'clusterRoleSelectors:[]meta.LabelSelector',
  ClusterRole: '+meta.TypeMeta ObjectMeta=metadata:meta.ObjectMeta rules:[]rbac.PolicyRule aggregationRule:*rbac.AggregationRule',
  ClusterRoleBinding: '+meta.TypeMeta ObjectMeta=metadata:meta.ObjectMeta subjects:[]rbac.Subject roleRef:rbac.RoleRef',
  PolicyRule: 'verbs:[]string APIGroups=apiGroups:[]string resources:[]string resourceNames:[]string nonResourceURLs:[]string',
  Role: '+meta.TypeMeta ObjectMeta=metadata:meta.ObjectMeta rules:[]rbac.PolicyRule',
  RoleBinding: '+meta.TypeMeta ObjectMeta=metadata:meta.ObjectMeta subjects:[]rbac.Subject roleRef:rbac.RoleRef',
  RoleRef: 'APIGroup=apiGroup:string kind:string name:string',
  Subject: 'kind:string APIGroup=apiGroup:string name:string namespace:string',
}
