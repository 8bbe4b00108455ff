import { ms } from '../../base/time.ts'
import type { Duration, SimTime } from '../../base/time.ts'
import type { ScenarioSpec } from '../../kube/scenario.ts'
import { durationOr, spanOf, within } from './durations.ts'
import type { Span } from './durations.ts'
import type { ScenarioPath } from './ledger.ts'

/** How long a pull takes that the Scenario says nothing of. Source: the world file's definition. */
const DEFAULT_PULL = ms(1000)

interface PullOutcome {
  readonly takes: Duration
  /** What the registry answers instead of the image; null when the pull succeeds. */
  readonly error: string | null
  /** The line of the Scenario that decides, if one does. */
  readonly path: ScenarioPath | null
}

/** What registries answer, as the Scenario has it. */
export interface ImageScript {
  /** How a pull goes that begins at `at`; it is `begun + takes` that decides whether an error is over. */
  pull(image: string, at: SimTime): PullOutcome
}

interface ImageFault extends Span {
  readonly path: ScenarioPath
  readonly image: string
  readonly message: string | undefined
  readonly pull: Duration | undefined
}

/** What the registries of a world answer. */
export function compileImages(spec: ScenarioSpec): ImageScript {
  const images = new Map((spec.images ?? []).map((entry) => [entry.image, entry]))
  const faults: ImageFault[] = []
  spec.timeline?.forEach((step, index) => {
    if (!step.image) return
    const { image, message, pull } = step.image
    faults.push({
      ...spanOf(step.at, step.until),
      path: ['spec', 'timeline', index],
      image,
      message,
      pull: pull === undefined ? undefined : durationOr(pull, DEFAULT_PULL),
    })
  })
  return {
    pull(image, at) {
      const entry = images.get(image)
      const active = faults.filter((fault) => (fault.image === '*' || fault.image === image) && within(fault, at))
      const slow = active.findLast((fault) => fault.pull !== undefined)
      const takes = slow?.pull ?? durationOr(entry?.pull, DEFAULT_PULL)
      const broken = active.findLast((fault) => fault.message !== undefined)
      if (broken) return { takes, error: broken.message ?? '', path: broken.path }
      const index = entry?.errors?.findIndex(({ until }) => until === undefined || at < durationOr(until, 0)) ?? -1
      const error = entry?.errors?.[index]
      const path = error ? ['spec', 'images', entry ? (spec.images ?? []).indexOf(entry) : 0, 'errors', index] : (slow?.path ?? null)
      return { takes, error: error?.message ?? null, path }
    },
  }
}
