import type { Random } from '../../base/random.ts'
import { ms } from '../../base/time.ts'
import { podKeyOf } from '../../kube/pod-keys.ts'
import { isPod } from '../../kube/types.ts'
import type { Pod } from '../../kube/types.ts'
import type { ApiServer, WatchEvent } from '../api/server.ts'
import type { WallClock } from '../api/times.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Recorder } from '../recorder.ts'
import { SchedulerCache } from './cache.ts'
import { SchedulerEvents } from './events.ts'
import { fitError, rejectors } from './fit-error.ts'
import type { Diagnosis } from './fit-error.ts'
import { findNodes, prepareFilters } from './fit.ts'
import type { Prepared } from './fit.ts'
import type { ClusterEvent } from './framework.ts'
import { Nominations } from './nominations.ts'
import { ClusterObserver } from './observer.ts'
import { FILTERS } from './plugins/index.ts'
import { keepVolumes } from './plugins/volume-binding.ts'
import { podInfoOf } from './pod-info.ts'
import type { PodInfo } from './pod-info.ts'
import { preempt } from './preemption.ts'
import type { Candidate } from './preemption.ts'
import { SchedulingQueue } from './queue.ts'
import type { Waiting } from './queue.ts'
import { bestOf, compareNodes } from './score.ts'
import type { Scores } from './score.ts'
import { bind, clearNomination, markUnschedulable, markVictim } from './writes.ts'

const NAME = 'default-scheduler'
/** From a Pod's turn to its binding. Measured: 1 to 10 ms. */
const CYCLE_TAKES = ms(1)
/** From keeping a volume for a claim until they are bound: three writes and as many watch events. A choice, no recording shows it. */
const VOLUMES_TAKE = ms(30)
/** From a failure to the Pod's condition; to the victim's condition, and on to its deletion. Measured: 2 to 15, 8, and 8 ms. */
const CONDITION_TAKES = ms(4)
const MARKING_TAKES = ms(8)
const DELETING_TAKES = ms(8)

const NO_SCORES: Scores = { plugins: [], nodes: [] }
/** What the plugins that could make room say where they cannot. DynamicResources comes first, and has nothing to free. */
const NO_CLAIMS = 'no new claims to deallocate'
/** What it says in a cycle that ended before it had its turn. */
const CYCLE_ENDED = 'not found'

/** Gives Pods their nodes, one at a time. Models pkg/scheduler/schedule_one.go (v1.36). */
export class Scheduler {
  readonly #kernel: Kernel
  readonly #recorder: Recorder
  readonly #api: ApiServer
  readonly #clock: WallClock
  readonly #random: Random
  readonly #cache: SchedulerCache
  readonly #queue: SchedulingQueue
  readonly #events: SchedulerEvents
  readonly #nominations = new Nominations()
  readonly #observer: ClusterObserver
  #busy = false
  #start = 0

  constructor(kernel: Kernel, recorder: Recorder, api: ApiServer, clock: WallClock) {
    this.#kernel = kernel
    this.#recorder = recorder
    this.#api = api
    this.#clock = clock
    this.#random = kernel.random.fork('scheduler')
    this.#cache = new SchedulerCache(api)
    this.#queue = new SchedulingQueue(kernel, clock, this.#random.fork('queue'), () => this.#next())
    this.#events = new SchedulerEvents(kernel, api, clock, this.#random.fork('events'))
    this.#observer = new ClusterObserver(this.#cache, (event) => this.#happened(event))
  }

  observe(event: WatchEvent): void {
    const { type, object } = event
    if (isPod(object)) this.#waiting(type, object)
    this.#observer.observe(event)
  }

  /** A Pod that has no node: it waits for one from when its last gate is gone. */
  #waiting(type: WatchEvent['type'], pod: Pod): void {
    const { uid = '' } = pod.metadata
    const entry = this.#queue.get(uid)
    if (type === 'DELETED' || pod.spec.nodeName) {
      if (entry) this.#queue.remove(uid)
      if (this.#nominations.remove(uid) && !pod.spec.nodeName) this.#happened({ kind: 'podGone', pod })
      return
    }
    if ((pod.spec.schedulerName ?? NAME) !== NAME || this.#cache.placed(uid) || pod.spec.schedulingGates?.length) return
    if (!entry) {
      this.#queue.add(podInfoOf(pod))
      return
    }
    const before = entry.info.pod
    entry.info = podInfoOf(pod)
    if (before.spec !== pod.spec || before.metadata.labels !== pod.metadata.labels) {
      this.#wakeIf(entry, { kind: 'ownChange', before, pod })
    }
  }

  /** Pods for which this makes a difference are tried again: first all are found, then the most important has its turn. */
  #happened(event: ClusterEvent): void {
    const waiting = this.#busy
    this.#busy = true
    for (const plugin of FILTERS) {
      for (const entry of this.#queue.rejectedBy(plugin.name)) if (plugin.wakes(entry.info, event, this.#cache)) this.#queue.wake(entry)
    }
    for (const entry of this.#queue.rejectedBy('')) this.#queue.wake(entry)
    this.#busy = waiting
    this.#next()
  }

  #wakeIf(entry: Waiting, event: ClusterEvent): void {
    const useful = FILTERS.some((plugin) => entry.rejectors.has(plugin.name) && plugin.wakes(entry.info, event, this.#cache))
    if (useful) this.#queue.wake(entry)
  }

  /** Takes the next Pod's turn, once the last one's is over. */
  #next(): void {
    if (this.#busy) return
    const entry = this.#queue.pop()
    if (!entry) return
    this.#busy = true
    this.#kernel.because(entry.causes, () =>
      this.#kernel.after(CYCLE_TAKES, () => {
        if (this.#queue.get(entry.info.uid) === entry) this.#cycle(entry)
        this.#busy = false
        this.#next()
      }),
    )
  }

  #cycle(entry: Waiting): void {
    const { info } = entry
    const { pod } = info
    if (pod.metadata.deletionTimestamp) {
      this.#queue.remove(info.uid)
      this.#events.send(pod, 'Warning', 'FailedScheduling', 'Scheduling', `skip schedule deleting pod: ${podKeyOf(pod)}`)
      return
    }
    if (this.#cache.size === 0) {
      const nothing: Diagnosis = { total: 0, rejections: new Map(), others: null, beforehand: null }
      this.#fail(entry, nothing, 'no nodes available to schedule pods', undefined, null)
      return
    }
    const prepared = prepareFilters(info, this.#cache)
    const { nodes, diagnosis, seen } = findNodes(info, prepared, this.#cache, this.#nominations, this.#start)
    this.#start = (this.#start + seen) % this.#cache.size
    if (nodes.length === 0) this.#unfit(entry, prepared, diagnosis)
    else {
      const scores = nodes.length === 1 ? NO_SCORES : compareNodes(info, nodes, this.#cache)
      const node = nodes.length === 1 ? (nodes[0]?.name ?? '') : bestOf(scores, this.#random)
      this.#note(entry, diagnosis, { node, message: '', scores, candidate: null })
      this.#place(entry, node)
    }
  }

  #place({ info }: Waiting, node: string): void {
    const { pod } = info
    this.#queue.remove(info.uid)
    this.#cache.place({ ...pod, spec: { ...pod.spec, nodeName: node } }, node)
    this.#nominations.remove(info.uid)
    const object = this.#cache.node(node)?.node
    if (object && keepVolumes(this.#cache, pod, object)) this.#kernel.after(VOLUMES_TAKE, () => this.#bind(info, node))
    else this.#bind(info, node)
  }

  #bind({ pod, uid }: PodInfo, node: string): void {
    const bound = bind(this.#api, pod, node, this.#clock.seconds(this.#kernel.now))
    if (bound === null) {
      this.#cache.remove(uid)
      this.#happened({ kind: 'podGone', pod })
      return
    }
    this.#kernel.because([bound], () =>
      this.#events.send(pod, 'Normal', 'Scheduled', 'Binding', `Successfully assigned ${podKeyOf(pod)} to ${node}`),
    )
  }

  /** No node has room: perhaps less important Pods can leave one. Models framework/runtime RunPostFilterPlugins (v1.36). */
  #unfit(entry: Waiting, { filters }: Prepared, diagnosis: Diagnosis): void {
    const { info } = entry
    const nominated = info.pod.status.nominatedNodeName
    if (diagnosis.beforehand) {
      this.#fail(entry, diagnosis, fitError(diagnosis, CYCLE_ENDED), nominated, null)
      return
    }
    const situation = { pod: info, filters, diagnosis, cluster: this.#cache, nominations: this.#nominations, random: this.#random }
    const preemption = preempt(situation)
    if (preemption.kind === 'nominated') {
      const { candidate } = preemption
      this.#fail(entry, diagnosis, fitError(diagnosis, ''), candidate.node, candidate)
      this.#clear(entry, candidate)
      return
    }
    const message = fitError(diagnosis, `${NO_CLAIMS}, preemption: ${preemption.message}`)
    this.#fail(entry, diagnosis, message, preemption.keeps ? nominated : undefined, null)
  }

  #fail(entry: Waiting, diagnosis: Diagnosis, message: string, nominated: string | undefined, candidate: Candidate | null): void {
    const { pod } = entry.info
    this.#note(entry, diagnosis, { node: null, message, scores: NO_SCORES, candidate })
    this.#nominations.set(entry.info, nominated)
    this.#queue.putBack(entry, rejectors(diagnosis))
    this.#events.send(pod, 'Warning', 'FailedScheduling', 'Scheduling', message)
    this.#kernel.after(CONDITION_TAKES, () => markUnschedulable(this.#api, pod, message, nominated, this.#clock.seconds(this.#kernel.now)))
  }

  /** Tells the victims to go, the last one when the others have been told; meanwhile the Pod is not tried. Models preemption.go prepareCandidateAsync (v1.36). */
  #clear(entry: Waiting, { node, victims }: Candidate): void {
    for (const nominee of this.#nominations.on(node)) {
      if (nominee.priority >= entry.info.priority || nominee.uid === entry.info.uid) continue
      this.#nominations.remove(nominee.uid)
      clearNomination(this.#api, nominee.pod)
    }
    entry.held = true
    const rounds = [victims.slice(0, -1), victims.slice(-1)].filter((round) => round.length > 0)
    const tell = (round: number): void => {
      const told = rounds[round]
      if (!told) {
        entry.held = false
        if (entry.called) this.#queue.wake(entry)
        entry.called = false
        return
      }
      this.#kernel.after(MARKING_TAKES, () => {
        for (const { pod } of told) markVictim(this.#api, pod, NAME, this.#clock.seconds(this.#kernel.now))
        this.#kernel.after(DELETING_TAKES, () => {
          for (const victim of told) this.#evict(entry.info, victim, node)
          tell(round + 1)
        })
      })
    }
    tell(0)
  }

  #evict({ uid }: PodInfo, { pod }: PodInfo, node: string): void {
    const { namespace = 'default', name, uid: victim = '' } = pod.metadata
    if (!this.#api.delete('Pod', namespace, name, { gracePeriod: null, uid: victim })) return
    this.#events.send(pod, 'Normal', 'Preempted', 'Preempting', `Preempted by pod ${uid} on node ${node}`)
  }

  #note(
    { info, attempts }: Waiting,
    { rejections }: Diagnosis,
    outcome: { node: string | null; message: string; scores: Scores; candidate: Candidate | null },
  ): void {
    const alike = new Map<string, { plugin: string; reasons: readonly string[]; nodes: string[] }>()
    for (const [node, { plugin, reasons }] of rejections) {
      const key = `${plugin}\n${reasons.join('\n')}`
      const group = alike.get(key)
      if (group) group.nodes.push(node)
      else alike.set(key, { plugin, reasons, nodes: [node] })
    }
    const { node, message, scores, candidate } = outcome
    this.#recorder.lead({
      kind: 'decision',
      pod: podKeyOf(info.pod),
      attempt: attempts + 1,
      node,
      message,
      rejections: [...alike.values()],
      plugins: scores.plugins,
      scores: scores.nodes,
      preempts: candidate && { node: candidate.node, pods: candidate.victims.map(({ pod }) => podKeyOf(pod)) },
    })
  }
}
