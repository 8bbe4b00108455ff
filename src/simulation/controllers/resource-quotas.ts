import { equal } from '../../base/equal.ts'
import { hasEnded } from '../../kube/pod-phase.ts'
import { countedBy, usedWith } from '../../kube/quotas.ts'
import { isPod, isResourceQuota } from '../../kube/types.ts'
import type { KubeObject, ResourceQuota } from '../../kube/types.ts'
import type { WatchEvent } from '../api/server.ts'
import { Controller, keyOf, splitKey } from './controller.ts'

/** Says what quotas allow and what of it is used, and gives back what is gone. Models pkg/controller/resourcequota (v1.36). */
export class ResourceQuotaController extends Controller {
  /** Keys of the quotas by their namespace. */
  readonly #quotas = new Map<string, Set<string>>()

  observe({ type, object }: WatchEvent): void {
    if (isResourceQuota(object)) this.#observeQuota(type, object)
    else if (type === 'DELETED' || (isPod(object) && hasEnded(object))) this.#replenish(object)
  }

  #observeQuota(type: WatchEvent['type'], quota: ResourceQuota): void {
    const { namespace = '' } = quota.metadata
    const keys = this.#quotas.get(namespace) ?? new Set<string>()
    if (type === 'DELETED') keys.delete(keyOf(quota))
    else keys.add(keyOf(quota))
    this.#quotas.set(namespace, keys)
    if (type !== 'DELETED' && !equal(quota.spec?.hard, quota.status?.hard)) this.enqueue(keyOf(quota))
  }

  #replenish({ metadata: { namespace = '' } }: KubeObject): void {
    for (const key of this.#quotas.get(namespace) ?? []) this.enqueue(key)
  }

  protected sync(key: string): void {
    const { api } = this.ctx
    const { namespace, name } = splitKey(key)
    const quota = api.get('ResourceQuota', namespace, name)
    if (!quota || !isResourceQuota(quota)) return
    const { hard = {} } = quota.spec ?? {}
    const allowing: ResourceQuota = { ...quota, status: { hard } }
    let used: Record<string, string> = Object.fromEntries(Object.keys(hard).map((resource) => [resource, '0']))
    for (const object of api.inNamespace(namespace)) used = usedWith(used, countedBy(allowing, object))
    api.update(quota, (stored) => (equal(stored.status, { hard, used }) ? stored : { ...stored, status: { hard, used } }))
  }
}
