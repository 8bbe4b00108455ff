import { containersOf } from '../../kube/containers.ts'
import { probeNumbers } from '../../kube/probe-times.ts'
import { isPod, PROBE_TYPES } from '../../kube/types.ts'
import type { ProbeType } from '../../kube/types.ts'
import type { PodKey, Trace, WatchRecord } from '../../simulation/trace.ts'
import type { ChainStep } from '../describe.ts'
import { eventsAbout, eventStep, isWithin, latestOfEach, toldStep } from './events.ts'
import type { ToldEvent, Within } from './events.ts'

/** Of a longer run of failures only the first and the last are told. */
const FEW = 4

/** The probe that an Event is about; null: none. */
export const probeIn = ({ event }: ToldEvent): ProbeType | null =>
  PROBE_TYPES.find((type) => event.message?.toLowerCase().includes(`${type} probe`)) ?? null

/** After how many failures in a row a probe counts as failed, as the Pod's spec has it. */
function thresholdOf({ object }: WatchRecord, container: string, probe: ProbeType): number | null {
  const spec = isPod(object) ? containersOf(object.spec).find(({ name }) => name === container)?.[`${probe}Probe`] : undefined
  return spec ? probeNumbers(spec).failureThreshold : null
}

/**
 * The failures of a probe that were recorded up to the moment at which they counted: the latest, as many as the threshold, with their
 * numbers where none is missing, else the last of them. The kubelet holds Events back where there are many: where it held back all, `told`
 * is the record that says so.
 */
export function failures(
  trace: Trace,
  pod: PodKey,
  container: string,
  probe: ProbeType,
  within: Within,
  told: WatchRecord,
  spec: WatchRecord,
): readonly ChainStep[] {
  const all = eventsAbout(trace, pod).filter(
    (one) => one.container === container && one.event.reason === 'Unhealthy' && probeIn(one) === probe && isWithin(one, within),
  )
  const threshold = thresholdOf(spec, container, probe)
  const counted = threshold === null ? all.slice(-FEW) : all.slice(-threshold)
  if (counted.length === 0) return [toldStep(told, 'explain.recorded.no-attempts', { probe })]
  if (threshold === null || counted.length < threshold) return latestOfEach(counted, 1).map(eventStep)
  const steps = counted.map((one, index) => ({
    ...eventStep(one),
    key: 'explain.recorded.unhealthy' as const,
    values: { message: one.event.message ?? '', run: index + 1, threshold },
  }))
  return steps.length <= FEW ? steps : [...steps.slice(0, 1), ...steps.slice(-1)]
}
