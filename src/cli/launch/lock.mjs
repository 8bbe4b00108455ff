import { createHash } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from './paths.mjs'

/**
 * Runs `work` while no other launcher of this checkout holds the lock `name`. A lock is a file with its holder's process id,
 * so that one whose holder was killed keeps nobody waiting.
 * @template T @param {string} name @param {() => T} work @returns {Promise<Awaited<T>>}
 */
export async function exclusively(name, work) {
  const lock = join(tmpdir(), `podscope-${name}-${createHash('sha256').update(ROOT).digest('hex').slice(0, 12)}.lock`)
  while (!take(lock)) {
    if (isAbandoned(lock)) remove(lock)
    else await new Promise((wake) => setTimeout(wake, 100))
  }
  try {
    return await work()
  } finally {
    rmSync(lock, { force: true })
  }
}

/** A link appears with its content, or not at all. @param {string} lock */
function take(lock) {
  const own = `${lock}.${process.pid}`
  writeFileSync(own, String(process.pid))
  try {
    linkSync(own, lock)
    return true
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
    return false
  } finally {
    rmSync(own)
  }
}

/** Whether the lock's holder runs no more. @param {string} lock */
function isAbandoned(lock) {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0)
    return false
  } catch (error) {
    return codeOf(error) === 'ESRCH'
  }
}

/** Takes an abandoned lock away; what somebody else has taken meanwhile is put back. @param {string} lock */
function remove(lock) {
  const found = `${lock}.${process.pid}.found`
  try {
    renameSync(lock, found)
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
    return
  }
  if (!isAbandoned(found)) linkSync(found, lock)
  rmSync(found)
}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof Error && 'code' in error ? error.code : null
}
