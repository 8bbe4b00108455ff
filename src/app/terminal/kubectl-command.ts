/** `kubectl` as a program of the terminal's shell. */
import { between, ms, plus } from '../../base/time.ts'
import type { SimTime } from '../../base/time.ts'
import { isRefusal } from '../../kube/command-line/complaints.ts'
import { boolFlag, readCommandLine, textFlag } from '../../kube/command-line/line.ts'
import type { CommandLine } from '../../kube/command-line/line.ts'
import { findResource } from '../../kube/kinds.ts'
import { failure } from '../../kubectl/errors.ts'
import { ClusterAt, goesOn, kubectl } from '../../kubectl/index.ts'
import type { Session } from '../../kubectl/index.ts'
import { followedUntil } from '../../kubectl/logs/following.ts'
import type { Documentation } from '../../kubectl/explain/documentation.ts'
import { t } from '../../messages/index.ts'
import { waitFor, Latch, sleep } from '../../simulation/kernel/task.ts'
import type { Task } from '../../simulation/kernel/task.ts'
import type { Call } from '../../simulation/programs/process.ts'
import { ownCommand } from './own-commands.ts'
import type { EditRequest, Forward, Inside, Piece } from './protocol.ts'
import { TooMany } from './shell.ts'
import type { TerminalWorld } from './world.ts'

/** By then what was typed at the same moment has reached the API server. */
export const ARRIVED = ms(250)

/** The moment that a command sees: when it is typed, or when the commands that were typed with it have been carried out. */
export function momentFor({ trace }: TerminalWorld, typed: SimTime): SimTime {
  const arrived = plus(typed, ARRIVED)
  const together = trace.records.some(({ kind, at }) => kind === 'command' && at > typed && at <= arrived)
  return together ? arrived : typed
}

/** What kubectl can change about the terminal itself. */
export interface KubectlSetting {
  namespace: string
  forwards: Forward[]
  /** What was saved in the editor, and has not been looked at. */
  readonly saved: string[]
  /** A text that is to be opened in the editor. */
  edit: EditRequest | null
  /** A container's shell that the terminal goes into. */
  enter: Inside | null
}

/** What the commands of one line have come to: a change is a simulation of its own. */
type Spent = Record<keyof typeof MOST, number>

/** Of one line: more would keep somebody waiting for long seconds. What a command that has begun prints is not cut. A choice. */
const MOST = { commands: 10_000, changes: 50, characters: 3_000_000 }

function stopBeyond(spent: Spent): void {
  for (const what of ['commands', 'changes', 'characters'] as const) if (spent[what] >= MOST[what]) throw new TooMany(what, MOST[what])
}

/** Writes what comes at its time. */
function* write({ io, box }: Call, pieces: Iterable<Piece>, spent: Spent): Task<void> {
  for (const { at, text, error } of pieces) {
    const wait = between(box.kernel.now, at)
    if (wait > 0) yield* sleep(wait)
    spent.characters += text.length
    const sink = error ? io.err : io.out
    sink.write(text)
  }
}

const DELETED = /^(\S+) "(\S+)" (?:force )?deleted(?: from (\S+) namespace)?\n$/

/** `delete` waits for what it deleted to be gone: for ever, where that does not happen in this world. */
function* untilGone({ trace }: TerminalWorld, { box }: Call, pieces: readonly Piece[]): Task<void> {
  const typed = box.kernel.now
  for (const { text } of pieces) {
    const [, word = '', name, namespace] = DELETED.exec(text) ?? []
    const kind = findResource(word)?.kind
    if (kind === undefined) continue
    const gone = trace.records.find(
      (record) =>
        record.kind === 'watch' &&
        record.type === 'DELETED' &&
        record.at >= typed &&
        record.object.kind === kind &&
        record.object.metadata.name === name &&
        (namespace === undefined || record.object.metadata.namespace === namespace),
    )
    if (!gone) yield* waitFor(new Latch())
    else if (gone.at > box.kernel.now) yield* sleep(between(box.kernel.now, gone.at))
  }
}

/** What goes on ends with what it follows, or never. */
function* untilOver({ box }: Call, session: Session, line: CommandLine): Task<void> {
  if (/^(?:wait|rollout status)$/.test(line.command)) return
  const end = line.command === 'logs' ? followedUntil(session, line) : null
  if (end === null) yield* waitFor(new Latch())
  else if (end > box.kernel.now) yield* sleep(between(box.kernel.now, end))
}

export function kubectlCommand(world: TerminalWorld, setting: KubectlSetting, words: (() => Documentation) | null) {
  const run = (call: Call): Task<number> => execute(call, true)
  const plain = (call: Call): Task<number> => execute(call, false)
  const spent: Spent = { commands: 0, changes: 0, characters: 0 }
  return run

  function* execute(call: Call, withOwn: boolean): Task<number> {
    const { args, box, cwd } = call
    stopBeyond(spent)
    spent.commands++
    const typed = box.kernel.now
    const read = readCommandLine(args)
    const input = args.includes('-') ? yield* call.io.in.all() : ''
    const readFile = (path: string): string | null => {
      if (/^https?:\/\//.test(path)) throw failure(t('terminal.no-network', { url: path }))
      return path === '-' ? input : box.files.read(path.startsWith('/') ? path : `${cwd}/${path}`)
    }
    const moment = momentFor(world, typed)
    const cluster = new ClusterAt(world.trace, moment, typed)
    const session = { cluster, namespace: setting.namespace, readFile, ...(words && { documentation: words }) }
    const own = withOwn && read.ok ? ownCommand({ call, session, line: read.line, setting, world, run, plain }) : null
    if (own) return yield* own
    const answer = kubectl(session, args)
    if (answer.kind === 'changes') {
      for (const note of answer.notes) call.io.err.write(`${note}\n`)
      spent.changes++
      const pieces = world.carryOut(answer.steps, typed, answer.kept)
      yield* write(call, pieces, spent)
      if (read.ok && read.line.command === 'delete' && boolFlag(read.line, 'wait', true)) yield* untilGone(world, call, pieces)
      const [, code] = /^command terminated with exit code (\d+)\n$/.exec(pieces.at(-1)?.text ?? '') ?? []
      if (code !== undefined) return Number(code)
      return pieces.some(({ text }) => isRefusal(text)) ? 1 : 0
    }
    if (read.ok && read.line.command === 'config set-context') setting.namespace = textFlag(read.line, 'namespace') ?? setting.namespace
    for (;;) {
      const { value, done } = answer.pieces.next()
      if (done) {
        if (value === 0 && read.ok && goesOn(args)) yield* untilOver(call, session, read.line)
        return value
      }
      const at = value.at <= moment ? typed : value.at
      yield* write(call, [{ at, text: value.text, error: value.stream === 'err' }], spent)
    }
  }
}
