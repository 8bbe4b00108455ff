import type { SimTime } from '../base/time.ts'
import { podKeyOf } from '../kube/pod-keys.ts'
import { isPod } from '../kube/types.ts'
import type { Pod } from '../kube/types.ts'
import type { PodKey, Trace, WatchRecord } from '../simulation/trace.ts'
import { lastAt } from './query.ts'

/** Kept for as long as the Trace is: scrubbing asks for many moments of one Trace. */
const cache = new WeakMap<Trace, ReadonlyMap<PodKey, readonly WatchRecord[]>>()

/** What the API sent about each Pod, in order of time; the keys are in the order in which the Pods appeared. */
export function podRecords(trace: Trace): ReadonlyMap<PodKey, readonly WatchRecord[]> {
  const known = cache.get(trace)
  if (known) return known
  const byPod = new Map<PodKey, WatchRecord[]>()
  for (const record of trace.records) {
    if (record.kind !== 'watch' || !isPod(record.object)) continue
    const key = podKeyOf(record.object)
    const list = byPod.get(key)
    if (list) list.push(record)
    else byPod.set(key, [record])
  }
  cache.set(trace, byPod)
  return byPod
}

/** The Pod as the API server had it at `t`; null before it was created and after it was deleted. */
export function podAt(trace: Trace, key: PodKey, t: SimTime): Pod | null {
  const records = podRecords(trace).get(key) ?? []
  const record = records[lastAt(records, (one) => one.at, t)]
  if (!record || record.type === 'DELETED') return null
  return isPod(record.object) ? record.object : null
}
