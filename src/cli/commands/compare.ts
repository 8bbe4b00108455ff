import { readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { plus, type SimTime, ZERO } from '../../base/time.ts'
import type { World } from '../../kube/world.ts'
import { API_RULES } from '../../manifest/index.ts'
import { agrees, type Comparison, compareTraces } from '../../recording/compare/index.ts'
import { isRecording } from '../../recording/recognise.ts'
import { durationOf, simulate } from '../../simulation/simulate.ts'
import type { Trace } from '../../simulation/trace.ts'
import { readArguments } from '../arguments.ts'
import { FileError, readText, readTrace, readWorld, reasonOf } from '../files.ts'
import { printLines } from '../output.ts'

/** What chance decides on a real cluster the seed decides here; agreeing with one of these is agreeing. */
const SEEDS = [1, 2, 3, 4]

/** Which pair of runs agrees best, and how well. */
interface Best {
  readonly comparison: Comparison
  readonly recording: string
  readonly run: string
}

/** `compare RECORDING [WORLD.yaml | SIMULATED.jsonl]`: exit status 0 when one of the recordings agrees. */
export function compareCommand(args: readonly string[]): number {
  const { files } = readArguments('compare', args, {}, { least: 1, most: 2, names: 'RECORDING [WORLD.yaml | SIMULATED.jsonl]' })
  const [folder = '', beside] = files
  const isWorld = beside !== undefined && /\.ya?ml$/.test(beside) && !isRecording(readText(beside))
  const simulatedFile = isWorld ? undefined : beside
  const { recordings, worldFile: ownWorld } = contents(folder)
  const worldFile = isWorld ? beside : ownWorld
  const world = worldFile === null ? null : readWorld(worldFile)
  const end = world ? plus(ZERO, durationOf(world)) : undefined
  const best = closest(recordings, runs(folder, world, simulatedFile), end)
  const { comparison, recording, run } = best
  const { lanes, differingLanes, differingEvents } = comparison
  printLines([
    ...[...differingLanes, ...differingEvents].map(({ lane, text }) => `  ${lane}: ${text}`),
    `${lanes - differingLanes.length} of ${lanes} lanes agree, ${differingEvents.length} events differ (${run} beside ${recording})`,
  ])
  return agrees(comparison) ? 0 : 1
}

/** The recordings of a folder, or the one that was named, and its world. */
function contents(folder: string): { recordings: string[]; worldFile: string | null } {
  try {
    if (!statSync(folder).isDirectory()) return { recordings: [folder], worldFile: null }
    const names = readdirSync(folder).sort()
    const recordings = names.filter((name) => /^watch.*\.jsonl(\.gz)?$/.test(name)).map((name) => join(folder, name))
    if (recordings.length === 0) throw new FileError(`${folder}: has no watch*.jsonl or watch*.jsonl.gz`)
    return { recordings, worldFile: names.includes('world.yaml') ? join(folder, 'world.yaml') : null }
  } catch (error) {
    if (error instanceof FileError) throw error
    throw new FileError(`${folder}: ${reasonOf(error)}`)
  }
}

/** What the recordings are compared with, one after the other and no more than needed. */
function* runs(folder: string, world: World | null, simulatedFile: string | undefined): Generator<{ name: string; trace: Trace }> {
  if (simulatedFile !== undefined) {
    yield { name: simulatedFile, trace: readTrace(simulatedFile) }
    return
  }
  if (!world) throw new FileError(`${folder}: has no world.yaml to simulate; name a world, or a simulated watch stream`)
  for (const seed of SEEDS) yield { name: `seed ${seed}`, trace: simulate(world, { seed, validation: API_RULES }) }
}

function closest(recordings: readonly string[], simulated: Iterable<{ name: string; trace: Trace }>, end: SimTime | undefined): Best {
  const traces = recordings.map((file) => ({ name: basename(file), trace: readTrace(file) }))
  let best: Best | null = null
  for (const run of simulated) {
    for (const recorded of traces) {
      const comparison = compareTraces(recorded.trace, run.trace, end)
      if (best === null || differing(comparison) < differing(best.comparison))
        best = { comparison, recording: recorded.name, run: run.name }
      if (agrees(comparison)) return best
    }
  }
  if (best === null) throw new FileError('nothing to compare')
  return best
}

const differing = ({ differingLanes, differingEvents }: Comparison): number => differingLanes.length + differingEvents.length
