import { createRandom } from '../../base/random.ts'
import { sleep } from '../kernel/task.ts'
import type { Task } from '../kernel/task.ts'
import type { RuntimeDependencies } from './dependencies.ts'

/** What the scripted runtime reports as the size of each image. */
export const IMAGE_BYTES = 44_000_000

/** The digest that an image of this name has in every world. */
const imageIdOf = (image: string): string =>
  `${image.replace(/:[^:/]*$/, '')}@sha256:${createRandom(0, image).text(64, '0123456789abcdef')}`

/** The images that one node has. */
export class ImageStore {
  readonly #deps: Pick<RuntimeDependencies, 'images' | 'kernel' | 'ledger'>
  readonly #present = new Set<string>()
  readonly #ids = new Map<string, string>()

  constructor(deps: Pick<RuntimeDependencies, 'images' | 'kernel' | 'ledger'>) {
    this.#deps = deps
  }

  /** Whether an image was pulled, and not removed since. */
  has(image: string): boolean {
    return this.#present.has(image)
  }

  /** The digest of an image. */
  idOf(image: string): string {
    let id = this.#ids.get(image)
    if (id === undefined) this.#ids.set(image, (id = imageIdOf(image)))
    return id
  }

  /** Makes the line of the Scenario by which a pull that begins in this moment goes a cause of it. */
  blamePull(image: string): void {
    this.#deps.ledger.blame(this.#deps.images.pull(image, this.#deps.kernel.now).path)
  }

  /** Pulls an image; answers why it failed, or null. */
  *pull(image: string): Task<string | null> {
    const { takes, error } = this.#deps.images.pull(image, this.#deps.kernel.now)
    yield* sleep(takes)
    if (error === null) this.#present.add(image)
    return error
  }

  /** Removes the images that nothing uses; answers how many bytes that frees. Models pkg/kubelet/images/image_gc_manager.go DeleteUnusedImages (v1.36). */
  removeUnused(used: ReadonlySet<string>): number {
    const unused = [...this.#present].filter((image) => !used.has(image))
    for (const image of unused) this.#present.delete(image)
    return unused.length * IMAGE_BYTES
  }
}
