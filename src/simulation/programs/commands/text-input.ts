/** What programs that work on text read: files, or what comes to them. */
import type { Task } from '../../kernel/task.ts'
import type { Call } from '../process.ts'

export const pathOf = ({ cwd }: Call, file: string): string => (file.startsWith('/') ? file : `${cwd}/${file}`)

const isInput = (file: string): boolean => file === '-' || file === '/dev/stdin'

/** The text of a file; null, and what is wrong is said, when it can't be read. */
function textOf(call: Call, file: string): string | null {
  const error = call.box.files.unreadable(pathOf(call, file))
  if (error === null) return call.box.files.read(pathOf(call, file)) ?? ''
  const why = error === 'Is a directory' ? `read error: ${error}` : `can't open '${file}': ${error}`
  call.io.err.write(`${call.name}: ${why}\n`)
  return null
}

/** The text of the files, or of what it reads when there are none; what can't be read is said, and counted in `failed`. */
export function* inputOf(call: Call, files: readonly string[]): Task<{ text: string; failed: number }> {
  let [text, failed] = ['', 0]
  for (const file of files.length > 0 ? files : ['-']) {
    const read = isInput(file) ? yield* call.io.in.all() : textOf(call, file)
    if (read === null) failed += 1
    else text += read
  }
  return { text, failed }
}

/**
 * Takes the lines of the files, or of what it reads as they come when there are none; `take` answers whether it wants more.
 * Answers how many files could not be read.
 */
export function* eachLine(call: Call, files: readonly string[], take: (line: string) => boolean): Task<number> {
  let failed = 0
  for (const file of files.length > 0 ? files : ['-']) {
    if (!isInput(file)) {
      const text = textOf(call, file)
      if (text === null) failed += 1
      else if (!linesOf(text).every(take)) return failed
      continue
    }
    for (let line = yield* call.io.in.line(); line !== null; line = yield* call.io.in.line()) if (!take(line)) return failed
  }
  return failed
}

export const linesOf = (text: string): string[] => (text === '' ? [] : text.replace(/\n$/, '').split('\n'))
export const writeLines = ({ io }: Call, lines: readonly string[]): void => io.out.write(lines.map((line) => `${line}\n`).join(''))
