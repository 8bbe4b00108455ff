import type { SimTime } from '../base/time.ts'
import type { TimelineState } from './types.ts'

/** How far there is something to see: to the end of the run, or of what is laid over it and goes on for longer. */
export const sightEnd = ({ model, reach }: Pick<TimelineState, 'model' | 'reach'>): SimTime =>
  reach !== null && reach > model.end ? reach : model.end
