import { inSeconds } from '../../base/time.ts'
import { isEvent } from '../../kube/types.ts'
import { API_RULES } from '../../manifest/index.ts'
import { laneText } from '../../recording/lane-text.ts'
import { watchStreamLines } from '../../recording/watch-stream.ts'
import { simulate } from '../../simulation/simulate.ts'
import type { Trace } from '../../simulation/trace.ts'
import { duration, oneOf, readArguments, wholeNumber } from '../arguments.ts'
import { readWorld } from '../files.ts'
import { printLines } from '../output.ts'

/** `simulate WORLD.yaml`: plays a world. Returns the exit status. */
export function simulateCommand(args: readonly string[]): number {
  const { files, options } = readArguments(
    'simulate',
    args,
    { output: 'o', until: null, seed: null },
    { least: 1, most: 1, names: 'WORLD.yaml' },
  )
  const output = oneOf('-o', options.output, ['watch', 'lanes', 'events'])
  const until = duration('--until', options.until)
  const seed = wholeNumber('--seed', options.seed)
  const world = readWorld(files[0] ?? '')
  const trace = simulate(world, {
    validation: API_RULES,
    ...(until === undefined ? {} : { until }),
    ...(seed === undefined ? {} : { seed }),
  })
  printLines(output === 'watch' ? watchStreamLines(trace) : output === 'lanes' ? [laneText(trace)] : eventLines(trace))
  return 0
}

/** One line for each Event as it was sent: seconds, type, reason, object, message, and how often when more than once. */
function* eventLines(trace: Trace): Generator<string> {
  for (const record of trace.records) {
    if (record.kind !== 'watch' || !isEvent(record.object) || record.type === 'DELETED') continue
    const { type, reason, involvedObject, message, count, series } = record.object
    const times = count ?? series?.count ?? 1
    const about = `${involvedObject.kind?.toLowerCase()}/${involvedObject.name}`
    yield `${inSeconds(record.at).toFixed(3)} ${type} ${reason} ${about} ${message}${times > 1 ? ` (x${times})` : ''}`
  }
}
