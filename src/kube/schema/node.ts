/** Go structs of the API package `node`, Kubernetes v1.36, one line each: fields in declaration order (see ../schema.ts). */
export const NODE_STRUCTS: Readonly<Record<string, string>> = {
  Overhead: 'podFixed:core.ResourceList',
  RuntimeClass: '+meta.TypeMeta ObjectMeta=metadata:meta.ObjectMeta handler:string overhead:*node.Overhead scheduling:*node.Scheduling',
  Scheduling: 'nodeSelector:map[string]string tolerations:[]core.Toleration',
}
