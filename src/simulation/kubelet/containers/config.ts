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

/** Why a source of configuration can't be read; null when it can. */
function missing(ctx: KubeletContext, namespace: string, { kind, name, keys, optional }: ConfigReference): string | null {
  if (optional || (kind === 'ConfigMap' && name === ROOT_CERTIFICATES)) return null
  const object = ctx.api.get(kind, namespace, name) as Secret | ConfigMap | undefined
  if (!object) return `${kind.toLowerCase()} "${name}" not found`
  const there = keysOf(object)
  const key = keys.find((one) => !there.includes(one))
  return key === undefined ? null : `couldn't find key ${key} in ${kind} ${namespace}/${name}`
}

/**
 * Why a container can't be configured, which the kubelet finds only when it is about to create it; null when it can.
 * Models pkg/kubelet/kubelet_pods.go makeEnvironmentVariables and kuberuntime/security_context.go verifyRunAsNonRoot (v1.36).
 */
export function configError(ctx: KubeletContext, pod: Pod, container: Container): string | null {
  const namespace = pod.metadata.namespace ?? 'default'
  for (const reference of configReferences(pod, container).env) {
    const why = missing(ctx, namespace, reference)
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
export interface MissingVolume {
  readonly volume: string
  readonly message: string
}

/** The Pod's volumes, among those that a container mounts, whose Secret or ConfigMap is not there. */
export function missingVolumes(ctx: KubeletContext, pod: Pod): MissingVolume[] {
  const namespace = pod.metadata.namespace ?? 'default'
  const found = new Map<string, string>()
  for (const container of [...pod.spec.containers, ...(pod.spec.initContainers ?? [])]) {
    for (const { volume, sources } of configReferences(pod, container).mounts) {
      const message = sources.map((reference) => missing(ctx, namespace, reference)).find((why) => why !== null)
      if (message) found.set(volume, message)
    }
  }
  return [...found].map(([volume, message]) => ({ volume, message }))
}
