import type { Lane, LaneModel } from '../../lanes/types.ts'

/** A lane in an exported picture, in pixels from the top of the lanes. */
export interface ExportRow {
  readonly lane: Lane
  /** A Pod's name above its first lane, where there are several. */
  readonly heading: string | null
  readonly top: number
  readonly floor: number
  readonly level: number
  readonly height: number
}

const LEVELS: Readonly<Partial<Record<Lane['kind'], number>>> = { container: 44, probe: 26, status: 18, phase: 18, taints: 18, faults: 14 }
const USUAL = 14
const GAP = 8
const HEADING = 18

const says = (lane: Lane): boolean => lane.segments.length + lane.marks.length > 0

/** All lanes that say something, below one another. */
export function exportRows(model: LaneModel): { readonly rows: readonly ExportRow[]; readonly height: number } {
  let top = 0
  let group: string | null = null
  const rows = model.lanes.filter(says).map((lane): ExportRow => {
    const begins = lane.group !== null && lane.group !== group && model.groups.length > 1
    group = lane.group
    const heading = begins ? (model.groups.find(({ id }) => id === lane.group)?.name ?? null) : null
    const level = LEVELS[lane.kind] ?? USUAL
    const above = heading === null ? 0 : HEADING
    const row = { lane, heading, top: top + above, level, floor: top + above + GAP / 2 + level, height: level + GAP }
    top += above + row.height
    return row
  })
  return { rows, height: top }
}
