/** From lanes to the picture. The only importer of D3. */
export { createOverview } from './overview.ts'
export { browserMeasure } from './export/measure.ts'
export { timelineSvg } from './export/svg.ts'
export { readPalette } from './palette.ts'
export { createTimeline } from './timeline.ts'
export type * from './types.ts'
