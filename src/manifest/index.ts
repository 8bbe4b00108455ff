/** From text to decoded objects, or to what is wrong with it and where. */
export { readManifest } from './read.ts'
export type * from './reading.ts'
export { addStep, changeAt, nodeRange, pathAt, removeAt } from './edit.ts'
