/** What a container's configuration stands on: Secrets, ConfigMaps, and the volumes it mounts. */
import type { IPod } from 'kubernetes-models/v1/Pod'
import type { IContainer } from 'kubernetes-models/v1/Container'
import type { IVolume } from 'kubernetes-models/v1/Volume'
import type { Draft } from './draft.ts'

/** An object in the Pod's namespace that must be there, with all of `keys`, unless it is optional. */
export interface ConfigReference {
  readonly kind: 'Secret' | 'ConfigMap'
  readonly name: string
  /** The keys that must be there; empty where the whole object is taken. */
  readonly keys: readonly string[]
  readonly optional: boolean
}

interface EnvReference extends ConfigReference {
  /** The variable that is set, or null where each key becomes one. */
  readonly variable: string | null
}

interface MountReference {
  readonly volume: string
  readonly mountPath: string
  /** What the volume takes its files from. */
  readonly sources: readonly ConfigReference[]
  /** The claim it stands on, if it does. */
  readonly claim: string | null
}

interface ConfigReferences {
  /** In the order in which a kubelet resolves them: envFrom first, then env. */
  readonly env: readonly EnvReference[]
  readonly mounts: readonly MountReference[]
}

interface Keyed {
  items?: readonly { key?: string }[] | undefined
  optional?: boolean | undefined
}

const keyed = (kind: ConfigReference['kind'], name: string | undefined, source: Keyed): ConfigReference => ({
  kind,
  name: name ?? '',
  keys: (source.items ?? []).map(({ key = '' }) => key),
  optional: source.optional ?? false,
})

/** The Secrets and ConfigMaps that a volume shows as files. */
function volumeReferences(volume: Draft<IVolume>): ConfigReference[] {
  if (volume.secret) return [keyed('Secret', volume.secret.secretName, volume.secret)]
  if (volume.configMap) return [keyed('ConfigMap', volume.configMap.name, volume.configMap)]
  return (volume.projected?.sources ?? []).flatMap(({ secret, configMap }) => [
    ...(secret ? [keyed('Secret', secret.name, secret)] : []),
    ...(configMap ? [keyed('ConfigMap', configMap.name, configMap)] : []),
  ])
}

/** Models makeEnvironmentVariables and makeMounts in pkg/kubelet/kubelet_pods.go (v1.36). */
export function configReferences(pod: Draft<IPod>, container: Draft<IContainer>): ConfigReferences {
  const from = (container.envFrom ?? []).flatMap(({ configMapRef, secretRef }): EnvReference[] => [
    ...(configMapRef ? [{ variable: null, ...keyed('ConfigMap', configMapRef.name, configMapRef) }] : []),
    ...(secretRef ? [{ variable: null, ...keyed('Secret', secretRef.name, secretRef) }] : []),
  ])
  const single = (container.env ?? []).flatMap(({ name = '', valueFrom }): EnvReference[] => {
    const { configMapKeyRef, secretKeyRef } = valueFrom ?? {}
    if (configMapKeyRef)
      return [{ variable: name, ...keyed('ConfigMap', configMapKeyRef.name, { ...configMapKeyRef, items: [configMapKeyRef] }) }]
    if (secretKeyRef) return [{ variable: name, ...keyed('Secret', secretKeyRef.name, { ...secretKeyRef, items: [secretKeyRef] }) }]
    return []
  })
  const volumes = new Map((pod.spec?.volumes ?? []).map((volume) => [volume.name ?? '', volume]))
  const mounts = (container.volumeMounts ?? []).map(({ name = '', mountPath = '' }): MountReference => {
    const volume = volumes.get(name)
    const claim = volume?.persistentVolumeClaim?.claimName ?? (volume?.ephemeral ? `${pod.metadata?.name ?? ''}-${name}` : null)
    return { volume: name, mountPath, sources: volume ? volumeReferences(volume) : [], claim }
  })
  return { env: [...from, ...single], mounts }
}
