import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's top folder. */
export const ROOT = resolve(fileURLToPath(import.meta.url), '../../../..')

/** Where launchers keep what they made: goes when the packages go. */
export const CACHE = join(ROOT, 'node_modules/.cache/podscope')
