/**
 * The Go structs behind the API's objects, as API servers keep them: field order and Go names, for values printed in error messages.
 * A field is `GoName` for a text, `GoName:type` else. Types: `int`, `bool`, `?` nullable scalar, `list` and `map` of anything (null when
 * absent), `Struct`, `*Struct`, `[]Struct`; `+Struct` spreads the fields of another struct. Models pkg/apis/core/types.go (v1.36).
 */
export const STRUCTS: Readonly<Record<string, string>> = {
  PodTemplateSpec: '+Metadata Spec:PodSpec',
  PodSpec:
    'Volumes:[]Volume InitContainers:[]Container Containers:[]Container EphemeralContainers:[]EphemeralContainer RestartPolicy ' +
    'TerminationGracePeriodSeconds:? ActiveDeadlineSeconds:? DNSPolicy NodeSelector:map ServiceAccountName AutomountServiceAccountToken:? ' +
    'NodeName SecurityContext:*PodSecurityContext ImagePullSecrets:[]Named Hostname Subdomain SetHostnameAsFQDN:? Affinity:*Affinity ' +
    'SchedulerName Tolerations:[]Toleration HostAliases:[]HostAlias PriorityClassName Priority:? PreemptionPolicy:? DNSConfig:*PodDNSConfig ' +
    'ReadinessGates:[]PodReadinessGate RuntimeClassName:? Overhead:map EnableServiceLinks:? TopologySpreadConstraints:[]TopologySpreadConstraint ' +
    'OS:*Named SchedulingGates:[]Named ResourceClaims:[]PodResourceClaim Resources:*ResourceRequirements HostnameOverride:? SchedulingGroup:*PodSchedulingGroup',
  PodSecurityContext:
    'HostNetwork:bool HostPID:bool HostIPC:bool ShareProcessNamespace:? HostUsers:? SELinuxOptions:*SELinuxOptions ' +
    'WindowsOptions:*WindowsOptions RunAsUser:? RunAsGroup:? RunAsNonRoot:? SupplementalGroups:list SupplementalGroupsPolicy:? FSGroup:? ' +
    'FSGroupChangePolicy:? Sysctls:[]Sysctl SeccompProfile:*Profile AppArmorProfile:*Profile SELinuxChangePolicy:?',
  SELinuxOptions: 'User Role Type Level',
  WindowsOptions: 'GMSACredentialSpecName:? GMSACredentialSpec:? RunAsUserName:? HostProcess:?',
  Sysctl: 'Name Value',
  Profile: 'Type LocalhostProfile:?',
  Named: 'Name',
  PodSchedulingGroup: 'PodGroupName:?',
  PodResourceClaim: 'Name ResourceClaimName:? ResourceClaimTemplateName:?',
  PodReadinessGate: 'ConditionType',
  HostAlias: 'IP Hostnames:list',
  PodDNSConfig: 'Nameservers:list Searches:list Options:[]PodDNSConfigOption',
  PodDNSConfigOption: 'Name Value:?',
  Toleration: 'Key Operator Value Effect TolerationSeconds:?',
  Taint: 'Key Value Effect TimeAdded:?',
  TopologySpreadConstraint:
    'MaxSkew:int TopologyKey WhenUnsatisfiable LabelSelector:? MinDomains:? NodeAffinityPolicy:? NodeTaintsPolicy:? MatchLabelKeys:list',
  Affinity: 'NodeAffinity:*NodeAffinity PodAffinity:*PodAffinity PodAntiAffinity:*PodAffinity',
  NodeAffinity:
    'RequiredDuringSchedulingIgnoredDuringExecution:*NodeSelector PreferredDuringSchedulingIgnoredDuringExecution:[]PreferredSchedulingTerm',
  NodeSelector: 'NodeSelectorTerms:[]NodeSelectorTerm',
  NodeSelectorTerm: 'MatchExpressions:[]NodeSelectorRequirement MatchFields:[]NodeSelectorRequirement',
  NodeSelectorRequirement: 'Key Operator Values:list',
  PreferredSchedulingTerm: 'Weight:int Preference:NodeSelectorTerm',
  PodAffinity:
    'RequiredDuringSchedulingIgnoredDuringExecution:[]PodAffinityTerm PreferredDuringSchedulingIgnoredDuringExecution:[]WeightedPodAffinityTerm',
  PodAffinityTerm: 'LabelSelector:? Namespaces:list TopologyKey NamespaceSelector:? MatchLabelKeys:list MismatchLabelKeys:list',
  WeightedPodAffinityTerm: 'Weight:int PodAffinityTerm:PodAffinityTerm',

  EphemeralContainer: '+Container TargetContainerName',
  Container:
    'Name Image Command:list Args:list WorkingDir Ports:[]ContainerPort EnvFrom:[]EnvFromSource Env:[]EnvVar Resources:ResourceRequirements ' +
    'ResizePolicy:[]ContainerResizePolicy RestartPolicy:? RestartPolicyRules:[]ContainerRestartRule VolumeMounts:[]VolumeMount ' +
    'VolumeDevices:[]VolumeDevice LivenessProbe:*Probe ReadinessProbe:*Probe StartupProbe:*Probe Lifecycle:*Lifecycle TerminationMessagePath ' +
    'TerminationMessagePolicy ImagePullPolicy SecurityContext:*SecurityContext Stdin:bool StdinOnce:bool TTY:bool',
  ContainerPort: 'Name HostPort:int ContainerPort:int Protocol HostIP',
  EnvFromSource: 'Prefix ConfigMapRef:*OptionalName SecretRef:*OptionalName',
  OptionalName: 'Name Optional:?',
  EnvVar: 'Name Value ValueFrom:*EnvVarSource',
  EnvVarSource:
    'FieldRef:*ObjectFieldSelector ResourceFieldRef:*ResourceFieldSelector ConfigMapKeyRef:*KeySelector SecretKeyRef:*KeySelector FileKeyRef:*FileKeySelector',
  ObjectFieldSelector: 'APIVersion FieldPath',
  ResourceFieldSelector: 'ContainerName Resource Divisor:quantity',
  KeySelector: 'Name Key Optional:?',
  FileKeySelector: 'VolumeName Path Key Optional:?',
  ResourceRequirements: 'Limits:map Requests:map Claims:[]ResourceClaim',
  ResourceClaim: 'Name Request',
  ContainerResizePolicy: 'ResourceName RestartPolicy',
  ContainerRestartRule: 'Action ExitCodes:*ContainerRestartRuleOnExitCodes',
  ContainerRestartRuleOnExitCodes: 'Operator Values:list',
  VolumeMount: 'Name ReadOnly:bool RecursiveReadOnly:? MountPath SubPath MountPropagation:? SubPathExpr',
  VolumeDevice: 'Name DevicePath',
  Probe:
    'Exec:*ExecAction HTTPGet:*HTTPGetAction TCPSocket:*TCPSocketAction GRPC:*GRPCAction InitialDelaySeconds:int TimeoutSeconds:int PeriodSeconds:int ' +
    'SuccessThreshold:int FailureThreshold:int TerminationGracePeriodSeconds:?',
  ExecAction: 'Command:list',
  HTTPGetAction: 'Path Port:port Host Scheme HTTPHeaders:[]Sysctl',
  TCPSocketAction: 'Port:port Host',
  GRPCAction: 'Port:int Service:?',
  Lifecycle: 'PostStart:*LifecycleHandler PreStop:*LifecycleHandler StopSignal:?',
  LifecycleHandler: 'Exec:*ExecAction HTTPGet:*HTTPGetAction TCPSocket:*TCPSocketAction Sleep:*SleepAction',
  SleepAction: 'Seconds:int',
  SecurityContext:
    'Capabilities:*Capabilities Privileged:? SELinuxOptions:*SELinuxOptions WindowsOptions:*WindowsOptions RunAsUser:? RunAsGroup:? RunAsNonRoot:? ' +
    'ReadOnlyRootFilesystem:? AllowPrivilegeEscalation:? ProcMount:? SeccompProfile:*Profile AppArmorProfile:*Profile',
  Capabilities: 'Add:list Drop:list',

  Volume:
    'Name HostPath:*HostPath EmptyDir:*EmptyDir GCEPersistentDisk:? AWSElasticBlockStore:? GitRepo:*GitRepo Secret:*SecretVolume NFS:*NFS ISCSI:? ' +
    'Glusterfs:? PersistentVolumeClaim:*ClaimVolume RBD:? Quobyte:? FlexVolume:? Cinder:? CephFS:? Flocker:? DownwardAPI:*DownwardAPIVolume FC:? ' +
    'AzureFile:? ConfigMap:*ConfigMapVolume VsphereVolume:? AzureDisk:? PhotonPersistentDisk:? Projected:*ProjectedVolume PortworxVolume:? ' +
    'ScaleIO:? StorageOS:? CSI:*CSIVolume Ephemeral:*EphemeralVolume Image:*ImageVolume',
  HostPath: 'Path Type:?',
  EmptyDir: 'Medium SizeLimit:?',
  GitRepo: 'Repository Revision Directory',
  SecretVolume: 'SecretName Items:[]KeyToPath DefaultMode:? Optional:?',
  ConfigMapVolume: 'Name Items:[]KeyToPath DefaultMode:? Optional:?',
  KeyToPath: 'Key Path Mode:?',
  NFS: 'Server Path ReadOnly:bool',
  ClaimVolume: 'ClaimName ReadOnly:bool',
  DownwardAPIVolume: 'Items:[]DownwardAPIVolumeFile DefaultMode:?',
  DownwardAPIVolumeFile: 'Path FieldRef:*ObjectFieldSelector ResourceFieldRef:*ResourceFieldSelector Mode:?',
  ProjectedVolume: 'Sources:[]VolumeProjection DefaultMode:?',
  VolumeProjection:
    'Secret:*SecretProjection DownwardAPI:*DownwardAPIProjection ConfigMap:*SecretProjection ServiceAccountToken:*TokenProjection ' +
    'ClusterTrustBundle:*ClusterTrustBundleProjection PodCertificate:?',
  SecretProjection: 'Name Items:[]KeyToPath Optional:?',
  DownwardAPIProjection: 'Items:[]DownwardAPIVolumeFile',
  TokenProjection: 'Audience ExpirationSeconds:int Path',
  ClusterTrustBundleProjection: 'Name:? SignerName:? LabelSelector:? Optional:? Path',
  CSIVolume: 'Driver ReadOnly:? FSType:? VolumeAttributes:map NodePublishSecretRef:*Named',
  EphemeralVolume: 'VolumeClaimTemplate:*ClaimTemplate',
  ClaimTemplate: '+Metadata Spec:ClaimSpec',
  ClaimSpec:
    'AccessModes:list Selector:? Resources:VolumeResources VolumeName StorageClassName:? VolumeMode:? DataSource:? DataSourceRef:? VolumeAttributesClassName:?',
  VolumeResources: 'Limits:map Requests:map',
  ImageVolume: 'Reference PullPolicy',

  DeploymentStrategy: 'Type RollingUpdate:*RollingUpdateDeployment',
  RollingUpdateDeployment: 'MaxUnavailable:port MaxSurge:port',
  StatefulSetUpdateStrategy: 'Type RollingUpdate:*RollingUpdateStatefulSet',
  RollingUpdateStatefulSet: 'Partition:int MaxUnavailable:?',
  DaemonSetUpdateStrategy: 'Type RollingUpdate:*RollingUpdateDeployment',
  PodDisruptionBudgetSpec: 'MinAvailable:? Selector:? MaxUnavailable:? UnhealthyPodEvictionPolicy:?',
  ServicePort: 'Name Protocol AppProtocol:? Port:int TargetPort:port NodePort:int',
}
