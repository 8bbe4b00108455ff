/** From lanes to the picture. The only importer of D3. */
export { createOverview } from './overview.ts'
export { createTimeline } from './timeline.ts'
export type * from './types.ts'
