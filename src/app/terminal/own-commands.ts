/** Commands of kubectl that are about the terminal's own computer, too: its files, its ports, its editor. */
import type { CommandLine } from '../../kube/command-line/line.ts'
import { joinWords, textFlag } from '../../kube/command-line/line.ts'
import { failure, KubectlError, misuse } from '../../kubectl/errors.ts'
import type { Session } from '../../kubectl/index.ts'
import { readForward } from '../../kubectl/port-forward.ts'
import { Latch, waitFor } from '../../simulation/kernel/task.ts'
import type { Task } from '../../simulation/kernel/task.ts'
import type { Call } from '../../simulation/programs/process.ts'
import { Text } from '../../simulation/programs/streams.ts'
import { attach, attaches, startAndAttach } from './attach.ts'
import { edit } from './edit.ts'
import type { KubectlSetting } from './kubectl-command.ts'
import type { TerminalWorld } from './world.ts'

/** A command at work; `run` carries out other words behind kubectl. */
export interface Own {
  readonly call: Call
  readonly session: Session
  readonly line: CommandLine
  readonly setting: KubectlSetting
  readonly world: TerminalWorld
  readonly run: (call: Call) => Task<number>
  /** The same, as kubectl alone does it. */
  readonly plain: (call: Call) => Task<number>
}

type OwnCommand = (own: Own) => number | Task<number>

function portForward({ call, session, line, setting }: Own): number {
  const { forwards, said } = readForward(session, line)
  setting.forwards.push(...forwards)
  call.io.out.write(said)
  return 0
}

/** Opens the editor: the line ends there, and is carried out again with what is saved. */
function* openEditor({ call, session, line, setting, world }: Own): Task<number> {
  if (world.unchangeable !== null) {
    call.io.err.write(world.unchangeable)
    return 1
  }
  const came = edit({
    session,
    line,
    nextSaved: () => setting.saved.shift(),
    carryOut: (step) => world.carryOut([step], call.box.kernel.now, true),
    out: (text) => call.io.out.write(text),
    err: (text) => call.io.err.write(text),
  })
  if (typeof came === 'number') return came
  setting.edit = came
  yield* waitFor(new Latch())
  return 0
}

interface InPod {
  readonly namespace: string | null
  readonly pod: string
  readonly path: string
}

/** Reads `[NAMESPACE/]POD:PATH`; null for a file of this computer. */
function inPod(text: string): InPod | null {
  const [, namespace = null, pod = '', path = ''] = /^(?:([^/:]+)\/)?([^/:]+):(.*)$/.exec(text) ?? []
  return pod === '' ? null : { namespace, pod, path }
}

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** `cp`: a file's text is read and written by programs in the container. Models kubectl/pkg/cmd/cp/cp.go (v1.36). */
function* copy({ call, line, run }: Own): Task<number> {
  const [from = '', to = '', ...more] = line.words
  if (to === '' || more.length > 0) throw misuse(line, 'source and destination are required')
  const [source, target] = [inPod(from), inPod(to)]
  if (source && target) throw failure('one of src or dest must be a local file specification')
  const { box, cwd } = call
  const local = (path: string): string => (path.startsWith('/') ? path : `${cwd}/${path}`)
  const container = textFlag(line, 'container')
  const execute = (place: InPod, words: readonly string[]): string[] => [
    'exec',
    '-q',
    ...(place.namespace === null ? [] : ['-n', place.namespace]),
    place.pod,
    ...(container === undefined ? [] : ['-c', container]),
    '--',
    ...words,
  ]
  if (source) {
    const out = new Text()
    const code = yield* run({ ...call, args: execute(source, ['cat', source.path]), io: { ...call.io, out } })
    if (code !== 0) return code
    const path = box.files.isFolder(local(to)) ? `${local(to)}/${baseName(source.path)}` : local(to)
    box.files.write(path, out.text)
    if (source.path.startsWith('/')) call.io.err.write("tar: removing leading '/' from member names\n")
    return 0
  }
  if (!target) throw failure('one of src or dest must be a remote file specification')
  const text = box.files.read(local(from))
  if (text === null) throw failure(`${from} doesn't exist in local filesystem`)
  const path = target.path.endsWith('/') ? `${target.path}${baseName(from)}` : target.path
  return yield* run({ ...call, args: execute(target, ['sh', '-c', `printf %s ${joinWords([text])} > ${joinWords([path])}`]) })
}

const OWN: Readonly<Record<string, OwnCommand>> = { attach, 'port-forward': portForward, edit: openEditor, cp: copy }

/** Carries out a command that is the terminal's own; null for all others. */
export function ownCommand(own: Own): Task<number> | null {
  const known = Object.hasOwn(OWN, own.line.command) ? OWN[own.line.command] : undefined
  const command = known ?? (attaches(own.line) ? startAndAttach : undefined)
  return command ? orFailing(own, command) : null
}

function* orFailing(own: Own, command: OwnCommand): Task<number> {
  try {
    const code = command(own)
    return typeof code === 'number' ? code : yield* code
  } catch (error) {
    if (!(error instanceof KubectlError)) throw error
    own.call.io.err.write(`${error.message}\n`)
    return error.exitCode
  }
}
