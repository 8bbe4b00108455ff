import { hasEnded } from '../../../kube/pod-phase.ts'
import { isClaim } from '../../../kube/scheduling/volumes.ts'
import { isPod } from '../../../kube/types.ts'
import type { Pod } from '../../../kube/types.ts'
import type { WatchEvent } from '../../api/server.ts'
import { Controller, keyOf, splitKey } from '../controller.ts'

const FINALIZER = 'kubernetes.io/pvc-protection'

/** The claims of a Pod, by name: named ones, and those that are made for it. */
const claimNames = ({ metadata, spec }: Pod): string[] =>
  (spec.volumes ?? []).flatMap(({ name, persistentVolumeClaim, ephemeral }) => {
    if (persistentVolumeClaim) return [persistentVolumeClaim.claimName]
    return ephemeral ? [`${metadata.name}-${name}`] : []
  })

/** A claim that is deleted stays as long as a Pod uses it. Models pkg/controller/volume/pvcprotection (v1.36). */
export class ClaimProtection extends Controller {
  observe({ type, object }: WatchEvent): void {
    if (isClaim(object) && object.metadata.deletionTimestamp && type !== 'DELETED') this.enqueue(keyOf(object))
    if (!isPod(object) || (type !== 'DELETED' && !hasEnded(object))) return
    for (const name of claimNames(object)) this.enqueue(`${object.metadata.namespace}/${name}`)
  }

  protected sync(key: string): void {
    const { api } = this.ctx
    const { namespace, name } = splitKey(key)
    const claim = api.get('PersistentVolumeClaim', namespace, name)
    if (!claim?.metadata.deletionTimestamp || !claim.metadata.finalizers?.includes(FINALIZER)) return
    const uses = (pod: Pod): boolean => pod.metadata.namespace === namespace && !hasEnded(pod) && claimNames(pod).includes(name)
    if (api.pods().some((pod) => pod.spec.nodeName !== undefined && uses(pod))) return
    api.update(claim, (stored) => {
      const finalizers = (stored.metadata.finalizers ?? []).filter((one) => one !== FINALIZER)
      return { ...stored, metadata: { ...stored.metadata, finalizers } }
    })
  }
}
