import { isRecord } from '../base/json.ts'
import type { Branch, Grouping } from '../lanes/outline.ts'
import type { LaneId } from '../lanes/types.ts'

/** Which lanes stay on top, and what comes before what: what undo brings back. */
export interface Places {
  /** Lanes that stay on top, in this order. */
  readonly pinned: readonly LaneId[]
  /** By what they stand under ('' for nothing): branches in their order. */
  readonly order: Readonly<Record<LaneId, readonly LaneId[]>>
}

/** How somebody arranged the lanes; what is not said is as it comes. */
export interface Arrangement extends Places {
  readonly by: Grouping
  /** Branches that somebody opened (true) or folded. */
  readonly folds: Readonly<Record<LaneId, boolean>>
}

/** What pinned lanes stand under. */
export const PINNED = 'pinned'

export const AS_IT_COMES: Arrangement = { by: 'owner', folds: {}, pinned: [], order: {} }

/** Whether what stands under a branch is shown: Pods and endpoints are folded where there are several Pods. */
export function isOpen({ id, kind }: Branch, { folds }: Arrangement, severalPods: boolean): boolean {
  if (kind === 'lane') return true
  return folds[id] ?? !(severalPods && (kind === 'pod' || kind === 'service'))
}

/** All branches that can be folded. */
const foldable = (branches: readonly Branch[]): readonly Branch[] =>
  branches.flatMap((branch) => (branch.kind === 'lane' ? [] : [branch, ...foldable(branch.children)]))

export const withFold = (arrangement: Arrangement, id: LaneId, open: boolean): Arrangement => ({
  ...arrangement,
  folds: { ...arrangement.folds, [id]: open },
})

/** Every Pod, workload, Node and Service opened or folded. */
export const withFolds = (arrangement: Arrangement, outline: readonly Branch[], open: boolean): Arrangement => ({
  ...arrangement,
  folds: { ...arrangement.folds, ...Object.fromEntries(foldable(outline).map(({ id }) => [id, open])) },
})

/** Opens whatever a lane stands under. */
export function revealing(arrangement: Arrangement, outline: readonly Branch[], lane: LaneId): Arrangement {
  const above = pathTo(outline, lane) ?? []
  return above.reduce((now, { id }) => withFold(now, id, true), arrangement)
}

function pathTo(branches: readonly Branch[], lane: LaneId): readonly Branch[] | null {
  for (const branch of branches) {
    if (branch.head.id === lane) return []
    const below = pathTo(branch.children, lane)
    if (below) return branch.kind === 'lane' ? below : [branch, ...below]
  }
  return null
}

/** Pins a lane below those that are pinned already, or lets go of it. */
export const withPin = (arrangement: Arrangement, lane: LaneId): Arrangement => ({
  ...arrangement,
  pinned: arrangement.pinned.includes(lane) ? arrangement.pinned.filter((one) => one !== lane) : [...arrangement.pinned, lane],
})

/** The branch `id` moves to the place of `target`, which stands under the same branch (`parent`). */
export function withOrder(arrangement: Arrangement, siblings: readonly LaneId[], parent: LaneId, id: LaneId, target: LaneId): Arrangement {
  const from = siblings.indexOf(id)
  const to = siblings.indexOf(target)
  if (from < 0 || to < 0 || from === to) return arrangement
  const order = siblings.toSpliced(from, 1).toSpliced(to, 0, id)
  if (parent === PINNED) return { ...arrangement, pinned: order }
  return { ...arrangement, order: { ...arrangement.order, [parent]: order } }
}

/** Branches in the order that somebody gave them; one that is not in it stays behind what it came after. */
export function inOrder(branches: readonly Branch[], order: readonly LaneId[] | undefined): readonly Branch[] {
  if (!order) return branches
  const known = branches.filter(({ id }) => order.includes(id)).toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
  const out = [...known]
  for (const [i, branch] of branches.entries()) {
    if (order.includes(branch.id)) continue
    const before = branches[i - 1]
    out.splice(before ? out.indexOf(before) + 1 : 0, 0, branch)
  }
  return out
}

const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []

/** An arrangement out of what was kept; what is not as it should be is as it comes. */
export function readArrangement(value: unknown): Arrangement {
  if (!isRecord(value)) return AS_IT_COMES
  const { folds, order, pinned, by } = value
  return {
    by: by === 'node' ? 'node' : 'owner',
    folds: Object.fromEntries(
      Object.entries(isRecord(folds) ? folds : {}).filter((entry): entry is [string, boolean] => typeof entry[1] === 'boolean'),
    ),
    pinned: texts(pinned),
    order: Object.fromEntries(Object.entries(isRecord(order) ? order : {}).map(([id, ids]) => [id, texts(ids)])),
  }
}
