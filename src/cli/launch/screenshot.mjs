/** `npm run screenshot`: makes the README's picture from the built app. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureBuilt } from './build.mjs'
import { ensureBundle } from './bundle.mjs'
import { ensureChromium } from './chromium.mjs'
import { ensurePackages } from './packages.mjs'
import { ROOT } from './paths.mjs'

await ensurePackages()
ensureChromium()
await ensureBuilt()
const sources = ['tests/screenshot.ts', 'tests/stage.ts', 'tests/chromium.ts']
const script = await ensureBundle({ name: 'screenshot', entry: 'tests/screenshot.ts', sources, external: true })
process.argv.splice(2, Number.POSITIVE_INFINITY, ROOT, join(ROOT, 'public/screenshot.png'))
await import(pathToFileURL(script).href)
