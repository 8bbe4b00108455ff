/** The terminal: the only importer of xterm, and so loaded when it is first shown. */
export { isCompleteLine } from './complete-line.ts'
export { LineEditor } from './line-editor.ts'
export type { LineEvent } from './line-editor.ts'
export { Screen } from './screen.ts'
export type { Hint, ScreenColors, ScreenOptions } from './screen.ts'
