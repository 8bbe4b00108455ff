/** The kinds that a Kubernetes v1.36 API server serves: what `kubectl api-resources` prints, as data. */

export interface ResourceKind {
  readonly kind: string
  /** `v1`, or `group/version`. */
  readonly apiVersion: string
  /** The name in URLs and in `kubectl get`: lower case, plural. */
  readonly plural: string
  readonly singular: string
  readonly shortNames: readonly string[]
  readonly namespaced: boolean
  /** Categories such as `all`. */
  readonly categories: readonly string[]
}

/** One line a kind: `Kind plural [short,names] [cluster] [all]`. */
const SERVED: Readonly<Record<string, string>> = {
  v1: `
    Binding bindings
    ComponentStatus componentstatuses cs cluster
    ConfigMap configmaps cm
    Endpoints endpoints ep
    Event events ev
    LimitRange limitranges limits
    Namespace namespaces ns cluster
    Node nodes no cluster
    PersistentVolumeClaim persistentvolumeclaims pvc
    PersistentVolume persistentvolumes pv cluster
    Pod pods po all
    PodTemplate podtemplates
    ReplicationController replicationcontrollers rc all
    ResourceQuota resourcequotas quota
    Secret secrets
    ServiceAccount serviceaccounts sa
    Service services svc all`,
  'admissionregistration.k8s.io/v1': `
    MutatingAdmissionPolicy mutatingadmissionpolicies cluster
    MutatingAdmissionPolicyBinding mutatingadmissionpolicybindings cluster
    MutatingWebhookConfiguration mutatingwebhookconfigurations cluster
    ValidatingAdmissionPolicy validatingadmissionpolicies cluster
    ValidatingAdmissionPolicyBinding validatingadmissionpolicybindings cluster
    ValidatingWebhookConfiguration validatingwebhookconfigurations cluster`,
  'apiextensions.k8s.io/v1': 'CustomResourceDefinition customresourcedefinitions crd,crds cluster',
  'apiregistration.k8s.io/v1': 'APIService apiservices cluster',
  'apps/v1': `
    ControllerRevision controllerrevisions
    DaemonSet daemonsets ds all
    Deployment deployments deploy all
    ReplicaSet replicasets rs all
    StatefulSet statefulsets sts all`,
  'authentication.k8s.io/v1': `
    SelfSubjectReview selfsubjectreviews cluster
    TokenReview tokenreviews cluster`,
  'authorization.k8s.io/v1': `
    LocalSubjectAccessReview localsubjectaccessreviews
    SelfSubjectAccessReview selfsubjectaccessreviews cluster
    SelfSubjectRulesReview selfsubjectrulesreviews cluster
    SubjectAccessReview subjectaccessreviews cluster`,
  'autoscaling/v2': 'HorizontalPodAutoscaler horizontalpodautoscalers hpa all',
  'autoscaling/v1': 'HorizontalPodAutoscaler horizontalpodautoscalers hpa all',
  'batch/v1': `
    CronJob cronjobs cj all
    Job jobs all`,
  'certificates.k8s.io/v1': 'CertificateSigningRequest certificatesigningrequests csr cluster',
  'coordination.k8s.io/v1': 'Lease leases',
  'discovery.k8s.io/v1': 'EndpointSlice endpointslices',
  'events.k8s.io/v1': 'Event events ev',
  'flowcontrol.apiserver.k8s.io/v1': `
    FlowSchema flowschemas cluster
    PriorityLevelConfiguration prioritylevelconfigurations cluster`,
  'networking.k8s.io/v1': `
    IngressClass ingressclasses cluster
    Ingress ingresses ing
    IPAddress ipaddresses ip cluster
    NetworkPolicy networkpolicies netpol
    ServiceCIDR servicecidrs cluster`,
  'node.k8s.io/v1': 'RuntimeClass runtimeclasses cluster',
  'policy/v1': 'PodDisruptionBudget poddisruptionbudgets pdb',
  'rbac.authorization.k8s.io/v1': `
    ClusterRoleBinding clusterrolebindings cluster
    ClusterRole clusterroles cluster
    RoleBinding rolebindings
    Role roles`,
  'resource.k8s.io/v1': `
    DeviceClass deviceclasses cluster
    ResourceClaim resourceclaims
    ResourceClaimTemplate resourceclaimtemplates
    ResourceSlice resourceslices cluster`,
  'scheduling.k8s.io/v1': 'PriorityClass priorityclasses pc cluster',
  'storage.k8s.io/v1': `
    CSIDriver csidrivers cluster
    CSINode csinodes cluster
    CSIStorageCapacity csistoragecapacities
    StorageClass storageclasses sc cluster
    VolumeAttachment volumeattachments cluster
    VolumeAttributesClass volumeattributesclasses vac cluster`,
}

function readLine(apiVersion: string, line: string): ResourceKind {
  const [kind = '', plural = '', ...words] = line.split(' ')
  const flags = new Set(words.filter((word) => ['cluster', 'all'].includes(word)))
  const shortNames = words.filter((word) => !flags.has(word)).flatMap((word) => word.split(','))
  return {
    kind,
    apiVersion,
    plural,
    shortNames,
    singular: kind.toLowerCase(),
    namespaced: !flags.has('cluster'),
    categories: flags.has('all') ? ['all'] : [],
  }
}

/** Every kind, group by group; a kind served in two versions comes preferred version first. */
export const RESOURCE_KINDS: readonly ResourceKind[] = Object.entries(SERVED).flatMap(([apiVersion, lines]) =>
  lines
    .trim()
    .split('\n')
    .map((line) => readLine(apiVersion, line.trim())),
)

const BY_KIND = new Map(RESOURCE_KINDS.map((kind) => [`${kind.apiVersion}/${kind.kind}`, kind]))
const BY_LOWER_KIND = new Map(RESOURCE_KINDS.map((kind) => [`${kind.apiVersion}/${kind.singular}`, kind]))

/** The kind of exactly this name in that version; undefined when none is served. */
export function findKind(apiVersion: string, kind: string): ResourceKind | undefined {
  return BY_KIND.get(`${apiVersion}/${kind}`)
}

/** As kubectl's mapping finds a kind: also all in lower case (`pod`). Models apimachinery pkg/api/meta/restmapper.go (v1.36). */
export function mapKind(apiVersion: string, kind: string): ResourceKind | undefined {
  return findKind(apiVersion, kind) ?? BY_LOWER_KIND.get(`${apiVersion}/${kind}`)
}

/** The group of an apiVersion: `apps` of `apps/v1`, empty for `v1`. */
export function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/')
  return slash < 0 ? '' : apiVersion.slice(0, slash)
}

/**
 * The kind that people mean by a resource word on kubectl's command line: plural, singular, short name, in any case, optionally
 * followed by `.group` or `.version.group`. Undefined when the server has none.
 */
export function findResource(word: string): ResourceKind | undefined {
  const [name = '', ...rest] = word.toLowerCase().split('.')
  const suffix = rest.join('.')
  return RESOURCE_KINDS.find((kind) => {
    if (kind.plural !== name && kind.singular !== name && !kind.shortNames.includes(name)) return false
    const group = groupOf(kind.apiVersion)
    const version = kind.apiVersion.slice(group === '' ? 0 : group.length + 1)
    return suffix === '' || suffix === group || suffix === `${version}.${group}`
  })
}

/**
 * The kinds that people mean by `po,svc`, or by a category such as `all`: each kind once, in the version that the server prefers.
 * Text instead is the first word that the server has no kind for.
 */
export function findResources(words: string): readonly ResourceKind[] | string {
  const kinds: ResourceKind[] = []
  for (const word of words.split(',')) {
    const seen = new Set<string>()
    const named = RESOURCE_KINDS.filter(({ categories, kind }) => categories.includes(word) && !seen.has(kind) && seen.add(kind))
    const kind = named.length > 0 ? undefined : findResource(word)
    if (!kind && named.length === 0) return word
    kinds.push(...(kind ? [kind] : named))
  }
  return kinds
}

/** How kubectl names an object of this kind in its answers: `pod/web`, `deployment.apps/web`. */
export function resourceName(kind: ResourceKind, name: string): string {
  return `${qualifiedSingular(kind)}/${name}`
}

/** `pod`, `deployment.apps`. */
export function qualifiedSingular(kind: ResourceKind): string {
  const group = groupOf(kind.apiVersion)
  return group === '' ? kind.singular : `${kind.singular}.${group}`
}

/** The resource as the API server names it in refusals: `pods`, `deployments.apps`. */
export function qualifiedPlural(kind: ResourceKind): string {
  const group = groupOf(kind.apiVersion)
  return group === '' ? kind.plural : `${kind.plural}.${group}`
}

/** Kinds whose objects do something in a simulation; the others are kept, and change nothing. */
export const SIMULATED_KINDS: ReadonlySet<string> = new Set([
  'Pod',
  'Service',
  'Secret',
  'ConfigMap',
  'Namespace',
  'Node',
  'PriorityClass',
  'LimitRange',
  'ResourceQuota',
  'PersistentVolumeClaim',
  'PersistentVolume',
  'StorageClass',
  'ReplicationController',
  'Deployment',
  'ReplicaSet',
  'StatefulSet',
  'DaemonSet',
  'Job',
  'CronJob',
  'PodDisruptionBudget',
])

/** Workloads that have a `scale` subresource. */
export const SCALED_KINDS: ReadonlySet<string> = new Set(['Deployment', 'ReplicaSet', 'ReplicationController', 'StatefulSet'])

/** Workloads that roll a changed template out, and back. */
export const ROLLED_KINDS: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'DaemonSet'])
