import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { World } from '../kube/world.ts'
import { readManifest } from '../manifest/index.ts'
import { RecordingError } from '../recording/problem.ts'
import { readWatchStream } from '../recording/watch-stream.ts'
import type { Trace } from '../simulation/trace.ts'

/** What is wrong with a file, as it is to be printed: `file:line:column: what` where there is a place. */
export class FileError extends Error {}

/** The text of a file, unpacked when its name ends in .gz. Throws a FileError. */
export function readText(file: string): string {
  try {
    const bytes = readFileSync(file)
    return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  } catch (error) {
    throw new FileError(`${file}: ${reasonOf(error)}`)
  }
}

/** The system's errors that people make, in words. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  ENOTDIR: 'no such file',
  EISDIR: 'is a folder',
  EACCES: 'may not be read',
  Z_DATA_ERROR: 'is not packed by gzip',
  Z_BUF_ERROR: 'ends too early for a file packed by gzip',
}

/** Why a file could not be read, in words where the error is a common one. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { code = '' } = error as NodeJS.ErrnoException
  return REASONS[code] ?? error.message
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
    if (!(error instanceof RecordingError)) throw error
    throw new FileError(`${file}${error.line === null ? '' : `:${error.line}:1`}: ${error.message}`)
  }
}
