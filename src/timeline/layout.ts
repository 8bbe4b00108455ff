import type { Branch } from '../lanes/outline.ts'
import { outlineOf } from '../lanes/outline.ts'
import type { Lane, LaneId, LaneModel } from '../lanes/types.ts'
import { inOrder, isOpen, PINNED, withFolds } from './arrangement.ts'
import type { Arrangement } from './arrangement.ts'
import { matches } from './filter.ts'
import { roleOf, sizeOf } from './row-size.ts'

/** Where a lane is, in pixels from the top of all lanes. Marks stand on `floor` and rise to `floor - level`. */
export interface Row {
  readonly lane: Lane
  readonly top: number
  readonly height: number
  readonly floor: number
  readonly level: number
  /** Where its name is: beside it, or on a line above it. */
  readonly nameTop: number
  readonly nameHeight: number
  /** A line above it: a Pod, a container, a Service, the Events begin. */
  readonly head: boolean
  /** Its label has two lines. */
  readonly tall: boolean
  /** How many branches it stands under that can be folded. */
  readonly depth: number
  /** What it is the head of. */
  readonly branch: LaneId
  /** What it stands under; '' for nothing. Branches under the same can change places. */
  readonly parent: LaneId
  /** Whether what stands under it is shown; null when nothing does that could be folded. */
  readonly open: boolean | null
  /** The Pod that this lane is about, where its place does not say so: on the Pod's first lane, and on pinned ones. */
  readonly podName: string | null
  /** The Pod's Ready lane where that has no row of its own: a folded Pod says with a line whether it is ready. */
  readonly ready: Lane | null
}

export interface Layout {
  /** Those that scroll. */
  readonly rows: readonly Row[]
  /** Those that stay on top, from 0 on. */
  readonly pinned: readonly Row[]
  /** The rows that scroll begin below it. */
  readonly pinnedHeight: number
  /** Of all, the pinned ones included. */
  readonly height: number
}

export const NO_LAYOUT: Layout = { rows: [], pinned: [], pinnedHeight: 0, height: 0 }

/** What a name above a lane takes. */
const NAME = 18
/** Pods beyond which a folded one is a thin row. */
const MANY = 12
const THIN = { height: 21, level: 15, under: 3 }

/** What a picture with little room for lanes has beside those that tell something, if names stand beside them. */
const ROOMY: ReadonlySet<Lane['kind']> = new Set(['phase', 'events'])

/** Whether a lane belongs into a picture that has room for little: STATUS, Ready, and what happened on the way. */
function tells(lane: Lane): boolean {
  switch (lane.kind) {
    case 'status':
    case 'service':
    case 'endpoints':
    case 'workload':
    case 'deletion':
      return true
    case 'condition':
      return lane.detail.kind === 'condition' && lane.detail.isReady
    case 'container':
      return roleOf(lane) === 'container' || lane.segments.some(({ state }) => 'restarts' in state && state.restarts > 0)
    case 'probe':
      return lane.marks.some((mark) => mark.kind === 'attempt' && mark.trips)
    case 'signals':
    case 'memory':
      return lane.marks.length > 0
    default:
      return false
  }
}

/** With names beside the lanes there is room for what failed without consequences, too; a startup probe fails until it succeeds. */
const tellsMore = ({ kind, detail, marks }: Lane): boolean =>
  ROOMY.has(kind) ||
  (detail.kind === 'probe' && detail.probe !== 'startup' && marks.some((mark) => mark.kind === 'attempt' && mark.result === 'failure'))

/** All that stand under what a row stands under, in their order, those that are not shown included. */
export function siblingsOf(model: LaneModel, arrangement: Arrangement, layout: Layout, { parent }: Row): readonly LaneId[] {
  if (parent === PINNED) return layout.pinned.map(({ lane }) => lane.id)
  const find = (branches: readonly Branch[], id: LaneId): readonly Branch[] | null => {
    if (id === parent) return branches
    for (const one of branches) {
      const found = find(one.children, one.id)
      if (found) return found
    }
    return null
  }
  const branches = find(outlineIn(model, arrangement.by), '') ?? []
  return inOrder(branches, arrangement.order[parent]).map(({ id }) => id)
}

/** A lane that is shown, before it has a place. */
type Entry = Pick<Row, 'lane' | 'depth' | 'branch' | 'parent' | 'open' | 'podName' | 'ready'>

interface Wanted {
  readonly arrangement: Arrangement
  readonly filter: string
  readonly several: boolean
  readonly shows: (lane: Lane) => boolean
}

const outlines = new WeakMap<LaneModel, Map<Arrangement['by'], readonly Branch[]>>()

/** The outline of a model, made once for each grouping. */
export function outlineIn(model: LaneModel, by: Arrangement['by']): readonly Branch[] {
  const known = outlines.get(model) ?? new Map<Arrangement['by'], readonly Branch[]>()
  outlines.set(model, known)
  const outline = known.get(by) ?? outlineOf(model, by)
  known.set(by, outline)
  return outline
}

/** A filter looks into what is folded, and shows what it finds under its heads. */
function entriesOf(branches: readonly Branch[], parent: LaneId, depth: number, wanted: Wanted): readonly Entry[] {
  const { arrangement, filter, several, shows } = wanted
  return inOrder(branches, arrangement.order[parent]).flatMap((branch): readonly Entry[] => {
    const { id, kind, head, children } = branch
    const folds = kind !== 'lane' && children.length > 0 && (kind !== 'pod' || several || depth > 0)
    const open = filter !== '' || isOpen(branch, arrangement, several)
    const below = open ? entriesOf(children, id, depth + (folds && kind !== 'pod' ? 1 : 0), wanted) : []
    if (below.length === 0 && !shows(head)) return []
    if (!shows(head) && !folds) return below
    const podName = kind === 'pod' && (several || depth > 0) ? nameOf(head) : null
    const ready =
      podName !== null && !open
        ? (children.find(({ head: { detail } }) => detail.kind === 'condition' && detail.isReady)?.head ?? null)
        : null
    return [{ lane: head, depth, branch: id, parent, open: folds ? open : null, podName, ready }, ...below]
  })
}

const nameOf = ({ pod }: Lane): string => pod?.slice(pod.indexOf('/') + 1) ?? ''

/** How much lower and higher than usual lanes may be, to fill the room that they have. */
const LEAST = 0.8
const MOST = 1.5

/** How lanes are to be laid out. */
export interface Order {
  readonly arrangement: Arrangement
  /** Pixels for each of the picture's own. */
  readonly k: number
  /** Which lanes, in somebody's words; '' for all. */
  readonly filter?: string
  /** Where the names of lanes are: beside them, or on a line above each. */
  readonly names?: Names
  /** Only those lanes that tell something. */
  readonly brief?: boolean
  /** The height that they are to fill, in pixels; 0: as high as usual. */
  readonly room?: number
}

type Names = 'beside' | 'above'

/** Stacks the lanes that are wanted: pinned ones first, then the outline as somebody arranged it. */
export function layoutOf(
  model: LaneModel,
  { arrangement, k, filter = '', names = 'beside', brief = names === 'above', room = 0 }: Order,
): Layout {
  const looked = filter.trim()
  const several = model.groups.length > 1
  const shows = (lane: Lane): boolean =>
    (!brief || looked !== '' || tells(lane) || (names === 'beside' && tellsMore(lane))) && matches(lane, looked)
  const entries = entriesOf(outlineIn(model, arrangement.by), '', 0, { arrangement, filter: looked, several, shows })
  const byId = new Map(model.lanes.map((lane) => [lane.id, lane]))
  const pinned = arrangement.pinned.flatMap((id): readonly Entry[] => {
    const lane = byId.get(id)
    return lane
      ? [{ lane, depth: 0, branch: id, parent: PINNED, open: null, podName: several && lane.pod ? nameOf(lane) : null, ready: null }]
      : []
  })
  const many = model.groups.length > MANY
  const stackAll = (scale: number): Layout => {
    const above = stack(pinned, { start: 0, k: scale, names, many })
    const pinnedHeight = pinned.length > 0 ? above.height + 4 * scale : 0
    const { rows, height } = stack(entries, { start: pinnedHeight, k: scale, names, many })
    return { rows, pinned: above.rows, pinnedHeight, height: height + 8 * scale }
  }
  const usual = stackAll(k)
  return room > 0 ? stackAll(k * Math.min(MOST, Math.max(LEAST, (room - 1) / usual.height))) : usual
}

/** All lanes in the order in which the picture has them with everything open; pinned ones first. */
export function lanesInOrder(model: LaneModel, arrangement: Arrangement): readonly Lane[] {
  const open = withFolds(arrangement, outlineIn(model, arrangement.by), true)
  const { pinned, rows } = layoutOf(model, { arrangement: open, k: 1 })
  return [...new Set([...pinned, ...rows].map(({ lane }) => lane))]
}

/** How a stack of lanes is made; `many`: of so many Pods that a folded one is a thin row. */
interface Stacking {
  readonly start: number
  readonly k: number
  readonly names: Names
  readonly many: boolean
}

function stack(entries: readonly Entry[], { start, k, names, many }: Stacking): { rows: readonly Row[]; height: number } {
  const mains = entries.filter(({ lane }) => roleOf(lane) === 'container').length
  const rows: Row[] = []
  let y = start
  let owner: Lane | null = null
  for (const [i, entry] of entries.entries()) {
    const { lane, podName, open } = entry
    const before = entries[i - 1] ?? null
    if (lane.kind === 'container') owner = lane
    const isPod = podName !== null && lane.kind === 'status'
    const usual = sizeOf(lane, before?.lane ?? null, owner?.container === lane.container ? owner : null, mains)
    const size = many && isPod && open === false ? { ...usual, ...THIN } : usual
    // A folded Pod directly below another, or below what owns it, needs no line and no gap.
    const follows = isPod && open === false && before !== null && (before.podName !== null || before.branch === entry.parent)
    const height = size.height * k
    y += (follows ? 0 : isPod && i > 0 ? size.gap + 6 : size.gap) * k
    const above = names === 'above' && !size.tall ? NAME * k : 0
    const nameTop = y
    y += above
    rows.push({
      ...entry,
      top: y,
      height,
      floor: y + height - size.under * k,
      level: size.level * k,
      nameTop,
      nameHeight: names === 'above' ? NAME * k : height,
      head: (size.head ?? false) || (isPod && i > 0 && !follows),
      tall: size.tall ?? false,
    })
    y += height
  }
  return { rows, height: y }
}
