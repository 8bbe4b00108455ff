/** Go structs of the API package `scheduling`, Kubernetes v1.36, one line each: fields in declaration order (see ../schema.ts). */
export const SCHEDULING_STRUCTS: Readonly<Record<string, string>> = {
  PriorityClass:
    '+meta.TypeMeta ObjectMeta=metadata:meta.ObjectMeta value:int32 globalDefault:bool description:string preemptionPolicy:*core.PreemptionPolicy',
}
