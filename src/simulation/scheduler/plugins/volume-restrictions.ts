import { isClaim } from '../../../kube/scheduling/volumes.ts'
import type { Pod } from '../../../kube/types.ts'
import type { SchedulerCache } from '../cache.ts'
import { SKIP } from '../framework.ts'
import type { FilterPlugin, NodeFilter, Rejection } from '../framework.ts'
import type { PodInfo } from '../pod-info.ts'
import { claimsOf } from './volume-binding.ts'

const NAME = 'VolumeRestrictions'
const TAKEN: Rejection = {
  plugin: NAME,
  reasons: ['node(s) unavailable due to PersistentVolumeClaim with ReadWriteOncePod access mode already in-use by another pod'],
  resolvable: true,
}

/** The claims of a Pod that only one Pod may use at a time. */
function exclusiveClaims({ pod, namespace }: PodInfo, { api }: SchedulerCache): Set<string> {
  const names = claimsOf(pod).flatMap(({ name }) => {
    const claim = api.get('PersistentVolumeClaim', namespace, name)
    return claim && isClaim(claim) && claim.spec?.accessModes?.includes('ReadWriteOncePod') ? [name] : []
  })
  return new Set(names)
}

const uses = (pod: Pod, namespace: string, claims: ReadonlySet<string>): boolean =>
  (pod.metadata.namespace ?? 'default') === namespace && claimsOf(pod).some(({ name }) => claims.has(name))

/** Claims are in use wherever the other Pod runs. */
class ExclusiveFilter implements NodeFilter {
  readonly #claims: ReadonlySet<string>
  readonly #namespace: string
  #users: number

  constructor(namespace: string, claims: ReadonlySet<string>, users: number) {
    this.#namespace = namespace
    this.#claims = claims
    this.#users = users
  }

  check(): Rejection | null {
    return this.#users > 0 ? TAKEN : null
  }

  copy(): ExclusiveFilter {
    return new ExclusiveFilter(this.#namespace, this.#claims, this.#users)
  }

  count({ pod }: PodInfo, _node: unknown, by: 1 | -1): void {
    if (uses(pod, this.#namespace, this.#claims)) this.#users += by
  }
}

/** Models plugins/volumerestrictions (v1.36), of which only ReadWriteOncePod concerns volumes without a cloud. */
export const volumeRestrictions: FilterPlugin = {
  name: NAME,
  prepare: (info, cluster) => {
    const claims = exclusiveClaims(info, cluster)
    if (claims.size === 0) return SKIP
    const filter = new ExclusiveFilter(info.namespace, claims, 0)
    for (const node of cluster.nodes()) for (const other of node.pods()) filter.count(other, node, 1)
    return { kind: 'filter', filter }
  },
  wakes: (info, event, cluster) => event.kind === 'podGone' && uses(event.pod, info.namespace, exclusiveClaims(info, cluster)),
}
