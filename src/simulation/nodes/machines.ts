import { ms } from '../../base/time.ts'
import type { Duration } from '../../base/time.ts'
import { isNode, isPod } from '../../kube/types.ts'
import type { Node } from '../../kube/types.ts'
import type { WatchEvent } from '../api/server.ts'
import { Machine } from './machine.ts'
import type { MachineDependencies } from './machine.ts'

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
    if (!machine || machine.uplink.up === reachable) return
    const ready = reachable ? machine.uplink.mend() : (machine.uplink.cut(), 0)
    for (const listener of this.#reached) listener({ node, reachable, ready: ms(ready) })
  }

  /** Starts the machine of a node. */
  #join(node: string): void {
    this.#byNode.set(node, new Machine(this.#deps, node, this.#byNode.size + 1))
  }
}
