import type { LaneKind } from '../../lanes/types.ts'
import type { Row } from '../layout.ts'
import { paintBus } from './bus.ts'
import { paintContainer } from './container.ts'
import { paintDeletion, paintDigital } from './digital.ts'
import { paintEvents } from './events.ts'
import { paintMemory } from './memory.ts'
import type { Paint, Painter } from './paint.ts'
import { paintProbe } from './probe.ts'
import { paintSignals } from './signals.ts'
import { paintWorkload } from './workload.ts'

/** Faults are HTML: they are handles, too. */
const PAINTERS: Readonly<Record<LaneKind, Painter | null>> = {
  faults: null,
  status: paintBus,
  phase: paintBus,
  condition: paintDigital,
  deletion: paintDeletion,
  container: paintContainer,
  probe: paintProbe,
  signals: paintSignals,
  memory: paintMemory,
  service: paintDigital,
  events: paintEvents,
  node: paintDigital,
  taints: paintBus,
  workload: paintWorkload,
  endpoints: paintWorkload,
}

export const paintLane = (paint: Paint, row: Row): void => PAINTERS[row.lane.kind]?.(paint, row)
