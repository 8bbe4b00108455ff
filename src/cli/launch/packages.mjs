import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's top folder. */
export const ROOT = resolve(fileURLToPath(import.meta.url), '../../../..')

/** Where launchers keep what they made: goes when the packages go. */
export const CACHE = join(ROOT, 'node_modules/.cache/podscope')

/** A lock that is this old was left by a process that was killed. */
const LOCK_EXPIRES_MS = 10 * 60_000

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

/**
 * Runs `work` while no other launcher of this checkout holds the lock `name`.
 * @template T @param {string} name @param {() => T} work @returns {Promise<Awaited<T>>}
 */
export async function exclusively(name, work) {
  const lock = join(tmpdir(), `podscope-${name}-${createHash('sha256').update(ROOT).digest('hex').slice(0, 12)}`)
  while (!tryLock(lock)) await new Promise((wake) => setTimeout(wake, 100))
  try {
    return await work()
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}

/** @param {string} lock */
function tryLock(lock) {
  try {
    mkdirSync(lock)
    return true
  } catch {
    const made = statSync(lock, { throwIfNoEntry: false })?.mtimeMs
    if (made !== undefined && Date.now() - made > LOCK_EXPIRES_MS) rmSync(lock, { recursive: true, force: true })
    return false
  }
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
