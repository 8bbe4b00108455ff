import type { Labels } from '../../kube/labels.ts'

/** Remembers which labels a selector chose; neither is ever changed in place, so each pair is looked at once. */
export class Selections<T extends object> {
  readonly #known = new WeakMap<T, WeakMap<Labels, boolean>>()
  readonly #chooses: (selector: T, labels: Labels) => boolean

  constructor(chooses: (selector: T, labels: Labels) => boolean) {
    this.#chooses = chooses
  }

  has(selector: T | undefined, labels: Labels | undefined): boolean {
    if (!selector || !labels) return false
    let known = this.#known.get(selector)
    if (!known) this.#known.set(selector, (known = new WeakMap()))
    const before = known.get(labels)
    if (before !== undefined) return before
    const chosen = this.#chooses(selector, labels)
    known.set(labels, chosen)
    return chosen
  }
}
