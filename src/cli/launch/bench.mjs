/** `npm run bench`: measures the simulation and the built app. `npm run -s bench -- zoom paint` measures only what has such a word in its name. */
import { pathToFileURL } from 'node:url'
import { ensureBuilt } from './build.mjs'
import { ensureBundle } from './bundle.mjs'
import { ensureChromium } from './chromium.mjs'
import { ensurePackages } from './packages.mjs'
import { ROOT } from './paths.mjs'

await ensurePackages()
ensureChromium()
await ensureBuilt()
const sources = ['src', 'tests/bench', 'tests/stage.ts', 'tests/chromium.ts']
const player = await ensureBundle({ name: 'play', entry: 'tests/bench/play.ts', sources })
const main = await ensureBundle({ name: 'bench', entry: 'tests/bench/main.ts', sources, external: true })
process.argv.splice(2, 0, player, ROOT)
await import(pathToFileURL(main).href)
