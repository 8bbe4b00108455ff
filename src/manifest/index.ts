/** From text to decoded objects, or to what is wrong with it and where. */
export { readManifest } from './read.ts'
export type * from './reading.ts'
export { type JsonSchema, loadWorldSchema } from './json-schema.ts'
export { containersInTemplates, defaultsInForce, probesIn } from './inlays.ts'
export { fieldLines, pathAt } from './outline.ts'
export { unsimulatedFields } from './simulated-fields.ts'
export { API_RULES } from './validation/rules.ts'
