import { minutes, plus, ZERO } from '../base/time.ts'
import type { Duration } from '../base/time.ts'
import { isNode } from '../kube/types.ts'
import type { World } from '../kube/world.ts'
import { createCluster } from './cluster.ts'
import type { Validation } from './commands/context.ts'
import { Kernel } from './kernel/kernel.ts'
import { nodesOf } from './nodes/node.ts'
import type { MachineMove } from './machine-moves.ts'
import { Recorder } from './recorder.ts'
import { durationOr } from './script/durations.ts'
import { scheduleTimeline } from './script/timeline.ts'
import type { Trace } from './trace.ts'

/** How long a world is played that does not say. */
const DEFAULT_DURATION = minutes(10)

/** How long a world is played. */
export const durationOf = ({ scenario }: World): Duration => durationOr(scenario.spec?.duration, DEFAULT_DURATION)

/** The seed of a world that names none. A choice: by this one the first preset shows no restart that is chance's alone. */
const DEFAULT_SEED = 3

interface SimulateOptions {
  /** Instead of the Scenario's own seed. */
  readonly seed?: number
  /** Instead of the Scenario's own duration. */
  readonly until?: Duration
  /** What an API server refuses of what people type; without it, nothing. */
  readonly validation?: Validation
  /**
   * Called now and then with the share done (0 to 1); answering false ends the simulation early: the Trace's `end` says where.
   */
  readonly onProgress?: (share: number) => boolean
  /** Hears of each move of each machine, in order of time. */
  readonly onMove?: (move: MachineMove) => void
}

/** Plays a world. Pure: the same world and options give the same Trace, byte for byte. */
export function simulate(world: World, options: SimulateOptions = {}): Trace {
  const spec = world.scenario.spec ?? {}
  const seed = options.seed ?? spec.seed ?? DEFAULT_SEED
  const end = plus(ZERO, options.until ?? durationOf(world))
  const kernel = new Kernel(ZERO, seed)
  const recorder = new Recorder(kernel, options.onMove ?? null)
  const cluster = createCluster(kernel, recorder, spec, options.validation ?? null)
  nodesOf(world.objects).forEach((node) => {
    const object = world.objects.indexOf(node)
    if (object >= 0) recorder.root({ kind: 'manifest', object })
    cluster.machines.boot(node)
  })
  scheduleTimeline(kernel, recorder, cluster, spec)
  kernel.at(ZERO, () => {
    world.objects.forEach((object, index) => {
      if (isNode(object)) return
      recorder.root({ kind: 'manifest', object: index })
      cluster.api.create(object)
    })
  })
  const { onProgress } = options
  kernel.run(end, onProgress && (() => onProgress(end === 0 ? 1 : kernel.now / end)))
  return { name: world.scenario.metadata?.name ?? '', seed, epoch: cluster.clock.epoch, end: kernel.now, records: recorder.records }
}
