import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { World } from '../kube/world.ts'
import { readManifest } from '../manifest/index.ts'
import { readWatchStream, WatchStreamError } from '../recording/watch-stream.ts'
import type { Trace } from '../simulation/trace.ts'

/** What is wrong with a file, as it is to be printed: `file:line:column: what` where there is a place. */
export class FileError extends Error {}

/** The text of a file, unpacked when its name ends in .gz. */
export function readText(file: string): string {
  try {
    const bytes = readFileSync(file)
    return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  } catch (error) {
    throw new FileError(`${file}: ${reasonOf(error)}`)
  }
}

/** What the system says, in words for the two errors that people make. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'ENOENT') return 'no such file'
  if (code === 'EISDIR') return 'is a folder'
  return error instanceof Error ? error.message : String(error)
}

/** Reads a world; a refusal is a FileError with every error at its line and column. */
export function readWorld(file: string): World {
  const { world, diagnostics, answer } = readManifest(readText(file), file)
  if (world) return world
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  const lines = errors.map(({ range, message }) => `${file}:${range.start.line}:${range.start.column}: ${message}`)
  throw new FileError(lines.join('\n') || answer.text)
}

/** Reads a recording or the output of `simulate -o watch`. */
export function readTrace(file: string): Trace {
  try {
    return readWatchStream(readText(file), file)
  } catch (error) {
    if (!(error instanceof WatchStreamError)) throw error
    throw new FileError(`${file}${error.line === null ? '' : `:${error.line}:1`}: ${error.message}`)
  }
}
