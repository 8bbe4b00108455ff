import { ZERO } from '../base/time.ts'
import { isPod } from '../kube/types.ts'
import type { Container, Pod } from '../kube/types.ts'
import type { World } from '../kube/world.ts'
import type { Trace } from '../simulation/trace.ts'
import { containerLane } from './container-lane.ts'
import { eventsLane } from './events-lane.ts'
import { faultsLane } from './faults-lane.ts'
import { memoryLane } from './memory-lane.ts'
import { nodeLanes } from './node-lanes.ts'
import { podLanes } from './pod-lanes.ts'
import { probeLanes } from './probe-lane.ts'
import { emptyContainer, scanTrace } from './scan.ts'
import type { PodScan, Scan } from './scan.ts'
import { serviceLanes } from './service-lanes.ts'
import { signalsLane } from './signals-lane.ts'
import { ownerOf, workloadLanes } from './workload-lanes.ts'
import type { ContainerRole, Lane, LaneGroup, LaneModel } from './types.ts'

/**
 * The lanes of any Trace, a simulation's or a recording's. The world, when there is one, tells what each fault was;
 * what only a simulation's marks tell (attempts that succeeded, hooks, signals) is missing in the lanes of a recording.
 */
export function buildLanes(trace: Trace, world?: World): LaneModel {
  const scan = scanTrace(trace)
  const pods = [...scan.pods.values()].filter((pod) => pod.records.length > 0)
  const groups = pods.map(groupOf)
  return {
    name: trace.name,
    epoch: trace.epoch,
    start: ZERO,
    end: trace.end,
    groups,
    lanes: [
      faultsLane(scan, world?.scenario ?? null),
      ...pods.flatMap((pod) => lanesOf(scan, pod, `pod/${pod.key}`)),
      ...serviceLanes(scan),
      eventsLane(scan),
      ...nodeLanes(scan),
      ...workloadLanes(scan),
    ],
  }
}

function groupOf({ key, records }: PodScan): LaneGroup {
  const nodes = records.flatMap(({ object }) => (isPod(object) ? (object.spec.nodeName ?? []) : []))
  const owner = records.map(({ object }) => ownerOf(object)).findLast((one) => one !== null)
  return { id: `pod/${key}`, name: key.slice(key.indexOf('/') + 1), pod: key, owner: owner ?? null, node: nodes.at(-1) ?? null }
}

function lanesOf(scan: Scan, pod: PodScan, group: string): readonly Lane[] {
  const containers = containersOf(pod).flatMap(({ spec, role }) => {
    const container = pod.containers.get(spec.name) ?? emptyContainer()
    const state = containerLane(scan, pod, group, spec.name, role, container)
    const signals = signalsLane(state, spec, container, scan.end)
    const memory = memoryLane(state, container, scan.end)
    return [state, ...probeLanes(state, spec, container, graceOf(pod)), ...(signals ? [signals] : []), ...(memory ? [memory] : [])]
  })
  return [...podLanes(scan, pod, group), ...containers]
}

/** The Pod's grace period, in seconds. */
function graceOf(pod: PodScan): number {
  const object = pod.records[0]?.object
  return (object && isPod(object) ? object.spec.terminationGracePeriodSeconds : undefined) ?? 30
}

/** Every container that the Pod ever had, in start order: init containers and sidecars as written, then the rest. */
function containersOf(pod: PodScan): readonly { spec: Container; role: ContainerRole }[] {
  const all = new Map<string, { spec: Container; role: ContainerRole }>()
  for (const { object } of pod.records) {
    if (!isPod(object)) continue
    for (const one of containersIn(object)) all.set(one.spec.name, one)
  }
  return [...all.values()]
}

function containersIn({ spec }: Pod): readonly { spec: Container; role: ContainerRole }[] {
  return [
    ...(spec.initContainers ?? []).map((one) => ({
      spec: one,
      role: one.restartPolicy === 'Always' ? ('sidecar' as const) : ('init' as const),
    })),
    ...spec.containers.map((one) => ({ spec: one, role: 'container' as const })),
    ...(spec.ephemeralContainers ?? []).map((one) => ({ spec: one, role: 'ephemeral' as const })),
  ]
}
