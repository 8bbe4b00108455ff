import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { exclusively } from './lock.mjs'
import { ROOT } from './paths.mjs'

/** @param {string} path @returns {Record<string, {version?: string, optional?: boolean}>} */
function lockedPackages(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : {}
}

/** Whether node_modules holds exactly what package-lock.json asks for, optional ones of other platforms aside. */
function packagesAreThere() {
  const installed = lockedPackages(join(ROOT, 'node_modules/.package-lock.json'))
  return Object.entries(lockedPackages(join(ROOT, 'package-lock.json'))).every(
    ([path, { version, optional }]) => path === '' || (installed[path] ? installed[path].version === version : optional),
  )
}

/** Installs the locked packages when they are missing or are others; says so on stderr alone. */
export async function ensurePackages() {
  if (packagesAreThere()) return
  const status = await exclusively('install', () => {
    if (packagesAreThere()) return 0
    console.error('podscope: installing the locked packages (npm ci)')
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
    return (
      spawnSync(npm, ['ci', '--include=dev', '--no-fund', '--no-audit', '--loglevel=error'], { cwd: ROOT, stdio: ['ignore', 2, 2] })
        .status ?? 1
    )
  })
  if (status !== 0) {
    console.error('podscope: npm ci failed; what it says above is the reason')
    process.exit(status)
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await ensurePackages()
