/** Go structs of the API package `discovery`, Kubernetes v1.36, one line each: fields in declaration order (see ../schema.ts). */
export const DISCOVERY_STRUCTS: Readonly<Record<string, string>> = {
  Endpoint:
    'addresses:[]string conditions:discovery.EndpointConditions hostname:*string targetRef:*core.ObjectReference deprecatedTopology:map[string]string nodeName:*string zone:*string hints:*discovery.EndpointHints',
  EndpointConditions: 'ready:*bool serving:*bool terminating:*bool',
  EndpointHints: 'forZones:[]discovery.ForZone forNodes:[]discovery.ForNode',
  EndpointPort: 'name:*string protocol:*core.Protocol port:*int32 appProtocol:*string',
  EndpointSlice:
    '+meta.TypeMeta ObjectMeta=metadata:meta.ObjectMeta addressType:discovery.AddressType endpoints:[]discovery.Endpoint ports:[]discovery.EndpointPort',
  ForNode: 'name:string',
  ForZone: 'name:string',
}
