import type { Task } from '../../../kernel/task.ts'
import type { Call } from '../../process.ts'
import { readOptions } from '../options.ts'
import { unescaped } from '../printf.ts'
import { eachLine } from '../text-input.ts'
import { readProgram } from './program.ts'
import { Jump, numberOf, State } from './state.ts'

const ERROR = 2

/** Runs statements; answers whether the program goes on. */
function goesOn(run: () => void): boolean {
  try {
    run()
  } catch (jump) {
    if (!(jump instanceof Jump)) throw jump
    return jump.to !== 'exit'
  }
  return true
}

/** `awk [-F SEPARATOR] [-v NAME=VALUE] PROGRAM [FILE…]`. Throws NotUnderstood for what of awk is not simulated, and Endless. */
export function* awk(call: Call): Task<number> {
  const { value, values, rest } = readOptions(call.args, 'Fv')
  const [text, ...files] = rest
  if (text === undefined) {
    call.io.err.write(`usage: ${call.name} [-F fs][-v var=value][prog | -f progfile][file ...]\n`)
    return ERROR
  }
  const { begins, rules, ends } = readProgram(text)
  const state = new State((written) => call.io.out.write(written))
  const separator = value('F')
  if (separator !== undefined) state.set('FS', separator === 't' ? '\t' : unescaped(separator))
  for (const pair of values('v')) {
    const at = pair.indexOf('=')
    state.set(pair.slice(0, at), unescaped(pair.slice(at + 1)))
  }
  let reads = goesOn(() => begins.forEach((begin) => begin(state)))
  let failed = 0
  if (reads && rules.length + ends.length > 0) {
    failed = yield* eachLine(call, files, (line) => {
      state.record = line
      state.set('NR', numberOf(state.get('NR')) + 1)
      reads = goesOn(() => rules.forEach((rule) => rule(state)))
      return reads
    })
  }
  goesOn(() => ends.forEach((end) => end(state)))
  return state.code !== 0 ? state.code : failed > 0 ? ERROR : 0
}
