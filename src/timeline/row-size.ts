import type { Lane } from '../lanes/types.ts'

/** How much room a lane has, in pixels at `--k` 1. */
export interface Size {
  /** Above it. */
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

export const roleOf = ({ detail }: Lane) => (detail.kind === 'container' ? detail.role : null)

/** `before`: the lane above; `owner`: the container that a probe or signals lane belongs to; `mains`: how many containers are in the picture. */
export function sizeOf(lane: Lane, before: Lane | null, owner: Lane | null, mains: number): Size {
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
    case 'memory':
      return { gap: before?.kind === 'container' ? 10 : 3, height: 34, level: 25, under: 4 }
    case 'service': {
      const isFirst = before?.kind !== 'service' && before?.kind !== 'endpoints'
      return { gap: isFirst ? 8 : 0, height: 28, level: 20, under: 3, head: isFirst }
    }
    case 'events':
      return { gap: 4, height: 28, level: 20, under: 3, head: true }
    case 'node':
      return { gap: before?.kind === 'taints' || before?.kind === 'node' ? 0 : 8, height: 24, level: 14, under: 4, head: true }
    case 'taints':
      return { gap: 0, height: 26, level: 19, under: 3.5 }
    case 'workload':
      return { gap: before?.kind === 'workload' ? 2 : 8, height: 32, level: 24, under: 3, head: before?.kind !== 'workload' }
    case 'endpoints':
      return { gap: 8, height: 32, level: 24, under: 3, head: true }
  }
}
