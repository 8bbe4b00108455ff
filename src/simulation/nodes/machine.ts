import type { Random } from '../../base/random.ts'
import { ms } from '../../base/time.ts'
import type { Duration, SimTime } from '../../base/time.ts'
import type { KubeObject, Pod } from '../../kube/types.ts'
import { EventRecorder } from '../api/events.ts'
import type { WatchEvent } from '../api/server.ts'
import { createActorClock } from '../kernel/actor-clock.ts'
import { Life } from '../kernel/life.ts'
import { Backoffs } from '../kubelet/backoff.ts'
import type { KubeletContext } from '../kubelet/context.ts'
import { Kubelet } from '../kubelet/kubelet.ts'
import { isStatic, seenAt, staticPod } from '../kubelet/static-pods.ts'
import { Runtime } from '../runtime/runtime.ts'
import type { RuntimeDependencies } from '../runtime/dependencies.ts'
import { nodeIpOf } from './node.ts'
import { Uplink } from './uplink.ts'

/** From a kubelet's end to the first word of its successor. Measured: its node's status came 0.8 s after. */
const KUBELET_STARTS = ms(700)

/** What all machines of a cluster share. */
export type MachineDependencies = Omit<RuntimeDependencies, 'nodeNumber'> &
  Pick<KubeletContext, 'startedAt'> & {
    readonly random: Random
    readonly createdAt: (pod: Pod) => SimTime
  }

/** The machine behind one Node: a container runtime, which outlives the kubelets, a kubelet, and a network. */
export class Machine {
  readonly node: string
  readonly runtime: Runtime
  readonly uplink: Uplink
  readonly #deps: MachineDependencies
  readonly #nodeIp: string
  readonly #random: Random
  readonly #manifests = new Map<string, Pod>()
  #life: Life
  #kubelet: Kubelet | null

  /** `nodeNumber` says which of the cluster's nodes it is, from 1. */
  constructor(deps: MachineDependencies, node: string, nodeNumber: number) {
    this.node = node
    this.#deps = deps
    this.#nodeIp = nodeIpOf(nodeNumber)
    this.#random = deps.random.fork(node)
    this.runtime = new Runtime({ ...deps, nodeNumber })
    this.#life = new Life(deps.kernel)
    this.uplink = new Uplink(deps.kernel, deps.random.fork(`uplink/${node}`))
    this.uplink.onWatch((event) => this.#kubelet?.observe(event))
    this.#kubelet = this.#newKubelet(deps.startedAt)
  }

  /** Something changed at the API server that this node watches. */
  observe(event: WatchEvent): void {
    this.uplink.watched(event)
  }

  /** A kubelet ends, and with it all that it knew; another one finds the containers as they are. */
  restartKubelet(): void {
    const { api, kernel } = this.#deps
    this.#life.end()
    this.#life = new Life(kernel)
    this.#kubelet = null
    this.#life.after(KUBELET_STARTS, () => {
      const kubelet = this.#newKubelet(kernel.now)
      this.#kubelet = kubelet
      for (const object of api.pods()) if (object.spec.nodeName === this.node) kubelet.observe({ type: 'ADDED', object })
      for (const pod of this.#manifests.values()) kubelet.runStatic(pod)
    })
  }

  /** Puts a manifest into the folder of the node's static Pods. */
  addManifest(manifest: KubeObject): void {
    const { clock, kernel } = this.#deps
    const pod = staticPod(manifest, this.node, clock.micros(kernel.now))
    this.#manifests.set(pod.metadata.name, pod)
    this.#kubelet?.runStatic(pod)
  }

  #newKubelet(startedAt: SimTime): Kubelet {
    const { recorder, api, clock, ledger, processOf, createdAt } = this.#deps
    const phase = this.#random
    const life = this.#life
    const kubelet: Kubelet = new Kubelet(
      {
        node: this.node,
        nodeIp: this.#nodeIp,
        startedAt,
        kernel: life,
        recorder,
        actorClock: createActorClock(life),
        api,
        clock,
        events: new EventRecorder(this.#deps.kernel, api, clock, 'kubelet', this.node, (send) => this.uplink.send(send)),
        uplink: this.uplink,
        runtime: this.runtime,
        ledger,
        processOf,
        crashBackoffs: new Backoffs(),
        imageBackoffs: new Backoffs(),
        lastPullErrors: new Map(),
        parsedImages: new Map(),
        createdAt: (pod) => (isStatic(pod) ? seenAt(pod, clock) : createdAt(pod)),
        termination: (uid) => kubelet.termination(uid),
      },
      { tick: within(phase, 1000), relist: within(phase, 1000), statusPass: within(phase, 10_000) },
    )
    return kubelet
  }
}

const within = (random: Random, period: number): Duration => ms(random.between(0, period))
