import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { type Duration, parseGoDuration, plus, type SimTime, ZERO } from '../../src/base/time.ts'
import { readWatchStream } from '../../src/recording/watch-stream.ts'
import type { Trace } from '../../src/simulation/trace.ts'

const FOLDER = join(import.meta.dirname, '../recordings')

/** One folder of tests/recordings: a world and how it went on real Kubernetes, once or more. */
export interface RecordedWorld {
  readonly name: string
  readonly text: string
  readonly recordings: readonly Trace[]
  /** How long the world was played. */
  readonly end: SimTime
}

export function recordedWorlds(): RecordedWorld[] {
  return readdirSync(FOLDER).map((name) => {
    const text = readFileSync(join(FOLDER, name, 'world.yaml'), 'utf8')
    const files = readdirSync(join(FOLDER, name)).filter((file) => file.startsWith('watch'))
    const recordings = files.map((file) => readWatchStream(gunzipSync(readFileSync(join(FOLDER, name, file))).toString(), basename(file)))
    return { name, text, recordings, end: plus(ZERO, durationOf(text)) }
  })
}

function durationOf(text: string): Duration {
  const duration = parseGoDuration(/"?duration"?: "?([0-9a-z.]+)/.exec(text)?.[1] ?? '')
  if (duration === null) throw new Error('a recorded world says how long it is')
  return duration
}
