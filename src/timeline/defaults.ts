import { simTimeOf } from '../base/time.ts'
import { AS_IT_COMES } from './arrangement.ts'
import type { TimelineState } from './types.ts'

/** What a picture shows as long as nobody says otherwise. */
export const DEFAULTS: Omit<TimelineState, 'model'> = {
  view: { from: 0, to: 60_000 },
  cursor: simTimeOf(0),
  selection: null,
  measure: null,
  theme: '',
  veil: null,
  faultsEditable: true,
  futureHidden: false,
  arrangement: AS_IT_COMES,
  filter: '',
  namesAbove: false,
  brief: false,
  ghost: null,
  ghostLook: 'pinned',
  reach: null,
  chain: [],
  spots: [],
  progress: null,
  zero: null,
}
