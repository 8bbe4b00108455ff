import type { SimTime } from '../base/time.ts'
import { isPod } from '../kube/types.ts'
import type { Pod } from '../kube/types.ts'
import type { WatchEvent } from './api/server.ts'
import type { Scheduling } from './kernel/life.ts'

interface Birth {
  readonly at: SimTime
  readonly line: string
}

/** Remembers when each Pod was made, and as which of its line: of those with the same name, or with the same owner's prefix to a name that chance made. */
export class Births {
  readonly #kernel: Pick<Scheduling, 'now'>
  readonly #births = new Map<string, Birth>()
  readonly #lines = new Map<string, number>()

  constructor(kernel: Pick<Scheduling, 'now'>) {
    this.#kernel = kernel
  }

  observe({ type, object }: WatchEvent): void {
    if (type !== 'ADDED' || !isPod(object)) return
    const line = lineOf(object)
    const number = (this.#lines.get(line) ?? 0) + 1
    this.#lines.set(line, number)
    this.#births.set(object.metadata.uid ?? '', { at: this.#kernel.now, line: number === 1 ? line : `${line}#${number}` })
  }

  /** When the API server told of the Pod first. */
  timeOf({ metadata }: Pod): SimTime {
    return this.#births.get(metadata.uid ?? '')?.at ?? this.#kernel.now
  }

  /** What chance knows the Pod by: the same in each seed, though the Pod's name may not be. */
  lineOf(pod: Pod): string {
    return this.#births.get(pod.metadata.uid ?? '')?.line ?? lineOf(pod)
  }
}

const lineOf = ({ metadata: { namespace = 'default', name, generateName } }: Pod): string =>
  `${namespace}/${generateName && name.startsWith(generateName) && name !== generateName ? generateName : name}`
