import { createRandom } from '../../base/random.ts'
import { ms } from '../../base/time.ts'
import { defaultObject } from '../../kube/defaults/index.ts'
import { uidOf } from '../../kube/pod-keys.ts'
import type { KubeObject, Pod } from '../../kube/types.ts'
import type { WallClock } from '../api/times.ts'
import { sleep } from '../kernel/task.ts'
import type { Task } from '../kernel/task.ts'
import type { KubeletContext } from './context.ts'

/** Models pkg/kubelet/types/pod_update.go, types.go (v1.36). */
const HASH = 'kubernetes.io/config.hash'
const MIRROR = 'kubernetes.io/config.mirror'
const SEEN = 'kubernetes.io/config.seen'
const SOURCE = 'kubernetes.io/config.source'

/** From a request to the API server to its answer: removing a mirror takes two writes. Measured: 8 ms and 11 ms, watch included. */
const CREATION_TAKES = ms(5)
const REMOVAL_TAKES = ms(10)

/** A Pod that an API object only shows: its kubelet has it from a file. */
export const isMirror = (pod: Pod): boolean => pod.metadata.annotations?.[MIRROR] !== undefined
/** A Pod that a kubelet has from a file. */
export const isStatic = (pod: Pod): boolean => pod.metadata.annotations?.[SOURCE] === 'file' && !isMirror(pod)

/** When a static Pod's manifest was found. */
export const seenAt = (pod: Pod, clock: WallClock) => clock.read(pod.metadata.annotations?.[SEEN] ?? '')

/**
 * The Pod that a kubelet makes of a manifest in its folder: named after the node, known by the manifest's hash, tolerating what evicts others.
 * Models pkg/kubelet/config/common.go applyDefaults (v1.36).
 */
export function staticPod(manifest: KubeObject, node: string, seen: string): Pod {
  const { metadata, spec } = manifest as Pod
  const hash = createRandom(0, JSON.stringify([manifest, node])).text(32, '0123456789abcdef')
  const pod = defaultObject({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      ...metadata,
      annotations: { ...metadata.annotations, [HASH]: hash, [MIRROR]: hash, [SEEN]: seen, [SOURCE]: 'file' },
      name: `${metadata.name}-${node}`,
    },
    spec: { ...spec, nodeName: node, tolerations: [...(spec.tolerations ?? []), { effect: 'NoExecute', operator: 'Exists' }] },
    status: {},
  } satisfies Pod)
  const { [MIRROR]: _mirror, ...annotations } = pod.metadata.annotations ?? {}
  const { generation: _generation, ...rest } = pod.metadata
  return { ...pod, metadata: { ...rest, annotations, uid: hash } }
}

/** Shows a node's static Pods at the API server. Models pkg/kubelet/pod/mirror_client.go and kubelet.go tryReconcileMirrorPods (v1.36). */
export class MirrorPods {
  readonly #ctx: KubeletContext
  /** The mirrors that the kubelet knows of, by the uid of their static Pod. */
  readonly #mirrors = new Map<string, Pod>()

  constructor(ctx: KubeletContext) {
    this.#ctx = ctx
  }

  /** The uid of the API object that shows a Pod; null while there is none. */
  shownAs(pod: Pod): string | null {
    return isStatic(pod) ? (this.#mirrors.get(uidOf(pod))?.metadata.uid ?? null) : uidOf(pod)
  }

  /** Takes note of a mirror; answers the uid of its static Pod when that one's worker is to look. */
  observe(type: 'changed' | 'removed', mirror: Pod): string | null {
    const uid = mirror.metadata.annotations?.[MIRROR] ?? ''
    if (type === 'changed') {
      this.#mirrors.set(uid, mirror)
      return mirror.metadata.deletionTimestamp === undefined ? null : uid
    }
    const known = this.#mirrors.get(uid)
    if (known?.metadata.uid !== mirror.metadata.uid) return null
    this.#mirrors.delete(uid)
    return uid
  }

  /** Makes the mirror of a static Pod if there is none, or one that is being deleted. */
  *reconcile(pod: Pod): Task<void> {
    const { api, node, uplink } = this.#ctx
    if (!isStatic(pod) || !uplink.up) return
    const { name, namespace = '' } = pod.metadata
    const stored = api.pod(namespace, name)
    if (stored && stored.metadata.deletionTimestamp === undefined && stored.metadata.annotations?.[MIRROR] === uidOf(pod)) return
    if (stored) {
      api.delete('Pod', namespace, name, { gracePeriod: ms(0), uid: uidOf(stored) })
      yield* sleep(REMOVAL_TAKES)
    }
    const owner = api.node(node)
    const { uid, ...metadata } = pod.metadata
    api.create({
      ...pod,
      metadata: {
        ...metadata,
        annotations: { ...metadata.annotations, [MIRROR]: uid ?? '' },
        generation: 1,
        ...(owner && {
          ownerReferences: [{ apiVersion: 'v1', controller: true, kind: 'Node', name: node, uid: owner.metadata.uid ?? '' }],
        }),
      },
    })
    yield* sleep(CREATION_TAKES)
  }
}
