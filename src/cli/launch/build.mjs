import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprint } from './fingerprint.mjs'
import { exclusively } from './lock.mjs'
import { CACHE, ROOT } from './paths.mjs'

const SOURCES = ['src', 'public', 'index.html', 'vite.config.ts', 'package-lock.json', 'tsconfig.json']

/** Builds dist/ when the sources are not those it was built from. Needs the packages. */
export async function ensureBuilt() {
  const stamp = join(CACHE, 'dist-sources')
  await exclusively('build', async () => {
    const sources = fingerprint(SOURCES)
    const built = existsSync(join(ROOT, 'dist/index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8')
    if (built === sources) return
    const { build } = await import('vite')
    await build({ root: ROOT, logLevel: 'warn' })
    mkdirSync(CACHE, { recursive: true })
    writeFileSync(stamp, sources)
  })
}
