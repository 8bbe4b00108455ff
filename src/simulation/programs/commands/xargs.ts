import type { Task } from '../../kernel/task.ts'
import { NotUnderstood } from '../flow.ts'
import type { Call } from '../process.ts'
import { execProgram } from '../shell/exec.ts'
import { Input } from '../streams.ts'
import { unescaped } from './printf.ts'

/** Words as `xargs` reads them: quotes hold blanks together. */
const wordsIn = (text: string): string[] =>
  Array.from(
    text.matchAll(/"([^"\n]*)"|'([^'\n]*)'|((?:\\.|[^\s"'\\])+)/g),
    ([, double, single, plain]) => double ?? single ?? (plain ?? '').replace(/\\(.)/g, '$1'),
  )

/** Items behind which a character stands, the last one with it or without. */
const itemsIn = (text: string, separator: string): string[] =>
  text === '' ? [] : (text.endsWith(separator) ? text.slice(0, -1) : text).split(separator)

/** What a program that failed makes `xargs` end with. */
const FAILED = 123
const NOT_FOUND = 127

/** `xargs [-r] [-t] [-n COUNT] [-I TEXT] [-d SEPARATOR] COMMAND…`: runs the command with what it reads as further words. */
export function* xargs({ args, box, cwd, env, io, process }: Call): Task<number> {
  let [most, placeholder, separator, tells, evenEmpty] = [Number.POSITIVE_INFINITY, '', '', false, true]
  let at = 0
  const valueOf = (arg: string): string => (arg.length > 2 ? arg.slice(2) : (args[++at] ?? ''))
  for (; (args[at] ?? '').startsWith('-'); at++) {
    const arg = args[at] ?? ''
    if (arg.startsWith('-n')) most = Number(valueOf(arg))
    else if (arg.startsWith('-I')) placeholder = valueOf(arg)
    else if (arg.startsWith('-d')) separator = unescaped(valueOf(arg))
    else if (/^-[Ps]/.test(arg)) valueOf(arg)
    else if (arg === '-r' || arg === '--no-run-if-empty') evenEmpty = false
    else if (arg === '-t') tells = true
    else if (arg === '-0') separator = '\0'
    else throw new NotUnderstood(`xargs ${arg}`)
    const isCount = most === Number.POSITIVE_INFINITY || (Number.isInteger(most) && most >= 1)
    if (!isCount || (arg.startsWith('-d') && separator.length !== 1)) throw new NotUnderstood(`xargs ${args.join(' ')}`)
  }
  const command = args.length > at ? args.slice(at) : ['echo']
  const text = yield* io.in.all()
  const items =
    placeholder !== ''
      ? text
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => line !== '')
      : separator !== ''
        ? itemsIn(text, separator)
        : wordsIn(text)
  const runs: string[][] = []
  if (placeholder !== '') for (const item of items) runs.push(command.map((word) => word.replaceAll(placeholder, item)))
  else if (items.length === 0) runs.push(...(evenEmpty ? [[...command]] : []))
  else for (let from = 0; from < items.length; from += most) runs.push([...command, ...items.slice(from, from + most)])
  let code = 0
  for (const words of runs) {
    if (tells) io.err.write(`${words.join(' ')}\n`)
    if (!box.command(words[0] ?? '', cwd)) {
      io.err.write(`xargs: ${words[0]}: No such file or directory\n`)
      return NOT_FOUND
    }
    if ((yield* execProgram(box, process, words, env, cwd, { ...io, in: Input.of('') })) !== 0) code = FAILED
  }
  return code
}
