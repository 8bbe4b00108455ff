import { writeSync } from 'node:fs'

/** How much is gathered before it is written. */
const CHUNK = 1 << 16

/**
 * Writes lines to standard output, waiting while a pipe is full. Ends quietly when the reader has gone, as `head` does.
 */
export function printLines(lines: Iterable<string>): void {
  let gathered = ''
  for (const line of lines) {
    gathered += `${line}\n`
    if (gathered.length >= CHUNK) {
      write(gathered)
      gathered = ''
    }
  }
  write(gathered)
}

function write(text: string): void {
  let rest = Buffer.from(text)
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(1, rest))
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : null
      if (code === 'EPIPE') process.exit(0)
      if (code !== 'EAGAIN') throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
    }
  }
}
