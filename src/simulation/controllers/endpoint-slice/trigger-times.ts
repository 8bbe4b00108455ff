import type { Pod, Service } from '../../../kube/types.ts'

/** Since when a Pod is Ready, or not, as RFC 3339 text. */
const readinessTime = ({ status }: Pod): string => status.conditions?.find(({ type }) => type === 'Ready')?.lastTransitionTime ?? ''

/** Remembers of each Service which changes its slice has taken in. Models endpointslice/util/trigger_time_tracker.go (v1.36). */
export class TriggerTimes {
  readonly #known = new Map<string, Map<string, string>>()

  /** When the first of the changes happened that are new since the last look at this Service; null when there are none. */
  look(key: string, service: Service, pods: readonly Pod[]): string | null {
    const before = this.#known.get(key)
    const times = new Map(pods.map((pod) => [pod.metadata.name, readinessTime(pod)]))
    this.#known.set(key, times)
    const news = before ? [] : [service.metadata.creationTimestamp ?? '']
    for (const [name, time] of times) if (time > (before?.get(name) ?? '')) news.push(time)
    return news.sort()[0] ?? null
  }

  forget(key: string): void {
    this.#known.delete(key)
  }
}
