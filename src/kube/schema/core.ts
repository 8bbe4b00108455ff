/** Go structs of the API package `core`, Kubernetes v1.36, one line each: fields in declaration order (see ../schema.ts). */
export const CORE_STRUCTS: Readonly<Record<string, string>> = {
  AWSElasticBlockStoreVolumeSource: 'volumeID:string FSType=fsType:string partition:int32 readOnly:bool',
  Affinity: 'nodeAffinity:*core.NodeAffinity podAffinity:*core.PodAffinity podAntiAffinity:*core.PodAntiAffinity',
  AppArmorProfile: 'type:core.AppArmorProfileType localhostProfile:*string',
  AttachedVolume: 'name:core.UniqueVolumeName devicePath:string',
  AzureDiskVolumeSource:
    'diskName:string DataDiskURI=diskURI:string cachingMode:*core.AzureDataDiskCachingMode FSType=fsType:*string readOnly:*bool kind:*core.AzureDataDiskKind',
  AzureFilePersistentVolumeSource: 'secretName:string shareName:string readOnly:bool secretNamespace:*string',
  AzureFileVolumeSource: 'secretName:string shareName:string readOnly:bool',
  Binding: '+meta.TypeMeta ObjectMeta=metadata:meta.ObjectMeta target:core.ObjectReference',
  CSIPersistentVolumeSource:
    'driver:string volumeHandle:string readOnly:bool FSType=fsType:string volumeAttributes:map[string]string controllerPublishSecretRef:*core.SecretReference nodeStageSecretRef:*core.SecretReference nodePublishSecretRef:*core.SecretReference controllerExpandSecretRef:*core.SecretReference nodeExpandSecretRef:*core.SecretReference',
  CSIVolumeSource:
    'driver:string readOnly:*bool FSType=fsType:*string volumeAttributes:map[string]string nodePublishSecretRef:*core.LocalObjectReference',
  Capabilities: 'add:[]core.Capability drop:[]core.Capability',
  CephFSPersistentVolumeSource: 'monitors:[]string path:string user:string secretFile:string secretRef:*core.SecretReference readOnly:bool',
  CephFSVolumeSource: 'monitors:[]string path:string user:string secretFile:string secretRef:*core.LocalObjectReference readOnly:bool',
  CinderPersistentVolumeSource: 'volumeID:string FSType=fsType:string readOnly:bool secretRef:*core.SecretReference',
  CinderVolumeSource: 'volumeID:string FSType=fsType:string readOnly:bool secretRef:*core.LocalObjectReference',
  ClientIPConfig: 'timeoutSeconds:*int32',
  ClusterTrustBundleProjection: 'name:*string signerName:*string labelSelector:*meta.LabelSelector optional:*bool path:string',
  ConfigMap: '+meta.TypeMeta ObjectMeta=metadata:meta.ObjectMeta immutable:*bool data:map[string]string binaryData:map[string][]uint8',
  ConfigMapEnvSource: '+core.LocalObjectReference optional:*bool',
  ConfigMapKeySelector: '+core.LocalObjectReference key:string optional:*bool',
  ConfigMapNodeConfigSource: 'namespace:string name:string UID=uid:types.UID resourceVersion:string kubeletConfigKey:string',
  ConfigMapProjection: '+core.LocalObjectReference items:[]core.KeyToPath optional:*bool',
  ConfigMapVolumeSource: '+core.LocalObjectReference items:[]core.KeyToPath defaultMode:*int32 optional:*bool',
  Container:
    'name:string image:string command:[]string args:[]string workingDir:string ports:[]core.ContainerPort envFrom:[]core.EnvFromSource env:[]core.EnvVar resources:core.ResourceRequirements resizePolicy:[]core.ContainerResizePolicy restartPolicy:*core.ContainerRestartPolicy restartPolicyRules:[]core.ContainerRestartRule volumeMounts:[]core.VolumeMount volumeDevices:[]core.VolumeDevice livenessProbe:*core.Probe readinessProbe:*core.Probe startupProbe:*core.Probe lifecycle:*core.Lifecycle terminationMessagePath:string terminationMessagePolicy:core.TerminationMessagePolicy imagePullPolicy:core.PullPolicy securityContext:*core.SecurityContext stdin:bool stdinOnce:bool TTY=tty:bool',
  ContainerExtendedResourceRequest: 'containerName:string resourceName:string requestName:string',
  ContainerImage: 'names:[]string sizeBytes:int64',
  ContainerPort: 'name:string hostPort:int32 containerPort:int32 protocol:core.Protocol hostIP:string',
  ContainerResizePolicy: 'resourceName:core.ResourceName restartPolicy:core.ResourceResizeRestartPolicy',
  ContainerRestartRule: 'action:core.ContainerRestartRuleAction exitCodes:*core.ContainerRestartRuleOnExitCodes',
  ContainerRestartRuleOnExitCodes: 'operator:core.ContainerRestartRuleOnExitCodesOperator values:[]int32',
  ContainerState: 'waiting:*core.ContainerStateWaiting running:*core.ContainerStateRunning terminated:*core.ContainerStateTerminated',
  ContainerStateRunning: 'startedAt:meta.Time',
  ContainerStateTerminated:
    'exitCode:int32 signal:int32 reason:string message:string startedAt:meta.Time finishedAt:meta.Time containerID:string',
  ContainerStateWaiting: 'reason:string message:string',
  ContainerStatus:
    'name:string state:core.ContainerState LastTerminationState=lastState:core.ContainerState ready:bool restartCount:int32 image:string imageID:string containerID:string started:*bool allocatedResources:core.ResourceList resources:*core.ResourceRequirements volumeMounts:[]core.VolumeMountStatus user:*core.ContainerUser allocatedResourcesStatus:[]core.ResourceStatus stopSignal:*core.Signal',
  ContainerUser: 'linux:*core.LinuxContainerUser',
  DaemonEndpoint: 'Port:int32',
  DownwardAPIProjection: 'items:[]core.DownwardAPIVolumeFile',
  DownwardAPIVolumeFile: 'path:string fieldRef:*core.ObjectFieldSelector resourceFieldRef:*core.ResourceFieldSelector mode:*int32',
  DownwardAPIVolumeSource: 'items:[]core.DownwardAPIVolumeFile defaultMode:*int32',
  EmptyDirVolumeSource: 'medium:core.StorageMedium sizeLimit:*resource.Quantity',
  EndpointAddress: 'IP=ip:string hostname:string nodeName:*string targetRef:*core.ObjectReference',
  EndpointPort: 'name:string port:int32 protocol:core.Protocol appProtocol:*string',
  EndpointSubset: 'addresses:[]core.EndpointAddress notReadyAddresses:[]core.EndpointAddress ports:[]core.EndpointPort',
  Endpoints: '+meta.TypeMeta ObjectMeta=metadata:meta.ObjectMeta subsets:[]core.EndpointSubset',
  EnvFromSource: 'prefix:string configMapRef:*core.ConfigMapEnvSource secretRef:*core.SecretEnvSource',
  EnvVar: 'name:string value:string valueFrom:*core.EnvVarSource',
  EnvVarSource:
    'fieldRef:*core.ObjectFieldSelector resourceFieldRef:*core.ResourceFieldSelector configMapKeyRef:*core.ConfigMapKeySelector secretKeyRef:*core.SecretKeySelector fileKeyRef:*core.FileKeySelector',
  EphemeralContainer: '+core.EphemeralContainerCommon targetContainerName:string',
  EphemeralContainerCommon:
    'name:string image:string command:[]string args:[]string workingDir:string ports:[]core.ContainerPort envFrom:[]core.EnvFromSource env:[]core.EnvVar resources:core.ResourceRequirements resizePolicy:[]core.ContainerResizePolicy restartPolicy:*core.ContainerRestartPolicy restartPolicyRules:[]core.ContainerRestartRule volumeMounts:[]core.VolumeMount volumeDevices:[]core.VolumeDevice livenessProbe:*core.Probe readinessProbe:*core.Probe startupProbe:*core.Probe lifecycle:*core.Lifecycle terminationMessagePath:string terminationMessagePolicy:core.TerminationMessagePolicy imagePullPolicy:core.PullPolicy securityContext:*core.SecurityContext stdin:bool stdinOnce:bool TTY=tty:bool',
  EphemeralVolumeSource: 'volumeClaimTemplate:*core.PersistentVolumeClaimTemplate',
  Event:
    '+meta.TypeMeta ObjectMeta=metadata:meta.ObjectMeta involvedObject:core.ObjectReference reason:string message:string source:core.EventSource firstTimestamp:meta.Time lastTimestamp:meta.Time count:int32 type:string eventTime:meta.MicroTime series:*core.EventSeries action:string related:*core.ObjectReference ReportingController=reportingComponent:string reportingInstance:string',
  EventSeries: 'count:int32 lastObservedTime:meta.MicroTime',
  EventSource: 'component:string host:string',
  ExecAction: 'command:[]string',
  FCVolumeSource: 'targetWWNs:[]string lun:*int32 FSType=fsType:string readOnly:bool WWIDs=wwids:[]string',
  FileKeySelector: 'volumeName:string path:string key:string optional:*bool',
  FlexPersistentVolumeSource: 'driver:string FSType=fsType:string secretRef:*core.SecretReference readOnly:bool options:map[string]string',
  FlexVolumeSource: 'driver:string FSType=fsType:string secretRef:*core.LocalObjectReference readOnly:bool options:map[string]string',
  FlockerVolumeSource: 'datasetName:string datasetUUID:string',
  GCEPersistentDiskVolumeSource: 'PDName=pdName:string FSType=fsType:string partition:int32 readOnly:bool',
  GRPCAction: 'port:int32 service:*string',
  GitRepoVolumeSource: 'repository:string revision:string directory:string',
  GlusterfsPersistentVolumeSource: 'EndpointsName=endpoints:string path:string readOnly:bool endpointsNamespace:*string',
  GlusterfsVolumeSource: 'EndpointsName=endpoints:string path:string readOnly:bool',
  HTTPGetAction: 'path:string port:intstr.IntOrString host:string scheme:core.URIScheme HTTPHeaders=httpHeaders:[]core.HTTPHeader',
  HTTPHeader: 'name:string value:string',
  HostAlias: 'IP=ip:string hostnames:[]string',
  HostIP: 'IP=ip:string',
  HostPathVolumeSource: 'path:string type:*core.HostPathType',
  ISCSIPersistentVolumeSource:
    'targetPortal:string IQN=iqn:string lun:int32 ISCSIInterface=iscsiInterface:string FSType=fsType:string readOnly:bool portals:[]string DiscoveryCHAPAuth=chapAuthDiscovery:bool SessionCHAPAuth=chapAuthSession:bool secretRef:*core.SecretReference initiatorName:*string',
  ISCSIVolumeSource:
    'targetPortal:string IQN=iqn:string lun:int32 ISCSIInterface=iscsiInterface:string FSType=fsType:string readOnly:bool portals:[]string DiscoveryCHAPAuth=chapAuthDiscovery:bool SessionCHAPAuth=chapAuthSession:bool secretRef:*core.LocalObjectReference initiatorName:*string',
  ImageVolumeSource: 'reference:string pullPolicy:core.PullPolicy',
  ImageVolumeStatus: 'imageRef:string',
  KeyToPath: 'key:string path:string mode:*int32',
  Lifecycle: 'postStart:*core.LifecycleHandler preStop:*core.LifecycleHandler stopSignal:*core.Signal',
  LifecycleHandler:
    'exec:*core.ExecAction HTTPGet=httpGet:*core.HTTPGetAction TCPSocket=tcpSocket:*core.TCPSocketAction sleep:*core.SleepAction',
  LimitRange: '+meta.TypeMeta ObjectMeta=metadata:meta.ObjectMeta spec:core.LimitRangeSpec',
  LimitRangeItem:
    'type:core.LimitType max:core.ResourceList min:core.ResourceList default:core.ResourceList defaultRequest:core.ResourceList maxLimitRequestRatio:core.ResourceList',
  LimitRangeSpec: 'limits:[]core.LimitRangeItem',
  LinuxContainerUser: 'UID=uid:int64 GID=gid:int64 supplementalGroups:[]int64',
  LoadBalancerIngress: 'IP=ip:string hostname:string IPMode=ipMode:*core.LoadBalancerIPMode ports:[]core.PortStatus',
  LoadBalancerStatus: 'ingress:[]core.LoadBalancerIngress',
  LocalObjectReference: 'name:string',
  LocalVolumeSource: 'path:string FSType=fsType:*string',
  ModifyVolumeStatus: 'targetVolumeAttributesClassName:string status:core.PersistentVolumeClaimModifyVolumeStatus',
  NFSVolumeSource: 'server:string path:string readOnly:bool',
  Namespace: '+meta.TypeMeta ObjectMeta=metadata:meta.ObjectMeta spec:core.NamespaceSpec status:core.NamespaceStatus',
  NamespaceCondition:
    'type:core.NamespaceConditionType status:core.ConditionStatus lastTransitionTime:meta.Time reason:string message:string',
  NamespaceSpec: 'finalizers:[]core.FinalizerName',
  NamespaceStatus: 'phase:core.NamespacePhase conditions:[]core.NamespaceCondition',
  Node: '+meta.TypeMeta ObjectMeta=metadata:meta.ObjectMeta spec:core.NodeSpec status:core.NodeStatus',
  NodeAddress: 'type:core.NodeAddressType address:string',
  NodeAffinity:
    'requiredDuringSchedulingIgnoredDuringExecution:*core.NodeSelector preferredDuringSchedulingIgnoredDuringExecution:[]core.PreferredSchedulingTerm',
  NodeAllocatableResourceClaimStatus: 'resourceClaimName:string containers:[]string resources:map[core.ResourceName]resource.Quantity',
  NodeCondition:
    'type:core.NodeConditionType status:core.ConditionStatus lastHeartbeatTime:meta.Time lastTransitionTime:meta.Time reason:string message:string',
  NodeConfigSource: 'configMap:*core.ConfigMapNodeConfigSource',
  NodeConfigStatus: 'assigned:*core.NodeConfigSource active:*core.NodeConfigSource lastKnownGood:*core.NodeConfigSource error:string',
  NodeDaemonEndpoints: 'kubeletEndpoint:core.DaemonEndpoint',
  NodeFeatures: 'supplementalGroupsPolicy:*bool',
  NodeRuntimeHandler: 'name:string features:*core.NodeRuntimeHandlerFeatures',
  NodeRuntimeHandlerFeatures: 'recursiveReadOnlyMounts:*bool userNamespaces:*bool',
  NodeSelector: 'nodeSelectorTerms:[]core.NodeSelectorTerm',
  NodeSelectorRequirement: 'key:string operator:core.NodeSelectorOperator values:[]string',
  NodeSelectorTerm: 'matchExpressions:[]core.NodeSelectorRequirement matchFields:[]core.NodeSelectorRequirement',
  NodeSpec:
    'podCIDR:string podCIDRs:[]string providerID:string unschedulable:bool taints:[]core.Taint configSource:*core.NodeConfigSource DoNotUseExternalID=externalID:string',
  NodeStatus:
    'capacity:core.ResourceList allocatable:core.ResourceList phase:core.NodePhase conditions:[]core.NodeCondition addresses:[]core.NodeAddress daemonEndpoints:core.NodeDaemonEndpoints nodeInfo:core.NodeSystemInfo images:[]core.ContainerImage volumesInUse:[]core.UniqueVolumeName volumesAttached:[]core.AttachedVolume config:*core.NodeConfigStatus runtimeHandlers:[]core.NodeRuntimeHandler features:*core.NodeFeatures declaredFeatures:[]string',
  NodeSwapStatus: 'capacity:*int64',
  NodeSystemInfo:
    'machineID:string systemUUID:string bootID:string kernelVersion:string OSImage=osImage:string containerRuntimeVersion:string kubeletVersion:string kubeProxyVersion:string operatingSystem:string architecture:string swap:*core.NodeSwapStatus',
  ObjectFieldSelector: 'APIVersion=apiVersion:string fieldPath:string',
  ObjectReference:
    'kind:string namespace:string name:string UID=uid:types.UID APIVersion=apiVersion:string resourceVersion:string fieldPath:string',
  PersistentVolume: '+meta.TypeMeta ObjectMeta=metadata:meta.ObjectMeta spec:core.PersistentVolumeSpec status:core.PersistentVolumeStatus',
  PersistentVolumeClaim:
    '+meta.TypeMeta ObjectMeta=metadata:meta.ObjectMeta spec:core.PersistentVolumeClaimSpec status:core.PersistentVolumeClaimStatus',
  PersistentVolumeClaimCondition:
    'type:core.PersistentVolumeClaimConditionType status:core.ConditionStatus lastProbeTime:meta.Time lastTransitionTime:meta.Time reason:string message:string',
  PersistentVolumeClaimSpec:
    'accessModes:[]core.PersistentVolumeAccessMode selector:*meta.LabelSelector resources:core.VolumeResourceRequirements volumeName:string storageClassName:*string volumeMode:*core.PersistentVolumeMode dataSource:*core.TypedLocalObjectReference dataSourceRef:*core.TypedObjectReference volumeAttributesClassName:*string',
  PersistentVolumeClaimStatus:
    'phase:core.PersistentVolumeClaimPhase accessModes:[]core.PersistentVolumeAccessMode capacity:core.ResourceList conditions:[]core.PersistentVolumeClaimCondition allocatedResources:core.ResourceList allocatedResourceStatuses:map[core.ResourceName]core.ClaimResourceStatus currentVolumeAttributesClassName:*string modifyVolumeStatus:*core.ModifyVolumeStatus',
  PersistentVolumeClaimTemplate: 'ObjectMeta=metadata:meta.ObjectMeta spec:core.PersistentVolumeClaimSpec',
  PersistentVolumeClaimVolumeSource: 'claimName:string readOnly:bool',
  PersistentVolumeSource:
    'GCEPersistentDisk=gcePersistentDisk:*core.GCEPersistentDiskVolumeSource AWSElasticBlockStore=awsElasticBlockStore:*core.AWSElasticBlockStoreVolumeSource hostPath:*core.HostPathVolumeSource glusterfs:*core.GlusterfsPersistentVolumeSource NFS=nfs:*core.NFSVolumeSource RBD=rbd:*core.RBDPersistentVolumeSource ISCSI=iscsi:*core.ISCSIPersistentVolumeSource cinder:*core.CinderPersistentVolumeSource CephFS=cephfs:*core.CephFSPersistentVolumeSource FC=fc:*core.FCVolumeSource flocker:*core.FlockerVolumeSource flexVolume:*core.FlexPersistentVolumeSource azureFile:*core.AzureFilePersistentVolumeSource vsphereVolume:*core.VsphereVirtualDiskVolumeSource quobyte:*core.QuobyteVolumeSource azureDisk:*core.AzureDiskVolumeSource photonPersistentDisk:*core.PhotonPersistentDiskVolumeSource portworxVolume:*core.PortworxVolumeSource scaleIO:*core.ScaleIOPersistentVolumeSource local:*core.LocalVolumeSource StorageOS=storageos:*core.StorageOSPersistentVolumeSource CSI=csi:*core.CSIPersistentVolumeSource',
  PersistentVolumeSpec:
    'capacity:core.ResourceList +core.PersistentVolumeSource accessModes:[]core.PersistentVolumeAccessMode claimRef:*core.ObjectReference persistentVolumeReclaimPolicy:core.PersistentVolumeReclaimPolicy storageClassName:string mountOptions:[]string volumeMode:*core.PersistentVolumeMode nodeAffinity:*core.VolumeNodeAffinity volumeAttributesClassName:*string',
  PersistentVolumeStatus: 'phase:core.PersistentVolumePhase message:string reason:string lastPhaseTransitionTime:*meta.Time',
  PhotonPersistentDiskVolumeSource: 'pdID:string FSType=fsType:string',
  Pod: '+meta.TypeMeta ObjectMeta=metadata:meta.ObjectMeta spec:core.PodSpec status:core.PodStatus',
  PodAffinity:
    'requiredDuringSchedulingIgnoredDuringExecution:[]core.PodAffinityTerm preferredDuringSchedulingIgnoredDuringExecution:[]core.WeightedPodAffinityTerm',
  PodAffinityTerm:
    'labelSelector:*meta.LabelSelector namespaces:[]string topologyKey:string namespaceSelector:*meta.LabelSelector matchLabelKeys:[]string mismatchLabelKeys:[]string',
  PodAntiAffinity:
    'requiredDuringSchedulingIgnoredDuringExecution:[]core.PodAffinityTerm preferredDuringSchedulingIgnoredDuringExecution:[]core.WeightedPodAffinityTerm',
  PodCertificateProjection:
    'signerName:string keyType:string maxExpirationSeconds:*int32 credentialBundlePath:string keyPath:string certificateChainPath:string userAnnotations:map[string]string',
  PodCondition:
    'type:core.PodConditionType observedGeneration:int64 status:core.ConditionStatus lastProbeTime:meta.Time lastTransitionTime:meta.Time reason:string message:string',
  PodDNSConfig: 'nameservers:[]string searches:[]string options:[]core.PodDNSConfigOption',
  PodDNSConfigOption: 'name:string value:*string',
  PodExtendedResourceClaimStatus: 'requestMappings:[]core.ContainerExtendedResourceRequest resourceClaimName:string',
  PodIP: 'IP=ip:string',
  PodOS: 'name:core.OSName',
  PodReadinessGate: 'conditionType:core.PodConditionType',
  PodResourceClaim: 'name:string resourceClaimName:*string resourceClaimTemplateName:*string',
  PodResourceClaimStatus: 'name:string resourceClaimName:*string',
  PodSchedulingGate: 'name:string',
  PodSchedulingGroup: 'podGroupName:*string',
  PodSecurityContext:
    'SELinuxOptions=seLinuxOptions:*core.SELinuxOptions windowsOptions:*core.WindowsSecurityContextOptions runAsUser:*int64 runAsGroup:*int64 runAsNonRoot:*bool supplementalGroups:[]int64 supplementalGroupsPolicy:*core.SupplementalGroupsPolicy FSGroup=fsGroup:*int64 sysctls:[]core.Sysctl FSGroupChangePolicy=fsGroupChangePolicy:*core.PodFSGroupChangePolicy seccompProfile:*core.SeccompProfile appArmorProfile:*core.AppArmorProfile SELinuxChangePolicy=seLinuxChangePolicy:*core.PodSELinuxChangePolicy',
  PodSpec:
    'volumes:[]core.Volume initContainers:[]core.Container containers:[]core.Container ephemeralContainers:[]core.EphemeralContainer restartPolicy:core.RestartPolicy terminationGracePeriodSeconds:*int64 activeDeadlineSeconds:*int64 DNSPolicy=dnsPolicy:core.DNSPolicy nodeSelector:map[string]string serviceAccountName:string DeprecatedServiceAccount=serviceAccount:string automountServiceAccountToken:*bool nodeName:string hostNetwork:bool hostPID:bool hostIPC:bool shareProcessNamespace:*bool securityContext:*core.PodSecurityContext imagePullSecrets:[]core.LocalObjectReference hostname:string subdomain:string affinity:*core.Affinity schedulerName:string tolerations:[]core.Toleration hostAliases:[]core.HostAlias priorityClassName:string priority:*int32 DNSConfig=dnsConfig:*core.PodDNSConfig readinessGates:[]core.PodReadinessGate runtimeClassName:*string enableServiceLinks:*bool preemptionPolicy:*core.PreemptionPolicy overhead:core.ResourceList topologySpreadConstraints:[]core.TopologySpreadConstraint setHostnameAsFQDN:*bool OS=os:*core.PodOS hostUsers:*bool schedulingGates:[]core.PodSchedulingGate resourceClaims:[]core.PodResourceClaim resources:*core.ResourceRequirements hostnameOverride:*string schedulingGroup:*core.PodSchedulingGroup',
  PodStatus:
    'observedGeneration:int64 phase:core.PodPhase conditions:[]core.PodCondition message:string reason:string nominatedNodeName:string hostIP:string hostIPs:[]core.HostIP podIP:string podIPs:[]core.PodIP startTime:*meta.Time initContainerStatuses:[]core.ContainerStatus containerStatuses:[]core.ContainerStatus QOSClass=qosClass:core.PodQOSClass ephemeralContainerStatuses:[]core.ContainerStatus resize:core.PodResizeStatus resourceClaimStatuses:[]core.PodResourceClaimStatus extendedResourceClaimStatus:*core.PodExtendedResourceClaimStatus allocatedResources:core.ResourceList resources:*core.ResourceRequirements nodeAllocatableResourceClaimStatuses:[]core.NodeAllocatableResourceClaimStatus',
  PodTemplate: '+meta.TypeMeta ObjectMeta=metadata:meta.ObjectMeta template:core.PodTemplateSpec',
  PodTemplateSpec: 'ObjectMeta=metadata:meta.ObjectMeta spec:core.PodSpec',
  PortStatus: 'port:int32 protocol:core.Protocol error:*string',
  PortworxVolumeSource: 'volumeID:string FSType=fsType:string readOnly:bool',
  PreferredSchedulingTerm: 'weight:int32 preference:core.NodeSelectorTerm',
  Probe:
    '+core.ProbeHandler initialDelaySeconds:int32 timeoutSeconds:int32 periodSeconds:int32 successThreshold:int32 failureThreshold:int32 terminationGracePeriodSeconds:*int64',
  ProbeHandler:
    'exec:*core.ExecAction HTTPGet=httpGet:*core.HTTPGetAction TCPSocket=tcpSocket:*core.TCPSocketAction GRPC=grpc:*core.GRPCAction',
  ProjectedVolumeSource: 'sources:[]core.VolumeProjection defaultMode:*int32',
  QuobyteVolumeSource: 'registry:string volume:string readOnly:bool user:string group:string tenant:string',
  RBDPersistentVolumeSource:
    'CephMonitors=monitors:[]string RBDImage=image:string FSType=fsType:string RBDPool=pool:string RadosUser=user:string keyring:string secretRef:*core.SecretReference readOnly:bool',
  RBDVolumeSource:
    'CephMonitors=monitors:[]string RBDImage=image:string FSType=fsType:string RBDPool=pool:string RadosUser=user:string keyring:string secretRef:*core.LocalObjectReference readOnly:bool',
  ReplicationController:
    '+meta.TypeMeta ObjectMeta=metadata:meta.ObjectMeta spec:core.ReplicationControllerSpec status:core.ReplicationControllerStatus',
  ReplicationControllerCondition:
    'type:core.ReplicationControllerConditionType status:core.ConditionStatus lastTransitionTime:meta.Time reason:string message:string',
  ReplicationControllerSpec: 'replicas:*int32 minReadySeconds:int32 selector:map[string]string template:*core.PodTemplateSpec',
  ReplicationControllerStatus:
    'replicas:int32 fullyLabeledReplicas:int32 readyReplicas:int32 availableReplicas:int32 observedGeneration:int64 conditions:[]core.ReplicationControllerCondition',
  ResourceClaim: 'name:string request:string',
  ResourceFieldSelector: 'containerName:string resource:string divisor:resource.Quantity',
  ResourceHealth: 'resourceID:core.ResourceID health:core.ResourceHealthStatus message:*string',
  ResourceQuota: '+meta.TypeMeta ObjectMeta=metadata:meta.ObjectMeta spec:core.ResourceQuotaSpec status:core.ResourceQuotaStatus',
  ResourceQuotaSpec: 'hard:core.ResourceList scopes:[]core.ResourceQuotaScope scopeSelector:*core.ScopeSelector',
  ResourceQuotaStatus: 'hard:core.ResourceList used:core.ResourceList',
  ResourceRequirements: 'limits:core.ResourceList requests:core.ResourceList claims:[]core.ResourceClaim',
  ResourceStatus: 'name:core.ResourceName resources:[]core.ResourceHealth',
  SELinuxOptions: 'user:string role:string type:string level:string',
  ScaleIOPersistentVolumeSource:
    'gateway:string system:string secretRef:*core.SecretReference SSLEnabled=sslEnabled:bool protectionDomain:string storagePool:string storageMode:string volumeName:string FSType=fsType:string readOnly:bool',
  ScaleIOVolumeSource:
    'gateway:string system:string secretRef:*core.LocalObjectReference SSLEnabled=sslEnabled:bool protectionDomain:string storagePool:string storageMode:string volumeName:string FSType=fsType:string readOnly:bool',
  ScopeSelector: 'matchExpressions:[]core.ScopedResourceSelectorRequirement',
  ScopedResourceSelectorRequirement: 'scopeName:core.ResourceQuotaScope operator:core.ScopeSelectorOperator values:[]string',
  SeccompProfile: 'type:core.SeccompProfileType localhostProfile:*string',
  Secret:
    '+meta.TypeMeta ObjectMeta=metadata:meta.ObjectMeta immutable:*bool data:map[string][]uint8 stringData:map[string]string type:core.SecretType',
  SecretEnvSource: '+core.LocalObjectReference optional:*bool',
  SecretKeySelector: '+core.LocalObjectReference key:string optional:*bool',
  SecretProjection: '+core.LocalObjectReference items:[]core.KeyToPath optional:*bool',
  SecretReference: 'name:string namespace:string',
  SecretVolumeSource: 'secretName:string items:[]core.KeyToPath defaultMode:*int32 optional:*bool',
  SecurityContext:
    'capabilities:*core.Capabilities privileged:*bool SELinuxOptions=seLinuxOptions:*core.SELinuxOptions windowsOptions:*core.WindowsSecurityContextOptions runAsUser:*int64 runAsGroup:*int64 runAsNonRoot:*bool readOnlyRootFilesystem:*bool allowPrivilegeEscalation:*bool procMount:*core.ProcMountType seccompProfile:*core.SeccompProfile appArmorProfile:*core.AppArmorProfile',
  Service: '+meta.TypeMeta ObjectMeta=metadata:meta.ObjectMeta spec:core.ServiceSpec status:core.ServiceStatus',
  ServiceAccount:
    '+meta.TypeMeta ObjectMeta=metadata:meta.ObjectMeta secrets:[]core.ObjectReference imagePullSecrets:[]core.LocalObjectReference automountServiceAccountToken:*bool',
  ServiceAccountTokenProjection: 'audience:string expirationSeconds:*int64 path:string',
  ServicePort: 'name:string protocol:core.Protocol appProtocol:*string port:int32 targetPort:intstr.IntOrString nodePort:int32',
  ServiceSpec:
    'ports:[]core.ServicePort selector:map[string]string clusterIP:string clusterIPs:[]string type:core.ServiceType externalIPs:[]string sessionAffinity:core.ServiceAffinity loadBalancerIP:string loadBalancerSourceRanges:[]string externalName:string externalTrafficPolicy:core.ServiceExternalTrafficPolicy healthCheckNodePort:int32 publishNotReadyAddresses:bool sessionAffinityConfig:*core.SessionAffinityConfig IPFamilies=ipFamilies:[]core.IPFamily IPFamilyPolicy=ipFamilyPolicy:*core.IPFamilyPolicy allocateLoadBalancerNodePorts:*bool loadBalancerClass:*string internalTrafficPolicy:*core.ServiceInternalTrafficPolicy trafficDistribution:*string',
  ServiceStatus: 'loadBalancer:core.LoadBalancerStatus conditions:[]meta.Condition',
  SessionAffinityConfig: 'clientIP:*core.ClientIPConfig',
  SleepAction: 'seconds:int64',
  StorageOSPersistentVolumeSource:
    'volumeName:string volumeNamespace:string FSType=fsType:string readOnly:bool secretRef:*core.ObjectReference',
  StorageOSVolumeSource: 'volumeName:string volumeNamespace:string FSType=fsType:string readOnly:bool secretRef:*core.LocalObjectReference',
  Sysctl: 'name:string value:string',
  TCPSocketAction: 'port:intstr.IntOrString host:string',
  Taint: 'key:string value:string effect:core.TaintEffect timeAdded:*meta.Time',
  Toleration: 'key:string operator:core.TolerationOperator value:string effect:core.TaintEffect tolerationSeconds:*int64',
  TopologySelectorLabelRequirement: 'key:string values:[]string',
  TopologySelectorTerm: 'matchLabelExpressions:[]core.TopologySelectorLabelRequirement',
  TopologySpreadConstraint:
    'maxSkew:int32 topologyKey:string whenUnsatisfiable:core.UnsatisfiableConstraintAction labelSelector:*meta.LabelSelector minDomains:*int32 nodeAffinityPolicy:*core.NodeInclusionPolicy nodeTaintsPolicy:*core.NodeInclusionPolicy matchLabelKeys:[]string',
  TypedLocalObjectReference: 'APIGroup=apiGroup:*string kind:string name:string',
  TypedObjectReference: 'APIGroup=apiGroup:*string kind:string name:string namespace:*string',
  Volume: 'name:string +core.VolumeSource',
  VolumeDevice: 'name:string devicePath:string',
  VolumeMount:
    'name:string readOnly:bool recursiveReadOnly:*core.RecursiveReadOnlyMode mountPath:string subPath:string mountPropagation:*core.MountPropagationMode subPathExpr:string',
  VolumeMountStatus:
    'name:string mountPath:string readOnly:bool recursiveReadOnly:*core.RecursiveReadOnlyMode volumeStatus:*core.VolumeStatus',
  VolumeNodeAffinity: 'required:*core.NodeSelector',
  VolumeProjection:
    'secret:*core.SecretProjection downwardAPI:*core.DownwardAPIProjection configMap:*core.ConfigMapProjection serviceAccountToken:*core.ServiceAccountTokenProjection clusterTrustBundle:*core.ClusterTrustBundleProjection podCertificate:*core.PodCertificateProjection',
  VolumeResourceRequirements: 'limits:core.ResourceList requests:core.ResourceList',
  VolumeSource:
    'hostPath:*core.HostPathVolumeSource emptyDir:*core.EmptyDirVolumeSource GCEPersistentDisk=gcePersistentDisk:*core.GCEPersistentDiskVolumeSource AWSElasticBlockStore=awsElasticBlockStore:*core.AWSElasticBlockStoreVolumeSource gitRepo:*core.GitRepoVolumeSource secret:*core.SecretVolumeSource NFS=nfs:*core.NFSVolumeSource ISCSI=iscsi:*core.ISCSIVolumeSource glusterfs:*core.GlusterfsVolumeSource persistentVolumeClaim:*core.PersistentVolumeClaimVolumeSource RBD=rbd:*core.RBDVolumeSource flexVolume:*core.FlexVolumeSource cinder:*core.CinderVolumeSource CephFS=cephfs:*core.CephFSVolumeSource flocker:*core.FlockerVolumeSource downwardAPI:*core.DownwardAPIVolumeSource FC=fc:*core.FCVolumeSource azureFile:*core.AzureFileVolumeSource configMap:*core.ConfigMapVolumeSource vsphereVolume:*core.VsphereVirtualDiskVolumeSource quobyte:*core.QuobyteVolumeSource azureDisk:*core.AzureDiskVolumeSource photonPersistentDisk:*core.PhotonPersistentDiskVolumeSource projected:*core.ProjectedVolumeSource portworxVolume:*core.PortworxVolumeSource scaleIO:*core.ScaleIOVolumeSource StorageOS=storageos:*core.StorageOSVolumeSource CSI=csi:*core.CSIVolumeSource ephemeral:*core.EphemeralVolumeSource image:*core.ImageVolumeSource',
  VolumeStatus: 'image:*core.ImageVolumeStatus',
  VsphereVirtualDiskVolumeSource: 'volumePath:string FSType=fsType:string storagePolicyName:string storagePolicyID:string',
  WeightedPodAffinityTerm: 'weight:int32 podAffinityTerm:core.PodAffinityTerm',
  WindowsSecurityContextOptions:
    'GMSACredentialSpecName=gmsaCredentialSpecName:*string GMSACredentialSpec=gmsaCredentialSpec:*string runAsUserName:*string hostProcess:*bool',
}
