import { containersOf } from '../../../kube/containers.ts'
import { configReferences } from '../../../kube/references.ts'
import type { ConfigReference } from '../../../kube/references.ts'
import type { ConfigMap, Container, Pod, Secret } from '../../../kube/types.ts'
import { formatPod } from '../context.ts'
import type { KubeletContext } from '../context.ts'

const keysOf = (object: Secret | ConfigMap): string[] => [
  ...Object.keys(object.data ?? {}),
  ...Object.keys('stringData' in object ? (object.stringData ?? {}) : {}),
  ...Object.keys('binaryData' in object ? (object.binaryData ?? {}) : {}),
]

/** Every namespace has the cluster's root certificates: a controller puts them there. */
const ROOT_CERTIFICATES = 'kube-root-ca.crt'

/** What is said of a key that is not there, in an environment variable and in a volume. Models pkg/volume/secret and configmap (v1.36). */
type MissingKey = (key: string, kind: ConfigReference['kind'], where: string) => string
const inVariable: MissingKey = (key, kind, where) => `couldn't find key ${key} in ${kind} ${where}`
const inVolume: MissingKey = (key, kind) =>
  kind === 'Secret' ? `references non-existent secret key: ${key}` : `configmap references non-existent config key: ${key}`

/** Why a source of configuration can't be read; null when it can. */
function missing(
  ctx: KubeletContext,
  namespace: string,
  { kind, name, keys, optional }: ConfigReference,
  missingKey: MissingKey,
): string | null {
  if (optional || (kind === 'ConfigMap' && name === ROOT_CERTIFICATES)) return null
  const object = ctx.api.get(kind, namespace, name) as Secret | ConfigMap | undefined
  if (!object) return `${kind.toLowerCase()} "${name}" not found`
  const there = keysOf(object)
  const key = keys.find((one) => !there.includes(one))
  return key === undefined ? null : missingKey(key, kind, `${namespace}/${name}`)
}

/**
 * Why a container can't be configured, which the kubelet finds only when it is about to create it; null when it can.
 * Models pkg/kubelet/kubelet_pods.go makeEnvironmentVariables and kuberuntime/security_context.go verifyRunAsNonRoot (v1.36).
 */
export function configError(ctx: KubeletContext, pod: Pod, container: Container): string | null {
  const namespace = pod.metadata.namespace ?? 'default'
  for (const reference of configReferences(pod, container).env) {
    const why = missing(ctx, namespace, reference, inVariable)
    if (why !== null) return why
  }
  return rootRefusal(pod, container)
}

/** Images of a scripted world run as root unless the Pod says otherwise. */
function rootRefusal(pod: Pod, container: Container): string | null {
  const own = container.securityContext
  const shared = pod.spec.securityContext
  if (!(own?.runAsNonRoot ?? shared?.runAsNonRoot)) return null
  const user = own?.runAsUser ?? shared?.runAsUser
  const where = `(pod: "${formatPod(pod)}", container: ${container.name})`
  if (user === undefined) return `container has runAsNonRoot and image will run as root ${where}`
  return user === 0 ? `container's runAsUser breaks non-root policy ${where}` : null
}

/** A volume whose source is not there. */
interface MissingVolume {
  readonly volume: string
  readonly message: string
}

/** The Pod's volumes, among those that a container mounts, whose Secret or ConfigMap is not there. */
export function missingVolumes(ctx: KubeletContext, pod: Pod): MissingVolume[] {
  const namespace = pod.metadata.namespace ?? 'default'
  const found = new Map<string, string>()
  for (const container of containersOf(pod.spec)) {
    for (const { volume, sources } of configReferences(pod, container).mounts) {
      const why = sources.map((reference) => missing(ctx, namespace, reference, inVolume)).filter((one) => one !== null)
      // What several sources of one volume lack is told together, as Go prints joined errors.
      if (why.length > 0) found.set(volume, why.length === 1 ? (why[0] ?? '') : `[${why.join(', ')}]`)
    }
  }
  return [...found].map(([volume, message]) => ({ volume, message }))
}

/** The Pod's pull secrets that are not there: the kubelet says so and goes on. Models pkg/kubelet/kubelet_pods.go getPullSecretsForPod (v1.36). */
export const missingPullSecrets = (ctx: KubeletContext, pod: Pod): string[] =>
  (pod.spec.imagePullSecrets ?? [])
    .map(({ name = '' }) => name)
    .filter((name) => name !== '' && ctx.api.get('Secret', pod.metadata.namespace ?? 'default', name) === undefined)
