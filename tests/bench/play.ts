/**
 * Plays the world on standard input, as often as the argument says, in a process of its own, and prints what that cost as JSON.
 */
import { existsSync, readFileSync } from 'node:fs'
import { readManifest } from '../../src/manifest/index.ts'
import { simulate } from '../../src/simulation/simulate.ts'

/** What the plays of a world cost. */
export interface Cost {
  /** Each play's time, in order: the first one has to warm the engine up. */
  readonly milliseconds: readonly number[]
  /** The most memory that the whole process had had after the first play, Node's own included. */
  readonly megabytes: number
}

/** What Linux knows of this process alone: the figure that Node has includes its parent's before the start. */
function peakMegabytes(): number {
  const kilobytes = existsSync('/proc/self/status') && /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]
  return (kilobytes ? Number(kilobytes) : process.resourceUsage().maxRSS) / 1024
}

const { world, answer } = readManifest(readFileSync(0, 'utf8'), 'bench.yaml')
if (!world) throw new Error(answer.text)
const milliseconds: number[] = []
let megabytes = 0
for (let play = 0; play < Number(process.argv[2] ?? 1); play++) {
  const began = performance.now()
  simulate(world)
  milliseconds.push(performance.now() - began)
  megabytes ||= peakMegabytes()
}
const cost: Cost = { milliseconds, megabytes }
console.log(JSON.stringify(cost))
