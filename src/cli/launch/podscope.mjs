/** The command line: bundles src/cli/main.ts when sources changed, and runs it. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { fingerprint } from './fingerprint.mjs'
import { CACHE, ensurePackages, ROOT } from './packages.mjs'

/** A bundle this old is run by nobody who started it before the sources changed. */
const STALE_MS = 10 * 60_000

await ensurePackages()
const bundle = join(CACHE, `cli-${fingerprint(['src', 'package-lock.json'])}.mjs`)
if (!existsSync(bundle)) await makeBundle()
await import(pathToFileURL(bundle).href)

/** Written beside and renamed, so that runs at the same time never see half a bundle. */
async function makeBundle() {
  const { build } = await import('esbuild')
  mkdirSync(CACHE, { recursive: true })
  const draft = `${bundle}.${process.pid}`
  try {
    await build({
      absWorkingDir: ROOT,
      entryPoints: ['src/cli/main.ts'],
      outfile: draft,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      minifySyntax: true,
      banner: { js: "import { createRequire as podscopeRequire } from 'node:module'; const require = podscopeRequire(import.meta.url);" },
      logLevel: 'error',
    })
  } catch {
    process.exit(1)
  }
  renameSync(draft, bundle)
  for (const name of readdirSync(CACHE)) {
    const path = join(CACHE, name)
    const made = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()
    if (name.startsWith('cli-') && path !== bundle && Date.now() - made > STALE_MS) rmSync(path, { force: true })
  }
}
