import type { Random } from '../../base/random.ts'
import { ms } from '../../base/time.ts'
import type { SimTime } from '../../base/time.ts'
import { isNode, isPod } from '../../kube/types.ts'
import type { Node, Pod } from '../../kube/types.ts'
import { EventRecorder } from '../api/events.ts'
import type { WatchEvent } from '../api/server.ts'
import { Backoffs } from '../kubelet/backoff.ts'
import type { KubeletContext } from '../kubelet/context.ts'
import { Kubelet } from '../kubelet/kubelet.ts'
import { Runtime } from '../runtime/runtime.ts'
import type { RuntimeDependencies } from '../runtime/runtime.ts'
import { nodeIpOf, registeredNode } from './node.ts'

/** From a Node object that somebody made to its kubelet's first word. */
const KUBELET_REGISTERS = ms(100)

/** What all machines of a cluster share. */
export type MachineDependencies = Omit<RuntimeDependencies, 'nodeNumber'> &
  Pick<KubeletContext, 'api' | 'clock' | 'startedAt'> & {
    readonly random: Random
    readonly createdAt: (pod: Pod) => SimTime
  }

export interface Machine {
  readonly node: string
  readonly runtime: Runtime
  readonly kubelet: Kubelet
}

/** The machines behind the Nodes: a container runtime and a kubelet each. */
export class Machines {
  readonly #deps: MachineDependencies
  readonly #byNode = new Map<string, Machine>()

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
    const { api, clock, kernel } = this.#deps
    api.create(registeredNode(node, this.#join(node.metadata.name), clock, kernel.now))
  }

  /** What happens to Pods and Nodes reaches the machine that it is about; a Node that somebody makes is a machine that joins. */
  observe(event: WatchEvent): void {
    const { object } = event
    if (isPod(object)) this.#byNode.get(object.spec.nodeName ?? '')?.kubelet.observe(event)
    if (!isNode(object)) return
    if (event.type === 'ADDED' && !this.#byNode.has(object.metadata.name)) this.#register(object)
    this.#byNode.get(object.metadata.name)?.kubelet.observe(event)
  }

  #register(node: Node): void {
    const { api, clock, kernel } = this.#deps
    const number = this.#join(node.metadata.name)
    kernel.after(KUBELET_REGISTERS, () => api.update(node, (stored) => registeredNode(stored, number, clock, kernel.now)))
  }

  /** Starts runtime and kubelet of a node; answers which of the cluster's nodes it is, from 1. */
  #join(node: string): number {
    const { kernel, recorder, actorClock, api, clock, ledger, processOf, random, startedAt, createdAt } = this.#deps
    const nodeNumber = this.#byNode.size + 1
    const phase = random.fork(node)
    const runtime = new Runtime({ ...this.#deps, nodeNumber })
    const kubelet: Kubelet = new Kubelet(
      {
        node,
        nodeIp: nodeIpOf(nodeNumber),
        startedAt,
        kernel,
        recorder,
        actorClock,
        api,
        clock,
        events: new EventRecorder(kernel, api, clock, 'kubelet', node),
        runtime,
        ledger,
        processOf,
        crashBackoffs: new Backoffs(),
        imageBackoffs: new Backoffs(),
        lastPullErrors: new Map(),
        parsedImages: new Map(),
        createdAt,
        isTerminating: (uid) => kubelet.isTerminating(uid),
      },
      { tick: ms(phase.between(0, 1000)), relist: ms(phase.between(0, 1000)), statusPass: ms(phase.between(0, 10_000)) },
    )
    this.#byNode.set(node, { node, runtime, kubelet })
    return nodeNumber
  }
}
