import type { Lane, Mark, Segment } from '../../src/lanes/index.ts'

/** The lane of a container, for which nothing was simulated. */
export const containerLane = (segments: readonly Segment[], marks: readonly Mark[] = []): Lane => ({
  id: 'l',
  kind: 'container',
  name: 'app',
  detail: { kind: 'none' },
  group: null,
  pod: null,
  container: 'app',
  segments,
  marks,
})
