import { compareNumbered } from '../base/natural-order.ts'
import type { Lane, LaneGroup, LaneId, LaneModel } from './types.ts'

/** What Pods stand under: what controls them, or the node they run on. */
export type Grouping = 'owner' | 'node'

/** A lane and those that stand under it. */
export interface Branch {
  /** The head's id; a Pod's is its group's. */
  readonly id: LaneId
  readonly kind: BranchKind
  readonly head: Lane
  readonly children: readonly Branch[]
}

/** `lane`: what stands under it always goes with it; the others can be folded. */
export type BranchKind = 'pod' | 'owner' | 'node' | 'service' | 'lane'

const leaf = (lane: Lane, children: readonly Branch[] = []): Branch => ({ id: lane.id, kind: 'lane', head: lane, children })

/** Reading order: workloads with their Pods, Services, Events, Nodes; or Nodes with their Pods, and the rest. */
export function outlineOf(model: LaneModel, by: Grouping): readonly Branch[] {
  const pods = new Map(podBranches(model).map((branch) => [branch.id, branch]))
  const used = new Set<LaneId>()
  const take = (groups: readonly LaneGroup[]): readonly Branch[] =>
    groups.flatMap(({ id }) => {
      const branch = pods.get(id)
      used.add(id)
      return branch ? [branch] : []
    })
  const workloads =
    by === 'owner' ? workloadBranches(model, take) : model.lanes.filter(({ kind }) => kind === 'workload').map((one) => leaf(one))
  const nodes = nodeBranches(model, by, take)
  const bare = model.groups.filter(({ id }) => !used.has(id)).flatMap(({ id }) => pods.get(id) ?? [])
  const events = model.lanes.filter(({ kind }) => kind === 'events').map((lane) => leaf(lane))
  return by === 'owner'
    ? [...bare, ...workloads, ...serviceBranches(model), ...events, ...nodes]
    : [...nodes, ...bare, ...serviceBranches(model), ...events, ...workloads]
}

/** Every lane of an outline, from top to bottom. */
export const lanesOf = (outline: readonly Branch[]): readonly Lane[] =>
  outline.flatMap(({ head, children }) => [head, ...lanesOf(children)])

/** A Pod's STATUS, and under it the rest; a container's probes and signals go with the container. */
function podBranches(model: LaneModel): readonly Branch[] {
  const byGroup = new Map<LaneId, Lane[]>()
  for (const lane of model.lanes) {
    if (lane.group === null) continue
    const lanes = byGroup.get(lane.group)
    if (lanes) lanes.push(lane)
    else byGroup.set(lane.group, [lane])
  }
  return model.groups.flatMap(({ id }) => {
    const [head, ...lanes] = byGroup.get(id) ?? []
    if (!head) return []
    const own = lanes.filter(({ container, kind }) => container === null || kind === 'container')
    const children = own.map((lane) =>
      leaf(
        lane,
        lanes
          .filter((one) => lane.kind === 'container' && one.kind !== 'container' && one.container === lane.container)
          .map((one) => leaf(one)),
      ),
    )
    return [{ id, kind: 'pod' as const, head, children }]
  })
}

type Take = (groups: readonly LaneGroup[]) => readonly Branch[]

/** Workloads that nothing controls, and under each what it controls: workloads, then Pods. */
function workloadBranches(model: LaneModel, take: Take): readonly Branch[] {
  const lanes = model.lanes.filter(({ kind }) => kind === 'workload')
  const known = new Set(lanes.map(({ id }) => id))
  const parentOf = ({ detail }: Lane): LaneId | null =>
    detail.kind === 'workload' && detail.owner !== null && known.has(detail.owner) ? detail.owner : null
  const branch = (lane: Lane): Branch => ({
    id: lane.id,
    kind: 'owner',
    head: lane,
    children: [
      ...lanes.filter((one) => parentOf(one) === lane.id).map(branch),
      ...take(model.groups.filter(({ owner }) => owner === lane.id)),
    ],
  })
  return lanes.filter((lane) => parentOf(lane) === null).map(branch)
}

/** Nodes to which something happens; by node all that have Pods, with these. */
function nodeBranches(model: LaneModel, by: Grouping, take: Take): readonly Branch[] {
  const taints = (id: LaneId): readonly Branch[] =>
    model.lanes.filter((lane) => lane.kind === 'taints' && lane.id === `${id}/taints`).map((lane) => leaf(lane))
  const lanes = model.lanes.filter(({ kind }) => kind === 'node')
  if (by === 'owner') return lanes.map((lane) => leaf(lane, taints(lane.id)))
  const quiet = [...new Set(model.groups.flatMap(({ node }) => node ?? []))]
    .filter((name) => !lanes.some(({ id }) => id === `node/${name}`))
    .map((name) => quietNode(name))
  return [...lanes, ...quiet]
    .toSorted((a, b) => compareNumbered(a.name, b.name))
    .map((lane) => ({
      id: lane.id,
      kind: 'node',
      head: lane,
      children: [...taints(lane.id), ...take(model.groups.filter(({ node }) => `node/${node}` === lane.id))],
    }))
}

/** A Node to which nothing happens has a name to stand above its Pods, and nothing to show. */
const quietNode = (name: string): Lane => ({
  id: `node/${name}`,
  kind: 'node',
  name: `Node ${name}`,
  detail: { kind: 'none' },
  group: null,
  pod: null,
  container: null,
  segments: [],
  marks: [],
})

/** A Service's only endpoint, or how many are ready and under it each. */
function serviceBranches(model: LaneModel): readonly Branch[] {
  const lanes = model.lanes.filter(({ kind }) => kind === 'service')
  const sums = model.lanes.filter(({ kind }) => kind === 'endpoints')
  const under = (sum: Lane): readonly Lane[] => lanes.filter(({ id }) => id.startsWith(`${sum.id}/`))
  const summed = new Set(sums.flatMap(under))
  return [
    ...lanes.filter((lane) => !summed.has(lane)).map((lane) => leaf(lane)),
    ...sums.map((sum): Branch => ({ id: sum.id, kind: 'service', head: sum, children: under(sum).map((lane) => leaf(lane)) })),
  ]
}
