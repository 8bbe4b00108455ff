/** The shell of the terminal: the one that plays programs in containers, on a computer that has kubectl and a few tools. */
import { simTimeOf } from '../../base/time.ts'
import type { SimTime } from '../../base/time.ts'
import { COMMAND_FAMILIES } from '../../kube/programs/commands.ts'
import type { Container, Pod } from '../../kube/types.ts'
import { t } from '../../messages/index.ts'
import { WallClock } from '../../simulation/api/times.ts'
import { Kernel } from '../../simulation/kernel/kernel.ts'
import type { Task } from '../../simulation/kernel/task.ts'
import { PROGRAMS } from '../../simulation/programs/commands/table.ts'
import { FileSystem, FileTree } from '../../simulation/programs/files.ts'
import { Endless, Leave, NotUnderstood } from '../../simulation/programs/flow.ts'
import { Box } from '../../simulation/programs/process.ts'
import type { Command } from '../../simulation/programs/process.ts'
import { runScript } from '../../simulation/programs/shell/execute.ts'
import { Shell } from '../../simulation/programs/shell/state.ts'
import { Input, NOWHERE } from '../../simulation/programs/streams.ts'
import type { Sink } from '../../simulation/programs/streams.ts'
import type { Piece, TerminalState } from './protocol.ts'

/** Where the files of the terminal lie. */
const HOME = '/home/me'
const FOLDERS = ['/tmp', '/dev', HOME]
/** What of the containers' programs is on this computer, too. */
const FAMILIES = ['text', 'files', 'conditions', 'time', 'shells'] as const
const TOOLS = new Set([...FAMILIES.flatMap((family) => COMMAND_FAMILIES[family] ?? []), 'clear', 'whoami', 'hostname', 'env', 'printenv'])
/** More than anyone reads. */
const MOST_PIECES = 200_000

/** Somebody waits for a loop that was typed, so that it is followed for longer than one in a container. */
const PATIENCE = 500_000

const NOT_FOUND = 127
const ENDLESS = 130

/** A line does more of something than anyone waits for: it goes on, but is followed no further. */
export class TooMany extends Endless {
  readonly what: 'commands' | 'changes' | 'characters'
  readonly count: number

  constructor(what: TooMany['what'], count: number) {
    super()
    this.what = what
    this.count = count
  }
}

const COMPUTER: Container = { name: 'terminal', workingDir: HOME }
const HERE: Pod = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'terminal', namespace: 'default' },
  spec: { containers: [COMPUTER] },
  status: {},
}

/** What came of a script. */
export interface ScriptEnd {
  readonly pieces: readonly Piece[]
  /** Null: it has not ended when the world does, or nobody knows. */
  readonly endsAt: SimTime | null
  /** It is followed no further than to its last piece, though it goes on. */
  readonly isCut: boolean
  readonly variables: Readonly<Record<string, string>>
  readonly files: Readonly<Record<string, string>>
}

export interface ScriptStart {
  readonly script: string
  readonly at: SimTime
  /** The end of the world. */
  readonly end: SimTime
  readonly epoch: string
  readonly state: TerminalState
  /** What there is beside the usual tools. */
  readonly commands: Readonly<Record<string, Command>>
}

/** The program of a name as the terminal says that it has none. */
const unknownCommand =
  (name: string): Command =>
  ({ io }) => {
    io.err.write(`${t('terminal.unknown-command', { name })}\n`)
    return NOT_FOUND
  }

/** Every name leads to a program, so that what is not there is told as the shell goes along. */
class Tools extends Map<string, Command> {
  override get(name: string): Command {
    return super.get(name) ?? unknownCommand(name)
  }
}

function lossText(why: NotUnderstood | Endless): string {
  if (why instanceof TooMany) return t(`terminal.too-many.${why.what}`, { count: why.count })
  return why instanceof Endless ? t('terminal.endless') : t('terminal.not-understood', { what: why.what })
}

/** How a script was left: it is over, or goes on but is followed no further; null: it runs. */
interface Course {
  left: 'over' | 'cut' | null
}

/** Runs a script from a moment on; what it waits for takes the world's time. */
export function runTerminalScript({ script, at, end, epoch, state, commands }: ScriptStart): ScriptEnd {
  const kernel = new Kernel(at, 1)
  const pieces: Piece[] = []
  const writer = (error: boolean): Sink => ({
    write: (text) => {
      if (text !== '' && pieces.length < MOST_PIECES) pieces.push({ at: simTimeOf(kernel.now), text, error })
    },
  })
  const tree = new FileTree({}, at)
  for (const folder of FOLDERS) tree.put(folder, null, at)
  const files = new FileSystem(tree, [], () => kernel.now)
  for (const [path, text] of Object.entries(state.files)) tree.put(path, text, at)
  const course: Course = { left: null }
  const out = writer(false)
  const err = writer(true)
  const leave = (how: 'over' | 'cut'): void => {
    course.left = how
    kernel.stop()
  }
  const lose = (why: NotUnderstood | Endless): void => {
    if (course.left) return
    err.write(`${lossText(why)}\n`)
    shell.status = ENDLESS
    leave(why instanceof TooMany ? 'cut' : 'over')
  }
  const box = new Box(
    {
      pod: HERE,
      container: COMPUTER,
      files,
      network: { resolve: () => [], ask: () => ({ kind: 'no name' }) },
      clock: new WallClock(Date.parse(epoch)),
      kernel,
      env: new Map(Object.entries({ HOME, USER: 'me', PWD: HOME, ...state.variables })),
      memory: null,
      ip: '127.0.0.1',
      log: NOWHERE,
      patience: PATIENCE,
      commands: new Tools([...[...PROGRAMS].filter(([name]) => TOOLS.has(name)), ...Object.entries(commands)]),
    },
    {
      opened: () => undefined,
      filled: () => undefined,
      outOfMemory: () => undefined,
      // What one stage of a pipe leaves open would keep the others for ever.
      lost: lose,
      note: () => undefined,
    },
  )
  const process = box.newProcess('sh')
  const shell = new Shell(box, process, 'sh', [])
  function* run(): Task<void> {
    try {
      yield* runScript(shell, script, { in: Input.of(''), out, err })
    } catch (error) {
      if (error instanceof NotUnderstood || error instanceof Endless) return lose(error)
      if (!(error instanceof Leave)) throw error
    }
    leave('over')
  }
  kernel.spawn(run())
  if (!course.left) kernel.run(end)
  const { left } = course
  return {
    pieces,
    endsAt: left === 'over' ? kernel.now : null,
    isCut: left === 'cut',
    variables: variablesOf(shell),
    files: filesIn(files),
  }
}

const OWN: ReadonlySet<string> = new Set(['HOME', 'USER', 'PWD', 'OLDPWD'])

const variablesOf = (shell: Shell): Record<string, string> => Object.fromEntries([...shell.vars].filter(([name]) => !OWN.has(name)))

/** The files of the folders that people write to, by path. */
function filesIn(files: FileSystem): Record<string, string> {
  const found: Record<string, string> = {}
  const visit = (folder: string): void => {
    for (const name of files.list(folder)) {
      const path = `${folder}/${name}`
      const text = files.read(path)
      if (text === null) visit(path)
      else found[path] = text
    }
  }
  for (const folder of ['/tmp', HOME]) visit(folder)
  return found
}
