/** Go structs of the API package `coordination`, Kubernetes v1.36, one line each: fields in declaration order (see ../schema.ts). */
export const COORDINATION_STRUCTS: Readonly<Record<string, string>> = {
  Lease: '+meta.TypeMeta ObjectMeta=metadata:meta.ObjectMeta spec:coordination.LeaseSpec',
  LeaseSpec:
    'holderIdentity:*string leaseDurationSeconds:*int32 acquireTime:*meta.MicroTime renewTime:*meta.MicroTime leaseTransitions:*int32 strategy:*coordination.CoordinatedLeaseStrategy preferredHolder:*string',
}
