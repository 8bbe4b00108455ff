import { ms, plus } from '../../base/time.ts'
import type { Duration } from '../../base/time.ts'
import { withUid } from '../../kube/defaults/index.ts'
import { isNode, isPod, isService } from '../../kube/types.ts'
import type { KubeObject, Node, ObjectMeta, Pod } from '../../kube/types.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { registeredNode } from '../nodes/node.ts'
import type { Recorder } from '../recorder.ts'
import type { RecordId } from '../trace.ts'
import { admittedPod, charge } from './admission/index.ts'
import { deletionGrace, finalizersFor, isHeld } from './deletion.ts'
import type { Propagation } from './deletion.ts'
import type { Identities } from './identity.ts'
import { OwnerIndex } from './owner-index.ts'
import { withServiceAddress } from './service-address.ts'
import type { WallClock } from './times.ts'

/** How long a change takes from the API server to those who watch. Measured: 2 ms at most. */
const WATCH_LATENCY = ms(2)

/** How long the API server takes from marking a Pod with no grace left to removing it: two writes to etcd. Measured: 5 to 10 ms. */
const REMOVAL_LATENCY = ms(8)

/** The longest part of a generated name before its suffix. Models apiserver/pkg/storage/names/generate.go MaxGeneratedNameLength (v1.36). */
const LONGEST_PREFIX = 58

/** What the API server tells those who watch. */
export interface WatchEvent<T extends KubeObject = KubeObject> {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED'
  readonly object: T
}

interface DeleteOptions {
  /** Null: the object's own. */
  readonly gracePeriod: Duration | null
  /** Only the object of this uid is meant. */
  readonly uid?: string
  /** Absent: as the object's finalizers have it. */
  readonly propagation?: Propagation
}

type Watcher = (event: WatchEvent) => void

/** An object's key among those of its kind. */
const keyOf = (namespace: string, name: string): string => `${namespace}/${name}`

/** The namespace of an object; empty when it is in none. */
const namespaceOf = (object: KubeObject): string => object.metadata.namespace ?? ''

/**
 * The API server: objects by key, each change numbered, written to the Trace and sent to those who watch.
 * Stored objects are never changed in place, so every record keeps what was true.
 */
export class ApiServer {
  readonly #kinds = new Map<string, Map<string, KubeObject>>()
  readonly #owned = new OwnerIndex()
  readonly #watchers: Watcher[] = []
  #version: number
  readonly #kernel: Kernel
  readonly #recorder: Recorder
  readonly #clock: WallClock
  readonly #identities: Identities

  constructor(kernel: Kernel, recorder: Recorder, clock: WallClock, identities: Identities) {
    this.#kernel = kernel
    this.#recorder = recorder
    this.#clock = clock
    this.#identities = identities
    this.#version = 100
  }

  #ofKind(kind: string): Map<string, KubeObject> {
    let objects = this.#kinds.get(kind)
    if (!objects) this.#kinds.set(kind, (objects = new Map()))
    return objects
  }

  /** The object of that name; undefined when there is none. What is in no namespace has an empty one. */
  get(kind: string, namespace: string, name: string): KubeObject | undefined {
    return this.#ofKind(kind).get(keyOf(namespace, name))
  }

  /** The Pod of that name; undefined when there is none. */
  pod(namespace: string, name: string): Pod | undefined {
    const object = this.get('Pod', namespace, name)
    return object && isPod(object) ? object : undefined
  }

  /** The Node of that name; undefined when there is none. */
  node(name: string): Node | undefined {
    const object = this.get('Node', '', name)
    return object && isNode(object) ? object : undefined
  }

  /** All objects of a kind, in order of creation. */
  list(kind: string): KubeObject[] {
    return [...this.#ofKind(kind).values()]
  }

  /** All Pods, in order of creation. */
  pods(): Pod[] {
    return this.list('Pod').filter(isPod)
  }

  /** The objects of any kind that name the object of this uid as an owner of theirs, in order of creation. */
  dependents(uid: string): KubeObject[] {
    return this.#owned.of(uid)
  }

  /** The Pods that the object of this uid controls, in order of creation. */
  podsOf(uid: string): Pod[] {
    return [...(this.#owned.podsOf(uid)?.values() ?? [])]
  }

  /** The Pods of a namespace that nobody controls. */
  orphans(namespace: string): Pod[] {
    return this.#owned.orphans(namespace)
  }

  /** All objects of a namespace, of whatever kind. */
  inNamespace(namespace: string): KubeObject[] {
    return [...this.#kinds.values()].flatMap((objects) => [...objects.values()].filter((object) => namespaceOf(object) === namespace))
  }

  /** Lets go a namespace that is being deleted and has nothing left in it. */
  finalizeNamespace(name: string): void {
    const namespace = this.get('Namespace', '', name)
    if (namespace) this.update(namespace, (stored) => Object.assign({ ...stored }, { spec: {} }))
  }

  /** Calls `watcher` for each change from here on, WATCH_LATENCY after it. */
  watch(watcher: Watcher): void {
    this.#watchers.push(watcher)
  }

  /**
   * Stores a new object, defaulted already; answers it with its identity, or null when the name is taken.
   * One without a name gets its generateName and five characters.
   */
  create<T extends KubeObject>(object: T): T | null {
    const objects = this.#ofKind(object.kind)
    const name = this.nameFor(object)
    const key = keyOf(namespaceOf(object), name)
    if (objects.has(key)) return null
    const uid = this.#identities.uid(object.kind)
    const creationTimestamp = this.#clock.seconds(this.#kernel.now)
    const admitted = this.#admit(
      withUid({ ...object, metadata: { ...object.metadata, name, creationTimestamp, uid } }, uid),
      creationTimestamp,
    )
    charge(this, admitted)
    const stored = { ...admitted, metadata: { ...admitted.metadata, resourceVersion: this.#nextVersion() } }
    this.#put(objects, key, stored)
    this.#publish('ADDED', stored)
    return stored
  }

  /** What admission adds that depends on the cluster and the time; a Node is made by its kubelet, which fills it. */
  #admit<T extends KubeObject>(object: T, now: string): T
  #admit(object: KubeObject, now: string): KubeObject {
    if (isPod(object)) return admittedPod(this, object, now)
    if (isService(object)) return withServiceAddress(object, this.#ofKind('Service').values())
    return isNode(object) ? registeredNode(object, this.#ofKind('Node').size + 1, now) : object
  }

  /** The name that an object would get: its own, or one made of its generateName. */
  nameFor(object: KubeObject): string {
    return object.metadata.name || this.#generateName(this.#ofKind(object.kind), object)
  }

  /** Models apiserver/pkg/storage/names/generate.go (v1.36): the prefix is cut to leave room for the suffix. */
  #generateName(objects: ReadonlyMap<string, KubeObject>, object: KubeObject): string {
    const prefix = (object.metadata.generateName ?? '').slice(0, LONGEST_PREFIX)
    let name = prefix + this.#identities.nameSuffix()
    while (objects.has(keyOf(namespaceOf(object), name))) name = prefix + this.#identities.nameSuffix()
    return name
  }

  /**
   * Replaces an object by what `change` makes of it; `newSpec` says that its generation rises.
   * Nothing happens when the object is gone, is another one than `uid`, or `change` answers it unchanged.
   */
  update<T extends KubeObject>(object: T, change: (stored: T) => T, newSpec = false): RecordId | null {
    const key = keyOf(namespaceOf(object), object.metadata.name)
    const stored = this.#ofKind(object.kind).get(key) as T | undefined
    if (!stored || stored.metadata.uid !== object.metadata.uid) return null
    const changed = change(stored)
    if (changed === stored) return null
    return this.#store(key, changed, newSpec ? (stored.metadata.generation ?? 0) + 1 : undefined)
  }

  #store(key: string, object: KubeObject, generation?: number): RecordId {
    const metadata = { ...object.metadata, resourceVersion: this.#nextVersion(), ...(generation !== undefined && { generation }) }
    const stored = { ...object, metadata }
    const mayGo = metadata.deletionTimestamp !== undefined && (metadata.deletionGracePeriodSeconds ?? 0) === 0 && !isHeld(stored)
    if (mayGo) {
      this.#take(this.#ofKind(object.kind), key)
      return this.#publish('DELETED', stored)
    }
    this.#put(this.#ofKind(object.kind), key, stored)
    return this.#publish('MODIFIED', stored)
  }

  /**
   * Deletes an object: at once, or for a Pod that runs somewhere by marking it, so that its kubelet ends it first.
   * Answers false when there is no such object. Models pkg/registry/core/pod/strategy.go CheckGracefulDelete and registry/rest/delete.go (v1.36).
   */
  delete(kind: string, namespace: string, name: string, options: DeleteOptions): boolean {
    const objects = this.#ofKind(kind)
    const key = keyOf(namespace, name)
    const stored = objects.get(key)
    if (!stored || (options.uid !== undefined && stored.metadata.uid !== options.uid)) return false
    const grace = isPod(stored) ? deletionGrace(stored, options.gracePeriod) : 0
    const already = stored.metadata.deletionTimestamp !== undefined
    const before = stored.metadata.deletionGracePeriodSeconds ?? 0
    const finalizers = finalizersFor(stored, options.propagation)
    if (already && grace >= before && finalizers.length === (stored.metadata.finalizers?.length ?? 0)) return true
    const metadata: ObjectMeta = {
      ...stored.metadata,
      deletionTimestamp: this.#clock.seconds(plus(this.#kernel.now, ms(grace * 1000))),
      deletionGracePeriodSeconds: grace,
    }
    if (finalizers.length > 0) metadata.finalizers = finalizers
    else delete metadata.finalizers
    const held = isHeld({ ...stored, metadata })
    if (!isPod(stored) && !held) {
      this.#take(objects, key)
      this.#publish('DELETED', { ...stored, metadata: { ...stored.metadata, resourceVersion: this.#nextVersion() } })
      return true
    }
    const generation = already ? stored.metadata.generation : (stored.metadata.generation ?? 0) + 1
    const marked = {
      ...stored,
      ...(stored.kind === 'Namespace' && { status: { phase: 'Terminating' } }),
      metadata: { ...metadata, resourceVersion: this.#nextVersion(), ...(generation !== undefined && { generation }) },
    }
    this.#put(objects, key, marked)
    this.#publish('MODIFIED', marked)
    if (grace === 0 && !held) this.#kernel.after(REMOVAL_LATENCY, () => this.#remove(objects, key, marked.metadata.uid))
    return true
  }

  #remove(objects: Map<string, KubeObject>, key: string, uid: string | undefined): void {
    const stored = objects.get(key)
    if (!stored || stored.metadata.uid !== uid) return
    this.#take(objects, key)
    this.#publish('DELETED', { ...stored, metadata: { ...stored.metadata, resourceVersion: this.#nextVersion() } })
  }

  #put(objects: Map<string, KubeObject>, key: string, object: KubeObject): void {
    this.#owned.replace(objects.get(key), object)
    objects.set(key, object)
  }

  #take(objects: Map<string, KubeObject>, key: string): void {
    this.#owned.replace(objects.get(key), undefined)
    objects.delete(key)
  }

  #nextVersion(): string {
    this.#version += 1
    return String(this.#version)
  }

  #publish(type: WatchEvent['type'], object: KubeObject): RecordId {
    const id = this.#recorder.watch(type, object)
    if (object.kind !== 'Event') {
      this.#kernel.because([id], () => {
        this.#kernel.after(WATCH_LATENCY, () => {
          const { causes } = this.#kernel
          const event: WatchEvent = { type, object }
          for (const watcher of this.#watchers) {
            watcher(event)
            this.#kernel.causes = causes
          }
        })
      })
    }
    return id
  }
}
