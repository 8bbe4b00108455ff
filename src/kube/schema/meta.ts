/** Go structs of the API package `meta`, Kubernetes v1.36, one line each: fields in declaration order (see ../schema.ts). */
export const META_STRUCTS: Readonly<Record<string, string>> = {
  Condition: 'type:string status:meta.ConditionStatus observedGeneration:int64 lastTransitionTime:meta.Time reason:string message:string',
  LabelSelector: 'matchLabels:map[string]string matchExpressions:[]meta.LabelSelectorRequirement',
  LabelSelectorRequirement: 'key:string operator:meta.LabelSelectorOperator values:[]string',
  ManagedFieldsEntry:
    'manager:string operation:meta.ManagedFieldsOperationType APIVersion=apiVersion:string time:*meta.Time fieldsType:string fieldsV1:*meta.FieldsV1 subresource:string',
  ObjectMeta:
    'name:string generateName:string namespace:string selfLink:string UID=uid:types.UID resourceVersion:string generation:int64 creationTimestamp:meta.Time deletionTimestamp:*meta.Time deletionGracePeriodSeconds:*int64 labels:map[string]string annotations:map[string]string ownerReferences:[]meta.OwnerReference finalizers:[]string managedFields:[]meta.ManagedFieldsEntry',
  OwnerReference: 'APIVersion=apiVersion:string kind:string name:string UID=uid:types.UID controller:*bool blockOwnerDeletion:*bool',
  TypeMeta: 'kind:string APIVersion=apiVersion:string',
}
