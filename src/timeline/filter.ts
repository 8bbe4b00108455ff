import type { Lane } from '../lanes/types.ts'

const COMPARISONS: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '=': (a, b) => a === b,
  '<=': (a, b) => a <= b,
  '<': (a, b) => a < b,
}

/** How often the lane's container restarted; null for a lane of something else. */
function restartsOf(lane: Lane): number | null {
  let most: number | null = null
  for (const { state } of lane.segments) if ('restarts' in state) most = Math.max(most ?? 0, state.restarts)
  return most
}

/**
 * Whether a lane is what somebody looks for: each word is text in its name, kind, container or Pod; `restarts>3` (also `>=`, `=`, `<=`,
 * `<`) and `changes` ask for what happened in it.
 */
export function matches(lane: Lane, filter: string): boolean {
  const words = filter.trim().toLowerCase().split(/\s+/).filter(Boolean)
  return words.every((word) => {
    const [, sign = '', count] = /^restarts([<>]=?|=)(\d+)$/.exec(word) ?? []
    if (count !== undefined) {
      const restarts = restartsOf(lane)
      return restarts !== null && (COMPARISONS[sign]?.(restarts, Number(count)) ?? false)
    }
    if (word === 'changes') return lane.segments.length > 1 || (lane.segments.length === 0 && lane.marks.length > 0)
    return `${lane.name} ${lane.kind} ${lane.container ?? ''} ${lane.pod ?? ''}`.toLowerCase().includes(word)
  })
}
