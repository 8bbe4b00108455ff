import { NOTHING_RUNS } from './types.ts'
import type { Instance, RuntimePod } from './types.ts'

/** What there is on a node of each Pod: a state is replaced whenever something of it changes, and those who listen hear of it. */
export class PodStates {
  readonly #states = new Map<string, RuntimePod>()
  readonly #listeners: ((uid: string) => void)[] = []

  /** Calls `listener` with the UID of each Pod of which a container or sandbox changes. */
  onChange(listener: (uid: string) => void): void {
    this.#listeners.push(listener)
  }

  /** What is there of a Pod in this moment. */
  of(uid: string): RuntimePod {
    return this.#states.get(uid) ?? NOTHING_RUNS
  }

  /** The Pods of which something is there. */
  uids(): readonly string[] {
    return [...this.#states.keys()]
  }

  /** Puts part of a Pod's state anew. */
  put(uid: string, part: Partial<RuntimePod>): void {
    this.#states.set(uid, { ...this.of(uid), ...part })
    for (const listener of this.#listeners) listener(uid)
  }

  /** Changes something of one container. */
  change(uid: string, id: string, change: Partial<Instance>): void {
    this.put(uid, { instances: this.of(uid).instances.map((one) => (one.id === id ? { ...one, ...change } : one)) })
  }

  /** None of a Pod's sandboxes is there any more. */
  endSandboxes(uid: string): void {
    this.put(uid, { sandboxes: this.of(uid).sandboxes.map((sandbox) => ({ ...sandbox, ready: false })) })
  }

  /** Forgets all of a Pod, which nobody hears of. */
  forget(uid: string): void {
    this.#states.delete(uid)
  }
}
