/** The command line: bundles src/cli/main.ts when sources changed, and runs it. */
import { pathToFileURL } from 'node:url'
import { ensureBundle } from './bundle.mjs'
import { ensurePackages } from './packages.mjs'

await ensurePackages()
const bundle = await ensureBundle({ name: 'cli', entry: 'src/cli/main.ts', sources: ['src'] })
await import(pathToFileURL(bundle).href)
