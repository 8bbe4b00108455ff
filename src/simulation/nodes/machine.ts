import type { Random } from '../../base/random.ts'
import { ms } from '../../base/time.ts'
import type { Duration, SimTime } from '../../base/time.ts'
import type { KubeObject, Pod } from '../../kube/types.ts'
import { EventRecorder } from '../api/events.ts'
import type { WatchEvent } from '../api/server.ts'
import type { Births } from '../births.ts'
import { Life } from '../kernel/life.ts'
import { Backoffs } from '../kubelet/backoff.ts'
import type { KubeletContext } from '../kubelet/context.ts'
import type { EvictionConfig } from '../kubelet/eviction/thresholds.ts'
import { Kubelet } from '../kubelet/kubelet.ts'
import { nodeReference } from '../kubelet/node-status.ts'
import { GOES_OFF_AFTER } from '../kubelet/shutdown.ts'
import type { ShutdownGrace } from '../kubelet/shutdown.ts'
import { isStatic, seenAt, staticPod } from '../kubelet/static-pods.ts'
import { watchMemory } from '../runtime/memory-watch.ts'
import { Meter } from '../runtime/meter.ts'
import { OomKiller } from '../runtime/oom-killer.ts'
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
    /** How every kubelet evicts. */
    readonly eviction: EvictionConfig
    readonly births: Births
  }

/** The machine behind one Node: a container runtime, which outlives the kubelets, a kubelet, and a network. */
export class Machine {
  readonly node: string
  readonly runtime: Runtime
  readonly uplink: Uplink
  readonly meter: Meter
  readonly #oom: OomKiller
  readonly #deps: MachineDependencies
  readonly #nodeIp: string
  readonly #random: Random
  readonly #manifests = new Map<string, Pod>()
  #life: Life
  #kubelet: Kubelet | null
  #isOff = false

  /** `nodeNumber` says which of the cluster's nodes it is, from 1. */
  constructor(deps: MachineDependencies, node: string, nodeNumber: number) {
    this.node = node
    this.#deps = deps
    this.#nodeIp = nodeIpOf(nodeNumber)
    this.#random = deps.random.fork(node)
    this.runtime = new Runtime({ ...deps, nodeNumber })
    this.meter = new Meter(deps, this.runtime, node)
    this.#oom = new OomKiller(deps, this.runtime, this.meter)
    watchMemory(deps, this.runtime, this.meter)
    this.#life = new Life(deps.kernel)
    this.uplink = new Uplink(deps.kernel, deps.random.fork(`uplink/${node}`))
    this.uplink.onWatch((event) => this.#kubelet?.observe(event))
    this.#kubelet = this.#newKubelet(deps.startedAt)
  }

  get isOff(): boolean {
    return this.#isOff
  }

  /** Something changed at the API server that this node watches. */
  observe(event: WatchEvent): void {
    this.uplink.watched(event)
  }

  /** A kubelet ends, and with it all that it knew; another one finds the containers as they are. */
  restartKubelet(): void {
    if (this.#isOff) return
    this.#endKubelet()
    this.#life.after(KUBELET_STARTS, () => this.#beginKubelet())
  }

  #endKubelet(): void {
    this.#life.end()
    this.#life = new Life(this.#deps.kernel)
    this.#kubelet = null
  }

  #beginKubelet(): void {
    const { api, kernel } = this.#deps
    const kubelet = this.#newKubelet(kernel.now)
    this.#kubelet = kubelet
    for (const object of api.pods()) if (object.spec.nodeName === this.node) kubelet.observe({ type: 'ADDED', object })
    for (const pod of this.#manifests.values()) kubelet.runStatic(pod)
    kubelet.node.status.report()
  }

  /** What the kubelet has to say of its node is said anew. */
  reportNode(): void {
    this.#kubelet?.node.status.report()
  }

  /** The system goes down, once the kubelet has ended its Pods in the time it has; `off` is called when the machine is off. */
  shutDown(grace: ShutdownGrace, off: () => void): void {
    if (this.#isOff) return
    const goOff = (): void => {
      if (this.#isOff) return
      this.#isOff = true
      this.#endKubelet()
      this.runtime.powerOff()
      off()
    }
    if (!this.#kubelet || grace.all <= 0) return goOff()
    const done = this.#life.spawn(this.#kubelet.node.shutDown(grace))
    done.whenFired(() => this.#life.after(GOES_OFF_AFTER, goOff))
  }

  /** The machine is started: its kubelet finds its Pods as they were left. */
  boot(): void {
    this.#isOff = false
    this.uplink.renew()
    this.#life.after(KUBELET_STARTS, () => {
      this.#sayRebooted()
      this.#beginKubelet()
    })
  }

  /** Models pkg/kubelet/kubelet_node_status.go recordNodeStatus, nodestatus/setters.go MachineInfo (v1.36). */
  #sayRebooted(): void {
    const { api, identities } = this.#deps
    const stored = api.node(this.node)
    if (!stored) return
    const bootID = identities.uid('Node')
    const { nodeInfo } = stored.status ?? {}
    if (nodeInfo) api.update(stored, (node) => ({ ...node, status: { ...node.status, nodeInfo: { ...nodeInfo, bootID } } }))
    this.#events().send(nodeReference(this.node), 'Warning', 'Rebooted', `Node ${this.node} has been rebooted, boot id: ${bootID}`)
  }

  /** Puts a manifest into the folder of the node's static Pods. */
  addManifest(manifest: KubeObject): void {
    const { clock, kernel } = this.#deps
    const pod = staticPod(manifest, this.node, clock.micros(kernel.now))
    this.#manifests.set(pod.metadata.name, pod)
    this.#kubelet?.runStatic(pod)
  }

  #events(): EventRecorder {
    const { api, clock, kernel } = this.#deps
    return new EventRecorder(kernel, api, clock, 'kubelet', this.node, (send) => this.uplink.send(send))
  }

  #newKubelet(startedAt: SimTime): Kubelet {
    const { recorder, api, clock, ledger, processOf, births } = this.#deps
    const phase = this.#random
    const life = this.#life
    const kubelet: Kubelet = new Kubelet(
      {
        node: this.node,
        nodeIp: this.#nodeIp,
        startedAt,
        kernel: life,
        recorder,
        api,
        clock,
        events: this.#events(),
        uplink: this.uplink,
        runtime: this.runtime,
        ledger,
        processOf,
        crashBackoffs: new Backoffs(),
        imageBackoffs: new Backoffs(),
        lastPullErrors: new Map(),
        parsedImages: new Map(),
        createdAt: (pod) => (isStatic(pod) ? seenAt(pod, clock) : births.timeOf(pod)),
        lineOf: (pod) => births.lineOf(pod),
        termination: (uid) => kubelet.termination(uid),
      },
      { eviction: this.#deps.eviction, meter: this.meter, oom: this.#oom },
      {
        tick: within(phase, 1000),
        relist: within(phase, 1000),
        statusPass: within(phase, 10_000),
        eviction: within(phase.fork('eviction'), 10_000),
        nodeStatus: within(phase.fork('node-status'), 10_000),
      },
    )
    return kubelet
  }
}

const within = (random: Random, period: number): Duration => ms(random.between(0, period))
