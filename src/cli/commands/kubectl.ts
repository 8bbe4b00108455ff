import { existsSync, readFileSync } from 'node:fs'
import { ms, seconds, simTimeOf } from '../../base/time.ts'
import type { Duration } from '../../base/time.ts'
import { isRefusal } from '../../kube/command-line/complaints.ts'
import type { World } from '../../kube/world.ts'
import documentation from '../../kubectl/explain/documentation.json'
import { ClusterAt, goesOn, kubectl, outputPieces } from '../../kubectl/index.ts'
import type { Step } from '../../kubectl/index.ts'
import { API_RULES } from '../../manifest/index.ts'
import { durationOf, simulate } from '../../simulation/simulate.ts'
import type { Trace } from '../../simulation/trace.ts'
import { duration, readArguments, wholeNumber } from '../arguments.ts'
import { readText, readWorld } from '../files.ts'
import { UsageError } from '../usage.ts'

/** How long after it is typed a reading command has its answer from the API server: it starts, connects and asks. */
const READING_TAKES = ms(250)

/** How long a command that changes something is given to say all it has to say. */
const CHANGE_TAKES = seconds(60)

const STREAMS = { out: process.stdout, err: process.stderr }

/** `kubectl WORLD.yaml --at 40s -- get pods`: what kubectl prints at a moment. Returns kubectl's exit code. */
export function kubectlCommand(args: readonly string[]): number {
  const end = args.indexOf('--')
  if (end === -1) throw new UsageError('usage: podscope kubectl WORLD.yaml --at 40s -- get pods')
  const { files, options } = readArguments(
    'kubectl',
    args.slice(0, end),
    { at: null, seed: null },
    { least: 1, most: 1, names: 'WORLD.yaml --at 40s -- COMMAND' },
  )
  const world = readWorld(files[0] ?? '')
  const seed = wholeNumber('--seed', options.seed)
  const play = (played: World, until: Duration): Trace =>
    simulate(played, { until, validation: API_RULES, ...(seed === undefined ? {} : { seed }) })
  const length = durationOf(world)
  const at = duration('--at', options.at) ?? length
  const words = args.slice(end + 1)
  const read = ms(at + READING_TAKES)
  const trace = play(world, goesOn(words) ? longer(length, read) : read)
  const answer = kubectl(
    { cluster: new ClusterAt(trace, simTimeOf(read)), namespace: 'default', readFile, documentation: () => documentation },
    words,
  )
  if (answer.kind === 'changes') {
    for (const note of answer.notes) STREAMS.err.write(`${note}\n`)
    return change(world, at, answer.steps, play)
  }
  endWithReader()
  for (;;) {
    const { value, done } = answer.pieces.next()
    if (done) return value
    STREAMS[value.stream].write(value.text)
  }
}

/** A file that a command names; `-` is standard input. */
function readFile(path: string): string | null {
  if (path === '-') return readFileSync(0, 'utf8')
  return existsSync(path) ? readText(path) : null
}

/** Ends quietly when the reader has gone, as `head` does. */
function endWithReader(): void {
  process.stdout.once('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit(0)
  })
}

const longer = (a: Duration, b: Duration): Duration => ms(Math.max(a, b))

/** Plays the world with the steps in it, and prints what they had to say. */
function change(world: World, at: Duration, steps: readonly Step[], play: (world: World, until: Duration) => Trace): number {
  const { spec } = world.scenario
  const timeline = spec?.timeline ?? []
  const added = steps.map((step) => ({ ...step, at: `${at}ms` }))
  const changed = { ...world, scenario: { ...world.scenario, spec: { ...spec, timeline: [...timeline, ...added] } } }
  const trace = play(changed, ms(at + CHANGE_TAKES))
  let exitCode = 0
  for (const record of trace.records) {
    if (record.kind !== 'command' || record.path[1] !== 'timeline' || Number(record.path[2]) < timeline.length) continue
    for (const { stream, text } of outputPieces(record.output)) {
      STREAMS[stream].write(text)
      if (isRefusal(text)) exitCode = 1
    }
  }
  return exitCode
}
