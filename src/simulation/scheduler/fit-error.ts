import type { Rejection } from './framework.ts'

/** Why no node was found. Models pkg/scheduler/framework/types.go Diagnosis (v1.36). */
export interface Diagnosis {
  readonly total: number
  /** By node. */
  readonly rejections: ReadonlyMap<string, Rejection>
  /** What goes for the nodes that were not looked at. */
  readonly others: Rejection | null
  /** What made all nodes impossible before any was looked at. */
  readonly beforehand: Rejection | null
}

const available = (total: number): string => `0/${total} nodes are available:`

/** `2 Insufficient cpu, 1 Too many pods`, sorted as texts. */
function histogram({ total, rejections, others }: Diagnosis): string {
  const counts = new Map<string, number>()
  const count = (reason: string, by: number): void => void counts.set(reason, (counts.get(reason) ?? 0) + by)
  for (const { reasons } of rejections.values()) for (const reason of reasons) count(reason, 1)
  const left = total - rejections.size
  if (left > 0) for (const reason of others?.reasons ?? []) count(reason, left)
  return [...counts]
    .map(([reason, number]) => `${number} ${reason}`)
    .sort()
    .join(', ')
}

/** Models pkg/scheduler/framework/types.go FitError.Error (v1.36). `after` is what the attempts to make room say. */
export function fitError(diagnosis: Diagnosis, after: string): string {
  const text = diagnosis.beforehand ? diagnosis.beforehand.reasons.join(', ') : histogram(diagnosis)
  return `${available(diagnosis.total)}${text === '' ? '' : ` ${text}.`}${after === '' ? '' : ` ${after}`}`
}

/** The plugins that an event has to please for a new attempt. */
export function rejectors({ rejections, others, beforehand, total }: Diagnosis): Set<string> {
  const plugins = new Set([...rejections.values()].map(({ plugin }) => plugin))
  if (beforehand) plugins.add(beforehand.plugin)
  if (others && rejections.size < total) plugins.add(others.plugin)
  return plugins
}
