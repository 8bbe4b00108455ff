import { ms } from '../../base/time.ts'
import type { Duration, SimTime } from '../../base/time.ts'
import { isNode, isPod } from '../../kube/types.ts'
import type { Node } from '../../kube/types.ts'
import type { WatchEvent } from '../api/server.ts'
import type { ShutdownGrace } from '../kubelet/shutdown.ts'
import { Machine } from './machine.ts'
import type { MachineDependencies } from './machine.ts'

/** From the start of a machine to what its kubelet says first of its node. Measured at kubelets that restart. */
const FIRST_REPORT = ms(900)

/** A node's network was cut or mended; `ready` is how long its kubelet then takes to say that it is ready. */
export interface Reach {
  readonly node: string
  readonly reachable: boolean
  readonly ready: Duration
}

/** The machines behind the Nodes. */
export class Machines {
  readonly #deps: MachineDependencies
  readonly #byNode = new Map<string, Machine>()
  readonly #reached: ((reach: Reach) => void)[] = []

  constructor(deps: MachineDependencies) {
    this.#deps = deps
  }

  get all(): Machine[] {
    return [...this.#byNode.values()]
  }

  of(node: string): Machine | undefined {
    return this.#byNode.get(node)
  }

  /** A machine that runs when the world begins; its Node is there, and Ready. */
  boot(node: Node): void {
    this.#join(node.metadata.name)
    this.#deps.api.create(node)
  }

  /** What happens to Pods and Nodes reaches the machine that it is about; a Node that somebody makes is a machine that joins. */
  observe(event: WatchEvent): void {
    const { object } = event
    if (isPod(object)) this.#byNode.get(object.spec.nodeName ?? '')?.observe(event)
    if (!isNode(object)) return
    if (event.type === 'ADDED' && !this.#byNode.has(object.metadata.name)) this.#join(object.metadata.name)
    this.#byNode.get(object.metadata.name)?.observe(event)
  }

  /** Calls `listener` when a node's network is cut or mended. */
  onReach(listener: (reach: Reach) => void): void {
    this.#reached.push(listener)
  }

  /** Cuts a node's network, or mends it. */
  reach(node: string, reachable: boolean): void {
    const machine = this.#byNode.get(node)
    if (!machine || machine.uplink.up === reachable || (machine.isOff && reachable)) return
    const ready = reachable ? machine.uplink.mend() : (machine.uplink.cut(), 0)
    for (const listener of this.#reached) listener({ node, reachable, ready: ms(ready) })
  }

  /** Has a node's kubelet say how the node is. */
  report(node: string): void {
    this.#byNode.get(node)?.reportNode()
  }

  /** Shuts a machine down, and starts it again at `until`, or once it is off. */
  shutDown(node: string, grace: ShutdownGrace, until: SimTime | null): void {
    const { kernel } = this.#deps
    const machine = this.#byNode.get(node)
    if (!machine) return
    const boot = (): void => {
      machine.boot()
      for (const listener of this.#reached) listener({ node, reachable: true, ready: FIRST_REPORT })
    }
    machine.shutDown(grace, () => {
      this.reach(node, false)
      if (until !== null && kernel.now >= until) boot()
    })
    if (until !== null) {
      kernel.at(until, () => {
        if (machine.isOff) boot()
      })
    }
  }

  /** Starts the machine of a node. */
  #join(node: string): void {
    this.#byNode.set(node, new Machine(this.#deps, node, this.#byNode.size + 1))
  }
}
