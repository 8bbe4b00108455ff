/** Go structs of the API package `networking`, Kubernetes v1.36, one line each: fields in declaration order (see ../schema.ts). */
export const NETWORKING_STRUCTS: Readonly<Record<string, string>> = {
  HTTPIngressPath: 'path:string pathType:*networking.PathType backend:networking.IngressBackend',
  HTTPIngressRuleValue: 'paths:[]networking.HTTPIngressPath',
  IPBlock: 'CIDR=cidr:string except:[]string',
  Ingress: '+meta.TypeMeta ObjectMeta=metadata:meta.ObjectMeta spec:networking.IngressSpec status:networking.IngressStatus',
  IngressBackend: 'service:*networking.IngressServiceBackend resource:*core.TypedLocalObjectReference',
  IngressClass: '+meta.TypeMeta ObjectMeta=metadata:meta.ObjectMeta spec:networking.IngressClassSpec',
  IngressClassParametersReference: 'APIGroup=apiGroup:*string kind:string name:string scope:*string namespace:*string',
  IngressClassSpec: 'controller:string parameters:*networking.IngressClassParametersReference',
  IngressLoadBalancerIngress: 'IP=ip:string hostname:string ports:[]networking.IngressPortStatus',
  IngressLoadBalancerStatus: 'ingress:[]networking.IngressLoadBalancerIngress',
  IngressPortStatus: 'port:int32 protocol:core.Protocol error:*string',
  IngressRule: 'host:string +networking.IngressRuleValue',
  IngressRuleValue: 'HTTP=http:*networking.HTTPIngressRuleValue',
  IngressServiceBackend: 'name:string port:networking.ServiceBackendPort',
  IngressSpec:
    'ingressClassName:*string defaultBackend:*networking.IngressBackend TLS=tls:[]networking.IngressTLS rules:[]networking.IngressRule',
  IngressStatus: 'loadBalancer:networking.IngressLoadBalancerStatus',
  IngressTLS: 'hosts:[]string secretName:string',
  NetworkPolicy: '+meta.TypeMeta ObjectMeta=metadata:meta.ObjectMeta spec:networking.NetworkPolicySpec',
  NetworkPolicyEgressRule: 'ports:[]networking.NetworkPolicyPort to:[]networking.NetworkPolicyPeer',
  NetworkPolicyIngressRule: 'ports:[]networking.NetworkPolicyPort from:[]networking.NetworkPolicyPeer',
  NetworkPolicyPeer: 'podSelector:*meta.LabelSelector namespaceSelector:*meta.LabelSelector IPBlock=ipBlock:*networking.IPBlock',
  NetworkPolicyPort: 'protocol:*core.Protocol port:*intstr.IntOrString endPort:*int32',
  NetworkPolicySpec:
    'podSelector:meta.LabelSelector ingress:[]networking.NetworkPolicyIngressRule egress:[]networking.NetworkPolicyEgressRule policyTypes:[]networking.PolicyType',
  ServiceBackendPort: 'name:string number:int32',
}
