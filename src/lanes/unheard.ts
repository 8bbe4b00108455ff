import type { SimTime } from '../base/time.ts'
import { containerStatusesOf } from '../kube/containers.ts'
import { podKeyOf } from '../kube/pod-keys.ts'
import type { Pod } from '../kube/types.ts'
import { stateAt } from './query.ts'
import type { LaneModel } from './types.ts'

/** News of a container's process that the API server does not have yet. */
export interface Unheard {
  readonly container: string
  readonly what: 'started' | 'ended'
}

/** What became of a process of `pod`, as the API has it at `t`, and has not reached the API; null when that knows everything. */
export function unheardOf(model: LaneModel, pod: Pod, t: SimTime): Unheard | null {
  const key = podKeyOf(pod)
  for (const { name: container, state } of containerStatusesOf(pod.status)) {
    const lane = model.lanes.find((one) => one.kind === 'container' && one.pod === key && one.container === container)
    const kind = lane && stateAt(model, lane, t)?.state.kind
    if ((kind === 'terminated' || kind === 'crash-backoff') && state?.running) return { container, what: 'ended' }
    if (kind === 'running' && !state?.running) return { container, what: 'started' }
  }
  return null
}
