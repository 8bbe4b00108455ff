import { useEffect, useState } from 'react'
import type { Pod } from '../../kube/types.ts'
import type { SimTime } from '../../base/time.ts'
import { lastAt, laneOf, podOfInterest } from '../../lanes/index.ts'
import type { LaneModel } from '../../lanes/types.ts'
import type { PodKey } from '../../simulation/trace.ts'
import type { Selection } from '../../timeline/types.ts'
import { useInputs } from '../store/inputs.ts'
import { useRun } from '../store/run.ts'
import { simulator } from '../store/session.ts'

/** The Pod that the inspector is about: that of the selected lane, else that of the last change, which "Why?" is about; once that is gone, one that lives. */
export const podShown = (model: LaneModel, selection: Selection | null, cursor: SimTime): PodKey | null =>
  (selection && laneOf(model, selection.lane)?.pod) ?? podOfInterest(model, cursor)

/** `podShown`, for what is drawn by React. */
export function useShownPodKey(): PodKey | null {
  const model = useRun((state) => state.model)
  return useInputs(({ selection, cursor }) => model && podShown(model, selection, cursor))
}

/**
 * A Pod's object at the cursor, fetched from the worker when the cursor enters another state of it.
 * The former one stays on the page until the next has come; null before the Pod was created and after it was deleted.
 */
export const usePodAtCursor = (key: PodKey | null): Pod | null => usePodState(key, 0)

/** The Pod's object as it was before its last change; null when there was none. */
export const usePodBefore = (key: PodKey | null): Pod | null => usePodState(key, 1)

/** The object of so many states `ago`. */
function usePodState(key: PodKey | null, ago: number): Pod | null {
  const changes = useRun((state) => state.pods.find((one) => one.pod === key) ?? null)
  const index = useInputs((state) => (changes ? lastAt(changes.at, (at) => at, state.cursor) : -1)) - ago
  const [pod, setPod] = useState<Pod | null>(null)
  useEffect(() => {
    const record = changes?.records[index]
    if (record === undefined) return
    let wanted = true
    const fetchPod = async (): Promise<void> => {
      const found = await simulator.ask('pod', record)
      if (wanted) setPod(found)
    }
    void fetchPod()
    return () => {
      wanted = false
    }
  }, [changes, index])
  return index < 0 ? null : pod
}
