import type { Segment } from '../../lanes/types.ts'
import type { Source } from '../sources.ts'

const GENERATE = 'pkg/kubelet/status/generate.go'

/** Who computes which condition of a Pod. */
const BY_TYPE: Readonly<Record<string, Source>> = {
  PodScheduled: { file: 'pkg/scheduler/schedule_one.go', symbol: 'schedulePod' },
  PodReadyToStartContainers: { file: GENERATE, symbol: 'GeneratePodReadyToStartContainersCondition' },
  Initialized: { file: GENERATE, symbol: 'GeneratePodInitializedCondition' },
  ContainersReady: { file: GENERATE, symbol: 'GenerateContainersReadyCondition' },
  Ready: { file: GENERATE, symbol: 'GeneratePodReadyCondition' },
}

/** Who says of a Pod that it is about to go, by the reason that they give. */
const DISRUPTIONS: Readonly<Record<string, Source>> = {
  DeletionByTaintManager: { file: 'pkg/controller/tainteviction/taint_eviction.go', symbol: 'addConditionAndDeletePod' },
  EvictionByEvictionAPI: { file: 'pkg/registry/core/pod/storage/eviction.go', symbol: 'addConditionAndDeletePod' },
  DeletionByPodGC: { file: 'pkg/controller/podgc/gc_controller.go', symbol: 'markFailedAndDeletePod' },
  TerminationByKubelet: { file: 'pkg/kubelet/eviction/eviction_manager.go', symbol: 'synchronize' },
}

/** The rule behind a state of a Pod's condition; none where it is not known whose it is, such as a readiness gate. */
export function conditionSources(type: string, { facts }: Segment): readonly Source[] {
  const found = BY_TYPE[type] ?? DISRUPTIONS[String(facts['reason'])]
  return found ? [found] : []
}
