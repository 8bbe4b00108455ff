import type { Lane, LaneId, LaneModel } from '../lanes/types.ts'

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
  /** A line above it: a container, a Service, the Events begin. */
  readonly head: boolean
  /** Its label has two lines. */
  readonly tall: boolean
  /** The Pod that this STATUS lane stands for, when there are several; it can be collapsed. */
  readonly podName: string | null
}

export interface Layout {
  readonly rows: readonly Row[]
  readonly height: number
}

interface Size {
  readonly gap: number
  readonly height: number
  readonly level: number
  /** From the lane's bottom to its floor. */
  readonly under: number
  readonly head?: boolean
  readonly tall?: boolean
}

/** Containers in the picture beyond which only those that restart are drawn tall. */
const FEW = 3

const roleOf = ({ detail }: Lane) => (detail.kind === 'container' ? detail.role : null)

/** `owner`: the container that a probe or signals lane belongs to. */
function sizeOf(lane: Lane, before: Lane | null, owner: Lane | null, mains: number): Size {
  switch (lane.kind) {
    case 'faults':
      return { gap: 0, height: 0, level: 0, under: 0 }
    case 'status':
      return { gap: 4, height: 26, level: 19, under: 3.5 }
    case 'phase':
      return { gap: 0, height: 26, level: 19, under: 3.5 }
    case 'condition':
      return { gap: before?.kind === 'condition' ? 0 : 5, height: 19, level: 11, under: 4 }
    case 'deletion':
      return { gap: 3, height: 24, level: 12, under: 6 }
    case 'container': {
      const gap = before?.kind === 'container' || before?.kind === 'probe' || before?.kind === 'signals' ? 3 : 8
      const isMain = roleOf(lane) === 'container' || roleOf(lane) === 'ephemeral'
      const busy = lane.segments.some(({ state }) => state.kind === 'crash-backoff' || ('restarts' in state && state.restarts > 0))
      if (isMain && (mains <= FEW || busy)) return { gap: 0, height: 94, level: 60, under: 2, head: true, tall: true }
      return busy ? { gap, height: 36, level: 29, under: 3, head: true } : { gap, height: 26, level: 20, under: 3, head: true }
    }
    case 'probe': {
      const trips = lane.marks.some((mark) => mark.kind === 'attempt' && mark.trips)
      const isFirst = before?.kind === 'container'
      const isMain = owner === null || roleOf(owner) === 'container' || roleOf(owner) === 'ephemeral'
      const type = lane.detail.kind === 'probe' ? lane.detail.probe : null
      if (isMain && (trips || type === 'liveness')) return { gap: isFirst ? 4 : 0, height: 56, level: 43, under: 4 }
      if (trips || type === 'liveness') return { gap: 0, height: 36, level: 23, under: 4 }
      if (type === 'startup') return { gap: isMain ? 4 : 0, height: isMain ? 28 : 22, level: 13, under: isMain ? 4 : 5 }
      return { gap: 1, height: 24, level: 13, under: 4 }
    }
    case 'signals':
      return { gap: 1, height: 26, level: 14, under: 5 }
    case 'service':
      return { gap: before?.kind === 'service' ? 0 : 8, height: 28, level: 20, under: 3, head: before?.kind !== 'service' }
    case 'events':
      return { gap: 4, height: 28, level: 20, under: 3, head: true }
    case 'node':
      return { gap: before?.kind === 'taints' || before?.kind === 'node' ? 0 : 8, height: 24, level: 14, under: 4, head: true }
    case 'taints':
      return { gap: 0, height: 26, level: 19, under: 3.5 }
    case 'workload':
      return { gap: before?.kind === 'workload' ? 2 : 8, height: 32, level: 24, under: 3, head: before?.kind !== 'workload' }
  }
}

/** What a name above a lane takes. */
const NAME = 18

/** Whether a lane belongs into a picture that has room for little: STATUS, Ready, and what happened on the way. */
function tells(lane: Lane): boolean {
  switch (lane.kind) {
    case 'status':
    case 'service':
    case 'deletion':
      return true
    case 'condition':
      return lane.detail.kind === 'condition' && lane.detail.isReady
    case 'container':
      return roleOf(lane) === 'container' || lane.segments.some(({ state }) => 'restarts' in state && state.restarts > 0)
    case 'probe':
      return lane.marks.some((mark) => mark.kind === 'attempt' && mark.trips)
    case 'signals':
      return lane.marks.length > 0
    default:
      return false
  }
}

/**
 * Stacks the lanes that are wanted: of a collapsed Pod only STATUS, unless a filter asks for others. With their names above them only those
 * lanes that tell something.
 */
export function layoutOf(model: LaneModel, collapsed: ReadonlySet<LaneId>, filter: string, k: number, namesAbove = false): Layout {
  const several = model.groups.length > 1
  const wanted = model.lanes.filter(
    (lane) =>
      lane.kind !== 'faults' &&
      (!lane.group || !several || lane.kind === 'status' || filter.trim() !== '' || !collapsed.has(lane.group)) &&
      (!namesAbove || filter.trim() !== '' || tells(lane)) &&
      matches(lane, filter),
  )
  const mains = wanted.filter(({ detail }) => detail.kind === 'container' && detail.role === 'container').length
  const rows: Row[] = []
  let y = 0
  let owner: Lane | null = null
  for (const [i, lane] of wanted.entries()) {
    if (lane.kind === 'container') owner = lane
    const size = sizeOf(lane, wanted[i - 1] ?? null, owner?.container === lane.container ? owner : null, mains)
    const height = size.height * k
    const isGroup = several && lane.kind === 'status'
    y += (isGroup && i > 0 ? size.gap + 6 : size.gap) * k
    const above = namesAbove && !size.tall ? NAME * k : 0
    const nameTop = y
    y += above
    rows.push({
      lane,
      top: y,
      height,
      floor: y + height - size.under * k,
      level: size.level * k,
      nameTop,
      nameHeight: namesAbove ? NAME * k : height,
      head: (size.head ?? false) || (isGroup && i > 0),
      tall: size.tall ?? false,
      podName: isGroup ? (model.groups.find(({ id }) => id === lane.group)?.name ?? null) : null,
    })
    y += height
  }
  return { rows, height: y + 8 * k }
}

/** Text in the name, the kind, or the Pod of the lane; `restarts>N` and `changes` ask for what happened in it. */
function matches(lane: Lane, filter: string): boolean {
  const words = filter.trim().toLowerCase().split(/\s+/).filter(Boolean)
  return words.every((word) => {
    const restarts = /^restarts>(\d+)$/.exec(word)
    if (restarts) return lane.segments.some(({ state }) => 'restarts' in state && state.restarts > Number(restarts[1]))
    if (word === 'changes') return lane.segments.length > 1 || (lane.segments.length === 0 && lane.marks.length > 0)
    return `${lane.name} ${lane.kind} ${lane.container ?? ''} ${lane.pod ?? ''}`.toLowerCase().includes(word)
  })
}
