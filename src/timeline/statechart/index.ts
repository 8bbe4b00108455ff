/** Machines as charts of their states. */
export { createChart } from './draw.ts'
export type * from './types.ts'
