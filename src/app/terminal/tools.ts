/** Programs of the terminal's computer beside kubectl: what people pipe kubectl's output into, and ask forwarded ports with. */
import { ms } from '../../base/time.ts'
import { sleep } from '../../simulation/kernel/task.ts'
import type { Task } from '../../simulation/kernel/task.ts'
import { joinWords } from '../../kube/command-line/line.ts'
import { commandName } from '../../kube/programs/commands.ts'
import type { Call, Command } from '../../simulation/programs/process.ts'
import { runScript } from '../../simulation/programs/shell/execute.ts'
import { Shell } from '../../simulation/programs/shell/state.ts'
import { Text } from '../../simulation/programs/streams.ts'
import { jq } from './jq.ts'
import type { Forward } from './protocol.ts'

/** What `watch` does between two looks, in seconds. */
const WATCH_EVERY = 2
const FAILED = 7

/** Runs `watch [-n SECONDS] COMMAND` for as long as the world goes on: each look under its head, as a terminal without a screen of its own shows it. */
function* watch({ args, box, process, io, env, cwd }: Call): Task<number> {
  let every = WATCH_EVERY
  let at = 0
  for (; at < args.length && (args[at] ?? '').startsWith('-'); at++) {
    const [, inline] = /^(?:-n|--interval=?)(.*)$/.exec(args[at] ?? '') ?? []
    if (inline !== undefined) every = Number(inline || args[++at]) || WATCH_EVERY
  }
  const words = args.slice(at)
  const script = words.length === 1 ? (words[0] ?? '') : joinWords(words)
  const shell = new Shell(box, process, 'sh', [])
  shell.cwd = cwd
  for (const [name, value] of env) shell.set(name, value)
  for (;;) {
    io.out.write(`Every ${every.toFixed(1)}s: ${words.join(' ')}\n\n`)
    yield* runScript(shell, script, io)
    io.out.write('\n')
    yield* sleep(ms(every * 1000))
  }
}

const URL = /^(?:\w+:\/\/)?(?:localhost|127\.0\.0\.1)(?::(\d+))?(\/.*)?$/

/** `curl localhost:PORT/path` of a forwarded port: asks in the Pod. `kubectl` runs words behind kubectl. */
const curlOf = (forwards: readonly Forward[], kubectl: (call: Call) => Task<number>) =>
  function* curl(call: Call): Task<number> {
    const urls = call.args.filter((arg) => !arg.startsWith('-') && /[:/.]|localhost/.test(arg))
    const url = urls.at(-1) ?? ''
    const [, port = '80', path = '/'] = URL.exec(url) ?? []
    const forward = URL.test(url) ? forwards.findLast((one) => one.port === Number(port)) : undefined
    if (!forward) {
      const host = url.replace(/^\w+:\/\//, '').replace(/[:/].*$/, '')
      call.io.err.write(
        `${commandName(call.name)}: (${FAILED}) Failed to connect to ${host} port ${port} after 0 ms: Could not connect to server\n`,
      )
      return FAILED
    }
    const words = call.args.map((arg) => (arg === url ? `http://localhost:${forward.to}${path}` : arg))
    const err = new Text()
    const args = ['exec', '-q', '-n', forward.namespace, forward.pod, '--', call.name, ...words]
    const code = yield* kubectl({ ...call, args, io: { ...call.io, err } })
    if (code !== 0 && LOST.test(err.text)) return lost(call)
    // The connection to kubectl is there: it is the answer that does not come.
    call.io.err.write(
      err.text.replace(/^command terminated .*\n/m, '').replace(/Connection( timed out .*)/, 'Operation$1 with 0 bytes received'),
    )
    return code
  }

/** What is said where nothing in the Pod takes the connection, or where there is no such Pod any more. */
const LOST = /unable to upgrade connection|Connection refused|can't connect|\(NotFound\)|exit code 7$/m
const EMPTY_REPLY = 52

/** kubectl has taken the connection, and finds nobody in the Pod to hand it to. Models client-go/tools/portforward/portforward.go (v1.36). */
function lost({ args, io, name }: Call): number {
  io.err.write('error: lost connection to pod\n')
  if (commandName(name) === 'wget') {
    io.err.write('wget: error getting response: Connection reset by peer\n')
    return 1
  }
  const letters = args.filter((arg) => /^-\w/.test(arg)).join('')
  if (!letters.includes('s') || letters.includes('S')) io.err.write(`curl: (${EMPTY_REPLY}) Empty reply from server\n`)
  return EMPTY_REPLY
}

/** `alias NAME=WORDS`, and what the terminal knows by that name from then on. */
const aliasOf =
  (aliases: Map<string, string>): Command =>
  ({ args, io }) => {
    for (const arg of args) {
      const [name = '', ...value] = arg.split('=')
      if (value.length > 0) aliases.set(name, value.join('='))
    }
    if (args.length === 0) for (const [name, value] of aliases) io.out.write(`alias ${name}='${value}'\n`)
    return 0
  }

/** Lines as `history` shows them. */
export const numbered = (lines: readonly string[]): string => lines.map((line, nth) => `${String(nth + 1).padStart(5)}  ${line}\n`).join('')

/** `history [N]`: the last lines that were typed. */
const historyOf =
  (lines: readonly string[]): Command =>
  ({ args: [count], io }) => {
    const shown = count === undefined ? lines.length : Number(count)
    const all = numbered(lines).split(/(?<=\n)/)
    io.out.write(shown > 0 ? all.slice(-shown).join('') : '')
    return 0
  }

/** What the tools stand on; `kubectl` runs words behind kubectl. */
interface ToolGround {
  readonly aliases: Map<string, string>
  readonly history: readonly string[]
  readonly forwards: readonly Forward[]
  readonly kubectl: (call: Call) => Task<number>
}

export function toolsOf({ aliases, history, forwards, kubectl }: ToolGround): Record<string, Command> {
  const curl = curlOf(forwards, kubectl)
  return { alias: aliasOf(aliases), curl, history: historyOf(history), wget: curl, jq, kubectl, watch }
}
