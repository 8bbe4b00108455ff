/** The editor of the world's text. The only importer of Monaco. */
export { createEditor } from './create.ts'
export { createPlainEditor } from './plain.ts'
export type { PlainEditor } from './plain.ts'
export type * from './types.ts'
