import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprint } from './fingerprint.mjs'
import { CACHE, ROOT } from './paths.mjs'

/** A bundle this old is run by nobody who started it before the sources changed. */
const STALE_MS = 10 * 60_000

/**
 * The file that holds `entry` and all it imports, bundled when one of `sources` changed. Needs the packages.
 * With `external`, packages are loaded from node_modules instead.
 * @param {{name: string, entry: string, sources: string[], external?: boolean}} what @returns {Promise<string>}
 */
export async function ensureBundle({ name, entry, sources, external = false }) {
  const bundle = join(CACHE, `${name}-${fingerprint([...sources, 'package-lock.json'])}.mjs`)
  if (existsSync(bundle)) return bundle
  const { build } = await import('esbuild')
  mkdirSync(CACHE, { recursive: true })
  // Written beside and renamed, so that runs at the same time never see half a bundle.
  const draft = `${bundle}.${process.pid}`
  try {
    await build({
      absWorkingDir: ROOT,
      entryPoints: [entry],
      outfile: draft,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      minifySyntax: true,
      loader: { '.yaml': 'text' },
      banner: { js: "import { createRequire as podscopeRequire } from 'node:module'; const require = podscopeRequire(import.meta.url);" },
      logLevel: 'error',
      ...(external ? { packages: 'external' } : {}),
    })
  } catch {
    process.exit(1)
  }
  renameSync(draft, bundle)
  removeStale(`${name}-`, bundle)
  return bundle
}

/** @param {string} prefix @param {string} current */
function removeStale(prefix, current) {
  for (const name of readdirSync(CACHE)) {
    const path = join(CACHE, name)
    const made = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()
    if (name.startsWith(prefix) && path !== current && Date.now() - made > STALE_MS) rmSync(path, { force: true })
  }
}
