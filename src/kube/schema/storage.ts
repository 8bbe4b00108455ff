/** Go structs of the API package `storage`, Kubernetes v1.36, one line each: fields in declaration order (see ../schema.ts). */
export const STORAGE_STRUCTS: Readonly<Record<string, string>> = {
  StorageClass:
    '+meta.TypeMeta ObjectMeta=metadata:meta.ObjectMeta provisioner:string parameters:map[string]string reclaimPolicy:*core.PersistentVolumeReclaimPolicy mountOptions:[]string allowVolumeExpansion:*bool volumeBindingMode:*storage.VolumeBindingMode allowedTopologies:[]core.TopologySelectorTerm',
}
