import type { Duration } from '../../base/time.ts'
import type { Task } from '../kernel/task.ts'
import type { Meter } from '../runtime/meter.ts'
import type { OomKiller } from '../runtime/oom-killer.ts'
import type { Gates } from './admitter.ts'
import type { KubeletContext } from './context.ts'
import { EvictionManager } from './eviction/manager.ts'
import type { EvictionConfig } from './eviction/thresholds.ts'
import { nodeReference, NodeStatus } from './node-status.ts'
import type { PodHost } from './pod-killer.ts'
import { ShutdownManager } from './shutdown.ts'
import type { ShutdownGrace } from './shutdown.ts'

/** The machine under a kubelet: what is left of its memory and disk, and who ends processes when nothing is. */
export interface Hardware {
  readonly meter: Meter
  readonly oom: OomKiller
  readonly eviction: EvictionConfig
}

/** What a kubelet does for its node, beside running Pods: it keeps it from running out of anything, ends it in order, and says how it is. */
export class NodeKeeper {
  readonly status: NodeStatus
  readonly gates: Gates
  readonly #eviction: EvictionManager
  readonly #shutdown: ShutdownManager

  /** Phases say where in their periods the looks at memory and disk lie, and the reports. */
  constructor(ctx: KubeletContext, host: PodHost, hardware: Hardware, phases: { eviction: Duration; nodeStatus: Duration }) {
    const { eviction, meter, oom } = hardware
    this.status = new NodeStatus(
      ctx,
      { isUnder: (pressure) => this.#eviction.isUnder(pressure), isShuttingDown: () => this.#shutdown.isShuttingDown },
      phases.nodeStatus,
    )
    this.#eviction = new EvictionManager(ctx, eviction, meter, host, phases.eviction, () => this.status.changed())
    this.#shutdown = new ShutdownManager(ctx, host, () => this.status.report())
    this.gates = {
      underPressure: (pod) => this.#eviction.refusalOf(pod),
      shuttingDown: () => this.#shutdown.refusal,
    }
    // Models pkg/kubelet/oom/oom_watcher_linux.go (v1.36).
    oom.onSystemOom(({ pid, process }) => {
      const message = `System OOM encountered, victim process: ${process}, pid: ${pid}`
      ctx.kernel.at(ctx.kernel.now, () => ctx.events.send(nodeReference(ctx.node), 'Warning', 'SystemOOM', message))
    })
  }

  /** The system is about to go down: done when it may. */
  shutDown(grace: ShutdownGrace): Task<void> {
    return this.#shutdown.run(grace)
  }
}
