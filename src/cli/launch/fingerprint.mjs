import { createHash } from 'node:crypto'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './paths.mjs'

/**
 * A short text that changes when a file below one of `paths` (relative to the project) is added, edited or removed.
 * Looks at names, sizes and times only, so that it takes a few milliseconds.
 * @param {string[]} paths
 */
export function fingerprint(paths) {
  const hash = createHash('sha256')
  /** @param {string} path */
  const visit = (path) => {
    const info = statSync(path, { throwIfNoEntry: false })
    if (info?.isDirectory()) {
      for (const name of readdirSync(path).sort()) visit(join(path, name))
    } else if (info) {
      hash.update(`${path}\0${info.size}\0${info.mtimeMs}\n`)
    }
  }
  for (const path of paths) visit(join(ROOT, path))
  return hash.digest('hex').slice(0, 16)
}
