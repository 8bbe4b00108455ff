import type { SimTime } from '../../base/time.ts'
import type { LaneId, LaneModel } from '../../lanes/types.ts'
import { useInputs } from '../store/inputs.ts'
import { useRun } from '../store/run.ts'
import type { ContainerPlace, Reading } from '../worker/protocol.ts'
import type { Targets } from './faults.ts'

export const keyOf = ({ pod, container }: ContainerPlace): string => `${pod}/${container}`

/** The container that was chosen, else the first that is neither an init container nor a sidecar. */
export function targetOf(reading: Reading | null, model: LaneModel | null, chosen: string | null): ContainerPlace | null {
  const places = reading?.containers ?? []
  const isMain = (place: ContainerPlace): boolean =>
    model?.lanes.some(
      (lane) =>
        lane.pod === place.pod &&
        lane.container === place.container &&
        lane.detail.kind === 'container' &&
        lane.detail.role === 'container',
    ) ?? false
  return places.find((place) => keyOf(place) === chosen) ?? places.find(isMain) ?? places.at(-1) ?? null
}

/** What faults at a moment can hit; the container of `lane`, when it has one. */
export function targetsAt(at: SimTime, lane: LaneId | null): Targets | null {
  const { goodReading: reading, model } = useRun.getState()
  const container = model?.lanes.find((one) => one.id === lane)
  const chosen = container?.container ? `${container.pod}/${container.container}` : useInputs.getState().target
  const place = targetOf(reading, model, chosen)
  if (!place || !reading) return null
  const { images, secrets, configMaps, containers } = reading
  return {
    at,
    container: place,
    unique: containers.filter((one) => one.container === place.container).length === 1,
    images,
    secrets,
    configMaps,
  }
}
