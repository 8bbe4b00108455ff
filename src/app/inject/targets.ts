import type { SimTime } from '../../base/time.ts'
import type { ProbeHandler } from '../../kube/probe-handlers.ts'
import type { ProbeType } from '../../kube/types.ts'
import type { Lane, LaneId, LaneModel, PodKey } from '../../lanes/types.ts'
import { t } from '../../messages/index.ts'
import { laneByHand } from '../store/by-hand.ts'
import { useInputs } from '../store/inputs.ts'
import { useRun } from '../store/run.ts'
import type { Reading } from '../worker/protocol.ts'

/** A container that faults can hit: of one Pod, or of whichever Pods a workload has. */
export interface Target {
  readonly key: string
  readonly container: string
  /** The Pods that have it; for a workload all that it ever had. */
  readonly pods: readonly PodKey[]
  /** The lane of the workload; null for a Pod by itself. */
  readonly workload: LaneId | null
  /** How the Pod or workload is called; a workload with its kind. */
  readonly name: string
}

const nameOf = (pod: PodKey): string => pod.slice(pod.indexOf('/') + 1)

const single = (pod: PodKey, container: string): Target => ({
  key: `${pod}/${container}`,
  container,
  pods: [pod],
  workload: null,
  name: nameOf(pod),
})

const laneOf = (model: LaneModel, id: LaneId | null): Lane | undefined => model.lanes.find((lane) => lane.id === id)

/** The workload that people made: of a ReplicaSet its Deployment. */
function topOwner(model: LaneModel, id: LaneId): Lane | undefined {
  const lane = laneOf(model, id)
  const above = lane?.detail.kind === 'workload' && lane.detail.owner !== null ? topOwner(model, lane.detail.owner) : undefined
  return above ?? lane
}

/** All containers of a world: those of the Pods in the text, in its order, then those of workloads, in the order of their lanes. */
export function targetsIn(reading: Reading | null, model: LaneModel | null): readonly Target[] {
  const found = new Map<string, Target>()
  for (const { pod, container } of reading?.containers ?? []) found.set(`${pod}/${container}`, single(pod, container))
  if (!model) return [...found.values()]
  const owners = new Map(model.groups.map(({ id, owner }) => [id, owner]))
  const tops = new Map([...new Set(owners.values())].map((owner) => [owner, owner === null ? undefined : topOwner(model, owner)]))
  for (const lane of model.lanes) {
    if (lane.kind !== 'container' || lane.pod === null || lane.container === null) continue
    const { container, pod } = lane
    if (found.has(`${pod}/${container}`)) continue
    const workload = tops.get(owners.get(lane.group ?? '') ?? null)
    const key = `${workload?.id ?? pod}/${container}`
    const known = found.get(key)
    const one = workload ? { ...single(pod, container), key, workload: workload.id, name: workload.name } : single(pod, container)
    found.set(key, known ? { ...known, pods: [...known.pods, pod] } : one)
  }
  const places = new Map(model.lanes.flatMap(({ id, kind }, place) => (kind === 'workload' ? [[id, place]] : [])))
  const placeOf = ({ workload }: Target): number => places.get(workload ?? '') ?? -1
  return [...found.values()].sort((a, b) => placeOf(a) - placeOf(b))
}

/** `web` of the lane `Deployment web`. */
const nameOfWorkload = ({ name }: Lane): string => name.slice(name.indexOf(' ') + 1)

/** Single Pods of workloads, each with the container of its target: a fault can hit one of them, too. */
const singlesOf = (all: readonly Target[]): readonly Target[] =>
  all.flatMap(({ workload, pods, container }) => (workload === null ? [] : pods.map((pod) => single(pod, container))))

/** More Pods of workloads are not offered one by one: a click on a lane chooses any of them. */
const MOST_PODS = 20

/** What can be chosen at a moment: all targets, then the Pods of workloads that are there, that of the selected lane first. */
export function choicesAt(reading: Reading | null, model: LaneModel | null, at: SimTime, selected: LaneId | null): readonly Target[] {
  const all = targetsIn(reading, model)
  const pod = model ? laneOf(model, selected)?.pod : null
  const singles = singlesOf(all).filter(({ pods }) => pods.some((one) => livesAt(model, one, at)))
  const isSelected = ({ pods }: Target): boolean => pods[0] === pod
  return [...all, ...[...singles.filter(isSelected), ...singles.filter((one) => !isSelected(one))].slice(0, MOST_PODS)]
}

/** No other target has a container of that name: a fault need not name a Pod. */
const isUnique = (all: readonly Target[], { container }: Target): boolean => all.filter((one) => one.container === container).length === 1

/**
 * What faults at a moment hit, among `all` targets: a container; with its Pod where there are several; of a workload, in how many Pods,
 * or in which one where another target has a container of that name.
 */
export function targetName(model: LaneModel | null, all: readonly Target[], target: Target, at: SimTime): string {
  const { container, name, workload, pods } = target
  if (workload === null) return all.some((one) => one.name !== name) ? `${name} / ${container}` : container
  if (!isUnique(all, target)) return `${nameOf(podAt(model, target, at))} / ${container}`
  return t('faults.every', { container, workload: name, count: pods.filter((pod) => livesAt(model, pod, at)).length })
}

/** The target that was chosen; else the first that is neither an init container nor a sidecar, of the Pod that somebody selected where a workload has it. */
export function targetOf(
  reading: Reading | null,
  model: LaneModel | null,
  chosen: string | null,
  selected: LaneId | null = null,
): Target | null {
  const all = targetsIn(reading, model)
  const singles = singlesOf(all)
  const pod = model ? laneOf(model, selected)?.pod : null
  const isMain = ({ container, pods }: Target): boolean =>
    model?.lanes.some(
      (lane) =>
        lane.pod === pods[0] && lane.container === container && lane.detail.kind === 'container' && lane.detail.role === 'container',
    ) ?? false
  return (
    [...all, ...singles].find(({ key }) => key === chosen) ??
    singles.find((one) => one.pods[0] === pod && isMain(one)) ??
    all.find(isMain) ??
    all.at(-1) ??
    null
  )
}

/** The target under a lane: its own container, the first one of its Pod or workload; null where there is none. */
function targetUnder(all: readonly Target[], lane: Lane | undefined): Target | null {
  if (!lane) return null
  if (lane.pod !== null && lane.container !== null) return single(lane.pod, lane.container)
  if (lane.pod !== null) {
    const { pod } = lane
    const of = all.find(({ pods }) => pods.includes(pod))
    return of ? single(pod, of.container) : null
  }
  return all.find(({ workload }) => workload === lane.id) ?? null
}

const known = new WeakMap<LaneModel, ReadonlyMap<PodKey, Lane>>()

/** The STATUS of each Pod; looked for once in a run. */
function statusLanes(model: LaneModel): ReadonlyMap<PodKey, Lane> {
  const found = known.get(model) ?? new Map(model.lanes.flatMap((lane) => (lane.kind === 'status' && lane.pod ? [[lane.pod, lane]] : [])))
  known.set(model, found)
  return found
}

const livesAt = (model: LaneModel | null, pod: PodKey, at: SimTime): boolean =>
  (model &&
    statusLanes(model)
      .get(pod)
      ?.segments.some(({ from, to }) => from <= at && at < to)) ??
  false

/** The Pod of a target that is there at a moment, or the first one. */
const podAt = (model: LaneModel | null, { pods }: Target, at: SimTime): PodKey =>
  pods.find((pod) => livesAt(model, pod, at)) ?? pods[0] ?? ''

/** A workload as faults have it. */
export interface WorkloadFacts {
  readonly kind: string
  readonly name: string
  /** How many Pods it is to have. */
  readonly desired: number
}

/** How the probes of a container ask, as far as it has them. */
type ProbeHandlers = Readonly<Partial<Record<ProbeType, ProbeHandler>>>

/** How the probes ask of all containers of a name, or of one Pod's; null where there is no such container. */
export function probesOf(model: LaneModel | null, { container, pod }: { readonly container: string; readonly pod?: string | undefined }) {
  const lanes = model?.lanes.filter((lane) => lane.container === container && (pod === undefined || nameOf(lane.pod ?? '') === pod)) ?? []
  if (lanes.length === 0) return null
  const probes: Partial<Record<ProbeType, ProbeHandler>> = {}
  for (const { detail } of lanes) if (detail.kind === 'probe') probes[detail.probe] = detail.handler
  return probes satisfies ProbeHandlers
}

/** What a fault can hit. */
export interface Targets {
  readonly at: SimTime
  readonly container: { readonly pod: PodKey; readonly container: string }
  /** The container as people are told of it, with the Pods that it is in where these are several. */
  readonly name: string
  /** False: another Pod has a container of that name, so that the fault has to name its Pod. */
  readonly unique: boolean
  /** The node that the Pod is on, or that was asked for. */
  readonly node: string | null
  readonly workload: WorkloadFacts | null
  /** How each probe of the container asks; null where nobody knows the container yet. */
  readonly probes: ProbeHandlers | null
  readonly images: readonly string[]
  readonly secrets: readonly string[]
  readonly configMaps: readonly string[]
}

function workloadFacts(model: LaneModel, id: LaneId, at: SimTime): WorkloadFacts | null {
  const lane = laneOf(model, id)
  if (!lane) return null
  const now = lane.segments.find(({ from, to }) => from <= at && at < to) ?? lane.segments.at(-1)
  const desired = now?.state.kind === 'workload' ? now.state.desired : 1
  return { kind: lane.name.slice(0, lane.name.indexOf(' ')), name: nameOfWorkload(lane), desired }
}

/** What faults at a moment can hit; what `lane` is about, when it is about something. */
export function targetsAt(at: SimTime, lane: LaneId | null): Targets | null {
  const { goodReading: reading, model } = useRun.getState()
  const all = targetsIn(reading, model)
  const under = model ? laneOf(model, lane) : undefined
  const { target: chosen, selection } = useInputs.getState()
  const target = targetUnder(all, under) ?? targetOf(reading, model, chosen, laneByHand(selection))
  if (!target || !reading || !model) return null
  const pod = podAt(model, target, at)
  const group = model.groups.find((one) => one.pod === pod)
  const owner = group?.owner ? topOwner(model, group.owner) : undefined
  const { images, secrets, configMaps } = reading
  return {
    at,
    container: { pod, container: target.container },
    name: targetName(model, all, target, at),
    unique: target.workload === null && owner ? false : isUnique(all, target),
    node: under?.id.startsWith('node/') ? (under.id.split('/')[1] ?? null) : (group?.node ?? null),
    workload: owner ? workloadFacts(model, owner.id, at) : null,
    probes: probesOf(model, { container: target.container, pod: nameOf(pod) }),
    images,
    secrets,
    configMaps,
  }
}
